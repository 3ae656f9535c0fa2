/** One paper of a lost-contact case, or the report on key cases of a month, as it will be printed (D15 to D19). */

import { Button } from 'antd'
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
import { EmptyState } from '../ui/EmptyState.tsx'
import { PaperPreview, type PaperFormat } from '../ui/PaperPreview.tsx'

const HINTS = [
  { keys: 'Tab', what: '下一个按钮' },
  { keys: 'Enter', what: '按下按钮' },
]

/** `COVER`, or `INQUIRY-3` for the letter of one inquiry. */
function readPaper(text: string): { paper: LostPaper; inquiryId?: number } | null {
  const [words = '', number] = text.split('-')
  const paper = keyOf(LOST_PAPER, words)
  if (paper === null) return null
  return number === undefined ? { paper } : { paper, inquiryId: Number(number) }
}

function Missing({ text = '没有这份材料，失联记录可能已被撤销。' }: { text?: string }) {
  const navigate = useNavigate()
  return (
    <EmptyState text={text}>
      <Button onClick={() => void navigate({ to: PLACE.search })}>回到失联查找</Button>
    </EmptyState>
  )
}

export default function PaperScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const asked = readPaper(params.paper ?? '')
  useKeyHints(HINTS)
  return asked === null ? <Missing /> : <Paper id={Number(params.caseId)} {...asked} />
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
  if (error) return <Missing text={failureOf(error).message} />
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
