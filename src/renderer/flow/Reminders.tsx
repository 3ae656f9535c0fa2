/** 书面提醒: what calls for one, and those sent, with what came of them. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { FlowRow } from '../../shared/flow/methods.ts'
import type { ReminderRow } from '../../shared/flow/reminderMethods.ts'
import { REMINDER_STATE, REMINDER_STEPS, type ReminderState } from '../../shared/flow/reminders.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { sourceWords } from '../settings/sourceWords.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { flowSlipPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { FindingText, type FindingLevel } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './flow.module.css'
import { ReminderDialog, ReminderStepDialog, type ReminderGoal } from './ReminderDialogs.tsx'

const LEVEL: Readonly<Record<ReminderState, FindingLevel>> = {
  SENT: 'warning',
  SERVED: 'note',
  MENDED: 'ok',
  UNMENDED: 'error',
}

type Asking =
  | { kind: 'new' }
  | { kind: 'edit' | 'remove'; row: ReminderRow }
  | { kind: 'step'; row: ReminderRow; to: ReminderGoal }

export function Reminders({ flow, readOnly }: { flow: FlowRow; readOnly: boolean }) {
  const { client, queries } = useOffice()
  const { asOf } = useScope()
  const { run: remove } = useWrite(client.flow.removeReminder, { quiet: true })
  const { data } = useQuery(
    queries.flow.reminders.queryOptions({
      input: { flowId: flow.id, ...(asOf === undefined ? {} : { asOf }) },
    }),
  )
  const [asking, setAsking] = useState<Asking | null>(null)
  const close = () => setAsking(null)
  if (!data) return null
  const { calls, reminders } = data
  return (
    <Section title={`书面提醒${reminders.length > 0 ? `（${reminders.length}份）` : ''}`}>
      {calls.length === 0 && reminders.length === 0 && <p className={styles.none}>没有要提醒的事</p>}
      {calls.map(({ ground, text }) => (
        <p key={ground}>
          <FindingText level="warning" text={text} />
        </p>
      ))}
      {calls.length > 0 && <p className={styles.sub}>依据：{sourceWords('S04 358').text}</p>}
      <ul className={styles.contacts} aria-label="书面提醒">
        {reminders.map(row => (
          <Reminder key={row.id} flowId={flow.id} row={row} readOnly={readOnly} onAsk={setAsking} />
        ))}
      </ul>
      <div className={styles.panelActions}>
        <Button size="small" disabled={readOnly} onClick={() => setAsking({ kind: 'new' })}>
          登记提醒
        </Button>
      </div>
      {asking?.kind === 'new' && <ReminderDialog flow={flow} calls={calls} onClose={close} />}
      {asking?.kind === 'edit' && (
        <ReminderDialog flow={flow} calls={calls} row={asking.row} onClose={close} />
      )}
      {asking?.kind === 'step' && <ReminderStepDialog row={asking.row} to={asking.to} onClose={close} />}
      {asking?.kind === 'remove' && (
        <ConfirmChange
          title="删除书面提醒"
          effect={`将删除 ${asking.row.onDate} 的${asking.row.kind}1份。`}
          confirmText="删除"
          onConfirm={() => remove({ id: asking.row.id })}
          onClose={close}
        />
      )}
    </Section>
  )
}

interface ReminderProps {
  flowId: number
  row: ReminderRow
  readOnly: boolean
  onAsk: (asking: Asking) => void
}

function Reminder({ flowId, row, readOnly, onAsk }: ReminderProps) {
  const navigate = useNavigate()
  const { onDate, kind, reminderNo, state, facts, mendBy, overdue, servedOn, servedTo } = row
  const steps = REMINDER_STEPS.filter(({ from }) => from === state)
  return (
    <li>
      <p className={styles.when}>
        {onDate} {kind}
        {reminderNo === null ? '' : ` ${reminderNo}号`}{' '}
        <FindingText level={LEVEL[state]} text={labelOf(REMINDER_STATE, state)} />
      </p>
      <p>{facts}</p>
      {mendBy !== null && (
        <p className={styles.when}>
          {overdue ? <FindingText level="error" text={`改正期限 ${mendBy}，已过`} /> : `改正期限 ${mendBy}`}
        </p>
      )}
      {servedOn !== null && (
        <p className={styles.when}>
          {servedOn} 送达，{servedTo}
        </p>
      )}
      {row.outcomeOn !== null && (
        <p className={styles.when}>
          {row.outcomeOn} {row.outcomeNote}
        </p>
      )}
      <div className={styles.panelActions}>
        {steps.map(({ to }) => (
          <Button key={to} size="small" disabled={readOnly} onClick={() => onAsk({ kind: 'step', row, to })}>
            登记{labelOf(REMINDER_STATE, to)}
          </Button>
        ))}
        <Button size="small" onClick={() => void navigate({ to: flowSlipPlace('REMINDER', flowId, row.id) })}>
          版面
        </Button>
        <Button
          size="small"
          type="link"
          disabled={readOnly}
          aria-label={`修改 ${onDate} 的提醒`}
          onClick={() => onAsk({ kind: 'edit', row })}
        >
          修改
        </Button>
        <Button
          size="small"
          type="link"
          disabled={readOnly}
          aria-label={`删除 ${onDate} 的提醒`}
          onClick={() => onAsk({ kind: 'remove', row })}
        >
          删除
        </Button>
      </div>
    </li>
  )
}
