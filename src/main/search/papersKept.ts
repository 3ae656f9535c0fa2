/** Files attached to a lost case and to what hangs on it: its evidence (R-C12). */

import type { Reader } from '../db/register.ts'
import { LOST_CHILDREN } from '../db/linkedTables.ts'

/** In the order they were attached. */
export async function caseFiles(db: Reader, caseId: number): Promise<{ name: string; addedOn: string }[]> {
  const rows = await db
    .selectFrom('attachment')
    .select(['fileName as name', 'addedOn'])
    .where('removed', '=', 0)
    .where(eb =>
      eb.or([
        eb.and([eb('ownerTable', '=', 'lostCase'), eb('ownerId', '=', caseId)]),
        ...LOST_CHILDREN.map(table =>
          eb.and([
            eb('ownerTable', '=', table),
            eb(
              'ownerId',
              'in',
              eb
                .selectFrom(table)
                .select(`${table}.id`)
                .where(`${table}.caseId`, '=', caseId)
                .where(`${table}.removed`, '=', 0),
            ),
          ]),
        ),
      ]),
    )
    .orderBy('id')
    .execute()
  return rows.map(({ name, addedOn }) => ({ name, addedOn: addedOn.slice(0, 10) }))
}
