/** 归档: taking members off the roster with a reason, and putting them back. Nothing of them is deleted. */

import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { change } from '../db/change.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { memberRecord } from './service.ts'

/** Taken off the roster by the clerk; members merged into another are removed too, and not in the archive. */
export const ARCHIVED = sql<SqlBool>`("m"."removed" = 1 AND "m"."archiveReason" IS NOT NULL)`

/** On the roster on a past day: still there, or taken off later. */
export const notYetArchived = (on: IsoDate): RawBuilder<SqlBool> =>
  sql<SqlBool>`("m"."removed" = 0 OR "m"."archivedOn" > ${on})`

/** A member on the roster or in the archive. Throws RECORD_MISSING. */
export async function memberOrArchived(db: Reader, id: number): Promise<Row<'member'>> {
  const row = await db
    .selectFrom('member')
    .selectAll()
    .where('id', '=', id)
    .where(eb => eb.or([eb('removed', '=', 0), eb('archiveReason', 'is not', null)]))
    .executeTakeFirst()
  if (!row) throw new OfficeError('RECORD_MISSING')
  return row
}

/** Throws RECORD_MISSING; nobody is archived then. */
export async function archiveMembers(
  office: Office,
  { ids, reason }: Parsed['roster']['archive'],
): Promise<Outputs['roster']['archive']> {
  const chosen = new Set(ids)
  const archivedOn = office.clock.today()
  const { changeId } = await change(
    office.register(),
    stamp(office, `移入归档：${chosen.size}名（${reason}）`),
    async ({ tx }) => {
      for (const id of chosen) {
        await memberRecord(tx, id)
        await tx
          .updateTable('member')
          .set({ removed: 1, archivedOn, archiveReason: reason })
          .where('id', '=', id)
          .execute()
      }
    },
  )
  return { changeId }
}

/** Throws RECORD_MISSING where one of them is not in the archive; nobody is put back then. */
export async function putBackMembers(
  office: Office,
  { ids }: Parsed['roster']['putBack'],
): Promise<Outputs['roster']['putBack']> {
  const chosen = new Set(ids)
  const { changeId } = await change(
    office.register(),
    stamp(office, `从归档放回名册：${chosen.size}名`),
    async ({ tx }) => {
      for (const id of chosen) {
        const { numUpdatedRows } = await tx
          .updateTable('member')
          .set({ removed: 0, archivedOn: null, archiveReason: null })
          .where('id', '=', id)
          .where('removed', '=', 1)
          .where('archiveReason', 'is not', null)
          .executeTakeFirst()
        if (numUpdatedRows === 0n) throw new OfficeError('RECORD_MISSING')
      }
    },
  )
  return { changeId }
}

/** Takes one entered by mistake off the roster, also off the lists of earlier days. */
export async function removeMember(
  office: Office,
  { id, reason }: Parsed['roster']['remove'],
): Promise<Outputs['roster']['remove']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, `删除误录党员（${reason}）`),
    async ({ tx }) => {
      await memberRecord(tx, id)
      await tx
        .updateTable('member')
        .set({ removed: 1, archiveReason: `误录：${reason}` })
        .where('id', '=', id)
        .execute()
    },
  )
  return { changeId }
}
