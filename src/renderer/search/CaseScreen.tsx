/** One lost-contact case: one person, one file (R-C06). */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { LostCard } from '../../shared/search/methods.ts'
import { RecordAttachments } from '../attachment/RecordAttachments.tsx'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { lostCasePlace, memberPlace, PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import type { FieldFinding } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { RecordFields } from '../ui/RecordFields.tsx'
import { Section } from '../ui/Section.tsx'
import type { ContactStep } from './CaseDialogs.tsx'
import { CASE_GROUPS, casePatchSchema, DATE_FIELDS, MISSING_ABOUT, type CaseKey } from './caseFields.ts'
import { CaseStanding } from './CaseStanding.tsx'
import { CaseState, CaseSteps } from './CaseSteps.tsx'
import { CaseTime } from './CaseTime.tsx'
import { ConductChecks } from './ConductChecks.tsx'
import { FollowUps } from './FollowUps.tsx'
import { Inquiries } from './Inquiries.tsx'
import { Outcomes } from './Outcomes.tsx'
import { Papers } from './Papers.tsx'
import record from '../ui/RecordPage.module.css'
import styles from './search.module.css'
import { Timeline } from './Timeline.tsx'
import { Weeks } from './Weeks.tsx'

const HINTS = [
  { keys: 'Enter', what: '保存，下一项' },
  { keys: 'Esc', what: '取消' },
  { keys: 'Ctrl K', what: '查找党员' },
]

function findingsOf(lost: LostCard, key: CaseKey): FieldFinding[] {
  return lost.missing
    .filter(words => MISSING_ABOUT[words] === key)
    .map(words => ({ level: 'warning', text: words.startsWith('失联时间') ? words : '上报需要' }))
}

export default function CaseScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const id = Number(params.caseId)
  const { queries } = useOffice()
  const { asOf } = useScope()
  const navigate = useNavigate()
  const { data: lost, isError } = useQuery(
    queries.search.card.queryOptions({ input: { id, ...(asOf === undefined ? {} : { asOf }) } }),
  )
  useKeyHints(HINTS)
  if (isError) {
    return (
      <EmptyState text="没有这条失联记录，可能已被撤销。">
        <Button onClick={() => void navigate({ to: PLACE.search })}>回到失联查找</Button>
      </EmptyState>
    )
  }
  return lost ? <Case key={lost.id} lost={lost} /> : null
}

function Case({ lost }: { lost: LostCard }) {
  const { client } = useOffice()
  const { readOnly } = useScope()
  const navigate = useNavigate()
  const { run } = useWrite(client.search.update, { quiet: true })
  const [reached, setReached] = useState<ContactStep | null>(null)
  const onReached = useCallback((on: string, how: ContactStep['how']) => setReached({ on, how }), [])
  const go = (id: number | undefined) => {
    if (id !== undefined) void navigate({ to: lostCasePlace(id) })
  }
  const fixed = readOnly || lost.state === 'EXCLUDED'
  const fields = {
    values: lost.values,
    schema: casePatchSchema,
    readOnly: fixed,
    findingsOf: (key: CaseKey) => findingsOf(lost, key),
    onSave: (values: Parameters<typeof run>[0]['values']) => run({ id: lost.id, values }),
  }
  return (
    <article className={record.page} aria-label={`失联记录：${lost.name}`}>
      <header className={record.head}>
        <Button size="small" onClick={() => void navigate({ to: PLACE.search })}>
          ‹ 失联查找
        </Button>
        <h1>{lost.name}</h1>
        <CaseState lost={lost} />
        <span className={styles.quiet}>
          {lost.orgName} · {lost.caseNo}
          {lost.contactOn === null ? '' : ` · ${lost.contactOn} 取得联系`}
        </span>
        {lost.isKey && <FindingText level="warning" text="重点失联" />}
        {lost.isPocket && <FindingText level="warning" text="“口袋”党员" />}
        <span className={record.actions}>
          <RecordAttachments
            memberId={lost.memberId}
            owner={{ table: 'lostCase', rowId: lost.id }}
            name={`失联记录 ${lost.caseNo}`}
            readOnly={readOnly}
          />
          {lost.previous && (
            <Button size="small" onClick={() => go(lost.previous?.id)}>
              前次失联 {lost.previous.caseNo}
            </Button>
          )}
          {lost.following && (
            <Button size="small" onClick={() => go(lost.following?.id)}>
              再次失联 {lost.following.caseNo}
            </Button>
          )}
          <Button size="small" onClick={() => void navigate({ to: memberPlace(lost.memberId) })}>
            打开党员卡
          </Button>
          <CaseSteps
            lost={lost}
            readOnly={readOnly}
            reached={reached}
            onReachedDone={() => setReached(null)}
          />
        </span>
      </header>
      <div className={[record.columns, styles.columns].join(' ')}>
        <div className={record.first}>
          <Section title="失联时间">
            <div className={styles.timeColumns}>
              <div>
                <RecordFields {...fields} fields={DATE_FIELDS} />
              </div>
              <CaseTime lost={lost} />
            </div>
          </Section>
          <CaseStanding lost={lost} />
          <Papers lost={lost} />
          {CASE_GROUPS.map(({ title, fields: group }) => (
            <Section key={title} title={title} columns={2}>
              <RecordFields {...fields} fields={group} />
            </Section>
          ))}
        </div>
        <div className={record.second}>
          <Outcomes lost={lost} readOnly={readOnly} />
          <FollowUps lost={lost} readOnly={readOnly} />
          {lost.checkWeeks.length > 0 && (
            <Section title="重点失联">
              <Weeks weeks={lost.checkWeeks} label="每周排查" />
            </Section>
          )}
          <Inquiries lost={lost} readOnly={readOnly} />
          <ConductChecks lost={lost} readOnly={readOnly} />
          <Timeline lost={lost} readOnly={readOnly} onReached={onReached} />
        </div>
      </div>
    </article>
  )
}
