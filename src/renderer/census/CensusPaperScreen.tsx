/** A paper of a campaign as it will be printed: one member's record, a branch's, a list, a sweep. */

import { Button } from 'antd'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { PaperAsk } from '../../shared/census/paperMethods.ts'
import { download, printPage } from '../shell/files.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useMessages } from '../shell/messages.tsx'
import { useOffice } from '../shell/office.tsx'
import { checkLinesPlace, memberPlace, PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { useTasks } from '../shell/tasks.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { PaperPages } from '../ui/PaperPages.tsx'
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

/** The paper handed out: workbook, PDF, print. */
function usePaperFiles(input: { ask: PaperAsk; asOf?: string }, title: string) {
  const { client } = useOffice()
  const { run } = useTasks()
  const messages = useMessages()
  return {
    workbook: async () => {
      const made = await run(`${title} Excel`, ({ signal }) => client.census.paperXlsx(input, { signal }))
      if (made.ok) download(made.value)
    },
    pdf: async () => {
      const made = await run(`${title} PDF`, ({ signal }) => client.census.paperPdf(input, { signal }))
      if (made.ok) download(made.value)
    },
    print: async () => {
      const made = await run(`打印${title}`, ({ signal }) => client.census.paperPrint(input, { signal }))
      if (!made.ok) return
      const problem = await printPage(made.value)
      if (problem !== null) messages.fail({ code: 'PRINT_FAILED', message: problem })
    },
  }
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
  const files = usePaperFiles(input, data?.title ?? '')
  const onMember = useCallback((member: number) => void navigate({ to: memberPlace(member) }), [navigate])
  if (isError) return <Missing />
  if (!data) return null
  const { title, total, pages, ofMembers } = data
  return (
    <>
      <PageHeader
        title={title}
        asOf={asOf}
        count={`${total}页`}
        actions={
          <>
            <Button onClick={() => void navigate({ to: back.to })}>‹ {back.text}</Button>
            <Button onClick={() => void files.workbook()}>导出 Excel</Button>
            <Button onClick={() => void files.pdf()}>导出 PDF</Button>
            <Button type="primary" onClick={() => void files.print()}>
              打印
            </Button>
          </>
        }
      />
      <PaperPages
        pages={pages}
        {...(ofMembers ? { onMember } : {})}
        bar={
          total > AT_ONCE && (
            <>
              <Button
                size="small"
                disabled={fromPage === 1}
                onClick={() => setFromPage(Math.max(1, fromPage - AT_ONCE))}
              >
                前{AT_ONCE}页
              </Button>
              <span>
                第{fromPage}至{Math.min(total, fromPage + AT_ONCE - 1)}页
              </span>
              <Button
                size="small"
                disabled={fromPage + AT_ONCE > total}
                onClick={() => setFromPage(fromPage + AT_ONCE)}
              >
                后{AT_ONCE}页
              </Button>
            </>
          )
        }
      />
    </>
  )
}
