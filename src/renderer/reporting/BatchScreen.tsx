/** One batch as it was handed up: its paper, who signed it, and what became of it since. */

import { Button, Segmented } from 'antd'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import { sourceWords } from '../settings/sourceWords.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useMessages } from '../shell/messages.tsx'
import { useOffice } from '../shell/office.tsx'
import { memberPlace, PLACE } from '../shell/places.ts'
import { useTasks } from '../shell/tasks.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { PaperPages } from '../ui/PaperPages.tsx'
import { Section } from '../ui/Section.tsx'
import { BatchComparison } from './BatchComparison.tsx'
import styles from './batches.module.css'
import { BatchSignatures } from './BatchSignatures.tsx'
import { madeText } from './batchWords.ts'
import { CopyButtons } from './CopyButtons.tsx'
import reportingStyles from './reporting.module.css'
import { useBatchFiles } from './useBatchFiles.ts'

const NO_PAGES: Outputs['reporting']['batchPages']['pages'] = []

type Card = Outputs['reporting']['batch']

const HINTS = [
  { keys: 'Tab', what: '下一个按钮' },
  { keys: '点一行', what: '打开党员卡' },
]

export default function BatchScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const batchId = Number(params.batchId)
  const { queries } = useOffice()
  const navigate = useNavigate()
  const { data, isError } = useQuery(queries.reporting.batch.queryOptions({ input: { batchId } }))
  useKeyHints(HINTS)
  if (isError) {
    return (
      <EmptyState text="这个批次不能显示。">
        <Button onClick={() => void navigate({ to: PLACE.batches })}>回到报送批次</Button>
      </EmptyState>
    )
  }
  return data ? <Batch key={batchId} card={data} /> : null
}

function Batch({ card }: { card: Card }) {
  const { batch, annexes, folder } = card
  const navigate = useNavigate()
  const [annex, setAnnex] = useState(annexes[0]?.annex ?? 1)
  const { workbook, pdf, print } = useBatchFiles(batch.id, annex)
  const shown = annexes.find(one => one.annex === annex)
  return (
    <>
      <PageHeader
        title={`批次${batch.id}`}
        count={`${batch.unit} · ${madeText(batch)}${shown ? ` · ${shown.title} ${shown.pages}页` : ''}`}
        actions={
          <>
            <Button onClick={() => void navigate({ to: PLACE.batches })}>‹ 报送批次</Button>
            <Button onClick={() => void workbook()}>导出 Excel</Button>
            <Button onClick={() => void pdf()}>导出 PDF</Button>
            <Button type="primary" onClick={() => void print()}>
              原样重印
            </Button>
          </>
        }
      >
        <Segmented<number>
          size="small"
          aria-label="批次中的附件"
          value={annex}
          options={annexes.map(({ annex: value }) => ({ value, label: `附件${value}` }))}
          onChange={setAnnex}
        />
      </PageHeader>
      <div className={styles.paper}>
        <BatchPaper key={annex} batchId={batch.id} annex={annex} />
        <aside className={reportingStyles.side} aria-label="批次情况">
          <Section title="封存情况">
            <dl className={styles.facts}>
              <dt>报送</dt>
              <dd>
                {madeText(batch)} {batch.madeBy}
              </dd>
              <dt>集中排查</dt>
              <dd>{batch.campaign === '' ? '没有' : batch.campaign}</dd>
              <dt>截至</dt>
              <dd>{shown?.asOf ?? ''}</dd>
              <dt>人数</dt>
              <dd>{shown ? `${shown.persons}名` : ''}</dd>
              <dt>存放到</dt>
              <dd>
                {batch.destination}：{folder}
              </dd>
            </dl>
            <p className={styles.sha}>指纹（SHA-256）{batch.sha256}</p>
            <VerifyButton batchId={batch.id} />
          </Section>
          <Section title="各份">
            <p className={styles.sub}>
              {shown?.copies === null
                ? '这个批次封存时还没有登记份数和去向：只印一份，注明留存。要几份，点“原样重印”在打印机上选份数。'
                : `封存时定的份数：${shown?.copies ?? ''}。左上角印上去向和第几份，附分送单。`}
            </p>
            <CopyButtons of={{ kind: 'batch', batchId: batch.id, annex }} />
          </Section>
          <Settings settings={card.settings} />
          <BatchSignatures batch={batch} />
          <BatchComparison batch={batch} />
        </aside>
      </div>
    </>
  )
}

/** Regional settings as they stood when the batch was made. */
function Settings({ settings }: { settings: Card['settings'] }) {
  if (settings.length === 0) return null
  return (
    <Section title="封存时的口径">
      <dl className={styles.facts} aria-label="封存时的口径">
        {settings.map(({ label, value, source }) => (
          <div key={label} className={styles.setting}>
            <dt>{label}</dt>
            <dd>
              {value} <span className={styles.sub}>{sourceWords(source).text}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

function VerifyButton({ batchId }: { batchId: number }) {
  const { client } = useOffice()
  const { run } = useTasks()
  const messages = useMessages()
  const verify = async () => {
    const done = await run(`核对批次${batchId}`, ({ signal }) =>
      client.reporting.verifyBatch({ batchId }, { signal }),
    )
    if (done.ok) messages.done(`${done.value.sheets}张表与封存时一致`)
  }
  return (
    <div className={styles.actions}>
      <Button size="small" onClick={() => void verify()}>
        核对指纹
      </Button>
    </div>
  )
}

function BatchPaper({ batchId, annex }: { batchId: number; annex: number }) {
  const { queries } = useOffice()
  const navigate = useNavigate()
  const [at, setAt] = useState(1)
  const { data } = useQuery({
    ...queries.reporting.batchPages.queryOptions({ input: { batchId, annex, fromPage: at, pages: 1 } }),
    placeholderData: keepPreviousData,
  })
  const total = data?.total ?? 0
  const onMember = useCallback((id: number) => void navigate({ to: memberPlace(id) }), [navigate])
  return (
    <PaperPages
      fitting
      pages={data?.pages ?? NO_PAGES}
      onMember={onMember}
      bar={
        <span className={reportingStyles.turner}>
          <Button size="small" aria-label="上一页" disabled={at <= 1} onClick={() => setAt(at - 1)}>
            ◀
          </Button>
          <span aria-live="polite">
            {total === 0 ? 0 : at} / {total}
          </span>
          <Button size="small" aria-label="下一页" disabled={at >= total} onClick={() => setAt(at + 1)}>
            ▶
          </Button>
        </span>
      }
    />
  )
}
