/** Changes of the tree on a day: moving, merging, splitting and dissolving organisations. */

import { z } from 'zod'
import { idSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { MEMBERSHIP } from '../roster/codes.ts'
import { ORGANISATION_KIND } from './codes.ts'

const on = z.iso.date()
/** the decision it rests on */
const evidence = z.string().trim().max(200).nullable()

const memberIds = z.array(idSchema).min(1, { message: '请选择转到新支部的党员' }).max(5000)
/** what a new organisation is called */
const named = {
  orgKind: codeSchema(ORGANISATION_KIND),
  fullName: z.string().trim().min(1, { message: '请填写全称' }).max(60),
  shortName: z.string().trim().max(30),
}

export const organisationChangeSchema = z.discriminatedUnion('kind', [
  /** an organisation with everything below it goes under another */
  z.strictObject({ kind: z.literal('move'), orgId: idSchema, parentId: idSchema, on, evidence }),
  /** branches end; their members and groups go to another */
  z.strictObject({
    kind: z.literal('merge'),
    orgIds: z.array(idSchema).min(1, { message: '请选择要并入的支部' }).max(200),
    intoId: idSchema,
    on,
    evidence,
  }),
  /** branches end; their members and groups begin a new one on the same day */
  z.strictObject({
    kind: z.literal('mergeNew'),
    orgIds: z.array(idSchema).min(1, { message: '请选择要合并的支部' }).max(200),
    parentId: idSchema,
    ...named,
    on,
    evidence,
  }),
  /** some members of a branch, and of its groups, begin a new one */
  z.strictObject({
    kind: z.literal('split'),
    orgId: idSchema,
    memberIds,
    ...named,
    on,
    evidence,
  }),
  /** the same with several new ones at once */
  z.strictObject({
    kind: z.literal('splitMany'),
    orgId: idSchema,
    branches: z
      .array(z.strictObject({ memberIds, ...named }))
      .min(1)
      .max(20),
    on,
    evidence,
  }),
  /** ends: its members go to `toId`; of a 党总支 or 村党委 the organisations below do */
  z.strictObject({ kind: z.literal('dissolve'), orgId: idSchema, toId: idSchema.nullable(), on, evidence }),
])

export type OrganisationChange = z.output<typeof organisationChangeSchema>

export const organisationPlanSchema = z.strictObject({
  /** whose branch changes */
  members: z.array(
    z.strictObject({
      memberId: idSchema,
      name: z.string(),
      membership: codeSchema(MEMBERSHIP),
      from: z.string(),
      to: z.string(),
    }),
  ),
  /** organisations that stand elsewhere afterwards, with their members */
  moved: z.array(
    z.strictObject({
      orgId: idSchema,
      name: z.string(),
      from: z.string(),
      to: z.string(),
      /** another name where its new neighbours have one of the same name */
      newName: z.string().nullable(),
      members: z.number().int(),
    }),
  ),
  /** posts that end on the day */
  posts: z.array(z.strictObject({ id: idSchema, name: z.string(), post: z.string(), orgName: z.string() })),
  /** organisations that end on the day */
  dissolved: z.array(z.strictObject({ orgId: idSchema, name: z.string() })),
  /** full names of organisations that begin on the day */
  begins: z.array(z.string()),
})

export type OrganisationPlan = z.output<typeof organisationPlanSchema>
