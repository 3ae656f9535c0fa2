/** Members from elsewhere, and the statistic of members away and from elsewhere (forms.md 16). */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, savedSchema, task, ticketSchema } from '../api/method.ts'
import { formPageSchema } from '../forms/sheet.ts'
import { codeSchema } from '../kernel/codes.ts'
import { pageOf, pageSchema } from '../kernel/paging.ts'
import { PROVINCE_IN } from './codes.ts'
import { paperFormatSchema } from './paperMethods.ts'
import { STATISTIC_COLUMNS, UNPLACED } from './statistic.ts'

const words = (max: number) => z.string().trim().max(max).nullable()
const day = z.iso.date({ message: '请填写日期，如 2016-03-01' })

export const inflowValuesSchema = z.strictObject({
  name: z.string().trim().min(1, { message: '请填写姓名' }).max(50),
  idNo: words(40),
  phone: words(40),
  fromOrg: words(100),
  fromProvince: codeSchema(PROVINCE_IN),
  /** the organisation here that looks after the member; null: none yet */
  orgId: idSchema.nullable(),
  arrivedOn: day,
  leftOn: day.nullable(),
  unitName: words(100),
  certNo: words(40),
  remark: words(300),
})

export const inflowRowSchema = inflowValuesSchema.extend({ id: idSchema, orgName: z.string() })

export type InflowRow = z.output<typeof inflowRowSchema>

const scope = z.strictObject({ orgId: idSchema.optional(), asOf: z.iso.date().optional() })

const columnKeys = [...STATISTIC_COLUMNS, UNPLACED].map(({ key }) => key)

export const statisticMethods = {
  inflows: query(
    '流入党员',
    scope.extend({
      status: z.enum(['present', 'left', 'all']).default('present'),
      page: pageSchema.default({ offset: 0, limit: 100 }),
    }),
    pageOf(inflowRowSchema),
  ),
  saveInflow: command(
    '登记流入党员',
    z.strictObject({ id: idSchema.optional(), values: inflowValuesSchema.partial() }),
    savedSchema,
  ),
  removeInflow: command('删除流入党员', z.strictObject({ id: idSchema }), changedSchema),
  statistic: query(
    '流动党员管理有关情况统计表',
    scope,
    z.strictObject({
      pages: z.array(formPageSchema),
      figures: z.array(z.strictObject({ key: z.string(), count: z.number().int() })),
    }),
  ),
  /** who or what stands behind a figure */
  statisticRows: query(
    '统计表一栏背后的名单',
    scope.extend({ column: z.enum(columnKeys) }),
    z.strictObject({
      rows: z.array(z.strictObject({ key: z.string(), text: z.string(), memberId: idSchema.nullable() })),
    }),
  ),
  statisticFile: task('导出、打印流动党员统计表', scope.extend({ format: paperFormatSchema }), ticketSchema),
}
