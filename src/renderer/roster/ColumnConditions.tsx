/** A condition on one column is put together here: the column, what is asked of it, and of what. */

import { Button, Input, Select, type RefSelectProps } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { CodeTable } from '../../shared/kernel/codes.ts'
import { EDUCATION_LEVEL, NATION, SEX } from '../../shared/roster/codes.ts'
import {
  ASKED_CODES,
  ASKED_COLUMNS,
  ASKED_DATES,
  ASKED_TEXTS,
  kindOfColumn,
  type AskedColumn,
  type ColumnCondition,
  type ColumnKind,
} from '../../shared/roster/columnConditions.ts'
import { memberField } from '../../shared/roster/fields.ts'
import { withWhere, type OwnFilter } from '../../shared/roster/filterWords.ts'
import { added, CONDITIONS_MAX, conditionsIn, type Target } from '../../shared/roster/where.ts'
import { useScope } from '../shell/scope.tsx'
import { isComposing } from '../shell/shortcuts.ts'
import { DateField, readDate, type DateReading } from '../ui/fields/DateField.tsx'
import styles from './roster.module.css'
import { WhereList } from './WhereList.tsx'

/** What may be asked; dates between take one end or both. */
type Question = 'contains' | 'lacks' | 'oneOf' | 'between' | 'empty' | 'filled' | 'troubled'

const QUESTIONS: Record<ColumnKind, readonly Question[]> = {
  text: ['contains', 'lacks', 'empty', 'filled', 'troubled'],
  code: ['oneOf', 'empty', 'filled', 'troubled'],
  date: ['between', 'empty', 'filled', 'troubled'],
}

const WORDS: Record<Question, string> = {
  contains: '含',
  lacks: '不含',
  oneOf: '是其中之一',
  between: '在某段时间',
  empty: '没有填',
  filled: '已填',
  troubled: '有问题',
}

const TABLES: Record<(typeof ASKED_CODES)[number], CodeTable<string>> = {
  sex: SEX,
  nation: NATION,
  education: EDUCATION_LEVEL,
}

interface Draft {
  column: AskedColumn
  question: Question
  text: string
  values: readonly string[]
  from: string
  to: string
}

const EMPTY = { text: '', values: [], from: '', to: '' }

function draftOf(column: AskedColumn): Draft {
  return { column, question: QUESTIONS[kindOfColumn(column)][0] ?? 'filled', ...EMPTY }
}

/** An end of a time, as dates are typed everywhere; a year alone is its first or its last month. */
function boundOf(typed: string, month: '01' | '12', today: string): DateReading {
  const year = /^(\d{4})年?$/.exec(typed.trim())?.[1]
  return readDate(year === undefined ? typed : `${year}-${month}`, today)
}

/** The condition the draft comes to; null while something is missing. */
function conditionOf(
  { column, question, text, values, from, to }: Draft,
  today: string,
): ColumnCondition | null {
  switch (question) {
    case 'empty':
    case 'filled':
    case 'troubled':
      return { is: question, column }
    case 'contains':
    case 'lacks': {
      const asked = ASKED_TEXTS.find(one => one === column)
      return asked === undefined || text.trim() === ''
        ? null
        : { is: question, column: asked, text: text.trim() }
    }
    case 'oneOf': {
      const asked = ASKED_CODES.find(one => one === column)
      return asked === undefined || values.length === 0
        ? null
        : { is: 'oneOf', column: asked, values: [...values] }
    }
    case 'between': {
      const asked = ASKED_DATES.find(one => one === column)
      const [first, last] = [boundOf(from, '01', today), boundOf(to, '12', today)]
      if (asked === undefined || first.kind === 'unclear' || last.kind === 'unclear') return null
      if (first.kind === 'date' && last.kind === 'date') {
        return { is: 'between', column: asked, from: first.date, to: last.date }
      }
      if (first.kind === 'date') return { is: 'from', column: asked, date: first.date }
      return last.kind === 'date' ? { is: 'to', column: asked, date: last.date } : null
    }
  }
}

interface ColumnConditionsProps {
  filter: OwnFilter
  onChange: (filter: OwnFilter) => void
  /** the column to begin with; absent: the usual one */
  column: AskedColumn | undefined
}

