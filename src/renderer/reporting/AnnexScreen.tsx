/** One annex: the paper, what breaks a check marked on it, and the checks beside it. */

import { Button, Segmented } from 'antd'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { CheckResult } from '../../shared/reporting/methods.ts'
import { useBranchChips } from '../shell/branchChips.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { annexPlace, memberPlace, PLACE } from '../shell/places.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import type { CellMark } from '../ui/FormSheet.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { CampaignSelect } from './CampaignSelect.tsx'
import { CopyButtons } from './CopyButtons.tsx'
import { ChecksPanel, type CheckFocus } from './ChecksPanel.tsx'
import { checksAt, marksOf } from './checkWords.ts'
import { PacketDialog } from './PacketDialog.tsx'
import { PaperView, type PaperViewHandle } from './PaperView.tsx'
import { PrintButtons } from './PrintButtons.tsx'
import styles from './reporting.module.css'
import { useHandOut } from './useHandOut.ts'
import { useReport, type AnnexInfo, type Report } from './useReport.ts'

const HINTS = [
  { keys: '点红格', what: '看涉及的党员' },
  { keys: '点一行', what: '打开党员卡' },
]

const ANNEXES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

export default function AnnexScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const annex = Number(params.annex)
  const report = useReport()
  useKeyHints(HINTS)
  if (!report) return null
  return <Annex key={annex} annex={annex} report={report} />
}

function Annex({ annex, report }: { annex: number; report: Report }) {
  const { scope, annexes, checks } = report
  const navigate = useNavigate()
  const { workbook, pdf } = useHandOut()
  const [packing, setPacking] = useState(false)
  const info = annexes.find(one => one.annex === annex)
  const branchChips = useBranchChips()
  const goTo = (next: number) => void navigate({ to: annexPlace(next) })
  return (
    <>
      <PageHeader
        title={`附件${annex}`}
        count={info ? `${info.title} · ${info.persons}名 · ${info.pages}页` : ''}
        actions={
          <>
            <Button onClick={() => void navigate({ to: PLACE.reporting })}>‹ 九个附件</Button>
            <Button disabled={!info} onClick={() => void workbook({ ...scope.input, annex })}>
              导出 Excel
            </Button>
            <Button disabled={!info} onClick={() => void pdf({ ...scope.input, annex })}>
              导出 PDF
            </Button>
            <PrintButtons annex={annex} scope={scope} disabled={!info} />
            <Button type="primary" onClick={() => setPacking(true)}>
              导出上报包
            </Button>
          </>
        }
      >
        <Segmented<number>
          size="small"
          aria-label="附件"
          value={annex}
          options={ANNEXES.map(number => ({
            value: number,
            label: <AnnexLabel number={number} info={annexes.find(one => one.annex === number)} />,
          }))}
          onChange={goTo}
        />
        {branchChips.length > 0 && <FilterChips chips={branchChips} />}
      </PageHeader>
      {info ? (
        <AnnexPaper key={annex} info={info} report={report} onAnnex={goTo} />
      ) : (
        <EmptyState text="这个附件按集中排查的起止日期计算，请先设定日期。">
          <CampaignSelect scope={scope} />
        </EmptyState>
      )}
      {packing && (
        <PacketDialog scope={scope} annexes={annexes} checks={checks} onClose={() => setPacking(false)} />
      )}
    </>
  )
}

function AnnexLabel({ number, info }: { number: number; info: AnnexInfo | undefined }) {
  const failed = info?.failed ?? 0
  return (
    <span title={info?.title ?? '还没有设定排查日期'} className={styles.annexLabel} data-failed={failed > 0}>
      附件{number}
      {failed > 0 && ` ▲${failed}`}
    </span>
  )
}

interface AnnexPaperProps {
  info: AnnexInfo
  report: Report
  onAnnex: (annex: number) => void
}

function AnnexPaper({ info, report, onAnnex }: AnnexPaperProps) {
  const { scope, checks } = report
  const navigate = useNavigate()
  const paper = useRef<PaperViewHandle>(null)
  const [focus, setFocus] = useState<CheckFocus | null>(null)
  const marks = useMemo(() => marksOf(checks, info.annex), [checks, info.annex])
  const onMark = useCallback(
    (mark: CellMark) => {
      const [first] = checksAt(checks, info.annex, mark)
      // A new object each time: the same cell clicked again brings its check back into sight.
      if (first) setFocus({ check: first.check, row: mark.row })
    },
    [checks, info.annex],
  )
  const onMember = useCallback((memberId: number) => void navigate({ to: memberPlace(memberId) }), [navigate])
  const onShow = (check: CheckResult) =>
    paper.current?.showCell(check.cells.filter(({ annex }) => annex === info.annex))
  const { campaign } = scope
  return (
    <div className={styles.annex} data-stale={report.stale}>
      <PaperView
        ref={paper}
        info={info}
        scope={scope.input}
        marks={marks}
        onMark={onMark}
        onMember={onMember}
      >
        {campaign && (
          <span
            className={styles.dates}
            title={`${campaign.name}：${campaign.startOn} 开始，${campaign.searchEnd} 查找结束`}
          >
            排查 {campaign.startOn} 至 {campaign.searchEnd}
          </span>
        )}
      </PaperView>
      <aside className={styles.side} aria-label="校验和报送">
        {campaign ? (
          <ChecksPanel checks={checks} annex={info.annex} focus={focus} onShow={onShow} onAnnex={onAnnex} />
        ) : (
          <p className={styles.quiet}>设定集中排查的日期以后才能校验。</p>
        )}
        <section className={styles.handIn} aria-label="报送">
          <h3>报送</h3>
          <dl>
            <dt>截至</dt>
            <dd>{info.asOf}</dd>
            <dt>人数</dt>
            <dd>{info.persons === 0 ? '没有，报空表' : `${info.persons}名`}</dd>
            <dt>份数</dt>
            <dd>{info.copies.map(({ to, count }) => `${to}${count}`).join('，')}</dd>
          </dl>
          <CopyButtons of={{ kind: 'annex', scope: { ...scope.input, annex: info.annex } }} />
        </section>
      </aside>
    </div>
  )
}
