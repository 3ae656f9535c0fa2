/** One field of a member, edited in place with its findings beside it. */

import type { MemberCard } from '../../../shared/roster/methods.ts'
import { memberField, type MemberKey } from '../../../shared/roster/fields.ts'
import type { Attempt } from '../../shell/failures.ts'
import { useScope } from '../../shell/scope.tsx'
import type { FieldFinding } from '../../ui/Field.tsx'
import { idFindings } from '../../ui/fields/IdField.tsx'
import { phoneFindings } from '../../ui/fields/PhoneField.tsx'
import { readDate } from '../../ui/fields/DateField.tsx'
import { InPlaceField, type InPlaceKind } from '../../ui/InPlaceField.tsx'

/** Texts that may be this long are given as many lines as they need. */
const LONG_FROM = 100

function controlOf(key: MemberKey): InPlaceKind {
  const { type } = memberField(key)
  switch (type.kind) {
    case 'text':
      return type.max >= LONG_FROM
        ? { kind: 'long', maxLength: type.max }
        : { kind: 'text', maxLength: type.max }
    case 'words':
      return { kind: 'words', table: type.table, maxLength: type.max }
    case 'code':
      return { kind: 'code', table: type.table }
    case 'flag':
      return { kind: 'flag' }
    case 'date':
    case 'idNumber':
    case 'phone':
      return { kind: 'text', maxLength: 40 }
  }
}

/** The text that stands in the field: what was typed where it could not be read. */
export function fieldText(card: MemberCard, key: MemberKey): string {
  const typed = card.asTyped[key]
  if (typed !== undefined) return typed
  const value = card.values[key]
  return value === true ? '是' : typeof value === 'string' ? value : ''
}

function sexOf(value: unknown): '男' | '女' | null {
  return value === '男' || value === '女' ? value : null
}

/** What can be said while one still types; the backend's own findings replace it once saved. */
function liveFindings(card: MemberCard, key: MemberKey, today: string) {
  const { type } = memberField(key)
  switch (type.kind) {
    case 'idNumber': {
      const { birth, sex } = card.values
      return (typed: string) =>
        idFindings(typed, { birth: typeof birth === 'string' ? birth : null, sex: sexOf(sex), today })
    }
    case 'phone':
      return phoneFindings
    case 'date':
      return (typed: string): FieldFinding[] => {
        const read = readDate(typed, today)
        if (read.kind === 'unclear') return [{ level: 'warning', text: read.reason }]
        return read.kind === 'date' && read.date !== typed.trim()
          ? [{ level: 'note', text: `将记为 ${read.date}` }]
          : []
      }
    case 'text':
    case 'words':
    case 'code':
    case 'flag':
      return undefined
  }
}

export interface MemberFieldInPlaceProps {
  card: MemberCard
  field: MemberKey
  readOnly: boolean
  onSave: (field: MemberKey, typed: string) => Promise<Attempt<unknown>>
}

export function MemberFieldInPlace({ card, field, readOnly, onSave }: MemberFieldInPlaceProps) {
  const { today } = useScope()
  const { label } = memberField(field)
  const live = liveFindings(card, field, today)
  return (
    <InPlaceField
      label={label}
      type={controlOf(field)}
      value={fieldText(card, field)}
      findings={card.findings.filter(finding => finding.field === field)}
      readOnly={readOnly}
      onSave={typed => onSave(field, typed)}
      {...(live === undefined ? {} : { live })}
    />
  )
}
