/** 失联 on the member's card: the cases on record, and opening one. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { LOST_OUTCOME, OPEN_LOST } from '../../shared/search/codes.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { useMemberCard } from '../roster/card/memberCard.ts'
import { useOffice } from '../shell/office.tsx'
import { lostCasePlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import type { CardTabProps } from '../shell/subject.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { CaseState } from './CaseSteps.tsx'
import { verifyWords } from '../../shared/search/caseWords.ts'
import { ContactChecks } from './ContactChecks.tsx'
import { OpenCaseDialog } from './OpenCaseDialog.tsx'
import styles from './search.module.css'

export function LostTab({ memberId, readOnly }: CardTabProps) {
  const { queries } = useOffice()
  const { day } = useScope()
  const navigate = useNavigate()
  const { data: card } = useMemberCard(memberId)
  const { data } = useQuery(queries.search.ofMember.queryOptions({ input: { memberId } }))
  const [opening, setOpening] = useState(false)
  if (!card || !data) return null
  const show = (id: number) => void navigate({ to: lostCasePlace(id) })
  const mayOpen = data.rows.every(row => !OPEN_LOST.includes(row.state))
  const button = mayOpen && (
    <Button size="small" disabled={readOnly} onClick={() => setOpening(true)}>
      立失联记录
    </Button>
  )
  return (
    <>
      <ContactChecks memberId={memberId} name={String(card.values.name)} readOnly={readOnly} />
      {data.rows.length === 0 ? (
        <EmptyState text="没有失联记录。联系不上时请立失联记录，30天内核查。">{button}</EmptyState>
      ) : (
        <div className={styles.tabActions}>{button}</div>
      )}
      {data.rows.map(row => (
        <article key={row.id} className={styles.caseCard} aria-label={`失联记录 ${row.caseNo}`}>
          <header>
            <b>{row.caseNo}</b> <CaseState lost={row} />
            <Button size="small" onClick={() => show(row.id)}>
              打开失联记录
            </Button>
          </header>
          <dl className={styles.facts}>
            <dt>发现日期</dt>
            <dd>{row.foundOn}</dd>
            <dt>失联时间</dt>
            <dd>
              {row.duration?.text ?? '不详'}
              {row.start === null ? '' : `，自 ${row.start}`}
              {row.startAssumed && (
                <>
                  {' '}
                  <FindingText level="warning" text="推定" />
                </>
              )}
            </dd>
            <dt>核查期限</dt>
            <dd>
              <FindingText {...verifyWords(row, day)} />
            </dd>
            <dt>查找</dt>
            <dd>{row.attempts === 0 ? '还没有' : `${row.attempts}次，最近 ${row.lastAttemptOn ?? ''}`}</dd>
            {row.contactOn !== null && (
              <>
                <dt>取得联系</dt>
                <dd>{row.contactOn}</dd>
              </>
            )}
            {row.outcomes.length > 0 && (
              <>
                <dt>处理结果</dt>
                <dd>{row.outcomes.map(outcome => labelOf(LOST_OUTCOME, outcome)).join('、')}</dd>
              </>
            )}
          </dl>
        </article>
      ))}
      {opening && (
        <OpenCaseDialog
          member={{ id: memberId, name: String(card.values.name) }}
          onClose={() => setOpening(false)}
          onOpened={show}
        />
      )}
    </>
  )
}
