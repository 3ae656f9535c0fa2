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
import { EmptyState } from '../ui/EmptyState.tsx'
import { PagesBar } from '../ui/PagesBar.tsx'
import { PAPER_HINTS, usePaperMake } from '../ui/paperMake.ts'
import { PaperMissing } from '../ui/PaperMissing.tsx'
import { PaperPreview } from '../ui/PaperPreview.tsx'
import panel from '../ui/Panel.module.css'
import { readAsk } from './paperAsk.ts'

const AT_ONCE = 10

const HOME = { to: PLACE.registration, text: '党员登记' }

export default function PaperScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const ask = readAsk(params.paper ?? '')
  useKeyHints(PAPER_HINTS)
  return ask === null ? <PaperMissing back={HOME} /> : <Paper key={params.paper} ask={ask} />
}

function Paper({ ask }: { ask: RegistrationAsk }) {
  const { client, queries } = useOffice()
  const { asOf } = useScope()
  const navigate = useNavigate()
  const [fromPage, setFromPage] = useState(1)
  const input = { ask, ...(asOf === undefined ? {} : { asOf }) }
  const { data, isError } = useQuery({
    ...queries.registration.paper.queryOptions({ input: { ...input, fromPage, pages: AT_ONCE } }),
    placeholderData: keepPreviousData,
  })
  const { workbook: xlsx, pdf, print: html } = client.registration
  const make = usePaperMake(input, { xlsx, pdf, html })
  const driveId = ask.kind === 'form' ? null : (ask.driveId ?? null)
  const back =
    ask.kind === 'forms' || ask.kind === 'overdue'
      ? { text: '名单', go: () => void navigate({ to: registrationPlace(driveId) }) }
      : { text: '返回', go: () => window.history.back() }
  if (isError) return <PaperMissing back={HOME} />
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
            head: <p className={panel.sub}>文件写明表名和内容，没有附表样，版式由本程序拟定（S01 15）。</p>,
          })}
      bar={<PagesBar total={data.total} atOnce={AT_ONCE} from={fromPage} onFrom={setFromPage} />}
    />
  )
}
