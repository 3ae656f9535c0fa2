/** Limits of attachments, and names made safe to keep and to hand out. */

import type { MediaType } from './codes.ts'

const MIB = 1024 * 1024

/** One file. A page scanned at 300 dpi in grey is about 1 MB. */
export const ATTACHMENT_MAX_BYTES = 20 * MIB

/** All of them together: the backup holds them too, and goes to a stick. */
export const ATTACHMENTS_TOTAL_BYTES = 1024 * MIB

/** More pixels than this stop an office PC for minutes; A3 at 600 dpi has 139 million, at 300 dpi 35 million. */
export const PIXELS_MAX = 100_000_000

/** One answer of `attachment.read` at most. */
export const READ_MAX_BYTES = 512 * 1024

/** Files taken at once. */
export const FILES_MAX = 20

/** Together, within what one call may carry. */
export const FILES_TOTAL_BYTES = 100 * MIB

/** 一寸 as stored, 25 × 35 mm at 508 dpi: enough for any print of it. */
export const PHOTO = { width: 500, height: 700 } as const

/** A picture of that size is about 100 KB. */
export const PHOTO_MAX_BYTES = MIB

/** Characters of a stored name, its ending included. */
export const NAME_MAX = 120

const ENDING: Readonly<Record<MediaType, string>> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
}

const ENDINGS: Readonly<Record<MediaType, RegExp>> = {
  'application/pdf': /\.pdf$/i,
  'image/jpeg': /\.jpe?g$/i,
  'image/png': /\.png$/i,
}

/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** A name without folders, control and direction marks and what file systems refuse, cut to what they take. */
export function tidyFileName(given: string): string {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const tidy = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .trim()
  const letters = [...tidy]
  if (letters.length <= NAME_MAX) return tidy
  const ending = /\.[^. ]{1,8}$/.exec(tidy)?.[0] ?? ''
  return letters.slice(0, NAME_MAX - [...ending].length).join('') + ending
}

/** The name a file is kept and handed out under: as given and tidied, with the ending of what it really is. */
export function safeFileName(given: string, type: MediaType): string {
  const tidy = tidyFileName(given)
  const bare = (ENDINGS[type].test(tidy) ? tidy.replace(/\.[^.]*$/, '') : tidy).replace(/^[. ]+|[. ]+$/g, '')
  const ending = ENDINGS[type].exec(tidy)?.[0].toLowerCase() ?? ENDING[type]
  const cut = [...bare]
    .slice(0, NAME_MAX - ending.length)
    .join('')
    .trimEnd()
  const stem = cut === '' ? '附件' : DEVICE.test(cut) ? `${cut}_` : cut
  return stem + ending
}

/** `850 KB`, `1.2 MB`, rounded up: a file just over a limit does not look as if it kept it. */
export function sizeText(bytes: number): string {
  if (bytes >= 1024 * MIB) return `${Math.ceil((bytes * 10) / (1024 * MIB)) / 10} GB`
  if (bytes < MIB) return `${Math.max(1, Math.ceil(bytes / 1024))} KB`
  const tenths = Math.ceil((bytes * 10) / MIB)
  return tenths % 10 === 0 || tenths >= 1000 ? `${Math.ceil(tenths / 10)} MB` : `${tenths / 10} MB`
}
