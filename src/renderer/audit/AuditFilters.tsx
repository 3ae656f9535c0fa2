/** What the log is narrowed to: kind, person, days, words of the operation. */

import { Segmented } from 'antd'
import { useCallback } from 'react'
import { z } from 'zod'
import { useListState } from '../shell/listState.ts'
import { useScope } from '../shell/scope.tsx'
import { dayValue } from '../ui/dateValues.ts'
import { DateField } from '../ui/fields/DateField.tsx'
import { MemberPicker } from '../ui/fields/MemberPicker.tsx'
import { ListSearch } from '../ui/ListSearch.tsx'
import styles from './audit.module.css'
import { CHANGE_KIND } from '../../shared/audit/codes.ts'
import type { ChangeKind } from '../../shared/audit/changeWords.ts'

const KINDS = CHANGE_KIND.items.map(item => item.key)
const ALL = 'all'

const auditFilterSchema = z.strictObject({
  kind: z.enum(KINDS as [ChangeKind, ...ChangeKind[]]).nullable(),
  /** remembered until the program ends, never stored: it names a person */
  person: z.strictObject({ id: z.number(), name: z.string() }).nullable(),
  /** as typed */
  from: z.string(),
  to: z.string(),
  text: z.string(),
})

export type AuditFilter = z.output<typeof auditFilterSchema>

export const EVERYTHING: AuditFilter = { kind: null, person: null, from: '', to: '', text: '' }

const storable = ({ kind }: AuditFilter): AuditFilter => ({ ...EVERYTHING, kind })

export function useAuditFilter() {
  return useListState('audit.filters', { schema: auditFilterSchema, initial: EVERYTHING, storable })
}

/** What the backend is asked; a day that cannot be read narrows nothing, and its field says why. */
export function askedOf({ kind, person, from, to, text }: AuditFilter, today: string) {
  const dayOf = (typed: string) => {
    const day = dayValue(typed, today)
    return day.ok && day.value !== null ? day.value : undefined
  }
  return {
    ...(kind === null ? {} : { kind }),
    ...(person === null ? {} : { memberId: person.id }),
    ...(text === '' ? {} : { text }),
    from: dayOf(from),
    to: dayOf(to),
  }
}

interface AuditFiltersProps {
  filter: AuditFilter
  onChange: (patch: Partial<AuditFilter>) => void
}

export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const { today } = useScope()
  const onText = useCallback((text: string) => onChange({ text }), [onChange])
  return (
    <div className={styles.filters}>
      <Segmented<string>
        size="small"
        aria-label="类别"
        value={filter.kind ?? ALL}
        options={[
          { value: ALL, label: '全部' },
          ...CHANGE_KIND.items.map(item => ({ value: item.key, label: item.label })),
        ]}
        onChange={next => onChange({ kind: KINDS.find(key => key === next) ?? null })}
      />
      <span className={styles.person}>
        <MemberPicker label="哪名党员" value={filter.person} onChange={person => onChange({ person })} />
      </span>
      <label className={styles.day}>
        自
        <DateField dayOnly today={today} value={filter.from} onChange={from => onChange({ from })} />
      </label>
      <label className={styles.day}>
        至
        <DateField dayOnly today={today} value={filter.to} onChange={to => onChange({ to })} />
      </label>
      <ListSearch label="在操作记录中筛选" placeholder="操作、经办人" value={filter.text} onChange={onText} />
    </div>
  )
}
