/**
 * The 「三不」 members (S01 15, S04 380; R-H23, R-J06, X-29): months in which a member paid no dues, took part in
 * no organisation life or left a task undone, without a reason, and how many of them follow each other. It
 * points somebody out; what comes of it is decided in a disposal case, never here.
 *
 * Months without any meeting, or without a task due, say nothing: they are no fault, and they do not end a run.
 * A month with a reason, with attendance or with a task done ends it.
 */

import type { DisposalGround } from '../disposal/codes.ts'
import { monthIndex, monthOfIndex, nextMonth, type Month } from '../dues/months.ts'
import { addMonths, compareDates, type IsoDate, type PartialDate } from '../kernel/dates.ts'
import { labelOf } from '../kernel/codes.ts'
import { isLife } from '../meeting/rules.ts'
import type { Attendance } from '../meeting/codes.ts'
import type { Settings } from '../settings/rules.ts'
import { FAULT, FAULTS, type AssignmentResult, type Fault } from './codes.ts'

export type DutySettings = Pick<Settings, 'disposal.threeNo' | 'dues.unpaidMonths'>

/** True once `months` whole months have passed since the day: the six months of S04 380, here and in a disposal case. */
export function monthsPassed(since: PartialDate, until: IsoDate, months: number): boolean {
  return compareDates(until, addMonths(since, months)) >= 0
}

/** Months of one fault that follow each other; both ends are months of it. */
export interface FaultRun {
  first: Month
  last: Month
  /** from the first to the last, both counted */
  months: number
}

/** What the register says of one duty, month by month; months in neither list say nothing. */
export interface DutyMonths {
  faults: readonly Month[]
  /** a reason, attendance, a task done: `true` for every month that is no fault ends a run there, too */
  kept: readonly Month[] | true
}

/** A month with a reason, from the first to the last; without an end it goes on. */
export interface ReasonSpan {
  fault: Fault
  fromMonth: Month
  toMonth: Month | null
}

export function isExcused(reasons: readonly ReasonSpan[], fault: Fault, month: Month): boolean {
  return reasons.some(
    one => one.fault === fault && one.fromMonth <= month && (one.toMonth === null || month <= one.toMonth),
  )
}

/** Every run of a duty, in order; of a run that was ended nothing later belongs to it. */
export function faultRuns(
  { faults, kept }: DutyMonths,
  excused: (month: Month) => boolean,
): (FaultRun & { ended: boolean })[] {
  const fault = new Set(faults.filter(month => !excused(month)))
  const well = new Set(kept === true ? [] : kept)
  const ends = (month: Month) => excused(month) || well.has(month) || (kept === true && !fault.has(month))
  const runs: (FaultRun & { ended: boolean })[] = []
  for (const month of [...fault].sort()) {
    const run = runs.at(-1)
    const between = run ? monthIndex(month) - monthIndex(run.last) - 1 : 0
    const ended =
      !run || Array.from({ length: between }, (_, i) => nextMonth(run.last, i + 1)).some(one => ends(one))
    if (ended) {
      if (run) run.ended = true
      runs.push({ first: month, last: month, months: 1, ended: false })
    } else {
      run.last = month
      run.months = monthIndex(month) - monthIndex(run.first) + 1
    }
  }
  const last = runs.at(-1)
  if (last && kept !== true) last.ended = [...well].some(month => month > last.last)
  return runs
}

/** Dues that were never paid stand for ever: of several runs the longest counts, of equal ones the last. */
export function duesRun(unpaid: readonly Month[], reasons: readonly ReasonSpan[]): FaultRun | null {
  const runs = faultRuns({ faults: unpaid, kept: true }, month => isExcused(reasons, 'DUES', month))
  return longest(runs)
}

function longest(runs: readonly FaultRun[]): FaultRun | null {
  const found = runs.reduce<FaultRun | null>(
    (most, run) => (most && most.months > run.months ? most : run),
    null,
  )
  return found && { first: found.first, last: found.last, months: found.months }
}

/** The run that goes on: who took part again, or did a task, starts anew. */
function presentRun(months: DutyMonths, fault: Fault, reasons: readonly ReasonSpan[]): FaultRun | null {
  const run = faultRuns(months, month => isExcused(reasons, fault, month)).at(-1)
  return run && !run.ended ? { first: run.first, last: run.last, months: run.months } : null
}

export interface LifeFacts {
  onDate: IsoDate
  kind: string
  state: Attendance
  /** an exemption from organisation life was in force on the day (R-M03) */
  excused: boolean
}

