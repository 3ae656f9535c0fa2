/** Contents of attachments: put in once under their SHA-256, read in parts, never changed. */

import { createHash } from 'node:crypto'
import type { Reader, Writer } from '../db/register.ts'
import type { Work } from '../longWork.ts'

/** One row: small enough to be read and written in a few milliseconds. */
export const PART_BYTES = 256 * 1024

type Breathe = Work['breathe']

export async function sha256Of(content: Uint8Array, breathe: Breathe): Promise<string> {
  const hash = createHash('sha256')
  for (let at = 0; at < content.byteLength; at += 16 * PART_BYTES) {
    hash.update(content.subarray(at, at + 16 * PART_BYTES))
    await breathe()
  }
  return hash.digest('hex')
}

/** Keeps a content that is not there yet; inside `change()`. */
export async function keepContent(
  tx: Writer,
  sha256: string,
  content: Uint8Array,
  breathe: Breathe,
): Promise<void> {
  const known = await tx
    .selectFrom('attachmentContent')
    .select('sha256')
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  if (known) return
  await tx.insertInto('attachmentContent').values({ sha256, bytes: content.byteLength }).execute()
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  for (let part = 0; part * PART_BYTES < bytes.byteLength; part += 1) {
    const data = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES)
    await tx.insertInto('attachmentPart').values({ sha256, part, data }).execute()
    await breathe()
  }
}

/** Bytes `offset` to `offset + length`, fewer at the end. */
export async function readContent(
  db: Reader,
  sha256: string,
  offset: number,
  length: number,
): Promise<Buffer> {
  const first = Math.floor(offset / PART_BYTES)
  const parts = await db
    .selectFrom('attachmentPart')
    .select('data')
    .where('sha256', '=', sha256)
    .where('part', '>=', first)
    .where('part', '<=', Math.floor((offset + length - 1) / PART_BYTES))
    .orderBy('part')
    .execute()
  const from = offset - first * PART_BYTES
  return Buffer.concat(parts.map(({ data }) => data)).subarray(from, from + length)
}

/** Bytes of everything kept, also of what was removed since: it can be restored. */
export async function keptBytes(db: Reader): Promise<number> {
  const { bytes } = await db
    .selectFrom('attachmentContent')
    .select(eb => eb.fn.coalesce(eb.fn.sum<number>('bytes'), eb.val(0)).as('bytes'))
    .executeTakeFirstOrThrow()
  return bytes
}
