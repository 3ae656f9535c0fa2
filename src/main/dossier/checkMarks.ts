/** The marks of dossiers, as their check goes by them. */

import type { MaterialState } from '../../shared/dossier/codes.ts'
import type { Reader } from '../db/register.ts'

export interface Marked {
  marks: Record<string, MaterialState | null>
  notes: Record<string, string | null>
}

/** Marks by member; an empty mark is a note without a mark. */
export async function checkMarks(db: Reader, memberIds: readonly number[]): Promise<Map<number, Marked>> {
  const found = new Map<number, Marked>(memberIds.map(id => [id, { marks: {}, notes: {} }]))
  if (memberIds.length === 0) return found
  const rows = await db
    .selectFrom('dossierItem')
    .select(['memberId', 'item', 'present', 'note'])
    .where('memberId', 'in', [...memberIds])
    .execute()
  for (const { memberId, item, present, note } of rows) {
    const own = found.get(memberId)
    if (!own) continue
    own.marks[item] = present === '' ? null : (present as MaterialState)
    own.notes[item] = note
  }
  return found
}
