/** The picture of a member: one that stands, the earlier ones in the history. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { PHOTO } from '../../shared/attachment/rules.ts'
import { change } from '../db/change.ts'
import type { Reader, Writer } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { quietWork } from '../longWork.ts'
import { stamp, type Office } from '../office.ts'
import { memberRecord } from '../roster/service.ts'
import { keepContent, readContent, sha256Of } from './contents.ts'
import { jpegHead } from './fileTypes.ts'
import { demandRoom } from './service.ts'

type Changed = Outputs['attachment']['setPhoto']

const NAME = '照片.jpg'

async function standing(db: Reader, memberId: number): Promise<Row<'attachment'> | undefined> {
  return db
    .selectFrom('attachment')
    .selectAll()
    .where('memberId', '=', memberId)
    .where('ownerTable', '=', 'photo')
    .where('removed', '=', 0)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function photoOf(
  db: Reader,
  { memberId }: Parsed['attachment']['photo'],
): Promise<Outputs['attachment']['photo']> {
  const row = await standing(db, memberId)
  if (!row) return { photo: null }
  const data = await readContent(db, row.sha256, 0, row.bytes)
  return { photo: { id: row.id, data: data.toString('base64') } }
}

async function takeAway(tx: Writer, memberId: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('attachment')
    .set({ removed: 1 })
    .where('memberId', '=', memberId)
    .where('ownerTable', '=', 'photo')
    .where('removed', '=', 0)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Throws PHOTO_INVALID where the picture is not what the card shows: a JPEG of that size, without the camera's notes. */
function demandPhoto(bytes: Buffer): void {
  const head = bytes[0] === 0xff && bytes[1] === 0xd8 ? jpegHead(bytes) : null
  const refuse = (reason: string) => new OfficeError('PHOTO_INVALID', { reason }, { field: 'image' })
  if (!head) throw refuse('不是 JPG 图片')
  if (head.width !== PHOTO.width || head.height !== PHOTO.height) throw refuse('尺寸不是一寸')
  if (head.hasExif) throw refuse('里面带有拍摄时间、地点等信息')
}

export async function setPhoto(
  office: Office,
  { memberId, image }: Parsed['attachment']['setPhoto'],
): Promise<Changed> {
  const bytes = Buffer.from(await image.arrayBuffer())
  demandPhoto(bytes)
  const { breathe } = quietWork()
  const sha256 = await sha256Of(bytes, breathe)
  const { changeId } = await change(office.register(), stamp(office, '设定照片'), async ({ tx, rename }) => {
    const member = await memberRecord(tx, memberId)
    const before = await standing(tx, memberId)
    if (before?.sha256 === sha256) return
    await demandRoom(tx, sha256, bytes.byteLength, NAME)
    const replaced = await takeAway(tx, memberId)
    rename(`${replaced ? '更换' : '设定'}照片：${member.name}`)
    await keepContent(tx, sha256, bytes, breathe)
    await tx
      .insertInto('attachment')
      .values({
        memberId,
        ownerTable: 'photo',
        ownerId: null,
        material: null,
        fileName: NAME,
        mediaType: 'image/jpeg',
        bytes: bytes.byteLength,
        sha256,
        finding: null,
        note: null,
        addedOn: office.clock.today(),
      })
      .execute()
  })
  return { changeId }
}

export async function removePhoto(
  office: Office,
  { memberId }: Parsed['attachment']['removePhoto'],
): Promise<Changed> {
  const { changeId } = await change(office.register(), stamp(office, '删除照片'), async ({ tx, rename }) => {
    const member = await memberRecord(tx, memberId)
    rename(`删除照片：${member.name}`)
    if (!(await takeAway(tx, memberId))) throw new OfficeError('RECORD_MISSING')
  })
  return { changeId }
}
