/** Annex 9: what became of the members of annexes 5 and 6 by its own fill date (S03 142–154, R-D08 to R-D11). */

import type { IsoDate } from '../kernel/dates.ts'
import { columnsFrom, emptyFigures, type Figures, type RowScheme } from './figures.ts'
import { isFound, type LostPerson } from './persons.ts'
import { restoredOn } from './standing.ts'

/** 其他除名, printed only where it has a figure (forms.md 22). */
export const OTHER_REMOVAL = 'o6'
/** 处置与处分交叉: counted in 组织处置 and in 纪律处分 (R-D10). */
export const OVERLAP = 'o'

/** Column 11 is not printed by default and has no outcome of its own (forms.md 22). */
export const ANNEX9_COLUMNS: readonly string[] = [
  ...columnsFrom(1, 10),
  ...columnsFrom(12, 17),
  OTHER_REMOVAL,
  ...columnsFrom(18, 24),
  OVERLAP,
]

export const DISPOSAL_COLUMNS: readonly string[] = [...columnsFrom(13, 17), OTHER_REMOVAL]
export const DISCIPLINE_COLUMNS: readonly string[] = columnsFrom(19, 23)

/** Outcome → its columns: subtotal and own (forms.md 22). */
const OUTCOME_COLUMNS: Readonly<Record<string, readonly string[] | undefined>> = {
  M1: ['4', '6'],
  M2: ['4', '5'],
  M3: ['7'],
  M4: ['8'],
  M5: ['4', '6'],
  C1: ['10'],
  C2: ['9'],
  C3: ['10'],
  O1: ['12', '13'],
  O2: ['12', '14'],
  O3: ['12', '15'],
  O4: ['12', '17'],
  O5: ['12', '16'],
  O6: ['12', OTHER_REMOVAL],
  P1: ['18', '19'],
  P2: ['18', '20'],
  P3: ['18', '21'],
  P4: ['18', '22'],
  P5: ['18', '22'],
  P6: ['18', '23'],
}

export function emptyAnnex9(scheme: RowScheme): Figures {
  return emptyFigures(9, scheme, ANNEX9_COLUMNS)
}

/** The outcomes that count on the day: the last of 管理, 处置 and 党籍, and the heaviest 处分. */
export interface CountedOutcomes {
  /** M, O or C; null while undecided */
  main: string | null
  /** P; null without one */
  discipline: string | null
  /** further outcomes of M, O and C that exclude the main one (R-D10) */
  excluded: readonly string[]
}

/** 停止党籍 holds until the member is restored: then his branch manages him as before (R-D12, S03 151). */
function asRestored(
  main: { outcome: string; decidedOn: IsoDate } | null,
  { member }: LostPerson,
  on: IsoDate,
): string | null {
  if (main === null || !SUSPENDING.has(main.outcome)) return main?.outcome ?? null
  const restored = restoredOn(member.periods, main.decidedOn)
  return restored !== null && restored <= on ? 'M1' : main.outcome
}

const SUSPENDING: ReadonlySet<string> = new Set(['C1', 'C3'])

export function countedOutcomes(person: LostPerson, on: IsoDate): CountedOutcomes {
  const decided = person.lost.outcomes.filter(
    ({ decidedOn, endedOn = null }) => decidedOn <= on && (endedOn === null || endedOn > on),
  )
  let main: { outcome: string; decidedOn: IsoDate } | null = null
  for (const entry of decided) {
    if (/^[MOC]/.test(entry.outcome) && (main === null || entry.decidedOn >= main.decidedOn)) main = entry
  }
  const discipline = decided
    .map(({ outcome }) => outcome)
    .filter(outcome => outcome.startsWith('P'))
    .sort()
    .at(-1)
  const excluded = decided.filter(({ outcome }) => /^[MOC]/.test(outcome) && outcome !== main?.outcome)
  return {
    main: asRestored(main, person, on),
    discipline: discipline ?? null,
    excluded: excluded.map(({ outcome }) => outcome),
  }
}

/**
 * The columns a person of annex 5 or 6 counts in. 纳入组织管理 counts found members only (R-D08): of a member
 * found after the search end it stands in the explanation of changes, not in column 4.
 */
export function annex9Columns(person: LostPerson, on: IsoDate): string[] {
  const found = isFound(person)
  const { main, discipline } = countedOutcomes(person, on)
  const ofMain = (main === null ? undefined : OUTCOME_COLUMNS[main]) ?? []
  const mainColumns = found || ofMain[0] !== '4' ? ofMain : []
  const disciplineColumns = (discipline === null ? undefined : OUTCOME_COLUMNS[discipline]) ?? []
  const crossed = mainColumns[0] === '12' && disciplineColumns.length > 0
  const settled = mainColumns.length > 0 || disciplineColumns.length > 0
  return [
    '1',
    found ? '2' : '3',
    ...mainColumns,
    ...disciplineColumns,
    ...(settled ? [] : ['24']),
    ...(crossed ? [OVERLAP] : []),
  ]
}
