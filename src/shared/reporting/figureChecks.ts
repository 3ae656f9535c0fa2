/** Cross-checks of the summaries: X7 to X11, X16 (forms.md 20, 22). */

import {
  annex7Columns,
  annex7Groups,
  arrivalsOn,
  lostArrivals,
  PARTY_AGE_COLUMNS,
  rowsBeyondRoll,
  type LostArrival,
} from './annex7Figures.ts'
import { ANNEX8_GROUPS } from './annex8Figures.ts'
import { countedOutcomes, DISCIPLINE_COLUMNS, DISPOSAL_COLUMNS, OVERLAP } from './annex9Figures.ts'
import { cell, verdict } from './checkResult.ts'
import { rowFor, type Collected, type CheckRow, type FlowEntry, type Found } from './collect.ts'
import { countAt, sumOf, TOTAL, type Figures } from './figures.ts'
import type { CheckResult } from './methods.ts'
import { isFound, isNotFound, type LostPerson } from './persons.ts'
import type { Run } from './run.ts'

/** What is wrong with figures: the words for the clerk and the cells to mark. */
interface Wrong {
  words: string[]
  cells: CheckResult['cells']
}

function nothingWrong(): Wrong {
  return { words: [], cells: [] }
}

/** Demands that two figures of a row are equal. */
function equal(
  wrong: Wrong,
  figures: Figures,
  row: string,
  left: { name: string; value: number; columns: readonly string[] },
  right: { name: string; value: number; columns: readonly string[] },
): void {
  if (left.value === right.value) return
  const label = figures.rows.find(({ key }) => key === row)?.label ?? row
  const apart = Math.abs(left.value - right.value)
  wrong.words.push(`${label}：${left.name}为${left.value}，${right.name}为${right.value}，差${apart}名`)
  wrong.cells.push(...[...left.columns, ...right.columns].map(column => cell(figures.annex, row, column)))
}

/** Demands that `left` is not more than `right`, beyond what explains a difference. */
function atMost(
  wrong: Wrong,
  figures: Figures,
  row: string,
  left: string,
  right: string,
  explained = 0,
): void {
  const [a, b] = [countAt(figures, row, left), countAt(figures, row, right)]
  if (a <= b + explained) return
  const label = figures.rows.find(({ key }) => key === row)?.label ?? row
  wrong.words.push(`${label}：第${left}栏${a}多于第${right}栏${b}`)
  wrong.cells.push(cell(figures.annex, row, left))
}

function span(columns: readonly string[]): string {
  return `第${columns[0] ?? ''}–${columns.at(-1) ?? ''}栏之和`
}

/** A sum of columns that is to equal one column, on every row. */
function groups(
  wrong: Wrong,
  figures: Figures,
  whole: string,
  parts: readonly { columns: readonly string[] }[],
): void {
  for (const { key } of figures.rows) {
    for (const { columns } of parts) {
      equal(
        wrong,
        figures,
        key,
        { name: span(columns), value: sumOf(figures, key, columns), columns },
        { name: `第${whole}栏`, value: countAt(figures, key, whole), columns: [whole] },
      )
    }
  }
}

function total(wrong: Wrong, figures: Figures, column: string, other: { name: string; value: number }): void {
  equal(
    wrong,
    figures,
    TOTAL,
    { name: `附件${figures.annex}第${column}栏`, value: countAt(figures, TOTAL, column), columns: [column] },
    { ...other, columns: [] },
  )
}

/** Who of annex 6 is missing in a group because a fact is not filled in. */
function ungrouped(run: Run, notFound: readonly LostPerson[]): CheckRow[] {
  return notFound.flatMap(person => {
    const columns = annex7Columns(run, person)
    const lacking = annex7Groups(run).filter(group => !group.columns.some(column => columns.includes(column)))
    return lacking.length === 0
      ? []
      : [rowFor(run, person, `${lacking.map(({ field }) => field).join('、')}未填写`, person.lost.id)]
  })
}

/** X7: annex 7 counts annex 6, its groups balance, 3, 4, 5 ≤ 2 ≤ 1 and who came during the sweep (X7c). */
export function checkX7(run: Run, annex7: Figures, lost: readonly LostPerson[]): CheckResult {
  const wrong = nothingWrong()
  const notFound = lost.filter(isNotFound)
  total(wrong, annex7, '2', { name: '附件6人数', value: notFound.length })
  groups(wrong, annex7, '2', annex7Groups(run))
  const arrivals = lostArrivals(run, lost)
  for (const { key } of annex7.rows) {
    for (const part of ['3', '4', '5']) atMost(wrong, annex7, key, part, '2')
    atMost(wrong, annex7, key, '2', '1', arrivalsOn(arrivals, key).length)
  }
  const head = { check: 'X7', annexes: [6, 7], level: 'error', title: '附件7与附件6一致，各组平衡' } as const
  const rows = wrong.words.length === 0 ? [] : ungrouped(run, notFound)
  return verdict(head, { ...wrong, rows }, `附件6共${notFound.length}名，附件7各组平衡`)
}

