/** Every condition the roster can be narrowed by; what is chosen appears as chips. */

import { Button, Popover, Select } from 'antd'
import type { AskedColumn } from '../../shared/roster/columnConditions.ts'
import { ORGS_MAX } from '../../shared/roster/schema.ts'
import { MEMBERSHIP, type Membership } from '../../shared/roster/codes.ts'
import { Field } from '../ui/Field.tsx'
import { shortName, useOrganisations } from '../shell/organisations.ts'
import { isComposing } from '../shell/shortcuts.ts'
import { ISSUES } from '../../shared/roster/issueWords.ts'
import { FLAG_WORDS, withCondition, type OwnFilter } from '../../shared/roster/filterWords.ts'
import { ColumnConditions } from './ColumnConditions.tsx'
import styles from './roster.module.css'
import { CLEARABLE } from '../ui/fields/clearable.ts'

type Change = (filter: OwnFilter) => void
type Flag = keyof typeof FLAG_WORDS

const ANY_ISSUE = 'any'
const NO_ISSUE = 'none'

/** Which column the popover was opened from; null: from its button; undefined: it is closed. */
export type Asking = AskedColumn | null | undefined

interface FilterPopoverProps {
  filter: OwnFilter
  onChange: Change
  asking: Asking
  onAsking: (asking: Asking) => void
}

export function FilterPopover({ filter, onChange, asking, onAsking }: FilterPopoverProps) {
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      open={asking !== undefined}
      onOpenChange={open => onAsking(open ? null : undefined)}
      content={
        <div
          onKeyDownCapture={event => {
            if (event.key === 'Escape' && !isComposing(event)) onAsking(undefined)
          }}
        >
          <Conditions filter={filter} onChange={onChange} column={asking ?? undefined} />
        </div>
      }
    >
      <Button size="small">＋ 条件</Button>
    </Popover>
  )
}

function Conditions({
  filter,
  onChange,
  column,
}: {
  filter: OwnFilter
  onChange: Change
  column: AskedColumn | undefined
}) {
  const { nodes } = useOrganisations()
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
          allowClear={CLEARABLE}
          placeholder="不限"
          value={filter.flag ?? null}
          options={Object.entries(FLAG_WORDS).map(([value, label]) => ({ value: value as Flag, label }))}
          onChange={next => put('flag', next)}
        />
      </Field>
      <Field label="支部">
        <Select<number[]>
          aria-label="几个支部"
          mode="multiple"
          placeholder="可选几个"
          maxTagCount="responsive"
          maxCount={ORGS_MAX}
          value={filter.orgIds ?? []}
          options={nodes.slice(1).map(node => ({ value: node.id, label: shortName(node) }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={next => put('orgIds', next.length === 0 ? undefined : next)}
        />
      </Field>
      <Field label="归档">
        <Select<string>
          aria-label="归档"
          allowClear={CLEARABLE}
          placeholder="在名册的"
          value={filter.archived === true ? 'archived' : null}
          options={[{ value: 'archived', label: '已归档' }]}
          onChange={next => put('archived', next === 'archived' ? true : undefined)}
        />
      </Field>
      <ColumnConditions filter={filter} onChange={onChange} column={column} />
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
      allowClear={CLEARABLE}
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
