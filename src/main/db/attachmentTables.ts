/** Row types of photo and scans: the attachments, and what they hold. */

import type { Generated } from 'kysely'

export interface AttachmentTable {
  id: Generated<number>
  /** null: the paper of a branch, whose record is named by the owner */
  memberId: number | null
  /** key of ATTACHMENT_OWNER */
  ownerTable: string
  /** row of that table; null for the person as such, its photo, and a material of the dossier */
  ownerId: number | null
  /** key of MATERIAL */
  material: string | null
  fileName: string
  /** key of MEDIA_TYPE */
  mediaType: string
  bytes: number
  sha256: string
  /** key of ATTACHMENT_FINDING */
  finding: string | null
  note: string | null
  /** `YYYY-MM-DD` */
  addedOn: string
  removed: Generated<0 | 1>
}

/** Only ever added to; not journaled. */
export interface AttachmentContentTable {
  sha256: string
  bytes: number
}

/** The bytes of a content in order, each part of PART_BYTES but the last. */
export interface AttachmentPartTable {
  id: Generated<number>
  sha256: string
  /** from 0 */
  part: number
  data: Buffer
}