/** 无故缺席 of a month in which he attended nothing and had no leave; the month of the day is not over. */
function lifeMonths(lines: readonly LifeFacts[], on: IsoDate): DutyMonths {
  const kept = new Set<Month>()
  const absent = new Set<Month>()
  for (const { onDate, kind, state, excused } of lines) {
    if (!isLife(kind) || onDate > on) continue
    const month = onDate.slice(0, 7)
    if (state === '无故缺席' && !excused) absent.add(month)
    else kept.add(month)
  }
  const faults = [...absent].filter(month => !kept.has(month) && month < on.slice(0, 7))
  return { faults, kept: [...kept] }
}

export function lifeRun(
  lines: readonly LifeFacts[],
  on: IsoDate,
  reasons: readonly ReasonSpan[],
): FaultRun | null {
  return presentRun(lifeMonths(lines, on), 'LIFE', reasons)
}

export interface AssignmentFacts {
  givenOn: IsoDate
  dueOn: IsoDate
  result: AssignmentResult | null
  /** when it was done, or given up as not done */
  endedOn: IsoDate | null
  /** why it was not done, where there is a good reason */
  reason: string | null
}

/**
 * Whole months after the due day in which a task stood undone without a reason, and the month in which it was
 * given up as not done.
 */
function workMonths(tasks: readonly AssignmentFacts[], on: IsoDate): DutyMonths {
  const kept = new Set<Month>()
  const open = new Set<Month>()
  const before = monthIndex(on) - 1
  for (const { givenOn, dueOn, result, endedOn, reason } of tasks) {
    if (givenOn > on) continue
    const ended = endedOn !== null && endedOn <= on ? endedOn : null
    if (ended !== null && result === '完成') kept.add(ended.slice(0, 7))
    if ((reason ?? '').trim() !== '') continue
    const until = ended === null ? before : Math.min(before, monthIndex(ended) - (result === '完成' ? 1 : 0))
    for (let month = monthIndex(dueOn) + 1; month <= until; month += 1) open.add(monthOfIndex(month))
    if (ended !== null && result === '没有完成' && monthIndex(ended) <= before) open.add(ended.slice(0, 7))
  }
  return { faults: [...open].filter(month => !kept.has(month)), kept: [...kept] }
}

export function workRun(
  tasks: readonly AssignmentFacts[],
  on: IsoDate,
  reasons: readonly ReasonSpan[],
): FaultRun | null {
  return presentRun(workMonths(tasks, on), 'WORK', reasons)
}

export type FaultRuns = Readonly<Record<Fault, FaultRun | null>>

/** The run is as long as the rule asks for (R-H23, `dues.unpaidMonths`). */
export function isFull({ first, last }: FaultRun, settings: DutySettings): boolean {
  return monthsPassed(first, `${nextMonth(last)}-01`, settings['dues.unpaidMonths'])
}

export interface ThreeNo {
  /** duties neglected long enough, in the order of the table */
  full: Fault[]
  /** the day the disposal case counts from */
  sinceOn: IsoDate
}

/** Why he stands on the list; null where he does not: any one fault, or all three (X-29, `disposal.threeNo`). */
export function threeNo(runs: FaultRuns, settings: DutySettings): ThreeNo | null {
  const full = FAULTS.flatMap(fault => {
    const run = runs[fault]
    return run !== null && isFull(run, settings) ? [{ fault, run }] : []
  })
  const all = settings['disposal.threeNo'] === 'AND'
  if (full.length < (all ? FAULTS.length : 1)) return null
  const firsts = full.map(({ run }) => run.first).sort()
  // Where all three are asked for, they stand together only since the last of them began.
  const since = (all ? firsts.at(-1) : firsts[0]) ?? ''
  return { full: full.map(({ fault }) => fault), sinceOn: `${since}-01` }
}

/** What each fault rests on in a disposal case (R-J06). */
export const GROUND_OF_FAULT: Readonly<Record<Fault, DisposalGround>> = {
  LIFE: 'J3a',
  DUES: 'J3b',
  WORK: 'J3c',
}

/** 2016-01至2016-06，6个月 */
export function runText({ first, last, months }: FaultRun): string {
  return `${first === last ? first : `${first}至${last}`}，${months}个月`
}

/** 不缴纳党费：2016-01至2016-06，6个月；… of the duties neglected long enough. */
export function faultsText(runs: FaultRuns, full: readonly Fault[]): string {
  return full
    .map(fault => {
      const run = runs[fault]
      return run === null ? '' : `${labelOf(FAULT, fault)}：${runText(run)}`
    })
    .filter(text => text !== '')
    .join('；')
}
