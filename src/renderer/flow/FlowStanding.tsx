/** 外出手续 and 联系情况: what the absence calls for with one button to it, and the periods in touch and missed. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { FLOW_PAPER, type FlowPaper } from '../../shared/flow/codes.ts'
import type { FlowRow } from '../../shared/flow/methods.ts'
import type { FlowStanding as Standing } from '../../shared/flow/standing.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { openOnTab } from '../roster/card/openTab.ts'
import { useOffice } from '../shell/office.tsx'
import { flowSlipPlace, memberPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { FindingText, type FindingLevel } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import { LetterDialog } from '../transfer/LetterDialog.tsx'
import { sourceWords } from '../settings/sourceWords.ts'
import { IssueDialog } from './CertificateDialogs.tsx'
import styles from './flow.module.css'
import { DRAFTED } from './flowColumns.tsx'
import { PaperChoiceDialog, ProofDialog, ReportDialog } from './PaperDialogs.tsx'

/** What the button beside each paper says. */
const ACT: Readonly<Record<FlowPaper, string>> = {
  LETTER: '开介绍信',
  CERTIFICATE: '发活动证',
  PROOF: '开证明信',
  REPORT: '登记报告',
}

const STATE_WORDS = { done: '已联系', missed: '没有联系', due: '待联系' } as const
const STATE_LEVEL: Readonly<Record<keyof typeof STATE_WORDS, FindingLevel>> = {
  done: 'ok',
  missed: 'error',
  due: 'warning',
}

/** Periods shown, the latest. */
const SHOWN = 6

export function FlowStanding({ row, readOnly }: { row: FlowRow; readOnly: boolean }) {
  const { queries } = useOffice()
  const { asOf } = useScope()
  const { data } = useQuery(
    queries.flow.standing.queryOptions({
      input: { flowId: row.id, ...(asOf === undefined ? {} : { asOf }) },
    }),
  )
  if (!data) return null
  return (
    <>
      <Call row={row} standing={data} readOnly={readOnly} />
      <Rhythm standing={data} />
    </>
  )
}

interface CallProps {
  row: FlowRow
  standing: Standing
  readOnly: boolean
}

function Call({ row, standing, readOnly }: CallProps) {
  const { call, paper, done } = standing
  const navigate = useNavigate()
  const [asking, setAsking] = useState<FlowPaper | 'other' | null>(null)
  const close = () => setAsking(null)
  const other = row.paper !== null && row.paper !== call.paper
  // A second letter is not begun beside one that waits to be issued.
  const draft = paper === 'LETTER' ? row.draftLetter : null
  const openDraft = () => {
    openOnTab('letter')
    void navigate({ to: memberPlace(row.memberId) })
  }
  return (
    <Section title="外出手续">
      <p className={styles.call}>
        <b>{labelOf(FLOW_PAPER, paper)}</b>
        {done === null ? (
          <FindingText level="warning" text={draft === null ? '还没有办' : DRAFTED} />
        ) : (
          <FindingText level="ok" text={done} />
        )}
      </p>
      {other ? (
        <p className={styles.sub}>
          按规定是{labelOf(FLOW_PAPER, call.paper)}，改办理由：{row.paperReason}
        </p>
      ) : (
        <p>{call.reason}。</p>
      )}
      <p className={styles.sub}>依据：{sourceWords(call.source).text}</p>
      {!other &&
        call.advice.map(text => (
          <p key={text}>
            <FindingText level="note" text={text.replace(/（S04 356）$/, '')} />
          </p>
        ))}
      {row.leaveTalkOn === null && (
        <p>
          <FindingText level="warning" text="外出前谈话还没有记录，请支部书记或委员谈话后填上" />
        </p>
      )}
      <div className={styles.panelActions}>
        {done === null && draft === null && (
          <Button size="small" type="primary" disabled={readOnly} onClick={() => setAsking(paper)}>
            {ACT[paper]}
          </Button>
        )}
        {done === null && draft !== null && (
          <Button size="small" type="primary" onClick={openDraft}>
            打开草稿
          </Button>
        )}
        {paper === 'PROOF' && (
          <Button size="small" onClick={() => void navigate({ to: flowSlipPlace('PROOF', row.id) })}>
            证明信版面
          </Button>
        )}
        <Button size="small" onClick={() => void navigate({ to: flowSlipPlace('CARD', row.id) })}>
          联心卡
        </Button>
        <Button size="small" disabled={readOnly} onClick={() => setAsking('other')}>
          改办其他手续
        </Button>
      </div>
      {asking === 'LETTER' && <LetterDialog member={{ id: row.memberId, name: row.name }} onClose={close} />}
      {asking === 'CERTIFICATE' && <IssueDialog flow={row} onClose={close} />}
      {asking === 'PROOF' && <ProofDialog row={row} onClose={close} />}
      {asking === 'REPORT' && <ReportDialog row={row} onClose={close} />}
      {asking === 'other' && <PaperChoiceDialog row={row} proposed={call.paper} onClose={close} />}
    </Section>
  )
}

const HOME_WORDS = {
  省内: '回支部参加组织生活（省内，每季度）',
  省外: '回支部参加组织生活（省外，每年）',
} as const

function Rhythm({ standing }: { standing: Standing }) {
  const { contacts, reports, province, home } = standing
  const [all, setAll] = useState(false)
  if (contacts.length === 0) return null
  const missed = contacts.filter(({ state }) => state === 'missed').length
  const shown = all ? contacts : contacts.slice(-SHOWN)
  return (
    <Section
      title="联系情况"
      aside={
        missed > 0 ? (
          <FindingText level="error" text={`缺${missed}次`} />
        ) : (
          <FindingText level="ok" text="按期联系" />
        )
      }
    >
      <ul className={styles.periods} aria-label="各时段联系">
        {shown.map(({ label, state, bySelf }) => (
          <li key={label}>
            {label} <FindingText level={STATE_LEVEL[state]} text={STATE_WORDS[state]} />
            {bySelf ? '，本人主动联系过' : ''}
          </li>
        ))}
      </ul>
      {contacts.length > SHOWN && (
        <Button size="small" type="link" className={styles.more ?? ''} onClick={() => setAll(now => !now)}>
          {all ? '收起' : `看全部${contacts.length}个时段`}
        </Button>
      )}
      {reports.length > 0 && <Tallies title="向支部汇报（地点不固定，每年）" tallies={reports} />}
      {province !== null && home.periods.length > 0 && (
        <Tallies title={HOME_WORDS[province]} tallies={home.periods} />
      )}
      {home.finding === 'reminder' && (
        <p>
          <FindingText level="warning" text="一个季度没有回支部参加组织生活，请提醒本人" />
        </p>
      )}
      {home.finding === 'fault' && (
        <p>
          <FindingText level="error" text="没有按规定回支部参加组织生活，请按规定提醒处理" />
        </p>
      )}
    </Section>
  )
}

function Tallies({ title, tallies }: { title: string; tallies: Standing['reports'] }) {
  return (
    <>
      <p className={styles.sub}>{title}</p>
      <ul className={styles.periods} aria-label={title}>
        {tallies.slice(-SHOWN).map(({ label, count, needed, state }) => (
          <li key={label}>
            {label} <FindingText level={STATE_LEVEL[state]} text={`${count}次，应${needed}次`} />
          </li>
        ))}
      </ul>
    </>
  )
}
