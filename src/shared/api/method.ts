/**
 * How a method of the contract is declared: a Chinese summary, an input schema, an output schema, and
 * whether it reads, writes or works for long (law 10).
 */

import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'

export interface MethodMeta {
  /** query: reads; command: writes; task: long work that reports progress and can be cancelled */
  kind: 'query' | 'command' | 'task'
  /** what it does, one Chinese line for `taizhang methods` */
  summary: string
  /** false for calculators and the vault: no register need be open */
  needsRegister: boolean
}

export const progressSchema = z.strictObject({
  /** what is being done, in Chinese */
  step: z.string(),
  done: z.number().int().min(0),
  /** null where the end is not known */
  total: z.number().int().min(0).nullable(),
})

export type Progress = z.output<typeof progressSchema>

const base = oc.$meta<MethodMeta>({ kind: 'query', summary: '', needsRegister: true })

export const nothing = z.strictObject({})

/** Reads only. */
export function query<I extends z.ZodType, O extends z.ZodType>(summary: string, input: I, output: O) {
  return base.meta({ kind: 'query', summary, needsRegister: true }).input(input).output(output)
}

/** Works without an open register. */
export function calculator<I extends z.ZodType, O extends z.ZodType>(summary: string, input: I, output: O) {
  return base.meta({ kind: 'query', summary, needsRegister: false }).input(input).output(output)
}

/** Changes the register (or, with `needsRegister` false, opens, closes or replaces it). */
export function command<I extends z.ZodType, O extends z.ZodType>(
  summary: string,
  input: I,
  output: O,
  needsRegister = true,
) {
  return base.meta({ kind: 'command', summary, needsRegister }).input(input).output(output)
}

/** Long work: yields progress, returns its result; giving the iterator back cancels it. */
export function task<I extends z.ZodType, O extends z.ZodType>(
  summary: string,
  input: I,
  output: O,
  needsRegister = true,
) {
  return base
    .meta({ kind: 'task', summary, needsRegister })
    .input(input)
    .output(eventIterator(progressSchema, output))
}

/** Every writing method answers with the entry it left in the log; null when nothing was changed. */
export const changedSchema = z.strictObject({ changeId: z.number().int().nullable() })

/** The same, with the record that was written. */
export const savedSchema = z.strictObject({
  changeId: z.number().int().nullable(),
  id: z.number().int(),
})

export const idSchema = z.number().int().positive()

/** A file made by the backend, fetched once from the host under `/download/<ticket>`. */
export const ticketSchema = z.strictObject({
  ticket: z.string(),
  fileName: z.string(),
  bytes: z.number().int(),
})

export type Ticket = z.output<typeof ticketSchema>
