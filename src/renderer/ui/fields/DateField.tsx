/**
 * A date as clerks type it: 1989.07, 198907, 19890701, 89.7, 1989年7月1日 … On leaving the field it is
 * shown as 1989-07-01, or 1989-07 where only the month is known. What cannot be read stays as typed with
 * the reason beside it.
 */

import { CalendarOutlined } from '@ant-design/icons'
import { Button, Calendar, Input, Popover } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { isIsoDate, type IsoDate } from '../../../shared/kernel/dates.ts'
import { readTypedDate, UNCLEAR_DATE_TEXT } from '../../../shared/kernel/typedDates.ts'
import { useFieldControl } from '../Field.tsx'
import styles from './fields.module.css'

/** What was typed, read: a date, nothing, or a reason why it cannot be read. */
export type DateReading =
  { kind: 'empty' } | { kind: 'date'; date: string; assumed: boolean } | { kind: 'unclear'; reason: string }

export function readDate(typed: string, today: IsoDate): DateReading {
  const read = readTypedDate(typed, today)
  switch (read.kind) {
    case 'empty':
      return { kind: 'empty' }
    case 'date':
      return { kind: 'date', date: read.date, assumed: read.assumed !== null }
    case 'unclear':
      return { kind: 'unclear', reason: UNCLEAR_DATE_TEXT[read.reason] }
  }
}

/** The typed text as it is to stand in the field. */
export function tidyDate(typed: string, today: IsoDate): string {
  const read = readDate(typed, today)
  return read.kind === 'date' ? read.date : typed.trim()
}

export interface DateFieldProps {
  /** a date, or a text that is being typed */
  value: string
  onChange: (value: string) => void
  /** bounds two-digit years, and is where the calendar opens */
  today: IsoDate
  /** only whole days are taken; a month alone is pointed out */
  dayOnly?: boolean
  placeholder?: string
  disabled?: boolean
  autoFocus?: boolean
}

export function DateField({ value, onChange, today, dayOnly = false, ...rest }: DateFieldProps) {
  const control = useFieldControl()
  const [picking, setPicking] = useState(false)
  const read = readDate(value, today)
  const month = read.kind === 'date' && read.date.length === 7
  const shown = read.kind === 'date' ? dayjs(`${read.date}-01`.slice(0, 10)) : dayjs(today)
  const problem =
    read.kind === 'unclear' ? read.reason : dayOnly && month ? '请写到日，如 2016-03-01' : undefined
  return (
    <span className={styles.date}>
      <Input
        {...control}
        {...rest}
        placeholder={rest.placeholder ?? (dayOnly ? '如 2016-03-01' : '如 1989-07-01 或 1989-07')}
        autoComplete="off"
        value={value}
        {...(problem === undefined ? {} : { status: 'warning' as const, title: problem })}
        onChange={event => onChange(event.target.value)}
        onBlur={() => onChange(tidyDate(value, today))}
        onPressEnter={() => onChange(tidyDate(value, today))}
      />
      <Popover
        trigger="click"
        placement="bottomRight"
        open={picking && rest.disabled !== true}
        onOpenChange={setPicking}
        content={
          <div className={styles.calendar}>
            <Calendar
              fullscreen={false}
              value={isIsoDate(shown.format('YYYY-MM-DD')) ? shown : dayjs(today)}
              onSelect={(day, { source }) => {
                if (source !== 'date') return
                onChange(day.format('YYYY-MM-DD'))
                setPicking(false)
              }}
            />
          </div>
        }
      >
        <Button
          type="text"
          size="small"
          className={styles.pick ?? ''}
          icon={<CalendarOutlined />}
          aria-label="从日历选"
          tabIndex={-1}
          disabled={rest.disabled ?? false}
        />
      </Popover>
    </span>
  )
}
