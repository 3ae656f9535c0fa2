/** 附件报送: the nine annexes with whom they count, what breaks a check, and handing them out. */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useBranchChips } from '../shell/branchChips.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { annexPlace, PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { BranchPacketDialog } from './BranchPacketDialog.tsx'
import { CampaignSelect } from './CampaignSelect.tsx'
import { ChecksPanel } from './ChecksPanel.tsx'
import { standing } from './checkWords.ts'
import { PacketDialog } from './PacketDialog.tsx'
import { PrintButtons } from './PrintButtons.tsx'
import { PrintQueue, type QueueItem } from './PrintQueue.tsx'
import styles from './reporting.module.css'
import { useHandOut } from './useHandOut.ts'
import { useReport, type AnnexInfo, type Report } from './useReport.ts'

const HINTS = [
  { keys: 'Tab', what: '下一个按钮' },
  { keys: 'Enter', what: '打开附件' },
]

const ORIENTATION = { portrait: '纵向', landscape: '横向' } as const

export default function ReportingScreen() {
  const report = useReport()
  useKeyHints(HINTS)
  return report && <Overview report={report} />
}

function dayWords({ campaign }: Report['scope'], asOf: string | undefined): string {
  if (asOf !== undefined) return `截至 ${asOf}，不按填表日期`
  return campaign ? `${campaign.name}，截至填表日期 ${campaign.fillDate}` : '还没有设定集中排查的日期'
}

/** Every annex that can be made, in all its copies. */
function queueOf(annexes: readonly AnnexInfo[], { input }: Report['scope']): QueueItem[] {
  return annexes.map(({ annex, title, pages, copies }) => ({
    annex,
    title,
    pages,
    copies,
    of: { kind: 'annex', scope: { ...input, annex } },
  }))
}

function Overview({ report }: { report: Report }) {
  const { scope, annexes, checks } = report
  const navigate = useNavigate()
  const { asOf } = useScope()
  const [packing, setPacking] = useState(false)
  const [sending, setSending] = useState(false)
  const [printing, setPrinting] = useState(false)
  const branchChips = useBranchChips()
  return (
    <>
      <PageHeader
        title="附件报送"
        count={dayWords(scope, asOf)}
        actions={
          <>
            <CampaignSelect scope={scope} />
            <Button onClick={() => setSending(true)}>支部填报包</Button>
            <Button onClick={() => void navigate({ to: PLACE.returns })}>收支部填报</Button>
            <Button onClick={() => void navigate({ to: PLACE.batches })}>报送批次</Button>
            <Button onClick={() => setPrinting(true)}>打印各份</Button>
            <Button type="primary" onClick={() => setPacking(true)}>
              导出上报包
            </Button>
          </>
        }
      >
        {branchChips.length > 0 && <FilterChips chips={branchChips} />}
      </PageHeader>
      {scope.campaign === null && (
        <p className={styles.banner} role="status">
          <FindingText level="warning" text="附件3和5至9按集中排查的起止日期计算，还没有设定。" />
          <Button size="small" onClick={() => void navigate({ to: PLACE.census })}>
            设定日期
          </Button>
        </p>
      )}
      <div className={styles.overview} data-stale={report.stale}>
        <div className={styles.tableBox}>
          <table className={styles.table} aria-label="九个附件">
            <thead>
              <tr>
                <th>附件</th>
                <th>名称</th>
                <th>纸张</th>
                <th className={styles.figure}>人数</th>
                <th className={styles.figure}>页数</th>
                <th>校验</th>
                <th>
                  <span className="visuallyHidden">操作</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {annexes.map(info => (
                <AnnexRow key={info.annex} info={info} scope={scope} />
              ))}
            </tbody>
          </table>
        </div>
        {scope.campaign !== null && (
          <aside className={styles.side} aria-label="校验">
            <ChecksPanel
              checks={checks}
              annex={null}
              focus={null}
              onAnnex={annex => void navigate({ to: annexPlace(annex) })}
            />
          </aside>
        )}
      </div>
      {sending && <BranchPacketDialog onClose={() => setSending(false)} />}
      {printing && <PrintQueue items={queueOf(annexes, scope)} onClose={() => setPrinting(false)} />}
      {packing && (
        <PacketDialog scope={scope} annexes={annexes} checks={checks} onClose={() => setPacking(false)} />
      )}
    </>
  )
}

function AnnexRow({ info, scope }: { info: AnnexInfo; scope: Report['scope'] }) {
  const navigate = useNavigate()
  const { workbook, pdf } = useHandOut()
  const { annex } = info
  const open = () => void navigate({ to: annexPlace(annex) })
  return (
    <tr>
      <td className={styles.number}>附件{annex}</td>
      <td>
        <Button type="link" className={styles.name ?? ''} onClick={open}>
          {info.title}
        </Button>
      </td>
      <td className={styles.nowrap}>
        {info.paper} {ORIENTATION[info.orientation]}
      </td>
      <td className={styles.figure}>{info.persons}</td>
      <td className={styles.figure}>{info.pages}</td>
      <td className={styles.nowrap}>
        <FindingText {...standing(info)} />
      </td>
      <td className={styles.rowActions}>
        <Button
          size="small"
          aria-label={`附件${annex} 导出 Excel`}
          onClick={() => void workbook({ ...scope.input, annex })}
        >
          Excel
        </Button>
        <Button
          size="small"
          aria-label={`附件${annex} 导出 PDF`}
          onClick={() => void pdf({ ...scope.input, annex })}
        >
          PDF
        </Button>
        <PrintButtons annex={annex} scope={scope} size="small" />
      </td>
    </tr>
  )
}