export function ColumnConditions({ filter, onChange, column }: ColumnConditionsProps) {
  const { today } = useScope()
  const [draft, setDraft] = useState<Draft>(() => draftOf(column ?? 'education'))
  const [target, setTarget] = useState<Target>('single')
  const first = useRef<RefSelectProps>(null)
  const second = useRef<RefSelectProps>(null)
  const where = filter.where ?? []
  const condition = conditionOf(draft, today)
  const full = conditionsIn(where).length >= CONDITIONS_MAX
  const change = (part: Partial<Draft>) => setDraft(before => ({ ...before, ...part }))
  useEffect(() => {
    // Whoever came from a column has said which one already.
    if (column !== undefined) second.current?.focus()
  }, [column])
  const groups = where.flatMap((item, at) => (item.is === 'group' ? [at] : []))
  const into = typeof target === 'number' && !groups.includes(target) ? 'single' : target
  const add = () => {
    if (!condition || full) return
    onChange(withWhere(filter, added(where, condition, into)))
    if (into === 'newGroup') setTarget(where.length)
    setDraft(before => ({ ...before, ...EMPTY }))
    // The button is off again: the keyboard goes on at the beginning, for the next condition.
    first.current?.focus()
  }
  return (
    <fieldset className={styles.byColumn}>
      <legend>{full ? `按列筛选（条件最多${CONDITIONS_MAX}个，已满）` : '按列筛选'}</legend>
      <Select<AskedColumn>
        ref={first}
        aria-label="列"
        listHeight={400}
        value={draft.column}
        options={ASKED_COLUMNS.map(value => ({ value, label: memberField(value).label }))}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={next => setDraft(draftOf(next))}
      />
      <Select<Question>
        ref={second}
        aria-label="怎样"
        value={draft.question}
        options={QUESTIONS[kindOfColumn(draft.column)].map(value => ({ value, label: WORDS[value] }))}
        onChange={question => change({ question })}
      />
      <div
        className={styles.asked}
        onKeyDown={event => {
          if (event.key === 'Enter' && !isComposing(event) && draft.question !== 'oneOf') add()
        }}
      >
        <Asked draft={draft} today={today} onChange={change} />
      </div>
      <Button disabled={condition === null || full} onClick={add}>
        加上
      </Button>
      <div className={styles.target}>
        <span>加到</span>
        <Select<Target>
          aria-label="加到"
          value={into}
          options={[
            { value: 'single', label: '单独一条' },
            { value: 'newGroup', label: '新的一组' },
            ...groups.map((at, number) => ({ value: at, label: `第${number + 1}组` })),
          ]}
          onChange={setTarget}
        />
      </div>
      {where.length > 0 && <WhereList filter={filter} onChange={onChange} />}
    </fieldset>
  )
}

interface AskedProps {
  draft: Draft
  today: string
  onChange: (part: Partial<Draft>) => void
}

function Asked({ draft, today, onChange }: AskedProps) {
  switch (draft.question) {
    case 'empty':
    case 'filled':
    case 'troubled':
      return null
    case 'contains':
    case 'lacks':
      return (
        <Input
          aria-label="文字"
          placeholder="文字或号码的一段"
          maxLength={60}
          autoComplete="off"
          value={draft.text}
          onChange={event => onChange({ text: event.target.value })}
        />
      )
    case 'oneOf': {
      const column = ASKED_CODES.find(one => one === draft.column)
      return (
        <Select<string[]>
          aria-label="其中之一"
          mode="tags"
          placeholder="可选几项"
          maxTagCount="responsive"
          value={[...draft.values]}
          options={
            column === undefined ? [] : TABLES[column].items.map(({ label }) => ({ value: label, label }))
          }
          onChange={values => onChange({ values })}
        />
      )
    }
    case 'between':
      return (
        <>
          <DateField
            today={today}
            placeholder="从"
            value={draft.from}
            onChange={from => onChange({ from })}
          />
          <DateField today={today} placeholder="到" value={draft.to} onChange={to => onChange({ to })} />
        </>
      )
  }
}
