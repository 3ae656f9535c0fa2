/** Meetings and rounds of appraisal as the log names them where a row refers to them. */

import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'

type Entry = Pick<Row<'changeRow'>, 'tableName' | 'before' | 'after'>

function meetingIdOf(json: string | null): number | null {
  const { meetingId } = JSON.parse(json ?? '{}') as { meetingId?: unknown }
  return typeof meetingId === 'number' ? meetingId : null
}

/** `2023年全年`, by round. */
export async function roundNames(
  db: Reader,
  entries: readonly Entry[],
): Promise<ReadonlyMap<number, string>> {
  if (!entries.some(({ tableName }) => tableName === 'appraisalResult')) return new Map()
  const rows = await db.selectFrom('appraisalRound').select(['id', 'year', 'half']).execute()
  return new Map(rows.map(({ id, year, half }) => [id, `${year}年${half}`]))
}

/** `2024-03-05 党员大会`, by meeting. */
export async function meetingNames(
  db: Reader,
  entries: readonly Entry[],
): Promise<ReadonlyMap<number, string>> {
  const ids = entries
    .filter(({ tableName }) => tableName === 'attendance')
    .flatMap(({ before, after }) => [meetingIdOf(before), meetingIdOf(after)])
    .filter(id => id !== null)
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('meeting')
    .select(['id', 'onDate', 'kind'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, onDate, kind }) => [id, `${onDate} ${kind}`]))
}
