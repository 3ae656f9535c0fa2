/**
 * Two batches beside each other, cell by cell: which lines came, which went, which cells differ. Persons are
 * the same by their record, else (two records were merged) by their ID number; lines of a summary by the
 * form's own key.
 */

import type { FormCell, FormPage } from '../forms/sheet.ts'
import type { FrozenSheet } from './batch.ts'

export interface CellDifference {
  header: string
  before: string
  after: string
}

export interface LineDifference {
  kind: 'added' | 'gone' | 'changed'
  /** person, or line of a summary */
  name: string
  memberId: number | null
  /** worksheet the line stands on */
  sheet: string
  fields: CellDifference[]
}

interface Field {
  header: string
  text: string
}

interface Line {
  key: string
  memberId: number | null
  name: string
  sheet: string
  fields: Map<string, Field>
}

/** The place in a list says nothing of the person. */
const NUMBER = 'no'
const SHEET_FIELD = '所在表'

/** 失去联系情形·长期外出: the header cells above a column, from the top down. */
function listHeader(page: FormPage, col: number): string {
  const above = page.cells
    .filter(({ kind, col: from, colSpan }) => kind === 'header' && from <= col && col < from + colSpan)
    .sort((a, b) => a.row - b.row)
    .map(({ text }) => text.replace(/\s/gu, ''))
  return [...new Set(above)].filter(text => text !== '').join('·')
}

/** The label left of a field on a card. */
function cardLabel(page: FormPage, cell: FormCell): string {
  const labels = page.cells.filter(
    ({ kind, row, rowSpan, col }) =>
      kind === 'label' && row <= cell.row && cell.row < row + rowSpan && col < cell.col,
  )
  const nearest = labels.reduce<FormCell | null>(
    (best, one) => (one.col > (best?.col ?? -1) ? one : best),
    null,
  )
  return nearest?.text.replace(/\s/gu, '') ?? ''
}

function addPage(
  page: FormPage,
  sheet: string,
  lines: Map<string, Line>,
  headers: Map<number, string>,
): void {
  const members = new Map(page.members.map(({ row, memberId }) => [row, memberId]))
  for (const cell of page.cells) {
    if (cell.key === null || cell.key.column === NUMBER) continue
    const memberId = members.get(cell.row) ?? null
    const key = memberId === null ? `row ${cell.key.row}` : `member ${memberId} ${cell.key.row}`
    const line = lines.get(key) ?? { key, memberId, name: '', sheet, fields: new Map<string, Field>() }
    lines.set(key, line)
    if (cell.key.column === 'name' || cell.key.column === 'label') line.name = cell.text
    let header = headers.get(cell.col)
    if (header === undefined) {
      header = listHeader(page, cell.col)
      headers.set(cell.col, header)
    }
    // A form may name several cells alike; each keeps its place in the line.
    let column = cell.key.column
    for (let n = 2; line.fields.has(column); n += 1) column = `${cell.key.column} ${n}`
    line.fields.set(column, { header: header === '' ? cardLabel(page, cell) : header, text: cell.text })
  }
}

/** Lines of one annex by their key, over all its sheets. */
function linesOf(sheets: readonly FrozenSheet[]): Map<string, Line> {
  const lines = new Map<string, Line>()
  for (const { name, pages } of sheets) {
    const headers = new Map<number, string>()
    for (const page of pages) addPage(page, name, lines, headers)
  }
  return lines
}

function idNoOf({ fields }: Line): string {
  return fields.get('idNo')?.text ?? ''
}

function byIdNo(lines: Iterable<Line>): Map<string, Line> {
  const found = new Map<string, Line>()
  for (const line of lines) if (line.memberId !== null && idNoOf(line) !== '') found.set(idNoOf(line), line)
  return found
}

function fieldsOf(before: Line, after: Line): CellDifference[] {
  const columns = new Set([...before.fields.keys(), ...after.fields.keys()])
  const cells = [...columns].flatMap(column => {
    const [was, is] = [before.fields.get(column), after.fields.get(column)]
    const [from, to] = [was?.text ?? '', is?.text ?? '']
    return from === to ? [] : [{ header: (is ?? was)?.header ?? '', before: from, after: to }]
  })
  const moved = before.memberId !== null && before.sheet !== after.sheet
  return moved ? [{ header: SHEET_FIELD, before: before.sheet, after: after.sheet }, ...cells] : cells
}

const said = (
  kind: LineDifference['kind'],
  { name, memberId, sheet }: Line,
  fields: CellDifference[] = [],
) => ({
  kind,
  name,
  memberId,
  sheet,
  fields,
})

/** What became of an annex between two batches: lines added, lines gone, cells changed, in this order. */
export function compareSheets(
  earlier: readonly FrozenSheet[],
  later: readonly FrozenSheet[],
): LineDifference[] {
  const was = linesOf(earlier)
  const open = linesOf(later)
  const people = byIdNo([...open.values()].filter(({ key }) => !was.has(key)))
  const gone: LineDifference[] = []
  const changed: LineDifference[] = []
  for (const before of was.values()) {
    const after = open.get(before.key) ?? (before.memberId === null ? undefined : people.get(idNoOf(before)))
    if (after === undefined) {
      gone.push(said('gone', before))
      continue
    }
    open.delete(after.key)
    people.delete(idNoOf(after))
    const fields = fieldsOf(before, after)
    if (fields.length > 0) changed.push(said('changed', after, fields))
  }
  return [...[...open.values()].map(line => said('added', line)), ...gone, ...changed]
}
