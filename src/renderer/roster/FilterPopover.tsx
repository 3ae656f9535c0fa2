/** Every condition the roster can be narrowed by; what is chosen appears as chips. */

import { Button, Popover, Select } from 'antd'
import { useState } from 'react'
import { EDUCATION_LEVEL, MEMBERSHIP, NATION, SEX, type Membership } from '../../shared/roster/codes.ts'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { DateField, readDate } from '../ui/fields/DateField.tsx'
import { Field } from '../ui/Field.tsx'
import { useScope } from '../shell/scope.tsx'
import { isComposing } from '../shell/shortcuts.ts'
import { ISSUES } from '../../shared/roster/issueWords.ts'
import { FLAG_WORDS, type OwnFilter } from '../../shared/roster/filterWords.ts'
import { withCondition } from './rosterFilter.ts'
import styles from './roster.module.css'

type Change = (filter: OwnFilter) => void
type Flag = keyof typeof FLAG_WORDS

const ANY_ISSUE = 'any'
const NO_ISSUE = 'none'

export function FilterPopover({ filter, onChange }: { filter: OwnFilter; onChange: Change }) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      open={open}
      onOpenChange={setOpen}
      content={
        <div
          onKeyDownCapture={event => {
            if (event.key === 'Escape' && !isComposing(event)) setOpen(false)
          }}
        >
          <Conditions filter={filter} onChange={onChange} />
        </div>
      }
    >
      <Button size="small">＋ 条件</Button>
    </Popover>
  )
}

function Conditions({ filter, onChange }: { filter: OwnFilter; onChange: Change }) {
  const put = <K extends keyof OwnFilter>(key: K, value: OwnFilter[K] | null | undefined) =>
    onChange(withCondition(filter, key, value ?? undefined))
  return (
    <div className={styles.conditions}>
      <Field label="状态" hint="不选时为在册党员">
        <Select<Membership[]>
          aria-label="状态"
          mode="multiple"
          value={filter.membership ?? []}
          options={MEMBERSHIP.items.map(item => ({ value: item.key, label: item.label }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={next => put('membership', next.length === 0 ? undefined : next)}
        />
      </Field>
      <Field label="问题">
        <IssueSelect filter={filter} onChange={onChange} />
      </Field>
      <Field label="情况">
        <Select<Flag>
          aria-label="情况"
          allowClear
          placeholder="不限"
          value={filter.flag ?? null}
          options={Object.entries(FLAG_WORDS).map(([value, label]) => ({ value: value as Flag, label }))}
          onChange={next => put('flag', next)}
        />
      </Field>
      <Field label="性别">
        <CodeSelect
          table={SEX}
          value={filter.sex ?? null}
          placeholder="不限"
          onChange={next => put('sex', next)}
        />
      </Field>
      <Field label="学历">
        <CodeSelect<string>
          table={EDUCATION_LEVEL}
          value={filter.education ?? null}
          placeholder="不限"
          onChange={next => put('education', next)}
        />
      </Field>
      <Field label="民族">
        <CodeSelect<string>
          table={NATION}
          value={filter.nation ?? null}
          placeholder="不限"
          onChange={next => put('nation', next)}
        />
      </Field>
      <DateCondition label="出生从" value={filter.birthFrom} onChange={next => put('birthFrom', next)} />
      <DateCondition label="出生到" value={filter.birthTo} onChange={next => put('birthTo', next)} />
      <DateCondition label="入党从" value={filter.joinFrom} onChange={next => put('joinFrom', next)} />
      <DateCondition label="入党到" value={filter.joinTo} onChange={next => put('joinTo', next)} />
    </div>
  )
}

function IssueSelect({ filter, onChange }: { filter: OwnFilter; onChange: Change }) {
  const value = filter.issue ?? (filter.issues === undefined ? null : filter.issues ? ANY_ISSUE : NO_ISSUE)
  const choose = (next: string | null | undefined) => {
    const rest = withCondition(withCondition(filter, 'issue', undefined), 'issues', undefined)
    if (next === null || next === undefined) onChange(rest)
    else if (next === ANY_ISSUE) onChange({ ...rest, issues: true })
    else if (next === NO_ISSUE) onChange({ ...rest, issues: false })
    else onChange({ ...rest, issue: next })
  }
  return (
    <Select<string>
      aria-label="问题"
      allowClear
      placeholder="不限"
      value={value}
      showSearch={{ optionFilterProp: 'label' }}
      options={[
        { value: ANY_ISSUE, label: '有问题' },
        { value: NO_ISSUE, label: '没有问题' },
        ...Object.entries(ISSUES).map(([code, { text }]) => ({ value: code, label: text })),
      ]}
      onChange={choose}
    />
  )
}

interface DateConditionProps {
  label: string
  value: string | undefined
  onChange: (date: string | undefined) => void
}

/** Takes effect as soon as what is typed is a whole date. */
function DateCondition({ label, value, onChange }: DateConditionProps) {
  const { today } = useScope()
  const [typed, setTyped] = useState(value ?? '')
  return (
    <Field label={label}>
      <DateField
        today={today}
        placeholder="不限"
        value={typed}
        onChange={next => {
          setTyped(next)
          const read = readDate(next, today)
          if (read.kind === 'empty') onChange(undefined)
          else if (read.kind === 'date') onChange(read.date)
        }}
      />
    </Field>
  )
}
