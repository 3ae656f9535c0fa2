/** Papers of dossiers: catalogue, and what else is printed of one record (rules.md D24, D29, D31). */

import { z } from 'zod'
import { idSchema, query, task, ticketSchema } from '../api/method.ts'
import { formPageSchema } from '../forms/sheet.ts'

/** What can be printed; `id` is the member's for 目录, otherwise the record's own. */
export const dossierFormSchema = z.enum(['catalogue', 'handover', 'receipt'])

export type DossierForm = z.output<typeof dossierFormSchema>

const paperInput = z.strictObject({ form: dossierFormSchema, id: idSchema })

export const paperMethods = {
  paper: query(
    '档案材料目录等的版面',
    paperInput,
    z.strictObject({
      title: z.string(),
      /** whose, or what it is about */
      about: z.string(),
      pages: z.array(formPageSchema),
      /** what the paper still lacks */
      findings: z.array(z.string()),
    }),
  ),
  paperFile: task(
    '导出或打印档案材料目录等',
    paperInput.extend({ format: z.enum(['xlsx', 'pdf', 'html']) }),
    ticketSchema,
  ),
  ledger: task(
    '导出或打印档案登记簿',
    z.strictObject({
      kind: z.enum(['readings', 'check', 'problems']),
      orgId: idSchema.optional(),
      format: z.enum(['xlsx', 'pdf', 'html']),
      asOf: z.iso.date().optional(),
    }),
    ticketSchema,
  ),
}
