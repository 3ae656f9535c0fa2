/** One paper of a disposal case, as it will be printed. */

import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { DISPOSAL_PAPER, type DisposalPaper } from '../../shared/disposal/papers.ts'
import { keyOf } from '../../shared/kernel/codes.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { disposalPlace, PLACE } from '../shell/places.ts'
import { PAPER_HINTS, usePaperMake } from '../ui/paperMake.ts'
import { PaperMissing } from '../ui/PaperMissing.tsx'
import { PaperPreview } from '../ui/PaperPreview.tsx'

const HOME = { to: PLACE.disposal, text: '组织处置' }

export default function PaperScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const paper = keyOf(DISPOSAL_PAPER, params.paper ?? '')
  useKeyHints(PAPER_HINTS)
  return paper === null ? (
    <PaperMissing text="没有这份材料，处置案可能已被撤销。" back={HOME} />
  ) : (
    <Paper id={Number(params.disposalId)} paper={paper} />
  )
}

function Paper({ id, paper }: { id: number; paper: DisposalPaper }) {
  const { client, queries } = useOffice()
  const navigate = useNavigate()
  const { data, isError } = useQuery(queries.disposal.paper.queryOptions({ input: { id, paper } }))
  const { workbook: xlsx, pdf, print: html } = client.disposal
  const make = usePaperMake({ id, paper }, { xlsx, pdf, html })
  if (isError) return <PaperMissing text="没有这份材料，处置案可能已被撤销。" back={HOME} />
  if (!data) return null
  const back = { text: '处置案', go: () => void navigate({ to: disposalPlace(id) }) }
  return <PaperPreview title={data.title} pages={data.pages} back={back} make={make} />
}
