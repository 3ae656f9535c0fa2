/** The list of a campaign and its check lines: the contract (R-A01, R-A05, R-A18, R-A19). */

import { z } from 'zod'
import { changedSchema, command, idSchema, query } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { isIsoDate } from '../kernel/dates.ts'
import { MEMBERSHIP } from '../roster/codes.ts'
import {
  CHECK_BASIS,
  CHECK_ITEM,
  CHECK_PROBLEM,
  CHECK_RESULT,
  KEY_GROUP,
  LINE_STATE,
  type CheckItem,
} from './codes.ts'

const day = z.string().refine(isIsoDate, '请按 2024-03-15 的样子填日期')
const count = z.number().int()
// The keys are those of the two code tables it is made of.
const item = z.enum(CHECK_ITEM.items.map(({ key }) => key) as [CheckItem, ...CheckItem[]])
const result = codeSchema(CHECK_RESULT)
const problem = codeSchema(CHECK_PROBLEM)
const keyGroup = codeSchema(KEY_GROUP)
const name = (words: string) => z.string().trim().min(1, words).max(30)

const campaignId = idSchema
const branch = { campaignId, orgId: idSchema }
const members = z.array(idSchema).min(1).max(5000)

const signs = {
  selfBy: z.string().nullable(),
  selfOn: z.string().nullable(),
  groupBy: z.string().nullable(),
  groupOn: z.string().nullable(),
  excuse: z.string().nullable(),
}

export const checkRowSchema = z.strictObject({
  memberId: idSchema,
  name: z.string(),
  membership: codeSchema(MEMBERSHIP),
  phone: z.string().nullable(),
  basis: codeSchema(CHECK_BASIS),
  listedOn: z.string(),
  marks: z.record(item, z.strictObject({ state: result.nullable(), note: z.string().nullable() })),
  problems: z.array(problem),
  /** what the register itself tells of, as of the day */
  hints: z.array(problem),
  keyGroups: z.array(keyGroup),
  note: z.string().nullable(),
  ...signs,
  state: codeSchema(LINE_STATE),
  findings: z.array(z.string()),
})

export type CheckRow = z.output<typeof checkRowSchema>

export const scopeChangeSchema = z.strictObject({
  memberId: idSchema,
  name: z.string(),
  orgName: z.string(),
  kind: z.enum(['add', 'move', 'gone']),
  basis: codeSchema(CHECK_BASIS),
  /** moved: the branch so far; gone: 去世, 转出 … */
  why: z.string(),
})

export type ScopeChange = z.output<typeof scopeChangeSchema>

const fillInput = {
  ...branch,
  items: z.array(item).min(1).max(13),
  /** all lines of the branch when absent */
  memberIds: members.optional(),
  /** of the lines with a hint those that are filled all the same; every other one is left as it is */
  withHints: z.array(idSchema).max(5000).optional(),
}

/** A line of which the program knows something that 属实、正常 would pass over. */
export const hintedLineSchema = z.strictObject({
  memberId: idSchema,
  name: z.string(),
  /** what is known, one sentence each */
  words: z.array(z.string()),
})

export type HintedLine = z.output<typeof hintedLineSchema>

const signInput = {
  ...branch,
  who: z.enum(['self', 'group']),
  memberIds: members.optional(),
}

export const linesAskedSchema = z.strictObject({ ...branch, asOf: day.optional() })

export const lineMethods = {
  previewScope: query(
    '排查对象名单与台账的差别',
    z.strictObject({ campaignId, on: day }),
    z.strictObject({
      listed: count,
      add: count,
      move: count,
      gone: count,
      changes: z.array(scopeChangeSchema),
      /** there are more than shown */
      more: z.boolean(),
    }),
  ),
  keyGroups: query(
    '重点对象各类有多少名',
    z.strictObject({ campaignId: idSchema.optional(), asOf: day.optional() }),
    z.strictObject({
      groups: z.array(
        z.strictObject({
          group: keyGroup,
          /** on lines of the campaign */
          marked: count,
          /** on the roll, by what the register says of their occupation */
          told: count,
        }),
      ),
    }),
  ),
  listScope: command(
    '确定或更新排查对象名单',
    z.strictObject({
      campaignId,
      on: day,
      /** what has left since ends with its reason; otherwise its line stays open */
      excuseGone: z.boolean().default(false),
    }),
    changedSchema,
  ),
  lines: query(
    '一个支部的核查表',
    linesAskedSchema,
    z.strictObject({ orgName: z.string(), campaign: z.string(), rows: z.array(checkRowSchema) }),
  ),
  mark: command(
    '填写五核查和八项内容',
    z.strictObject({
      campaignId,
      marks: z
        .array(
          z.strictObject({
            memberId: idSchema,
            item,
            /** null takes the mark away */
            state: result.nullable(),
            /** unchanged when absent */
            note: z.string().trim().max(200).nullable().optional(),
          }),
        )
        .min(1)
        .max(2000),
    }),
    changedSchema,
  ),
  describe: command(
    '填写存在问题、重点对象、备注',
    z.strictObject({
      campaignId,
      memberIds: members,
      problems: z.array(problem).optional(),
      keyGroups: z.array(keyGroup).optional(),
      note: z.string().trim().max(500).nullable().optional(),
    }),
    changedSchema,
  ),
  previewFill: query(
    '成批填写之前：有多少处',
    z.strictObject(fillInput),
    z.strictObject({
      members: count,
      /** without a result so far: these become 属实 or 正常 */
      cells: count,
      /** stay as they are */
      kept: count,
      /** lines that are signed already and are left alone */
      signed: count,
      /** lines with something to fill and a hint: left as they are but for those asked for by name */
      hinted: z.array(hintedLineSchema),
    }),
  ),
  fill: command('把没有填的都填为属实、正常', z.strictObject(fillInput), changedSchema),
  previewSign: query(
    '成批签核之前：有多少名',
    z.strictObject(signInput),
    z.strictObject({
      /** these are signed */
      ready: count,
      /** have the mark already */
      already: count,
      /** lack something, with what of the first ones */
      lacking: count,
      examples: z.array(z.string()),
    }),
  ),
  sign: command(
    '支部自查或工作组核查签核',
    z.strictObject({ ...signInput, by: name('请填写姓名'), on: day }),
    changedSchema,
  ),
  unsign: command(
    '取消签核',
    z.strictObject({ campaignId, who: z.enum(['self', 'group']), memberIds: members }),
    changedSchema,
  ),
  excuse: command(
    '写明未完成双查的理由',
    z.strictObject({
      campaignId,
      memberIds: members,
      /** null takes it away */
      reason: z.string().trim().min(1, '请写明理由').max(200).nullable(),
    }),
    changedSchema,
  ),
}
