/** Saving a record: entered anew, or the one with this id as it is now. */

import type { InsertObject } from 'kysely'
import { OfficeError } from '../../shared/api/errors.ts'
import type { Writer } from './register.ts'
import type { RegisterTables } from './tables.ts'

type SavedTable =
  | 'assignment'
  | 'cataloguePaper'
  | 'duesPayment'
  | 'dutyReason'
  | 'education'
  | 'exemption'
  | 'family'
  | 'honour'
  | 'meeting'
  | 'sanction'

/** A member's record names its member: it is saved only where it is his. */
type SavedRow<T extends SavedTable> = InsertObject<RegisterTables, T> & { memberId?: number }

/** Throws RECORD_MISSING where the record is gone, or is another member's. */
export async function saveRow<T extends SavedTable>(
  tx: Writer,
  table: T,
  id: number | undefined,
  row: SavedRow<T>,
): Promise<number> {
  if (id === undefined) {
    const inserted = await tx.insertInto(table).values(row).returning('id').executeTakeFirstOrThrow()
    return inserted.id
  }
  const { memberId } = row
  const { numUpdatedRows } = await tx
    .updateTable<SavedTable>(table)
    .set(row)
    .where('id', '=', id)
    .where('removed', '=', 0)
    .$if(memberId !== undefined, query => query.where('memberId', '=', memberId ?? 0))
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new OfficeError('RECORD_MISSING')
  return id
}
