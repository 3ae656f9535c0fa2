/** 党员登记申请表 and the list of late ones as they will be printed (D33). */

import { Button } from 'antd'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { RegistrationAsk } from '../../shared/registration/methods.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { PLACE, registrationPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { useTasks } from '../shell/tasks.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PagesBar } from '../ui/PagesBar.tsx'
import { PaperPreview, type PaperFormat } from '../ui/PaperPreview.tsx'
import { readAsk } from './paperAsk.ts'
import styles from './registration.module.css'

const AT_ONCE = 10

const HINTS = [
  { keys: 'Tab', what: '下一个按钮' },
  { keys: 'Enter', what: '按下按钮' },
]

export default function PaperScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const ask = readAsk(params.paper ?? '')
  useKeyHints(HINTS)
  return ask === null ? <Missing /> : <Paper key={params.paper} ask={ask} />
}

function Missing() {
  const navigate = useNavigate()
  return (
    <EmptyState text="没有这份材料，可能已经删除。">
      <Button onClick={() => void navigate({ to: PLACE.registration })}>回到党员登记</Button>
    </EmptyState>
  )
}

function Paper({ ask }: { ask: RegistrationAsk }) {
  const { client, queries } = useOffice()
  const { asOf } = useScope()
  const navigate = useNavigate()
  const { run } = useTasks()
  const [fromPage, setFromPage] = useState(1)
  const input = { ask, ...(asOf === undefined ? {} : { asOf }) }
  const { data, isError } = useQuery({
    ...queries.registration.paper.queryOptions({ input: { ...input, fromPage, pages: AT_ONCE } }),
    placeholderData: keepPreviousData,
  })
  const make = (format: PaperFormat, name: string) => {
    switch (format) {
      case 'xlsx':
        return run(name, ({ signal }) => client.registration.workbook(input, { signal }))
      case 'pdf':
        return run(name, ({ signal }) => client.registration.pdf(input, { signal }))
      case 'html':
        return run(name, ({ signal }) => client.registration.print(input, { signal }))
    }
  }
  const driveId = ask.kind === 'form' ? null : (ask.driveId ?? null)
  const back =
    ask.kind === 'forms' || ask.kind === 'overdue'
      ? { text: '名单', go: () => void navigate({ to: registrationPlace(driveId) }) }
      : { text: '返回', go: () => window.history.back() }
  if (isError) return <Missing />
  if (!data) return null
  if (data.total === 0) {
    return (
      <EmptyState text="没有要打印的登记申请表：还没有交回的，或者这个支部没有发放。">
        <Button onClick={back.go}>{back.text}</Button>
      </EmptyState>
    )
  }
  return (
    <PaperPreview
      title={data.title}
      asOf={asOf}
      count={`${data.total}页`}
      pages={data.pages}
      back={back}
      make={make}
      {...(ask.kind === 'overdue'
        ? {}
        : {
            head: <p className={styles.sub}>文件写明表名和内容，没有附表样，版式由本程序拟定（S01 15）。</p>,
          })}
      bar={<PagesBar total={data.total} atOnce={AT_ONCE} from={fromPage} onFrom={setFromPage} />}
    />
  )
}
