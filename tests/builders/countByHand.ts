/**
 * Who stands on annexes 2 to 6 and every figure of annexes 7 to 9, counted anew from the tables with plain
 * loops: nothing of what the annexes themselves are made with (src/shared/reporting, forms, search, flow).
 */

import type { Reader } from '../../src/main/db/register.ts'

export interface Days {
  start: string
  searchEnd: string
  fill: string
  fill9: string
}

/** `row/column` → count; what is 0 is left out, as on paper. */
export type Grid = Map<string, number>

export interface Counted {
  /** ID numbers, or names where there is none, by annex */
  persons: Record<2 | 3 | 4 | 5 | 6, string[]>
  grids: Record<7 | 8 | 9, Grid>
  /** persons of annex 8 without 党组织类型: in the total alone */
  untyped: number
}

type Row = Record<string, string | number | null>
type Table =
  'member' | 'membershipPeriod' | 'organisation' | 'lostCase' | 'flow' | 'searchAttempt' | 'lostOutcome'

async function table(db: Reader, name: Table): Promise<Row[]> {
  return db.selectFrom(name).selectAll().execute()
}

const word = (row: Row, key: string): string => {
  const value = row[key]
  return value === null || value === undefined ? '' : String(value)
}

/** A number that is none of its kind is kept and printed as it was typed. */
function asTyped(member: Row): string {
  const typed = JSON.parse(word(member, 'asTyped') || '{}') as { idNo?: string }
  return typed.idNo ?? ''
}

/** The same day n months on, the last of the month where there is no such day. */
function monthsOn(day: string, n: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + n, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + n, Math.min(date, last))).toISOString().slice(0, 10)
}

function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return to.slice(5) < from.slice(5) ? years - 1 : years
}

function wholeMonths(from: string, to: string): number {
  let n = 0
  while (monthsOn(from, n + 1) <= to) n += 1
  return n
}

const ON_ROLL = ['PROBATIONARY', 'FORMAL', 'LEAVING', 'KEPT_ABROAD']

function covering(periods: readonly Row[], day: string): Row | undefined {
  return periods.find(
    period =>
      word(period, 'fromOn') <= day &&
      (period.toOn === null || word(period, 'toOn') > day) &&
      ON_ROLL.includes(word(period, 'membership')),
  )
}

/** The day of 恢复党籍: a member from the very day on which 停止党籍 ended, after he was found missing. */
function restored(periods: readonly Row[], foundOn: string): string {
  const days = periods
    .filter(period => ON_ROLL.includes(word(period, 'membership')) && word(period, 'fromOn') >= foundOn)
    .map(period => word(period, 'fromOn'))
    .filter(day => periods.some(before => before.membership === 'SUSPENDED' && before.toOn === day))
  return days.sort()[0] ?? ''
}

const TYPES: Record<string, string> = {
  SOE: '国有企业',
  PRIVATE: '非公有制企业',
  RURAL: '农村',
  GOV: '党政机关',
  SCHOOL: '学校',
  PUBINST: '其他事业单位',
  COMMUNITY: '街道社区',
  SOCIAL: '社会组织',
  OTHER: '其他',
  TALENT: '其他',
}
const TYPES_OF_8: Record<string, string> = { ...TYPES, PRIVATE: '非公企业', TALENT: '公共就业和人才服务机构' }

const SITUATIONS = ['AWAY', 'RESTRUCTURED', 'GRADUATED', 'JOB_CHANGED', 'ABROAD', 'MOVED', 'OTHER']
const LOST_JOBS = [
  'SOE_ENDED',
  'PRIVATE_LEFT',
  'RURAL_AWAY',
  'RETIRED',
  'GRADUATE',
  'SPLIT',
  'TALENT_CENTRE',
  'OTHER',
]
const FLOW_JOBS = ['ENDED', 'RETIRED', 'GRADUATE', 'AWAY_WORKER', 'OTHER']
const DIRECTIONS = ['IN_COUNTY', 'IN_CITY', 'CROSS_CITY', 'CROSS_PROVINCE', 'ABROAD', 'NO_FIXED']
const SCHOOLING: Record<string, number> = {
  研究生: 15,
  大学本科: 15,
  大专: 15,
  中专: 16,
  高中中技: 16,
  初中: 17,
  小学: 17,
}
const OUTCOMES: Record<string, number[]> = {
  M1: [4, 6],
  M5: [4, 6],
  M2: [4, 5],
  M3: [7],
  M4: [8],
  C2: [9],
  C1: [10],
  C3: [10],
  O1: [12, 13],
  O2: [12, 14],
  O3: [12, 15],
  O5: [12, 16],
  O4: [12, 17],
}

