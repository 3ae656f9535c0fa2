/** Photo and scans of a member's records: kept in the register, read in parts. */

import { z } from 'zod'
import { changedSchema, command, idSchema, nothing, query, ticketSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { MATERIAL } from '../dossier/codes.ts'
import { ATTACHMENT_FINDING, ATTACHMENT_OWNER, MEDIA_TYPE } from './codes.ts'
import { FILES_MAX, PHOTO_MAX_BYTES, READ_MAX_BYTES } from './rules.ts'

const ownerTable = codeSchema(ATTACHMENT_OWNER)

/** Which record: by its row, a material of the dossier by its own name, the person as such by neither. */
export const attachmentOwnerSchema = z.strictObject({
  table: ownerTable.exclude(['photo']),
  rowId: idSchema.nullable().default(null),
  material: codeSchema(MATERIAL).nullable().default(null),
})

export const attachmentSchema = z.strictObject({
  id: idSchema,
  /** null: the paper of a branch */
  memberId: idSchema.nullable(),
  table: ownerTable,
  rowId: idSchema.nullable(),
  material: codeSchema(MATERIAL).nullable(),
  /** 处分 2019-03-01 警告: the record as the clerk knows it */
  ownerText: z.string(),
  /** false: the record was taken away since */
  ownerStands: z.boolean(),
  fileName: z.string(),
  mediaType: codeSchema(MEDIA_TYPE),
  bytes: z.number().int(),
  sha256: z.string(),
  finding: codeSchema(ATTACHMENT_FINDING).nullable(),
  note: z.string().nullable(),
  /** `YYYY-MM-DD` */
  addedOn: z.string(),
})

export type Attachment = z.output<typeof attachmentSchema>

/** A file; on the command line also the path of one. */
const fileSchema = z.union([
  z.file().refine(file => file.name.length <= 1000, '文件名太长'),
  z.string().min(1).max(1000),
])

export const attachmentMethods = {
  ofMember: query(
    '一名党员的全部附件',
    z.strictObject({ memberId: idSchema }),
    z.strictObject({ rows: z.array(attachmentSchema) }),
  ),
  ofBranchReport: query(
    '支部整改规范综合报告的附件',
    z.strictObject({ reportId: idSchema }),
    z.strictObject({ rows: z.array(attachmentSchema) }),
  ),
  add: command(
    '附上扫描件',
    z.strictObject({
      /** null: to the report of a branch, which is no member's */
      memberId: idSchema.nullable(),
      owner: attachmentOwnerSchema,
      files: z.array(fileSchema).min(1).max(FILES_MAX),
    }),
    z.strictObject({
      changeId: z.number().int().nullable(),
      rows: z.array(attachmentSchema),
      /** not taken, each with its sentence; where none was taken the call fails instead */
      refused: z.array(z.strictObject({ name: z.string(), message: z.string() })),
    }),
  ),
  edit: command(
    '修改附件的名称和说明',
    z.strictObject({
      id: idSchema,
      /** the ending stays that of the file */
      fileName: z.string().trim().min(1).max(200).optional(),
      note: z.string().trim().max(200).nullable().optional(),
    }),
    changedSchema,
  ),
  remove: command('删除附件', z.strictObject({ id: idSchema }), changedSchema),
  read: query(
    '读出附件内容的一段',
    z.strictObject({
      id: idSchema,
      offset: z.number().int().min(0).default(0),
      length: z.number().int().min(1).max(READ_MAX_BYTES).default(READ_MAX_BYTES),
    }),
    z.strictObject({
      /** of the whole file */
      bytes: z.number().int(),
      data: z.base64().max(Math.ceil(READ_MAX_BYTES / 3) * 4),
      /** where to read on; null at the end */
      next: z.number().int().nullable(),
    }),
  ),
  saveAs: command('附件另存为', z.strictObject({ id: idSchema }), ticketSchema),
  usage: query(
    '附件占用的空间',
    nothing,
    z.strictObject({
      /** attachments that stand */
      files: z.number().int(),
      /** of every content kept, also of removed ones: they can be restored */
      bytes: z.number().int(),
      max: z.number().int(),
    }),
  ),
  photo: query(
    '党员照片',
    z.strictObject({ memberId: idSchema }),
    z.strictObject({ photo: z.strictObject({ id: idSchema, data: z.base64() }).nullable() }),
  ),
  setPhoto: command(
    '设定党员照片',
    z.strictObject({ memberId: idSchema, image: z.file().max(PHOTO_MAX_BYTES) }),
    changedSchema,
  ),
  removePhoto: command('删除党员照片', z.strictObject({ memberId: idSchema }), changedSchema),
}
