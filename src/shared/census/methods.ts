/** The dates of a sweep campaign: the annexes are computed from them (rules.md 2.A, 3.14). */

import { z } from 'zod'
import { command, idSchema, nothing, query, savedSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { campaignReportMethods } from './campaignReportMethods.ts'
import { CAMPAIGN_TEMPLATE, KEY_GROUP } from './codes.ts'
import { lineMethods } from './lineMethods.ts'
import { packetMethods } from './packetMethods.ts'
import { paperMethods } from './paperMethods.ts'
import { recordMethods } from './recordMethods.ts'
import { reportMethods } from './reportMethods.ts'
import { stageMethods } from './stageMethods.ts'

const day = z.iso.date({ message: '请填写日期，如 2016-03-01' })

export const campaignValuesSchema = z.strictObject({
  name: z.string().trim().min(1, { message: '请填写名称' }).max(60),
  year: z.number().int().min(1990).max(2150),
  template: codeSchema(CAMPAIGN_TEMPLATE),
  /** 排查开始: annex 5 measures six months here */
  startOn: day,
  /** 联系查找结束: annex 6 measures six months here */
  searchEnd: day,
  /** 填表日期 of annexes 1 to 8 */
  fillDate: day,
  /** 填表日期 of annex 9 */
  fillDate9: day,
  /** 第一责任人 */
  firstPerson: z.string().trim().max(40).nullable(),
  /** key groups the campaign looks at (R-A03); none means that nobody is proposed as one */
  keyGroups: z.array(codeSchema(KEY_GROUP)).default(KEY_GROUP.items.map(({ key }) => key)),
})

export type CampaignValues = z.output<typeof campaignValuesSchema>

export const campaignSchema = campaignValuesSchema.extend({
  id: idSchema,
  active: z.boolean(),
  /** the whole campaign was ended (rules.md 4.6) */
  endedOn: z.string().nullable(),
})

export type Campaign = z.output<typeof campaignSchema>

export const censusMethods = {
  campaigns: query(
    '集中排查及其起止日期',
    nothing,
    z.strictObject({ campaigns: z.array(campaignSchema), active: campaignSchema.nullable() }),
  ),
  save: command(
    '设定集中排查',
    z.strictObject({
      id: idSchema.optional(),
      values: campaignValuesSchema,
      /** the annexes use the active campaign */
      active: z.boolean().default(true),
    }),
    savedSchema.extend({
      /** dates out of their usual order; saved all the same (R-A16) */
      warnings: z.array(z.string()),
    }),
  ),
  proposal: query(
    '按方案给出的日期',
    z.strictObject({ template: codeSchema(CAMPAIGN_TEMPLATE), year: z.number().int() }),
    z.strictObject({ values: campaignValuesSchema }),
  ),
  ...lineMethods,
  ...stageMethods,
  ...packetMethods,
  ...reportMethods,
  ...recordMethods,
  ...paperMethods,
  ...campaignReportMethods,
}
