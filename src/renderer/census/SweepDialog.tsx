/** The record of a sweep of a quarter (D42) or of the year's 三找: what was found at each point. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SweepSlot } from '../../shared/census/recordMethods.ts'
import { SWEEP_POINTS, YEARLY, type SweepPoint } from '../../shared/census/records.ts'
import type { Attempt } from '../shell/failures.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { dayValue } from '../ui/dateValues.ts'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import styles from './census.module.css'
import { textOrNull } from './textOrNull.ts'
import { refusedAs } from '../ui/readFields.ts'

type Points = Record<SweepPoint, string>

function pointsOf(record: SweepSlot['record']): Points {
  return {
    veteransBefore: record?.veteransBefore ?? '',
    veterans: record?.veterans ?? '',
    hardship: record?.hardship ?? '',
    illness: record?.illness ?? '',
    breaches: record?.breaches ?? '',
  }
}

export interface SweepDialogProps {
  year: number
  slot: SweepSlot
  onClose: () => void
}

export function SweepDialog({ year, slot, onClose }: SweepDialogProps) {
  const { client, queries } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.census.saveSweep, { quiet: true })
  const { record, period, name } = slot
  const yearly = period === YEARLY
  const { data: told } = useQuery({
    ...queries.census.sweepProposal.queryOptions({ input: { year, quarter: period } }),
    enabled: !yearly,
  })
  const [points, setPoints] = useState<Points>(() => pointsOf(record))
  const [typed, setTyped] = useState({
    on: record?.on ?? (today < slot.to ? today : slot.to),
    by: record?.by ?? '',
    measures: record?.measures ?? '',
    ledgerUpdatedOn: record?.ledgerUpdatedOn ?? '',
  })
  const put = (patch: Partial<typeof typed>) => setTyped(now => ({ ...now, ...patch }))
  const day = (key: 'on' | 'ledgerUpdatedOn'): Attempt<string | null> => {
    const read = dayValue(typed[key], today)
    if (!read.ok) return refusedAs(key, read)
    if (key === 'on' && read.value === null)
      return {
        ok: false,
        failure: { code: 'INPUT_INVALID', message: '请填写日期，如 2024-03-15', field: key },
      }
    return read
  }
  const submit = async () => {
    const [on, updated] = [day('on'), day('ledgerUpdatedOn')]
    if (!on.ok) return on
    if (!updated.ok) return updated
    const { veteransBefore, veterans, hardship, illness, breaches } = points
    return run({
      ...(record ? { id: record.id } : {}),
      values: {
        year,
        quarter: period,
        on: on.value ?? today,
        by: textOrNull(typed.by),
        veteransBefore: textOrNull(veteransBefore),
        veterans: textOrNull(veterans),
        hardship: textOrNull(hardship),
        illness: textOrNull(illness),
        breaches: textOrNull(breaches),
        measures: textOrNull(typed.measures),
        ledgerUpdatedOn: updated.value,
      },
    })
  }
  return (
    <FormDialog
      title={name}
      width={680}
      onSubmit={submit}
      onClose={onClose}
      fields={['on', 'ledgerUpdatedOn']}
    >
      <Field label="排查日期" name="on" required>
        <DateField dayOnly today={today} value={typed.on} onChange={on => put({ on })} />
      </Field>
      <Field label="经办人" name="by" focusFirst>
        <TextField value={typed.by} maxLength={30} onChange={by => put({ by })} />
      </Field>
      {!yearly && told && (
        <p className={styles.actions}>
          <Button size="small" onClick={() => setPoints(told)}>
            按台账填上
          </Button>
          <span className={styles.quiet}>写明人数和姓名；生活状况、有无违纪违法由填表人补写</span>
        </p>
      )}
      {!yearly &&
        SWEEP_POINTS.map(({ key, label }) => (
          <Field key={key} label={label} name={key}>
            <TextField
              value={points[key]}
              rows={2}
              maxLength={2000}
              onChange={text => setPoints(now => ({ ...now, [key]: text }))}
            />
          </Field>
        ))}
      <Field label={yearly ? '活动情况' : '办法措施'} name="measures">
        <TextField
          value={typed.measures}
          rows={yearly ? 4 : 2}
          maxLength={2000}
          onChange={measures => put({ measures })}
        />
      </Field>
      <Field
        label="台账更新日期"
        name="ledgerUpdatedOn"
        {...(yearly ? { hint: '填了这一天，“三找”才算完成' } : {})}
      >
        <DateField
          dayOnly
          today={today}
          value={typed.ledgerUpdatedOn}
          onChange={ledgerUpdatedOn => put({ ledgerUpdatedOn })}
        />
      </Field>
    </FormDialog>
  )
}
