/** Opening, closing and keeping the register. */

import { z } from 'zod'
import { calculator, command, nothing, task, ticketSchema } from '../api/method.ts'

export const knownRegisterSchema = z.strictObject({
  /** opaque: the renderer never sees or sends a path it could choose */
  key: z.string(),
  name: z.string(),
  /** folder as shown to the clerk */
  folder: z.string(),
  openedAt: z.string().nullable(),
  missing: z.boolean(),
  /** the example register, see `isDemo` */
  demo: z.boolean(),
})

export const openRegisterSchema = z.strictObject({
  name: z.string(),
  committee: z.string(),
  folder: z.string(),
  demo: z.boolean(),
})

export const placeSchema = z.strictObject({
  key: z.string(),
  label: z.string(),
  kind: z.enum(['documents', 'desktop', 'usb', 'exports', 'folder']),
})

const passphrase = z.string().min(1, { message: '请输入口令' }).max(200)

export const backupInfoSchema = z.strictObject({
  key: z.string(),
  fileName: z.string(),
  /** name of the register it is of */
  register: z.string(),
  place: z.string(),
  /** local time the backup was made */
  madeAt: z.string(),
  bytes: z.number().int(),
  members: z.number().int(),
  version: z.number().int(),
})

export type BackupInfo = z.output<typeof backupInfoSchema>

export const verifyReportSchema = z.strictObject({
  ok: z.boolean(),
  changes: z.number().int(),
  rows: z.number().int(),
  /** what is wrong, in Chinese, most serious first */
  problems: z.array(z.string()),
})

export const vaultMethods = {
  status: calculator(
    '程序与台账状态',
    nothing,
    z.strictObject({
      version: z.string(),
      host: z.enum(['electron', 'local', 'cli']),
      today: z.string(),
      register: openRegisterSchema.nullable(),
      known: z.array(knownRegisterSchema),
      /** where a new register may be kept */
      places: z.array(placeSchema),
    }),
  ),
  create: command(
    '新建台账',
    z.strictObject({
      committee: z.string().trim().min(1, { message: '请填写党委名称' }).max(60),
      passphrase,
      /** place to keep it in; the first place when absent */
      place: z.string().optional(),
      /** command line only: the file to create */
      file: z.string().optional(),
    }),
    z.strictObject({ register: openRegisterSchema, recoveryCode: z.string() }),
    false,
  ),
  open: command(
    '打开台账',
    z.strictObject({
      key: z.string().optional(),
      /** command line only: the file to open */
      file: z.string().optional(),
      passphrase,
    }),
    z.strictObject({ register: openRegisterSchema }),
    false,
  ),
  close: command('关闭台账', nothing, nothing, false),
  openDemo: task('打开示例台账', nothing, z.strictObject({ register: openRegisterSchema }), false),
  changePassphrase: command('修改口令', z.strictObject({ current: passphrase, next: passphrase }), nothing),
  backup: task(
    '立即备份',
    z.strictObject({
      place: z.string().optional(),
      /** command line only */
      file: z.string().optional(),
    }),
    backupInfoSchema.extend({ sha256: z.string() }),
  ),
  backups: calculator('备份列表', nothing, z.strictObject({ backups: z.array(backupInfoSchema) })),
  restore: task(
    '恢复备份',
    z.strictObject({
      key: z.string().optional(),
      /** command line only: the backup file, and where the register is put */
      file: z.string().optional(),
      target: z.string().optional(),
      passphrase,
    }),
    z.strictObject({
      register: openRegisterSchema,
      members: z.number().int(),
      /** where the register that stood there before was put aside; null when there was none */
      asideAs: z.string().nullable(),
    }),
    false,
  ),
  verify: task('核对台账完整性', nothing, verifyReportSchema),
  recoverySheet: command(
    '打印恢复码说明',
    z.strictObject({ recoveryCode: z.string(), committee: z.string() }),
    ticketSchema,
    false,
  ),
}