/** X7b: Σ党龄 is column 2, or column 2 without the 预备党员; no document says which (forms.md 附件7). */
export function checkX7b(run: Run, annex7: Figures, lost: readonly LostPerson[]): CheckResult {
  const wrong = nothingWrong()
  for (const { key, label } of annex7.rows) {
    const sum = sumOf(annex7, key, PARTY_AGE_COLUMNS)
    const all = countAt(annex7, key, '2')
    const formal = all - countAt(annex7, key, '3')
    if (sum === all || sum === formal) continue
    wrong.words.push(`${label}：党龄各栏之和为${sum}，正式党员为${formal}`)
    wrong.cells.push(...PARTY_AGE_COLUMNS.map(column => cell(7, key, column)))
  }
  const undated = lost.filter(
    person =>
      isNotFound(person) &&
      !person.probationary &&
      !annex7Columns(run, person).some(column => PARTY_AGE_COLUMNS.includes(column)),
  )
  const head = { check: 'X7b', annexes: [7], level: 'warning', title: '附件7党龄各栏平衡' } as const
  const rows = undated.map(person => rowFor(run, person, '转正时间未填写', person.lost.id))
  return verdict(head, { ...wrong, rows }, '党龄各栏平衡')
}

function arrivalWords({ moved, out }: Pick<LostArrival, 'moved' | 'out'>): string {
  if (moved) return '排查期间由本单位其他党组织转入，第1栏计在原党组织'
  return out
    ? '组织关系已转出、未收到回执，不在排查前在册人数内'
    : '排查开始以后列入名册，不在排查前在册人数内。如是漏登，请更正进入支部的日期'
}

/**
 * X7c: who of annex 6 was not on the roll before the sweep, and where that makes column 2 more than column
 * 1. Six months lost and on the roll since a few weeks is mostly a wrong date of joining; where it is not, the
 * paper says it under the table (docs/decisions/0200).
 */
export function checkX7c(run: Run, annex7: Figures, lost: readonly LostPerson[]): CheckResult {
  const wrong = nothingWrong()
  const beyond = rowsBeyondRoll(annex7)
  for (const key of beyond) atMost(wrong, annex7, key, '2', '1')
  const rows = lostArrivals(run, lost)
    .filter(({ row, moved, out }) => !(moved || out) || (row !== null && beyond.includes(row)))
    .map(({ person, ...how }) => rowFor(run, person, arrivalWords(how), person.lost.id))
  const head = { check: 'X7c', annexes: [6, 7], level: 'warning', title: '附件6的党员排查前都在册' } as const
  return verdict(head, { ...wrong, rows }, '附件6的党员排查前都在册，第2栏不多于第1栏')
}

/** X8: 排查前在册党员人数 against the roster of annex 2; what changed in between explains a difference. */
export function checkX8(annex7: Figures, roster: number, changes: Found): CheckResult {
  const before = countAt(annex7, TOTAL, '1')
  const head = { check: 'X8', annexes: [2, 7], level: 'warning', title: '附件7在册人数与附件2一致' } as const
  const words = `附件7第1栏${before}名，附件2 ${roster}名`
  if (before === roster) return verdict(head, {}, words)
  return verdict(head, { words: [words], ...changes, cells: [cell(7, TOTAL, '1')] }, words)
}

/** X9: annex 8 counts annex 4, its groups balance, 16 ≤ 1. */
export function checkX9(annex8: Figures, flow: readonly FlowEntry[]): CheckResult {
  const wrong = nothingWrong()
  total(wrong, annex8, '1', { name: '附件4人数', value: new Set(flow.map(({ identity }) => identity)).size })
  groups(wrong, annex8, '1', ANNEX8_GROUPS)
  for (const { key } of annex8.rows) {
    for (const part of ['2', '3', '4', '16']) atMost(wrong, annex8, key, part, '1')
  }
  const rows =
    wrong.words.length === 0
      ? []
      : flow.flatMap(({ row, columns }) => {
          const lacking = ANNEX8_GROUPS.filter(group => !group.columns.some(c => columns.includes(c)))
          return lacking.length === 0
            ? []
            : [{ ...row, text: `${lacking.map(({ field }) => field).join('、')}未填写` }]
        })
  const head = { check: 'X9', annexes: [4, 8], level: 'error', title: '附件8与附件4一致，各组平衡' } as const
  return verdict(head, { ...wrong, rows }, `附件4共${flow.length}名，附件8各组平衡`)
}

