/** One paper of a lost-contact case, or the report on key cases of a month, as it will be printed (D15 to D19). */

import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback } from 'react'
import { keyOf } from '../../shared/kernel/codes.ts'
import { LOST_PAPER, type LostPaper } from '../../shared/search/papers.ts'
import { failureOf } from '../shell/failures.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { lostCasePlace, PLACE } from '../shell/places.ts'
import { useTasks } from '../shell/tasks.tsx'
import { PAPER_HINTS } from '../ui/paperMake.ts'
import { PaperMissing } from '../ui/PaperMissing.tsx'
import { PaperPreview, type PaperFormat } from '../ui/PaperPreview.tsx'

const HOME = { to: PLACE.search, text: '失联查找' }

/** `COVER`, or `INQUIRY-3` for the letter of one inquiry. */
function readPaper(text: string): { paper: LostPaper; inquiryId?: number } | null {
  const [words = '', number] = text.split('-')
  const paper = keyOf(LOST_PAPER, words)
  if (paper === null) return null
  return number === undefined ? { paper } : { paper, inquiryId: Number(number) }
}

export default function PaperScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const asked = readPaper(params.paper ?? '')
  useKeyHints(PAPER_HINTS)
  return asked === null ? (
    <PaperMissing text="没有这份材料，失联记录可能已被撤销。" back={HOME} />
  ) : (
    <Paper id={Number(params.caseId)} {...asked} />
  )
}

function Paper({ id, paper, inquiryId }: { id: number; paper: LostPaper; inquiryId?: number }) {
  const { client, queries } = useOffice()
  const { run } = useTasks()
  const navigate = useNavigate()
  const input = { id, paper, ...(inquiryId === undefined ? {} : { inquiryId }) }
  const { data, error } = useQuery(queries.search.paper.queryOptions({ input }))
  const make = useCallback(
    (format: PaperFormat, name: string) =>
      run(name, ({ signal }) =>
        client.search.paperFile(
          { id, paper, format, ...(inquiryId === undefined ? {} : { inquiryId }) },
          { signal },
        ),
      ),
    [client, run, id, paper, inquiryId],
  )
  if (error) return <PaperMissing text={failureOf(error).message} back={HOME} />
  if (!data) return null
  const back = { text: '失联记录', go: () => void navigate({ to: lostCasePlace(id) }) }
  return (
    <PaperPreview
      title={data.title}
      pages={data.pages}
      back={back}
      make={make}
      printOnly={paper === 'NOTICE'}
    />
  )
}
