/** What is sent at once of the files a clerk dropped: within what one call carries, the rest in further calls. */

import { errorText } from '../../shared/api/errors.ts'
import {
  ATTACHMENT_MAX_BYTES,
  FILES_MAX,
  FILES_TOTAL_BYTES,
  sizeText,
} from '../../shared/attachment/rules.ts'

type Sized = Pick<File, 'name' | 'size'>

export interface Groups<F> {
  groups: F[][]
  /** too large to be sent at all, each with its sentence */
  refused: { name: string; message: string }[]
}

export function fileGroups<F extends Sized>(files: readonly F[]): Groups<F> {
  const groups: F[][] = []
  const refused: Groups<F>['refused'] = []
  let room = { files: 0, bytes: 0 }
  for (const file of files) {
    if (file.size > ATTACHMENT_MAX_BYTES) {
      const size = sizeText(file.size)
      const details = { file: file.name, size, max: sizeText(ATTACHMENT_MAX_BYTES) }
      refused.push({ name: file.name, message: errorText('ATTACHMENT_TOO_LARGE', details) })
      continue
    }
    if (room.files === 0 || room.bytes < file.size) {
      groups.push([])
      room = { files: FILES_MAX, bytes: FILES_TOTAL_BYTES }
    }
    groups.at(-1)?.push(file)
    room = { files: room.files - 1, bytes: room.bytes - file.size }
  }
  return { groups, refused }
}
