/** The next attempt, entered at the head of the timeline: what stays the same from time to time stays. */

import { Button } from 'antd'
import { useState } from 'react'
import type { LostCard } from '../../shared/search/methods.ts'
import type { Failure } from '../shell/failures.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { emptyToNull } from '../ui/emptyToNull.ts'
import { FieldFailureProvider } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { ATTEMPT_FIELDS, AttemptFields } from './AttemptFields.tsx'
import { attemptTime, type AttemptValues } from './attemptValues.ts'
import styles from './search.module.css'

export interface NewAttemptProps {
  lost: LostCard
  /** an attempt that reached the member: the case may go on to 取得联系 */
  onReached: (on: string, how: AttemptValues['channel']) => void
}

export function NewAttempt({ lost, onReached }: NewAttemptProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run, pending } = useWrite(client.search.addAttempt, { quiet: true })
  const [values, setValues] = useState<AttemptValues>(() => ({
    at: today,
    channel: 'C01',
    target: '本人',
    targetPhone: null,
    responsible: lost.attemptList.at(-1)?.responsible ?? lost.values.secretary ?? '',
    course: '',
    result: '无结果',
    clue: null,
  }))
  const [failure, setFailure] = useState<Failure | null>(null)

  const save = async () => {
    if (pending) return
    const at = attemptTime(values.at, today)
    if (!at.ok) return setFailure(at.failure)
    const result = await run({
      caseId: lost.id,
      values: { ...emptyToNull(values, 'targetPhone', 'clue'), at: at.value },
    })
    if (!result.ok) return setFailure(result.failure)
    setFailure(null)
    setValues(now => ({ ...now, course: '', result: '无结果', clue: null }))
    if (values.result === '取得联系') onReached(at.value.slice(0, 10), values.channel)
  }
  const besideField = failure?.field?.split('.').some(part => ATTEMPT_FIELDS.includes(part)) === true
  return (
    <FieldFailureProvider value={failure}>
      <div className={styles.entry} role="group" aria-label="登记一次查找">
        <AttemptFields
          compact
          values={values}
          onChange={patch => setValues(now => ({ ...now, ...patch }))}
          onEnter={() => void save()}
        />
        {failure && !besideField && (
          <p role="alert">
            <FindingText level="error" text={failure.message} />
          </p>
        )}
        <p className={styles.entryLine}>
          <Button type="primary" size="small" onClick={() => void save()}>
            登记查找
          </Button>
          <span className={styles.quiet}>Enter 登记，Shift Enter 换行</span>
        </p>
      </div>
    </FieldFailureProvider>
  )
}
