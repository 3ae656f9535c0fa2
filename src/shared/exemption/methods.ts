/** Exemptions of one member from organisation life, appraisal meetings and points. */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, savedSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { EXEMPT_PATH, EXEMPTION_KIND, EXEMPTION_REASON } from './codes.ts'

export const exemptionValuesSchema = z.strictObject({
  kind: codeSchema(EXEMPTION_KIND),
  reason: codeSchema(EXEMPTION_REASON),
  fromOn: z.iso.date(),
  /** the last day; null while it goes on */
  toOn: z.iso.date().nullable(),
  /** the organisation above agreed, or the branch: who it is goes by the kind and `exempt.path` */
  agreedOn: z.iso.date().nullable(),
  /** the members' meeting passed it (R-M03) */
  passedOn: z.iso.date().nullable(),
  evidence: z.string().trim().min(1, { message: '请写明依据' }).max(200),
  note: z.string().trim().max(300).nullable(),
})

export type ExemptionValues = z.output<typeof exemptionValuesSchema>

export const exemptionSchema = exemptionValuesSchema.extend({
  id: idSchema,
  /** in force on the day that is asked about */
  inForce: z.boolean(),
  findings: z.array(z.strictObject({ level: z.enum(['error', 'warning', 'note']), text: z.string() })),
})

export type Exemption = z.output<typeof exemptionSchema>

export const exemptionMethods = {
  ofMember: query(
    '一名党员的豁免',
    z.strictObject({ memberId: idSchema, asOf: z.iso.date().optional() }),
    /** newest first, without those that began later; and who may excuse, by the settings */
    z.strictObject({ exemptions: z.array(exemptionSchema), path: EXEMPT_PATH }),
  ),
  save: command(
    '登记豁免',
    z.strictObject({ memberId: idSchema, id: idSchema.optional(), values: exemptionValuesSchema }),
    savedSchema,
  ),
  remove: command('删除豁免', z.strictObject({ id: idSchema }), changedSchema),
}
