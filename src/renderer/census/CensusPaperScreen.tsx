/** A paper of a campaign as it will be printed: one member's record, a branch's, a list, a sweep. */

import { Button } from 'antd'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { PaperAsk } from '../../shared/census/paperMethods.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { checkLinesPlace, PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { useTasks } from '../shell/tasks.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PagesBar } from '../ui/PagesBar.tsx'
import { PaperPreview, type PaperFormat } from '../ui/PaperPreview.tsx'
import { readPaperAsk } from './paperAsk.ts'

const AT_ONCE = 10

const HINTS = [
  { keys: 'Tab', what: '下一个按钮' },
  { keys: 'Enter', what: '按下按钮' },
]

export default function CensusPaperScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const ask = readPaperAsk(params.paper ?? '')
  useKeyHints(HINTS)
  return ask === null ? <Missing /> : <Paper key={params.paper} ask={ask} />
}

function Missing() {
  const navigate = useNavigate()
  return (
    <EmptyState text="没有这份材料，可能已经删除。">
      <Button onClick={() => void navigate({ to: PLACE.census })}>回到集中排查</Button>
    </EmptyState>
  )
}

function Paper({ ask }: { ask: PaperAsk }) {
  const { queries } = useOffice()
  const { asOf } = useScope()
  const navigate = useNavigate()
  const [fromPage, setFromPage] = useState(1)
  const input = { ask, ...(asOf === undefined ? {} : { asOf }) }
  const { data, isError } = useQuery({
    ...queries.census.paper.queryOptions({ input: { ...input, fromPage, pages: AT_ONCE } }),
    placeholderData: keepPreviousData,
  })
  const back =
    ask.kind === 'check'
      ? { to: checkLinesPlace(ask.campaignId, ask.orgId), text: '核查表' }
      : { to: PLACE.census, text: '集中排查' }
  const { client } = useOffice()
  const { run } = useTasks()
  const make = (format: PaperFormat, name: string) => {
    switch (format) {
      case 'xlsx':
        return run(name, ({ signal }) => client.census.paperXlsx(input, { signal }))
      case 'pdf':
        return run(name, ({ signal }) => client.census.paperPdf(input, { signal }))
      case 'html':
        return run(name, ({ signal }) => client.census.paperPrint(input, { signal }))
    }
  }
  if (isError) return <Missing />
  if (!data) return null
  const { title, total, pages, ofMembers } = data
  return (
    <PaperPreview
      title={title}
      asOf={asOf}
      count={`${total}页`}
      pages={pages}
      ofMembers={ofMembers}
      back={{ text: back.text, go: () => void navigate({ to: back.to }) }}
      make={make}
      bar={<PagesBar total={total} atOnce={AT_ONCE} from={fromPage} onFrom={setFromPage} />}
    />
  )
}
