/** What a column may be taken for, as the clerk chooses it. */

import { targetLabel } from '../../shared/intake/headerNames.ts'
import { INTAKE_EXTRA_TARGETS, type IntakeTarget } from '../../shared/intake/schema.ts'
import { labelOf, type CodeTable } from '../../shared/kernel/codes.ts'
import { MEMBER_FIELDS, MEMBER_KEYS, MEMBER_SECTIONS, memberField } from '../../shared/roster/fields.ts'
import type { GridEditor } from '../ui/grid/gridTypes.ts'

export { targetLabel }

interface TargetGroup {
  label: string
  options: { value: IntakeTarget; label: string }[]
}

const EXTRAS = Object.keys(INTAKE_EXTRA_TARGETS) as (keyof typeof INTAKE_EXTRA_TARGETS)[]

/** Every target by the part of the card it stands in; what says where and what a member is comes first. */
export const TARGET_GROUPS: readonly TargetGroup[] = [
  { label: '归属', options: EXTRAS.map(value => ({ value, label: targetLabel(value) })) },
  ...MEMBER_SECTIONS.map(section => ({
    label: section,
    options: MEMBER_KEYS.filter(key => MEMBER_FIELDS[key].section === section).map(value => ({
      value,
      label: targetLabel(value),
    })),
  })),
]

const NO_FIELD = new Set<IntakeTarget>(EXTRAS)

function isField(target: IntakeTarget): target is keyof typeof MEMBER_FIELDS {
  return !NO_FIELD.has(target)
}

/** The words offered while a cell of this target is mended, and how long it may be. */
export function editorOf(target: IntakeTarget): Pick<GridEditor<never>, 'choices' | 'maxLength'> {
  if (!isField(target)) return { maxLength: 60 }
  const { type } = memberField(target)
  switch (type.kind) {
    case 'code':
    case 'words':
      return { choices: wordsOf(type.table), maxLength: 60 }
    case 'flag':
      return { choices: FLAG, maxLength: 10 }
    case 'text':
      return { maxLength: type.max }
    case 'date':
    case 'idNumber':
    case 'phone':
      return { maxLength: 60 }
  }
}

const FLAG = [
  { key: '是', label: '是' },
  { key: '否', label: '否' },
]

function wordsOf(table: CodeTable<string>) {
  return table.items.map(({ key }) => ({ key, label: labelOf(table, key) }))
}

/** Pixels a column of this target wants. */
export function widthOf(target: IntakeTarget): number {
  if (!isField(target)) return target === 'branch' ? 130 : 92
  const { type, label } = memberField(target)
  const head = label.length * 14 + 24
  switch (type.kind) {
    case 'idNumber':
      return 176
    case 'date':
      return Math.max(head, 100)
    case 'phone':
      return Math.max(head, 120)
    case 'flag':
      return Math.max(head, 60)
    case 'code':
    case 'words':
      return Math.max(head, 92)
    case 'text':
      return Math.max(head, type.max > 30 ? 150 : 84)
  }
}
