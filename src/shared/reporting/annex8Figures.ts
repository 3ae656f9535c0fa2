/** Annex 8: the members of annex 4 by class, occupation and direction (S03 133–141, R-E13). */

import { FLOW_DIRECTION } from '../flow/codes.ts'
import { ORG_CODES_4 } from '../forms/printedCodes.ts'
import { FLOW_OCCUPATION } from '../roster/codes.ts'
import { isMinority } from './bands.ts'
import {
  columnsFrom,
  emptyFigures,
  rowsByChild,
  rowsByType,
  type Figures,
  type RowScheme,
} from './figures.ts'
import type { FlowPerson } from './persons.ts'
import { typeOfOrg, type Run } from './run.ts'

/** Groups whose columns each add up to column 1. */
export const ANNEX8_GROUPS = [
  { name: '职业', field: '职业（附件4）', columns: columnsFrom(5, 9) },
  { name: '外出流向', field: '外出流向', columns: columnsFrom(10, 15) },
  { name: '持证情况', field: '活动证编号', columns: columnsFrom(16, 17) },
] as const

const CLASS_KEYS = Object.keys(ORG_CODES_4.digits)

/**
 * 党组织类型 of a flowing member: of the receiving organisation, or of the own branch (`annex4.orgType`; the
 * seed does not say, forms.md 附件4).
 */
export function flowOrgType(run: Run, person: Pick<FlowPerson, 'flow' | 'orgId'>): string | null {
  return run.settings['annex4.orgType'] === 'host' ? person.flow.hostOrgType : typeOfOrg(run, person.orgId)
}

/** Rows of annex 8: the ten classes of annex 4. */
export function flowRowScheme(run: Run): RowScheme {
  if (run.settings['annex7.byChildren']) return rowsByChild(run)
  return rowsByType(
    CLASS_KEYS.map(key => ({ key, label: ORG_CODES_4.words[(ORG_CODES_4.digits[key] ?? 1) - 1] ?? key })),
    orgType => (ORG_CODES_4.digits[orgType] === undefined ? null : orgType),
  )
}

export function emptyAnnex8(scheme: RowScheme): Figures {
  return emptyFigures(8, scheme, columnsFrom(1, 17))
}

/** The columns a person of annex 4 counts in: 16 with 流动党员活动证, 17 without (forms.md 22). */
export function annex8Columns(person: FlowPerson): string[] {
  const { member, flow } = person
  const occupation = FLOW_OCCUPATION.items.findIndex(({ key }) => key === member.flowOccupation)
  const direction = FLOW_DIRECTION.items.findIndex(({ key }) => key === flow.direction)
  return [
    '1',
    ...(person.probationary ? ['2'] : []),
    ...(member.sex === '女' ? ['3'] : []),
    ...(isMinority(member.nation) ? ['4'] : []),
    ...(occupation === -1 ? [] : [String(5 + occupation)]),
    ...(direction === -1 ? [] : [String(10 + direction)]),
    flow.certNo === null || flow.certNo.trim() === '' ? '17' : '16',
  ]
}
