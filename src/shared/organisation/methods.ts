/** The tree of organisations and their posts. */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, savedSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { partialDateSchema } from '../roster/fields.ts'
import { organisationChangeSchema, organisationPlanSchema } from './changes.ts'
import { ORGANISATION_KIND, ORGANISATION_TYPE, POST, POST_BODY } from './codes.ts'

const words = (max: number) => z.string().trim().max(max).nullable()

export const organisationValuesSchema = z.strictObject({
  parentId: idSchema.nullable(),
  kind: codeSchema(ORGANISATION_KIND),
  fullName: z.string().trim().min(1, { message: '请填写全称' }).max(60),
  shortName: z.string().trim().max(30),
  orgType: codeSchema(ORGANISATION_TYPE).nullable(),
  unitName: words(60),
  address: words(120),
  phone: words(40),
  founded: partialDateSchema.nullable(),
  dissolved: partialDateSchema.nullable(),
  nextElection: partialDateSchema.nullable(),
  collectDay: z.number().int().min(1).max(28).nullable(),
  wechatGroup: words(60),
  /** printed on the card of who leaves (D23) */
  branchUrl: words(120),
  sortOrder: z.number().int(),
  remark: words(300),
})

export type OrganisationValues = z.output<typeof organisationValuesSchema>

export const organisationNodeSchema = organisationValuesSchema.extend({
  id: idSchema,
  /** members on the roll of this organisation alone */
  members: z.number().int(),
  probationary: z.number().int(),
  /** including everything below */
  membersBelow: z.number().int(),
})

export type OrganisationNode = z.output<typeof organisationNodeSchema>

export const postSchema = z.strictObject({
  id: idSchema,
  orgId: idSchema,
  memberId: idSchema,
  memberName: z.string(),
  body: codeSchema(POST_BODY),
  post: codeSchema(POST),
  fromOn: partialDateSchema.nullable(),
  toOn: partialDateSchema.nullable(),
})

/** A post as it is listed, with what is to be pointed out about it. */
export const listedPostSchema = postSchema.extend({
  orgName: z.string(),
  /** names of others who are 书记 of the same body at the same time */
  secretariesBeside: z.array(z.string()),
  /** false: not on the roll on the day the post begins */
  onRoll: z.boolean(),
})

export type ListedPost = z.output<typeof listedPostSchema>

const asOf = z.string().optional()

export const organisationMethods = {
  tree: query(
    '党组织树及党员人数',
    z.strictObject({ asOf }),
    z.strictObject({ nodes: z.array(organisationNodeSchema) }),
  ),
  save: command(
    '新增或修改党组织',
    z.strictObject({
      id: idSchema.optional(),
      values: organisationValuesSchema.partial(),
      /** the day a new name or level holds from; absent: what was written is corrected, for all days */
      since: z.iso.date().optional(),
    }),
    savedSchema,
  ),
  plan: query(
    '调整党组织前的预览：涉及的党员、下级和任职',
    z.strictObject({ change: organisationChangeSchema }),
    organisationPlanSchema,
  ),
  restructure: command(
    '调整党组织：改上级、合并、拆分、撤销（按日期，可撤销）',
    z.strictObject({ change: organisationChangeSchema }),
    changedSchema.extend({ members: z.number().int() }),
  ),
  remove: command('删除误建的党组织（须无党员、无下级）', z.strictObject({ id: idSchema }), changedSchema),
  posts: query(
    '班子与岗位',
    z.strictObject({ orgId: idSchema.optional(), memberId: idSchema.optional(), asOf }),
    z.strictObject({ posts: z.array(listedPostSchema) }),
  ),
  savePost: command(
    '登记任职',
    z.strictObject({
      id: idSchema.optional(),
      values: postSchema.omit({ id: true, memberName: true }),
    }),
    savedSchema,
  ),
  removePost: command('删除任职记录', z.strictObject({ id: idSchema }), changedSchema),
}
