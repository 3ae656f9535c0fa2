/** The frozen roster of a year as it is kept: enough to print it unchanged, and to compare it, years later. */

import { z } from 'zod'

const line = z.strictObject({
  left: z.string(),
  center: z.string(),
  right: z.string(),
  /** millimetres */
  height: z.number(),
})

const column = z.strictObject({
  key: z.string(),
  header: z.string(),
  /** millimetres */
  width: z.number(),
  kind: z.enum(['value', 'count']),
  align: z.enum(['left', 'center', 'right']),
  isText: z.boolean(),
  words: z.array(z.string()),
})

export const frozenContentSchema = z.strictObject({
  /** of this notation */
  format: z.literal(1),
  title: z.string(),
  /** worksheet name */
  sheetName: z.string(),
  paper: z.literal('A4'),
  orientation: z.literal('landscape'),
  titleSize: z.number(),
  bodySize: z.number(),
  headerHeights: z.array(z.number()),
  rowHeight: z.number(),
  rowsPerPage: z.number().int(),
  headLine: line,
  footLines: z.array(line),
  columns: z.array(column),
  rows: z.array(z.strictObject({ memberId: z.number().int(), cells: z.array(z.string()) })),
})

export type FrozenContent = z.output<typeof frozenContentSchema>

/** One field that differs. */
export interface FieldDifference {
  header: string
  before: string
  after: string
}

export interface RosterDifference {
  kind: 'added' | 'left' | 'changed'
  memberId: number
  name: string
  fields: FieldDifference[]
}

type Row = FrozenContent['rows'][number]
type Sheet = Pick<FrozenContent, 'columns' | 'rows'>

/** The place in a list says nothing of the person. */
const NUMBER = 'no'

function cellOf({ columns }: Sheet, { cells }: Row, key: string): string {
  return cells[columns.findIndex(one => one.key === key)] ?? ''
}

/**
 * What became of an earlier roster: who was added, who left, whose fields changed. Persons are the same by
 * their record, else (two records were merged) by their ID number.
 */
export function compareRosters(earlier: Sheet, later: Sheet): RosterDifference[] {
  const open = new Map(later.rows.map(row => [row.memberId, row]))
  const pairs: { before: Row; after: Row | null }[] = earlier.rows.map(before => {
    const after = open.get(before.memberId) ?? null
    if (after !== null) open.delete(after.memberId)
    return { before, after }
  })
  for (const pair of pairs) {
    const idNo = cellOf(earlier, pair.before, 'idNo')
    if (pair.after !== null || idNo === '') continue
    const same = [...open.values()].find(row => cellOf(later, row, 'idNo') === idNo)
    if (same === undefined) continue
    pair.after = same
    open.delete(same.memberId)
  }
  const shared = earlier.columns.filter(
    ({ key }) => key !== NUMBER && later.columns.some(column => column.key === key),
  )
  const gone = pairs.flatMap(({ before, after }): RosterDifference[] =>
    after === null
      ? [{ kind: 'left', memberId: before.memberId, name: cellOf(earlier, before, 'name'), fields: [] }]
      : [],
  )
  const changed = pairs.flatMap(({ before, after }): RosterDifference[] => {
    if (after === null) return []
    const fields = shared.flatMap(({ key, header }) => {
      const [was, is] = [cellOf(earlier, before, key), cellOf(later, after, key)]
      return was === is ? [] : [{ header, before: was, after: is }]
    })
    return fields.length === 0
      ? []
      : [{ kind: 'changed', memberId: after.memberId, name: cellOf(later, after, 'name'), fields }]
  })
  const added = later.rows
    .filter(({ memberId }) => open.has(memberId))
    .map((row): RosterDifference => ({
      kind: 'added',
      memberId: row.memberId,
      name: cellOf(later, row, 'name'),
      fields: [],
    }))
  return [...added, ...gone, ...changed]
}
