/** Ledgers and papers about members away, on screen, as workbook, PDF and print (D13, D21, D23, D27, D28). */

import { z } from 'zod'
import { idSchema, query, task, ticketSchema } from '../api/method.ts'
import { formPageSchema } from '../forms/sheet.ts'
import { codeSchema } from '../kernel/codes.ts'
import { FLOW_LEDGER, FLOW_SLIP } from './papers.ts'

const ledgerInput = z.strictObject({
  ledger: codeSchema(FLOW_LEDGER),
  orgId: idSchema.optional(),
  asOf: z.iso.date().optional(),
})

/** 书面提醒 is of one reminder, the others of the record alone. */
const slipInput = z.strictObject({
  flowId: idSchema,
  slip: codeSchema(FLOW_SLIP),
  reminderId: idSchema.optional(),
})

export const paperFormatSchema = z.enum(['xlsx', 'pdf', 'html'])

export type PaperFormat = z.output<typeof paperFormatSchema>

/** Pages of a ledger shown at once on the screen; files and print have all of them. */
export const SHOWN_PAGES = 10

export const paperMethods = {
  ledger: query(
    '流动和出国（境）台账的版面',
    /** counted from 1 */
    ledgerInput.extend({ fromPage: z.number().int().min(1).default(1) }),
    z.strictObject({
      title: z.string(),
      rows: z.number().int(),
      pageCount: z.number().int(),
      /** SHOWN_PAGES of them, from the page asked for */
      pages: z.array(formPageSchema),
    }),
  ),
  ledgerFile: task(
    '导出、打印流动和出国（境）台账',
    ledgerInput.extend({ format: paperFormatSchema }),
    ticketSchema,
  ),
  slip: query(
    '党员证明信、联心卡、书面提醒的版面',
    slipInput,
    z.strictObject({
      title: z.string(),
      name: z.string(),
      memberId: idSchema,
      pages: z.array(formPageSchema),
      /** what the paper still lacks */
      findings: z.array(z.string()),
    }),
  ),
  slipFile: task(
    '导出、打印党员证明信、联心卡、书面提醒',
    slipInput.extend({ format: paperFormatSchema }),
    ticketSchema,
  ),
}
