/** The attachments of a member, each with the record it hangs on in words. */

import {
  ATTACHMENT_OWNER,
  type AttachmentFinding,
  type AttachmentOwner,
  type MediaType,
} from '../../shared/attachment/codes.ts'
import type { Attachment } from '../../shared/attachment/methods.ts'
import { MATERIAL } from '../../shared/dossier/codes.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { isRowOwner, ownerRows, type OwnerRow } from './owners.ts'

type Stored = Row<'attachment'>

const ORDER = ATTACHMENT_OWNER.items.map(({ key }) => key)

/** Written through the contract's own code tables. */
const tableOf = (row: Stored) => row.ownerTable as AttachmentOwner

function inWords(row: Stored, owner: OwnerRow | undefined): Pick<Attachment, 'ownerText' | 'ownerStands'> {
  const label = labelOf(ATTACHMENT_OWNER, row.ownerTable)
  if (row.material !== null)
    return { ownerText: `${label} ${labelOf(MATERIAL, row.material)}`, ownerStands: true }
  if (row.ownerId === null) return { ownerText: label, ownerStands: true }
  return { ownerText: `${label} ${owner?.text.trim() ?? ''}`.trim(), ownerStands: owner?.removed === 0 }
}

async function withOwners(db: Reader, rows: readonly Stored[]): Promise<Attachment[]> {
  const owners = new Map<AttachmentOwner, Map<number, OwnerRow>>()
  for (const table of new Set(rows.map(tableOf))) {
    if (!isRowOwner(table)) continue
    const ids = rows.flatMap(row => (row.ownerTable === table && row.ownerId !== null ? [row.ownerId] : []))
    owners.set(table, await ownerRows(db, table, [...new Set(ids)]))
  }
  return rows.map(row => ({
    id: row.id,
    memberId: row.memberId,
    table: tableOf(row),
    rowId: row.ownerId,
    material: row.material as Attachment['material'],
    ...inWords(row, row.ownerId === null ? undefined : owners.get(tableOf(row))?.get(row.ownerId)),
    fileName: row.fileName,
    mediaType: row.mediaType as MediaType,
    bytes: row.bytes,
    sha256: row.sha256,
    finding: row.finding as AttachmentFinding | null,
    note: row.note,
    addedOn: row.addedOn,
  }))
}

/** Scans of a branch's 整改规范综合报告, which are no member's. */
export async function attachmentsOfReport(db: Reader, reportId: number): Promise<Attachment[]> {
  const rows = await db
    .selectFrom('attachment')
    .selectAll()
    .where('memberId', 'is', null)
    .where('ownerTable', '=', 'branchReport')
    .where('ownerId', '=', reportId)
    .where('removed', '=', 0)
    .orderBy('id')
    .execute()
  return withOwners(db, rows)
}

/** Everything but the photo, record by record as the card shows them; those of no member for null. */
export async function attachmentsOf(
  db: Reader,
  memberId: number | null,
  ids?: readonly number[],
): Promise<Attachment[]> {
  let query = db
    .selectFrom('attachment')
    .selectAll()
    .where('memberId', 'is', memberId)
    .where('removed', '=', 0)
    .where('ownerTable', '<>', 'photo')
  if (ids !== undefined) query = query.where('id', 'in', ids)
  const rows = await query.orderBy('id').execute()
  const listed = await withOwners(db, rows)
  return listed.sort(
    (a, b) =>
      ORDER.indexOf(a.table) - ORDER.indexOf(b.table) || (a.rowId ?? 0) - (b.rowId ?? 0) || a.id - b.id,
  )
}
