/** Attaching papers to records, reading them back in parts, handing them out. */

import { createHash } from 'node:crypto'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { isOfficeError, OfficeError } from '../../shared/api/errors.ts'
import { ATTACHMENT_OWNER, type MediaType } from '../../shared/attachment/codes.ts'
import {
  ATTACHMENT_MAX_BYTES,
  ATTACHMENTS_TOTAL_BYTES,
  PIXELS_MAX,
  safeFileName,
  sizeText,
  tidyFileName,
} from '../../shared/attachment/rules.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { change } from '../db/change.ts'
import { demandRow } from '../db/demandRow.ts'
import { given } from '../db/query.ts'
import type { Reader, Writer } from '../db/register.ts'
import type { NewRow, Row } from '../db/tables.ts'
import { quietWork, type Work } from '../longWork.ts'
import { stamp, type Office } from '../office.ts'
import { recordExport } from '../reporting/service.ts'
import { memberRecord } from '../roster/service.ts'
import { keepContent, keptBytes, PART_BYTES, readContent, sha256Of } from './contents.ts'
import { tellFile } from './fileTypes.ts'
import { attachmentsOf } from './list.ts'
import { isRowOwner, ownerRows } from './owners.ts'

export { mergeAttachments, repointAttachments } from './merge.ts'
export { verifyAttachments } from './verifyContents.ts'

type Input = Parsed['attachment']
type Output = Outputs['attachment']
type Owner = Input['add']['owner']

/** A file that has been looked at and may be kept. */
interface Taken extends Pick<NewRow<'attachment'>, 'fileName' | 'mediaType' | 'finding' | 'sha256'> {
  content: Uint8Array
}

/** Throws ATTACHMENTS_FULL where a content that is not there yet finds no room. */
export async function demandRoom(tx: Reader, sha256: string, bytes: number, file: string): Promise<void> {
  const known = await tx
    .selectFrom('attachmentContent')
    .select('sha256')
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  if (known) return
  const used = await keptBytes(tx)
  if (used + bytes <= ATTACHMENTS_TOTAL_BYTES) return
  throw new OfficeError('ATTACHMENTS_FULL', {
    file,
    used: sizeText(used),
    max: sizeText(ATTACHMENTS_TOTAL_BYTES),
  })
}

/** Throws ATTACHMENT_TOO_LARGE, ATTACHMENT_FOREIGN or ATTACHMENT_TOO_MANY_PIXELS. */
async function takeFile(name: string, content: Uint8Array, breathe: Work['breathe']): Promise<Taken> {
  const file = tidyFileName(name)
  if (content.byteLength > ATTACHMENT_MAX_BYTES) {
    const size = sizeText(content.byteLength)
    throw new OfficeError('ATTACHMENT_TOO_LARGE', { file, size, max: sizeText(ATTACHMENT_MAX_BYTES) })
  }
  const told = tellFile(content)
  if (told.type === null) throw new OfficeError('ATTACHMENT_FOREIGN', { file, found: told.found })
  const pixels = (told.size?.width ?? 0) * (told.size?.height ?? 0)
  if (pixels > PIXELS_MAX) {
    const inTenThousands = (count: number) => Math.round(count / 10_000)
    throw new OfficeError('ATTACHMENT_TOO_MANY_PIXELS', {
      file,
      pixels: inTenThousands(pixels),
      max: inTenThousands(PIXELS_MAX),
    })
  }
  return {
    content,
    fileName: safeFileName(name, told.type),
    mediaType: told.type,
    finding: told.finding,
    sha256: await sha256Of(content, breathe),
  }
}

/** Throws RECORD_MISSING where the record is gone or is another member's. */
async function demandOwner(tx: Writer, memberId: number | null, owner: Owner): Promise<Owner> {
  if (memberId !== null) await memberRecord(tx, memberId)
  if (!isRowOwner(owner.table)) {
    if (memberId === null) throw new OfficeError('RECORD_MISSING')
    const isMaterial = owner.table === 'dossierItem'
    if (isMaterial && owner.material === null) throw new OfficeError('RECORD_MISSING')
    return { table: owner.table, rowId: null, material: isMaterial ? owner.material : null }
  }
  if (owner.rowId === null) throw new OfficeError('RECORD_MISSING')
  const row = (await ownerRows(tx, owner.table, [owner.rowId])).get(owner.rowId)
  if (row?.memberId !== memberId || row.removed === 1) throw new OfficeError('RECORD_MISSING')
  return { ...owner, material: null }
}

/** Throws ATTACHMENT_ALREADY where this very content hangs on this very record. */
async function demandNew(tx: Writer, memberId: number | null, owner: Owner, taken: Taken): Promise<void> {
  const twin = await tx
    .selectFrom('attachment')
    .select('fileName')
    .where('memberId', 'is', memberId)
    .where('sha256', '=', taken.sha256)
    .where('ownerTable', '=', owner.table)
    .where('ownerId', 'is', owner.rowId)
    .where('material', 'is', owner.material)
    .where('removed', '=', 0)
    .executeTakeFirst()
  if (twin) throw new OfficeError('ATTACHMENT_ALREADY', { file: taken.fileName, name: twin.fileName })
}

async function attach(
  tx: Writer,
  head: { memberId: number | null; owner: Owner; on: string },
  taken: Taken,
  breathe: Work['breathe'],
): Promise<{ id: number; fileName: string }> {
  const { memberId, owner, on } = head
  const { content, ...row } = taken
  await demandNew(tx, memberId, owner, taken)
  await demandRoom(tx, taken.sha256, content.byteLength, taken.fileName)
  await keepContent(tx, taken.sha256, content, breathe)
  return tx
    .insertInto('attachment')
    .values({
      ...row,
      memberId,
      ownerTable: owner.table,
      ownerId: owner.rowId,
      material: owner.material,
      bytes: content.byteLength,
      addedOn: on,
      note: null,
    })
    .returning(['id', 'fileName'])
    .executeTakeFirstOrThrow()
}