function among(list: readonly string[], key: string, first: number): number[] {
  const at = list.indexOf(key)
  return at === -1 ? [] : [first + at]
}

function upTo(value: number, ends: readonly number[], first: number): number {
  let at = 0
  for (const end of ends) if (value > end) at += 1
  return first + at
}

function count(grid: Grid, label: string | undefined, columns: readonly number[]): void {
  for (const row of label === undefined ? ['总计'] : ['总计', label]) {
    for (const column of columns) grid.set(`${row}/${column}`, (grid.get(`${row}/${column}`) ?? 0) + 1)
  }
}

/** 电话 to 核实 C01–C04 first, then people and organisations, then other offices' systems (S03 18). */
function tier(channel: string): number {
  const number = Number(channel.slice(1))
  return number <= 4 ? 1 : number >= 31 && number <= 40 ? 3 : 2
}

function searchedEnough(attempts: readonly Row[], until: string): boolean {
  const counted = attempts.filter(attempt => word(attempt, 'at').slice(0, 10) <= until)
  const tiers = new Set(counted.map(attempt => tier(word(attempt, 'channel'))))
  const days = new Set(counted.map(attempt => word(attempt, 'at').slice(0, 10)))
  return tiers.size === 3 && counted.length >= 3 && days.size >= 2
}

function annex7Columns(member: Row, lost: Row, months: number, day: string, probationary: boolean): number[] {
  const birth = word(member, 'birth')
  const full = word(member, 'fullDate')
  const nation = word(member, 'nation')
  const schooling = SCHOOLING[word(member, 'education')]
  return [
    2,
    ...(probationary ? [3] : []),
    ...(member.sex === '女' ? [4] : []),
    ...(nation !== '' && nation !== '汉族' ? [5] : []),
    ...(birth === '' ? [] : [upTo(yearsBetween(birth, day), [35, 45, 60], 6)]),
    ...(probationary || full === '' ? [] : [upTo(yearsBetween(full, day), [0, 5, 10, 20], 10)]),
    ...(schooling === undefined ? [] : [schooling]),
    upTo(Math.floor(months / 12), [0, 5, 10], 18),
    ...among(SITUATIONS, word(lost, 'situation'), 22),
    ...among(LOST_JOBS, word(lost, 'lostOccupation') || word(member, 'lostOccupation'), 29),
  ]
}

