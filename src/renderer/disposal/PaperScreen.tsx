/** One paper of a disposal case, as it will be printed. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback } from 'react'
import { DISPOSAL_PAPER, type DisposalPaper } from '../../shared/disposal/papers.ts'
import { keyOf } from '../../shared/kernel/codes.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { disposalPlace, PLACE } from '../shell/places.ts'
import { useTasks } from '../shell/tasks.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PaperPreview, type PaperFormat } from '../ui/PaperPreview.tsx'

const HINTS = [
  { keys: 'Tab', what: '下一个按钮' },
  { keys: 'Enter', what: '按下按钮' },
]

export default function PaperScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const paper = keyOf(DISPOSAL_PAPER, params.paper ?? '')
  useKeyHints(HINTS)
  return paper === null ? <Missing /> : <Paper id={Number(params.disposalId)} paper={paper} />
}

function Missing() {
  const navigate = useNavigate()
  return (
    <EmptyState text="没有这份材料，处置案可能已被撤销。">
      <Button onClick={() => void navigate({ to: PLACE.disposal })}>回到组织处置</Button>
    </EmptyState>
  )
}

function Paper({ id, paper }: { id: number; paper: DisposalPaper }) {
  const { client, queries } = useOffice()
  const { run } = useTasks()
  const navigate = useNavigate()
  const { data, isError } = useQuery(queries.disposal.paper.queryOptions({ input: { id, paper } }))
  const make = useCallback(
    (format: PaperFormat, name: string) => {
      const input = { id, paper }
      switch (format) {
        case 'xlsx':
          return run(name, ({ signal }) => client.disposal.workbook(input, { signal }))
        case 'pdf':
          return run(name, ({ signal }) => client.disposal.pdf(input, { signal }))
        case 'html':
          return run(name, ({ signal }) => client.disposal.print(input, { signal }))
      }
    },
    [client, run, id, paper],
  )
  if (isError) return <Missing />
  if (!data) return null
  const back = { text: '处置案', go: () => void navigate({ to: disposalPlace(id) }) }
  return <PaperPreview title={data.title} pages={data.pages} back={back} make={make} />
}
