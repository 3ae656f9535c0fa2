/** One paper of a disposal case, as it will be printed. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { DISPOSAL_PAPER, type DisposalPaper } from '../../shared/disposal/papers.ts'
import { keyOf } from '../../shared/kernel/codes.ts'
import { pageSize } from '../reporting/previewPages.ts'
import { download, printPage } from '../shell/files.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useMessages } from '../shell/messages.tsx'
import { useOffice } from '../shell/office.tsx'
import { disposalPlace, memberPlace, PLACE } from '../shell/places.ts'
import { useTasks } from '../shell/tasks.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FormSheet } from '../ui/FormSheet.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { PaperDesk } from '../ui/PaperDesk.tsx'
import styles from './disposal.module.css'

/** Pixels beside a page that is as wide as the desk. */
const GAP = 14

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

/** The paper handed out: workbook, PDF, print. */
function usePaperFiles(id: number, paper: DisposalPaper, title: string) {
  const { client } = useOffice()
  const { run } = useTasks()
  const messages = useMessages()
  const input = { id, paper }
  return {
    workbook: async () => {
      const made = await run(`${title} Excel`, ({ signal }) => client.disposal.workbook(input, { signal }))
      if (made.ok) download(made.value)
    },
    pdf: async () => {
      const made = await run(`${title} PDF`, ({ signal }) => client.disposal.pdf(input, { signal }))
      if (made.ok) download(made.value)
    },
    print: async () => {
      const made = await run(`打印${title}`, ({ signal }) => client.disposal.print(input, { signal }))
      if (!made.ok) return
      const problem = await printPage(made.value)
      if (problem !== null) messages.fail({ code: 'PRINT_FAILED', message: problem })
    },
  }
}

function Paper({ id, paper }: { id: number; paper: DisposalPaper }) {
  const { queries } = useOffice()
  const navigate = useNavigate()
  const { data, isError } = useQuery(queries.disposal.paper.queryOptions({ input: { id, paper } }))
  const files = usePaperFiles(id, paper, data?.title ?? '')
  const [desk, setDesk] = useState<HTMLDivElement | null>(null)
  const [zoom, setZoom] = useState(1)
  const onMember = useCallback((member: number) => void navigate({ to: memberPlace(member) }), [navigate])
  if (isError) return <Missing />
  if (!data) return null
  const first = data.pages[0]
  const fit = first && desk ? (desk.clientWidth - GAP * 2) / pageSize(first).width : 1
  return (
    <>
      <PageHeader
        title={data.title}
        count={`${data.pages.length}页`}
        actions={
          <>
            <Button onClick={() => void navigate({ to: disposalPlace(id) })}>‹ 处置案</Button>
            <Button onClick={() => void files.workbook()}>导出 Excel</Button>
            <Button onClick={() => void files.pdf()}>导出 PDF</Button>
            <Button type="primary" onClick={() => void files.print()}>
              打印
            </Button>
          </>
        }
      />
      <PaperDesk
        pagesRef={setDesk}
        bar={
          <Button size="small" aria-pressed={zoom !== 1} onClick={() => setZoom(zoom === 1 ? fit : 1)}>
            {zoom === 1 ? '适合宽度' : '原样大小'}
          </Button>
        }
      >
        <div className={styles.pages} style={{ zoom }}>
          {data.pages.map(page => (
            <FormSheet key={page.page} page={page} onMember={onMember} />
          ))}
        </div>
      </PaperDesk>
    </>
  )
}
