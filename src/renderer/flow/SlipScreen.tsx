/** 党员证明信 or 联心卡 of one member who leaves, as the paper it will be. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback } from 'react'
import { FLOW_SLIP, type FlowSlip } from '../../shared/flow/papers.ts'
import type { PaperFormat } from '../../shared/flow/paperMethods.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { memberPlace, PLACE } from '../shell/places.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './flow.module.css'
import { PaperButtons } from './PaperButtons.tsx'
import { PaperPages } from './PaperPages.tsx'
import { usePaperFiles } from './usePaperFiles.ts'

const HINTS = [{ keys: 'Tab', what: '下一个按钮' }]

export default function SlipScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const [word, number] = (params.slip ?? '').split('-')
  const slip = FLOW_SLIP.items.find(({ key }) => key === word)?.key ?? null
  useKeyHints(HINTS)
  return slip === null ? <Missing /> : <Slip slip={slip} flowId={Number(number)} />
}

function Missing() {
  const navigate = useNavigate()
  return (
    <EmptyState text="没有这份材料，流动记录可能已撤销。">
      <Button onClick={() => void navigate({ to: PLACE.flow })}>回到流动党员</Button>
    </EmptyState>
  )
}

function Slip({ slip, flowId }: { slip: FlowSlip; flowId: number }) {
  const { client, queries } = useOffice()
  const navigate = useNavigate()
  const { data, isError } = useQuery(queries.flow.slip.queryOptions({ input: { slip, flowId } }))
  const make = useCallback(
    (format: PaperFormat) =>
      ({ signal }: { signal: AbortSignal }) =>
        client.flow.slipFile({ slip, flowId, format }, { signal }),
    [client, slip, flowId],
  )
  const onMake = usePaperFiles(data?.title ?? '', make)
  if (isError) return <Missing />
  if (!data) return null
  return (
    <>
      <PageHeader
        title={data.title}
        count={data.name}
        actions={
          <>
            <Button onClick={() => void navigate({ to: PLACE.flow })}>‹ 流动党员</Button>
            <PaperButtons onMake={onMake} />
          </>
        }
      />
      <div className={styles.paper}>
        <PaperPages pages={data.pages} />
        <aside className={styles.side} aria-label="纸面核对">
          <Section title="纸面核对">
            {data.findings.length === 0 ? (
              <FindingText level="ok" text="没有发现问题" />
            ) : (
              data.findings.map(text => (
                <p key={text}>
                  <FindingText level="warning" text={text} />
                </p>
              ))
            )}
            <div className={styles.panelActions}>
              <Button size="small" onClick={() => void navigate({ to: memberPlace(data.memberId) })}>
                打开党员卡
              </Button>
            </div>
          </Section>
        </aside>
      </div>
    </>
  )
}
