/** The outcomes of a case on record. */

import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { LOST_OUTCOME } from '../../shared/search/codes.ts'
import type { LostCard } from '../../shared/search/methods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { RecordAttachments } from '../attachment/RecordAttachments.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { disposalPlace } from '../shell/places.ts'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './search.module.css'

type Outcome = LostCard['outcomeList'][number]

/** What was decided stays; only what leaves the case where it is can be taken away (4.2-12). */
function removable({ state }: LostCard, { outcome }: Outcome): boolean {
  return state !== 'DECIDED' && (outcome === 'Z1' || outcome === 'Z9')
}

/** The case with the steps and the papers the outcome rests on. */
function DisposalLink({ disposal: { id, caseNo } }: { disposal: NonNullable<Outcome['disposal']> }) {
  const navigate = useNavigate()
  return (
    <Button size="small" type="link" onClick={() => void navigate({ to: disposalPlace(id) })}>
      处置案 {caseNo}
    </Button>
  )
}

export function Outcomes({ lost, readOnly }: { lost: LostCard; readOnly: boolean }) {
  const { client } = useOffice()
  const { run } = useWrite(client.search.removeOutcome, { quiet: true })
  const [removing, setRemoving] = useState<Outcome | null>(null)
  if (lost.outcomeList.length === 0) return null
  return (
    <Section title="处理结果">
      <ul className={styles.outcomes}>
        {lost.outcomeList.map(outcome => (
          <li key={outcome.id}>
            <span>
              <b>{labelOf(LOST_OUTCOME, outcome.outcome)}</b> {outcome.decidedOn} {outcome.documentNo}
              <span className={styles.quiet}>
                {[
                  outcome.meetingOn === null ? '' : ` 支部大会 ${outcome.meetingOn}`,
                  outcome.resolutionNo,
                  outcome.notice,
                  outcome.handedTo === null ? '' : ` 移送${outcome.handedTo}`,
                ]
                  .filter(Boolean)
                  .join(' ')}
              </span>
              {outcome.note !== null && <span className={styles.quiet}> {outcome.note}</span>}
              {outcome.endedOn !== null && <span className={styles.quiet}> 至 {outcome.endedOn}</span>}
              {outcome.finding !== null && <FindingText level="warning" text={outcome.finding} />}
            </span>
            <span>
              {outcome.disposal !== null && <DisposalLink disposal={outcome.disposal} />}
              <RecordAttachments
                memberId={lost.memberId}
                owner={{ table: 'lostOutcome', rowId: outcome.id }}
                name={`处理结果 ${labelOf(LOST_OUTCOME, outcome.outcome)}`}
                readOnly={readOnly}
              />
              {!readOnly && removable(lost, outcome) && (
                <Button size="small" type="link" onClick={() => setRemoving(outcome)}>
                  删除
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {removing && (
        <ConfirmChange
          title="删除处理结果"
          effect={`将删除${lost.name}的处理结果“${labelOf(LOST_OUTCOME, removing.outcome)}”1条。`}
          confirmText="删除"
          onConfirm={() => run({ id: removing.id })}
          onClose={() => setRemoving(null)}
        />
      )}
    </Section>
  )
}