/**
 * Keeps the files that may be kept and says of the others why not; where none may, throws what the first
 * one was refused for. One change, so one step of undo, however many there are.
 */
export async function addAttachments(office: Office, input: Input['add']): Promise<Output['add']> {
  const { breathe } = quietWork()
  const refused: { name: string; message: string; error: OfficeError }[] = []
  const orRefuse = async <T>(name: string, work: () => Promise<T>): Promise<T[]> => {
    try {
      return [await work()]
    } catch (error) {
      if (!isOfficeError(error) || error.code === 'RECORD_MISSING') throw error
      refused.push({ name: tidyFileName(name), message: error.message, error })
      return []
    }
  }
  const taken: Taken[] = []
  for (const file of input.files) {
    const { name, bytes } =
      typeof file === 'string'
        ? await office.files.read(file)
        : { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
    taken.push(...(await orRefuse(name, () => takeFile(name, bytes, breathe))))
  }
  const head = { memberId: input.memberId, on: office.clock.today() }
  const { changeId, value: added } = await change(
    office.register(),
    stamp(office, '附上扫描件'),
    async ({ tx, rename }) => {
      const owner = await demandOwner(tx, input.memberId, input.owner)
      const added: { id: number; fileName: string }[] = []
      for (const one of taken) {
        added.push(...(await orRefuse(one.fileName, () => attach(tx, { ...head, owner }, one, breathe))))
      }
      const [first] = added
      const where = labelOf(ATTACHMENT_OWNER, owner.table)
      rename(`附上${where}扫描件：${added.length === 1 && first ? first.fileName : `${added.length}份`}`)
      return added
    },
  )
  const [first] = refused
  if (added.length === 0 && first) throw first.error
  return {
    changeId,
    rows: await attachmentsOf(
      office.register().reader,
      input.memberId,
      added.map(({ id }) => id),
    ),
    refused: refused.map(({ name, message }) => ({ name, message })),
  }
}

async function demandAttachment(db: Reader, id: number): Promise<Row<'attachment'>> {
  return demandRow(db, 'attachment', id)
}

export async function editAttachment(
  office: Office,
  { id, fileName, note }: Input['edit'],
): Promise<Output['edit']> {
  const { changeId } = await change(office.register(), stamp(office, '修改附件'), async ({ tx, rename }) => {
    const row = await demandAttachment(tx, id)
    rename(`修改附件：${row.fileName}`)
    const name = fileName === undefined ? undefined : safeFileName(fileName, row.mediaType as MediaType)
    const values = given({ fileName: name, note: note === '' ? null : note })
    if (Object.keys(values).length === 0) return
    await tx.updateTable('attachment').set(values).where('id', '=', id).execute()
  })
  return { changeId }
}

export async function removeAttachment(office: Office, { id }: Input['remove']): Promise<Output['remove']> {
  const { changeId } = await change(office.register(), stamp(office, '删除附件'), async ({ tx, rename }) => {
    const { fileName } = await demandAttachment(tx, id)
    rename(`删除附件：${fileName}`)
    await tx.updateTable('attachment').set({ removed: 1 }).where('id', '=', id).execute()
  })
  return { changeId }
}

/** One part of a file; the whole is read part by part, and other work goes on between them. */
export async function readAttachment(
  db: Reader,
  { id, offset, length }: Input['read'],
): Promise<Output['read']> {
  const { sha256, bytes } = await demandAttachment(db, id)
  const data = offset >= bytes ? Buffer.alloc(0) : await readContent(db, sha256, offset, length)
  const end = offset + data.byteLength
  return { bytes, data: data.toString('base64'), next: end >= bytes || data.byteLength === 0 ? null : end }
}

/** The member, or the branch whose paper it is. */
async function ownerName(db: Reader, { memberId, ownerId }: Row<'attachment'>): Promise<string> {
  if (memberId !== null) return (await memberRecord(db, memberId)).name
  const owner = ownerId === null ? undefined : (await ownerRows(db, 'branchReport', [ownerId])).get(ownerId)
  return owner?.text ?? ''
}

/** Throws ATTACHMENT_DAMAGED where the content is no longer what was put in. */
export async function saveAttachmentAs(office: Office, { id }: Input['saveAs']): Promise<Output['saveAs']> {
  const { reader } = office.register()
  const { breathe } = quietWork()
  const row = await demandAttachment(reader, id)
  const whose = await ownerName(reader, row)
  const parts: Buffer[] = []
  for (let at = 0; at < row.bytes; at += PART_BYTES) {
    parts.push(await readContent(reader, row.sha256, at, PART_BYTES))
    await breathe()
  }
  const bytes = Buffer.concat(parts)
  if (createHash('sha256').update(bytes).digest('hex') !== row.sha256) {
    throw new OfficeError('ATTACHMENT_DAMAGED', { name: row.fileName })
  }
  await recordExport(office, {
    what: `附件：${whose} ${row.fileName}`,
    destination: '另存为',
    detail: { files: [{ name: row.fileName, bytes: row.bytes, sha256: row.sha256 }] },
  })
  return office.files.offer({ name: row.fileName, bytes, mime: row.mediaType })
}

export async function attachmentUsage(db: Reader): Promise<Output['usage']> {
  const { files } = await db
    .selectFrom('attachment')
    .select(eb => eb.fn.countAll().as('files'))
    .where('removed', '=', 0)
    .executeTakeFirstOrThrow()
  return { files: Number(files), bytes: await keptBytes(db), max: ATTACHMENTS_TOTAL_BYTES }
}
