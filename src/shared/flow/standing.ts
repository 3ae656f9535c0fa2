/** How a member away stands on a day: what the absence calls for, contacts, reports, meetings at home. */

import { z } from 'zod'
import { codeSchema } from '../kernel/codes.ts'
import { FLOW_PAPER, PROVINCE_IN } from './codes.ts'

const stateSchema = z.enum(['done', 'missed', 'due'])

const periodSchema = z.strictObject({ from: z.string(), to: z.string(), label: z.string() })

const tallySchema = periodSchema.extend({
  count: z.number().int(),
  needed: z.number().int(),
  state: stateSchema,
})

export const standingSchema = z.strictObject({
  /** what the rules propose */
  call: z.strictObject({
    paper: codeSchema(FLOW_PAPER),
    rule: z.string(),
    source: z.string(),
    reason: z.string(),
    advice: z.array(z.string()),
  }),
  /** the paper to be made: the proposed one, or the one chosen with a reason */
  paper: codeSchema(FLOW_PAPER),
  /** what stands of it; null while it has not been made */
  done: z.string().nullable(),
  contacts: z.array(periodSchema.extend({ state: stateSchema, bySelf: z.boolean() })),
  reports: z.array(tallySchema),
  province: codeSchema(PROVINCE_IN).nullable(),
  home: z.strictObject({
    periods: z.array(tallySchema),
    finding: z.enum(['none', 'reminder', 'fault']),
  }),
})

export type FlowStanding = z.output<typeof standingSchema>
