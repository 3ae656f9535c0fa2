/** Sheets frozen: compressed for keeping, each under the hash of what it says; and thawed again. */

import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { OfficeError } from '../../shared/api/errors.ts'
import type { FormSheet } from '../../shared/forms/sheet.ts'
import { frozenSheet, frozenSheetSchema, type FrozenSheet } from '../../shared/reporting/batch.ts'
import type { AnnexNumber } from '../../shared/reporting/facts.ts'
import { createPace, type Work } from '../longWork.ts'

const pack = promisify(gzip)
const unpack = promisify(gunzip)

export interface KeptSheet {
  annex: number
  position: number
  pages: number
  /** JSON of the frozen sheet, gzip */
  content: Buffer
  /** of the JSON, hexadecimal */
  sha256: string
}

export function textHash(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}

export async function freezeSheets(
  annex: AnnexNumber,
  sheets: AsyncIterable<FormSheet>,
  work: Work,
): Promise<KeptSheet[]> {
  const kept: KeptSheet[] = []
  const pace = createPace(work)
  for await (const sheet of sheets) {
    const text = Buffer.from(JSON.stringify(frozenSheet(sheet)), 'utf8')
    kept.push({
      annex,
      position: kept.length,
      pages: sheet.pageCount,
      content: await pack(text),
      sha256: textHash(text),
    })
    if (pace.due()) await pace.rest()
  }
  return kept
}

/** Throws BATCH_DAMAGED where the sheet is not what its hash says. */
export async function thaw({ content, sha256 }: Pick<KeptSheet, 'content' | 'sha256'>): Promise<FrozenSheet> {
  let text: Buffer
  try {
    text = await unpack(content)
  } catch (cause) {
    throw new OfficeError('BATCH_DAMAGED', undefined, { cause })
  }
  if (textHash(text) !== sha256) throw new OfficeError('BATCH_DAMAGED')
  return frozenSheetSchema.parse(JSON.parse(text.toString('utf8')))
}
