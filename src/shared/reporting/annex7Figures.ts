/** Annex 7: the members of annex 6 by their structure, beside the roll before the sweep (S03 121–131). */

import { ORG_CODES_5 } from '../forms/printedCodes.ts'
import { LOST_OCCUPATION } from '../roster/codes.ts'
import { LOST_SITUATION } from '../search/codes.ts'
import { ageBand, educationBand, isMinority, lengthBand, partyAgeBand } from './bands.ts'
import {
  columnsFrom,
  countAt,
  emptyFigures,
  rowsByChild,
  rowsByType,
  TOTAL,
  type Figures,
  type RowScheme,
} from './figures.ts'
import { isNotFound, type LostPerson } from './persons.ts'
import { typeOfOrg, unitOrgId, type Run } from './run.ts'
import { rollOn, sweptOn } from './standing.ts'

/** Groups whose columns each add up to column 2 (forms.md 22); 党龄 is only a warning. */
export const ANNEX7_GROUPS = [
  { name: '年龄', field: '出生日期', columns: columnsFrom(6, 9) },
  { name: '学历', field: '学历', columns: columnsFrom(15, 17) },
  { name: '失去联系时间', field: '失联起算日', columns: columnsFrom(18, 21) },
  { name: '失去联系情形', field: '失去联系情形', columns: columnsFrom(22, 28) },
  { name: '职业', field: '职业', columns: columnsFrom(29, 36) },
] as const

/** Those printed: a county may have the form without 职业 (`annex7.occupation`). */
export function annex7Groups({ settings }: Pick<Run, 'settings'>): readonly (typeof ANNEX7_GROUPS)[number][] {
  return ANNEX7_GROUPS.filter(({ name }) => name !== '职业' || settings['annex7.occupation'])
}

export const PARTY_AGE_COLUMNS = columnsFrom(10, 14)

/** The nine classes of annex 5 in their order; 公共就业和人才服务机构 counts as 其他 (forms.md 22). */
const CLASS_KEYS = ['SOE', 'PRIVATE', 'RURAL', 'GOV', 'SCHOOL', 'PUBINST', 'COMMUNITY', 'SOCIAL', 'OTHER']

/** Rows of annexes 7 and 9. */
export function lostRowScheme(run: Run): RowScheme {
  if (run.settings['annex7.byChildren']) return rowsByChild(run)
  return rowsByType(
    ORG_CODES_5.words.map((label, i) => ({ key: CLASS_KEYS[i] ?? label, label })),
    orgType => {
      const digit = ORG_CODES_5.digits[orgType]
      return digit === undefined ? null : (CLASS_KEYS[digit - 1] ?? null)
    },
  )
}

export function emptyAnnex7(scheme: RowScheme): Figures {
  return emptyFigures(7, scheme, columnsFrom(1, 36))
}

function column(first: number, index: number | null): string[] {
  return index === null || index < 0 ? [] : [String(first + index)]
}

/** The columns a person of annex 6 counts in; a group without an answer stays without a column. */
export function annex7Columns(run: Run, person: LostPerson): string[] {
  const { member, lost } = person
  const { fillDate } = run.campaign
  const occupation = lost.lostOccupation ?? member.lostOccupation
  return [
    '2',
    ...(person.probationary ? ['3'] : []),
    ...(member.sex === '女' ? ['4'] : []),
    ...(isMinority(member.nation) ? ['5'] : []),
    ...column(6, ageBand(member.birth, fillDate)),
    ...(person.probationary ? [] : column(10, partyAgeBand(member.fullDate, fillDate))),
    ...column(15, educationBand(member.education)),
    ...column(18, person.duration === null ? null : lengthBand(person.duration)),
    ...column(
      22,
      LOST_SITUATION.items.findIndex(({ key }) => key === lost.situation),
    ),
    ...column(
      29,
      LOST_OCCUPATION.items.findIndex(({ key }) => key === occupation),
    ),
  ]
}

/** A member of annex 6 whom column 1 of the own row does not count. */
export interface LostArrival {
  person: LostPerson
  /** row of column 2; null where the organisation has no class */
  row: string | null
  /** on the roll of another row before the sweep */
  moved: boolean
  /** transferred out before the sweep, no receipt yet: on no roll, but searched for here (R-A01 b) */
  out: boolean
}

/**
 * Who came to the row after the sweep had begun, or was transferred out before it without a receipt. Column 1
 * is the roll before the sweep, column 2 is counted at its end (S03 129, 130): such a member stands in column 2
 * alone (docs/decisions/0200).
 */
export function lostArrivals(run: Run, lost: readonly LostPerson[]): LostArrival[] {
  const { rowOf } = lostRowScheme(run)
  return lost.filter(isNotFound).flatMap(person => {
    const row = rowOf(person.orgId, person.orgType)
    const period = rollOn(person.member, run.campaign.startOn)
    const orgId = period?.orgId ?? run.rootOrgId
    const counted = period !== null && run.unitById.has(unitOrgId(run, orgId))
    if (counted && rowOf(orgId, typeOfOrg(run, orgId)) === row) return []
    const since = run.settings['letter.receiptSince']
    const out = period === null && sweptOn(person.member, run.campaign.startOn, since)
    return [{ person, row, moved: counted, out }]
  })
}

/** Rows of annex 7 on which column 2 is more than column 1. */
export function rowsBeyondRoll(annex7: Figures): string[] {
  return annex7.rows
    .map(({ key }) => key)
    .filter(key => countAt(annex7, key, '2') > countAt(annex7, key, '1'))
}

/** Arrivals that show in a row: on the total only who was on no roll before. */
export function arrivalsOn(arrivals: readonly LostArrival[], key: string): LostArrival[] {
  return arrivals.filter(({ row, moved }) => (key === TOTAL ? !moved : row === key))
}
