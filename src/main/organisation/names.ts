/** Names and levels of organisations change on a day; what they were until then is kept with its days. */

import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import type { OrganisationName } from '../db/query.ts'
import type { Reader, Writer } from '../db/register.ts'
import type { Row } from '../db/tables.ts'

/** The day the present name began; null where it always was. */
async function lastRenameOf(db: Reader, orgId: number): Promise<IsoDate | null> {
  const last = await db
    .selectFrom('organisationName')
    .select('toOn')
    .where('orgId', '=', orgId)
    .orderBy('toOn', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.toOn ?? null
}

function demandNotBefore(since: IsoDate, earlier: string | null, words: string): void {
  if (earlier === null || compareDates(since, earlier) >= 0) return
  throw new OfficeError(
    'DATE_ORDER',
    { later: '改名日期', earlier: `${words}（${earlier}）` },
    { field: 'since' },
  )
}

/**
 * Keeps what the organisation is called until `since`; the caller writes the new name. False where nothing of it
 * changes. Throws DATE_FUTURE, or DATE_ORDER before it was founded or last renamed.
 */
export async function renameFrom(
  tx: Writer,
  org: Row<'organisation'>,
  next: { [K in keyof OrganisationName]?: string | undefined },
  since: IsoDate,
  today: IsoDate,
): Promise<boolean> {
  const { kind, fullName, shortName } = org
  const same =
    (next.kind ?? kind) === kind &&
    (next.fullName ?? fullName) === fullName &&
    (next.shortName ?? shortName) === shortName
  if (same) return false
  if (compareDates(since, today) > 0) {
    throw new OfficeError('DATE_FUTURE', { date: '改名日期' }, { field: 'since' })
  }
  const fromOn = await lastRenameOf(tx, org.id)
  demandNotBefore(since, org.founded, '成立日期')
  demandNotBefore(since, fromOn, '上次改名的日期')
  if (fromOn === since) return true
  await tx
    .insertInto('organisationName')
    .values({ orgId: org.id, kind, fullName, shortName, fromOn, toOn: since })
    .execute()
  return true
}