/** Reads the whole register and counts. Understands what the demonstration holds, not every register. */
export async function countByHand(db: Reader, days: Days): Promise<Counted> {
  const kept = (rows: Row[]) => rows.filter(row => row.removed !== 1)
  const members = kept(await table(db, 'member'))
  const [periods, orgs] = [await table(db, 'membershipPeriod'), await table(db, 'organisation')]
  const [cases, flows] = [kept(await table(db, 'lostCase')), kept(await table(db, 'flow'))]
  const attempts = kept(await table(db, 'searchAttempt'))
  const outcomes = kept(await table(db, 'lostOutcome'))
  const classOf = (orgId: unknown): string => {
    for (let org = orgs.find(({ id }) => id === orgId); org;) {
      if (org.orgType !== null) return word(org, 'orgType')
      const above = org.parentId
      org = orgs.find(({ id }) => id === above)
    }
    return ''
  }
  const counted: Counted = {
    persons: { 2: [], 3: [], 4: [], 5: [], 6: [] },
    grids: { 7: new Map(), 8: new Map(), 9: new Map() },
    untyped: 0,
  }
  for (const member of members) {
    const own = periods.filter(({ memberId }) => memberId === member.id)
    const identity = word(member, 'idNo') || asTyped(member) || word(member, 'name')
    if (covering(own, days.fill)) counted.persons[2].push(identity)
    const before = covering(own, days.start)
    if (before) count(counted.grids[7], TYPES[classOf(before.orgId)], [1])

    const ownCases = cases.filter(({ memberId }) => memberId === member.id)
    const heard = (lost: Row) => word(lost, 'contactOn') || restored(own, word(lost, 'foundOn'))
    const missing = ownCases.some(lost => heard(lost) === '' || heard(lost) > days.fill)
    const away = flows.filter(
      flow =>
        flow.memberId === member.id &&
        flow.status !== '拟外出' &&
        word(flow, 'leftOn') <= days.fill &&
        (flow.returnedOn === null || word(flow, 'returnedOn') >= days.start),
    )
    const flow = away.sort((a, b) => word(a, 'leftOn').localeCompare(word(b, 'leftOn'))).at(-1)
    if (flow && !missing && covering(own, days.fill)) {
      counted.persons[4].push(identity)
      const label = TYPES_OF_8[word(flow, 'hostOrgType')]
      if (label === undefined) counted.untyped += 1
      count(counted.grids[8], label, [
        1,
        ...(covering(own, days.fill)?.membership === 'PROBATIONARY' ? [2] : []),
        ...(member.sex === '女' ? [3] : []),
        ...(word(member, 'nation') !== '' && member.nation !== '汉族' ? [4] : []),
        ...among(FLOW_JOBS, word(member, 'flowOccupation'), 5),
        ...among(DIRECTIONS, word(flow, 'direction'), 10),
        flow.certNo === null ? 17 : 16,
      ])
    }

    for (const lost of ownCases) {
      const start = [word(lost, 'lastLife'), word(lost, 'lastDues')].sort().at(-1) ?? ''
      const contact = heard(lost)
      const inTime = contact !== '' && contact <= days.searchEnd
      const end = inTime ? contact : days.searchEnd
      if (monthsOn(start, 6) > end || (contact !== '' && contact < days.start)) continue
      // Whose membership had stopped before the sweep, and was not given back in it, is none of its objects.
      if (!covering(own, days.start) && !covering(own, end)) continue
      counted.persons[3].push(identity)
      const found = inTime && monthsOn(start, 6) <= days.start
      const searched =
        word(lost, 'effortOverride') !== '' ||
        searchedEnough(
          attempts.filter(({ caseId }) => caseId === lost.id),
          days.searchEnd,
        )
      if (!found && (inTime || !searched)) continue
      counted.persons[found ? 5 : 6].push(identity)
      // Whose membership stopped in the sweep stands where he was a member last.
      const period =
        covering(own, days.searchEnd) ??
        own.findLast(
          one => ON_ROLL.includes(word(one, 'membership')) && word(one, 'fromOn') <= days.searchEnd,
        )
      const label = TYPES[classOf(period?.orgId)]
      const probationary = period?.membership === 'PROBATIONARY'
      if (!found) {
        const months = wholeMonths(start, end)
        count(counted.grids[7], label, annex7Columns(member, lost, months, days.fill, probationary))
      }
      const decided = outcomes
        .filter(outcome => outcome.caseId === lost.id && word(outcome, 'decidedOn') <= days.fill9)
        .flatMap(outcome => {
          const given = word(outcome, 'outcome')
          const back = ['C1', 'C3'].includes(given) ? restored(own, word(outcome, 'decidedOn')) : ''
          if (back === '' || back > days.fill9) return OUTCOMES[given] ?? []
          return found ? [4, 6] : []
        })
      count(counted.grids[9], label, [1, found ? 2 : 3, ...(decided.length === 0 ? [24] : decided)])
    }
  }
  return counted
}

type Cell = string | number | boolean | Date | null
/** Cells as a reader of files gives them. */
type Sheet = readonly (readonly Cell[])[]

const shown = (value: Cell | undefined): string =>
  value instanceof Date ? value.toISOString() : String(value ?? '')

/** The figures of a summary as they stand in a file: rows below 甲 乙 1 2 3, by label and column number. */
export function gridOf(rows: Sheet): Grid {
  const grid: Grid = new Map()
  const at = rows.findIndex(row => row[0] === '甲')
  const numbers = rows[at]?.map(shown) ?? []
  for (const row of rows.slice(at + 1)) {
    if (!/^\d\d$/.test(shown(row[1]))) break
    for (const [col, number] of numbers.entries()) {
      const value = shown(row[col])
      if (col > 1 && value !== '') grid.set(`${shown(row[0])}/${number}`, Number(value))
    }
  }
  return grid
}

/** The persons' cells of a column of a list: of the rows whose first cell is a number and that are filled. */
export function columnBelow(rows: Sheet, heading: string): string[] {
  const head = rows.find(row => row.includes(heading))
  const col = head?.indexOf(heading) ?? -1
  if (col === -1) throw new Error(`no column ${heading}`)
  return rows.filter(row => /^\d+$/.test(shown(row[0]))).map(row => shown(row[col]))
}

/** Sorted, so that two readers' orders do not matter. */
export function sorted<T extends string>(texts: readonly T[]): T[] {
  return [...texts].sort()
}