/** X10: annex 9 counts annexes 5 and 6 as they were at the search end; 4 ≤ 2 (S03 148–151). */
export function checkX10(annex9: Figures, annex7: Figures, lost: readonly LostPerson[]): CheckResult {
  const wrong = nothingWrong()
  total(wrong, annex9, '2', { name: '附件5人数', value: lost.filter(isFound).length })
  total(wrong, annex9, '3', { name: '附件6人数', value: lost.filter(isNotFound).length })
  total(wrong, annex9, '3', { name: '附件7第2栏', value: countAt(annex7, TOTAL, '2') })
  for (const { key } of annex9.rows) {
    equal(
      wrong,
      annex9,
      key,
      { name: '第1栏', value: countAt(annex9, key, '1'), columns: ['1'] },
      { name: '第2、3栏之和', value: sumOf(annex9, key, ['2', '3']), columns: ['2', '3'] },
    )
    atMost(wrong, annex9, key, '4', '2')
  }
  const head = { check: 'X10', annexes: [5, 6, 7, 9], level: 'error', title: '附件9与附件5、6一致' } as const
  return verdict(
    head,
    wrong,
    `附件5 ${countAt(annex9, TOTAL, '2')}名，附件6 ${countAt(annex9, TOTAL, '3')}名`,
  )
}

/**
 * X11: every member of annex 9 stands in one column, only 组织处置 and 纪律处分 may cross (S03 154, R-D10):
 * 4+7+8+9+10+12+18−o+24 = 1. Leaving out −o breaks it.
 */
export function checkX11(run: Run, annex9: Figures, lost: readonly LostPerson[]): CheckResult {
  const wrong = nothingWrong()
  for (const { key } of annex9.rows) {
    const sum = (name: string, whole: string, columns: readonly string[]) =>
      equal(
        wrong,
        annex9,
        key,
        { name, value: sumOf(annex9, key, columns), columns },
        { name: `第${whole}栏`, value: countAt(annex9, key, whole), columns: [whole] },
      )
    sum('第5、6栏之和', '4', ['5', '6'])
    sum('组织处置各栏之和', '12', DISPOSAL_COLUMNS)
    sum('纪律处分各栏之和', '18', DISCIPLINE_COLUMNS)
    const columns = ['4', '7', '8', '9', '10', '12', '18', '24']
    equal(
      wrong,
      annex9,
      key,
      {
        name: '各项结果之和减去交叉',
        value: sumOf(annex9, key, columns) - countAt(annex9, key, OVERLAP),
        columns: [OVERLAP],
      },
      { name: '第1栏', value: countAt(annex9, key, '1'), columns: ['1'] },
    )
  }
  const rows = lost
    .filter(person => isFound(person) || isNotFound(person))
    .flatMap(person => {
      const text = notExclusive(person, run.campaign.fillDate9)
      return text === '' ? [] : [rowFor(run, person, text, person.lost.id)]
    })
  const head = {
    check: 'X11',
    annexes: [9],
    level: 'error',
    title: '附件9每人只计一项，仅处置与处分可以交叉',
  } as const
  const crossed = countAt(annex9, TOTAL, OVERLAP)
  return verdict(head, { ...wrong, rows }, `处置与处分交叉${crossed}名，各项之和等于第1栏`)
}

function notExclusive(person: LostPerson, on: string): string {
  const { main, discipline, excluded } = countedOutcomes(person, on)
  if (excluded.length > 0) return '管理、处置、党籍三类结果只能有一个，已按最后一个计'
  return discipline !== null && main !== null && !main.startsWith('O')
    ? '受纪律处分的党员不再计入管理或党籍结果，只有组织处置与纪律处分可以交叉'
    : ''
}

/** X16: on every summary the total is the sum of the rows. */
export function checkX16(
  collected: Pick<Collected, 'annex7' | 'annex8' | 'annex9' | 'untyped' | 'flow'>,
): CheckResult {
  const wrong = nothingWrong()
  for (const figures of [collected.annex7, collected.annex8, collected.annex9]) {
    for (const column of figures.columns) {
      const rows = figures.rows.filter(({ key }) => key !== TOTAL)
      const sum = rows.reduce((all, { key }) => all + countAt(figures, key, column), 0)
      const whole = countAt(figures, TOTAL, column)
      if (sum === whole) continue
      wrong.words.push(`附件${figures.annex}第${column}栏：总计${whole}，各行之和${sum}`)
      wrong.cells.push(cell(figures.annex, TOTAL, column))
    }
  }
  const homeless = collected.flow.filter(({ summaryRow }) => summaryRow === null)
  const rows = [
    ...collected.untyped.rows,
    ...homeless.map(({ row }) => ({ ...row, text: '党组织类型未填写' })),
  ]
  const broken = [...new Set(wrong.cells.map(({ annex }) => annex))]
  const head = {
    check: 'X16',
    // Where it holds it is one check of all three; where it does not, only of the annex that is wrong.
    annexes: broken.length === 0 ? [7, 8, 9] : broken,
    level: 'error',
    title: '总计等于各行之和',
  } as const
  return verdict(
    head,
    wrong.words.length === 0 ? {} : { ...wrong, rows, count: collected.untyped.count + homeless.length },
    '总计等于各行之和，为0的格留空',
  )
}
