/** Where organisations stand: what may stand where, and names that are free. */

import { OfficeError } from '../../shared/api/errors.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { mayStandUnder } from '../../shared/organisation/rules.ts'
import { orgIdsBelow } from '../db/query.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'

/** Reads an organisation that was not removed. Throws RECORD_MISSING. */
export async function organisationRecord(
  db: Reader,
  id: number,
  field?: string,
): Promise<Row<'organisation'>> {
  const row = await db
    .selectFrom('organisation')
    .selectAll()
    .where('id', '=', id)
    .where('removed', '=', 0)
    .executeTakeFirst()
  if (!row) throw new OfficeError('RECORD_MISSING', undefined, field === undefined ? {} : { field })
  return row
}

/** The same, still standing. Throws ORG_DISSOLVED. */
export async function standingOrganisation(
  db: Reader,
  id: number,
  field: string,
): Promise<Row<'organisation'>> {
  const row = await organisationRecord(db, id, field)
  if (row.dissolved !== null) {
    throw new OfficeError('ORG_DISSOLVED', { name: nameOf(row), on: row.dissolved }, { field })
  }
  return row
}

export function nameOf(row: Pick<Row<'organisation'>, 'shortName' | 'fullName'>): string {
  return row.shortName || row.fullName
}

/** The day an organisation came under its present superior; null where it has always stood there. */
export async function lastMoveOf(db: Reader, orgId: number): Promise<IsoDate | null> {
  const last = await db
    .selectFrom('organisationPlace')
    .select('toOn')
    .where('orgId', '=', orgId)
    .orderBy('toOn', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.toOn ?? null
}

/** Throws ORG_CYCLE, ORG_DISSOLVED, ORG_PARENT_INVALID or RECORD_MISSING; `id` is undefined for a new one. */
export async function demandPlace(
  db: Reader,
  id: number | undefined,
  parentId: number | null | undefined,
  kind: string,
  field = 'parentId',
): Promise<void> {
  if (parentId === undefined || parentId === null) return
  if (id !== undefined && (await orgIdsBelow(db, id)).includes(parentId)) {
    throw new OfficeError('ORG_CYCLE', undefined, { field })
  }
  const parent = await standingOrganisation(db, parentId, field)
  if (!mayStandUnder(kind, parent.kind)) {
    throw new OfficeError('ORG_PARENT_INVALID', { kind, parent: parent.kind }, { field })
  }
}

/** True where another standing organisation under the same superior has this full name. */
export async function nameTaken(
  db: Reader,
  id: number | undefined,
  parentId: number | null,
  name: string,
): Promise<boolean> {
  const twins = await db
    .selectFrom('organisation')
    .select('id')
    .where('fullName', '=', name)
    .where('removed', '=', 0)
    .where('dissolved', 'is', null)
    .where(eb => (parentId === null ? eb('parentId', 'is', null) : eb('parentId', '=', parentId)))
    .execute()
  return twins.some(twin => twin.id !== id)
}

export async function demandFreeName(
  db: Reader,
  id: number | undefined,
  parentId: number | null,
  name: string,
): Promise<void> {
  if (await nameTaken(db, id, parentId, name)) {
    throw new OfficeError('ORG_NAME_TAKEN', { name }, { field: 'fullName' })
  }
}
