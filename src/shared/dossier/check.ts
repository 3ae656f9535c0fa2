/** The check of a dossier as a whole (rules.md 4.5). */

import { codeTable, labelOf } from '../kernel/codes.ts'
import type { Membership } from '../roster/codes.ts'
import { REQUIRED_MATERIAL, type MaterialState, type RequiredMaterial } from './codes.ts'
import { REQUIRED_MATERIALS, unmarkedState } from './rules.ts'
import type { FindingKind } from './findings.ts'

export const CHECK_STATE = codeTable('档案核查', {
  UNCHECKED: '未查',
  SOUND: '已查·合规',
  FAULTY: '已查·有问题',
})

export type CheckState = (typeof CHECK_STATE)['items'][number]['key']

/** What moves a dossier from one state to another. */
export type CheckEvent = 'CHECKED_SOUND' | 'CHECKED_FAULTY' | 'FOUND' | 'ALL_CLOSED'

/** 4.5 as a table: what follows from what. A sealed finding is never closed, so its dossier stays FAULTY. */
export const CHECK_STEPS: readonly { from: CheckState; event: CheckEvent; to: CheckState }[] = [
  { from: 'UNCHECKED', event: 'CHECKED_SOUND', to: 'SOUND' },
  { from: 'UNCHECKED', event: 'CHECKED_FAULTY', to: 'FAULTY' },
  { from: 'SOUND', event: 'FOUND', to: 'FAULTY' },
  { from: 'FAULTY', event: 'ALL_CLOSED', to: 'SOUND' },
]

export type Marks = Readonly<Partial<Record<RequiredMaterial, MaterialState | null>>>

/**
 * Where a dossier stands: from the day of its check, the findings that are not closed, and the marks. A day
 * alone proves nothing while a material is unmarked, or marked as missing or irregular.
 */
export function checkState({
  checkedOn,
  faults,
  marks,
  membership,
}: {
  checkedOn: string | null
  faults: number
  marks: Marks
  membership: Membership
}): CheckState {
  if (faults > 0) return 'FAULTY'
  if (checkedOn === null || uncheckedMaterials(marks, membership).length > 0) return 'UNCHECKED'
  return markedFindings(marks).length > 0 ? 'FAULTY' : 'SOUND'
}

/** The materials nobody has looked at yet, by name: a check without them is refused. */
export function uncheckedMaterials(marks: Marks, membership: Membership): string[] {
  return REQUIRED_MATERIALS.filter(
    material => (marks[material] ?? unmarkedState(material, membership)) === null,
  ).map(material => labelOf(REQUIRED_MATERIAL, material))
}

/** What the marks open: F1 for what is missing, F2 for what is irregular (R-G01, R-G04). */
export function markedFindings(marks: Marks): { material: RequiredMaterial; kind: FindingKind }[] {
  return REQUIRED_MATERIALS.flatMap((material): { material: RequiredMaterial; kind: FindingKind }[] => {
    const mark = marks[material]
    if (mark === '缺') return [{ material, kind: 'F1' }]
    return mark === '不规范' ? [{ material, kind: 'F2' }] : []
  })
}
