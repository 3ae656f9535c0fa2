/** A letter, its receipt or the request for one as the paper it will be. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { Outputs } from '../../shared/api/contract.ts'
import { letterFormSchema, type LetterForm } from '../../shared/transfer/methods.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { memberPlace, PLACE } from '../shell/places.ts'
import { PaperFindings } from '../ui/PaperFindings.tsx'
import { PAPER_HINTS, usePaperMake } from '../ui/paperMake.ts'
import { PaperMissing } from '../ui/PaperMissing.tsx'
import { PaperPreview } from '../ui/PaperPreview.tsx'
import { LetterState } from './LetterRecord.tsx'

type Paper = Outputs['transfer']['paper']

export default function LetterPaperScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const [words, number] = (params.paper ?? '').split('-')
  const form = letterFormSchema.catch('letter').parse(words)
  const id = Number(number)
  const { queries } = useOffice()
  const { data, isError } = useQuery(queries.transfer.paper.queryOptions({ input: { id, form } }))
  useKeyHints(PAPER_HINTS)
  if (isError) {
    const back = { to: PLACE.transfer, text: '组织关系接转' }
    return <PaperMissing text="这份介绍信不能显示，可能已撤销。" back={back} />
  }
  return data ? <LetterPaper key={`${form}-${id}`} form={form} paper={data} /> : null
}

function LetterPaper({ form, paper }: { form: LetterForm; paper: Paper }) {
  const { title, letter, pages, findings } = paper
  const { client } = useOffice()
  const navigate = useNavigate()
  const { workbook: xlsx, pdf, print: html } = client.transfer
  const make = usePaperMake({ id: letter.id, form }, { xlsx, pdf, html })
  return (
    <PaperPreview
      title={title}
      count={`${letter.name} · ${letter.letterNo ?? '没有编号'}`}
      pages={pages}
      back={{ text: '介绍信', go: () => void navigate({ to: PLACE.transfer }) }}
      make={make}
      ofMembers={false}
      aside={{
        name: '纸面核对',
        content: (
          <PaperFindings
            findings={findings}
            above={
              <p>
                <LetterState letter={letter} />
              </p>
            }
            below={
              <Button size="small" onClick={() => void navigate({ to: memberPlace(letter.memberId) })}>
                打开党员卡
              </Button>
            }
          />
        ),
      }}
    />
  )
}
