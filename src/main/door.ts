/**
 * The door (law 2): every call, from whichever host, passes schema parse, handler and coded error here.
 * The sender check is the host's, before the call comes this far.
 */

import { randomBytes } from 'node:crypto'
import { ORPCError, ValidationError } from '@orpc/contract'
import { implement } from '@orpc/server'
import { z } from 'zod'
import { contract } from '../shared/api/contract.ts'
import { errorText, isOfficeError, OfficeError } from '../shared/api/errors.ts'
import { fieldLabel } from '../shared/api/fieldLabels.ts'
import type { Register } from './db/register.ts'
import type { Office } from './office.ts'

z.config(z.locales.zhCN())

export interface DoorContext {
  office: Office
}

/** What a failure carries besides its code and sentence. */
export interface FailureData {
  field: string | null
}

function invalidInput(error: ValidationError): ORPCError<string, FailureData> {
  const [issue] = error.issues
  const path = (issue?.path ?? []).map(part => String(typeof part === 'object' ? part.key : part))
  const field = path.join('.') || null
  const label = fieldLabel(path)
  const reason = issue?.message ?? ''
  const message =
    label !== null
      ? errorText('INPUT_INVALID', { field: label, reason })
      : // said beside its field, which has the name the screen gives it
        reason.startsWith('请')
        ? reason
        : `填写有误：${reason}`
  return new ORPCError<string, FailureData>('INPUT_INVALID', { status: 400, message, data: { field } })
}

function isWireError(error: unknown): error is ORPCError<string, unknown> {
  return error instanceof ORPCError
}

/** Any failure as it leaves the house: a code, a Chinese sentence, the field it is about. */
export function toFailure(error: unknown, office: Office, method: string): ORPCError<string, unknown> {
  if (isOfficeError(error)) {
    const { code, message, field } = error
    return new ORPCError<string, FailureData>(code, { status: 400, message, data: { field } })
  }
  if (isWireError(error)) {
    const { cause } = error
    if (error.code === 'BAD_REQUEST' && cause instanceof ValidationError) return invalidInput(cause)
    if (error.code !== 'INTERNAL_SERVER_ERROR') return error
  }
  const id = randomBytes(3).toString('hex')
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  office.ports.log(`error ${id} in ${method}: ${redact(stack)}`)
  return new ORPCError<string, FailureData>('UNEXPECTED', {
    status: 500,
    message: `${errorText('UNEXPECTED')}（编号${id}）`,
    data: { field: null },
  })
}

/** Log lines hold no names and no numbers that could be an ID or telephone number. */
export function redact(text: string): string {
  return text.replace(/\p{Script=Han}+/gu, '□').replace(/\d{6,}/g, '#')
}

function isStream(output: unknown): output is AsyncGenerator<unknown, unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output && 'next' in output
}

/** A task may also fail while it streams: its failures are translated as they come. */
function guardStream(output: unknown, failed: (error: unknown) => Error): void {
  if (!isStream(output)) return
  const next = output.next.bind(output)
  output.next = async () => {
    try {
      return await next()
    } catch (error) {
      throw failed(error)
    }
  }
}

/** Calls that close the register themselves: their own failures stay what they are. */
const CLOSING: ReadonlySet<string> = new Set(['vault.close', 'vault.restore'])

/**
 * The same for a call that had begun with `register` open. Where it was closed meanwhile (the screen was locked), the
 * connection has gone from under the call: no fault of the program, the office is simply closed.
 */
function failureOf(error: unknown, office: Office, method: string, register: Register | null) {
  const closed = register !== null && office.registerOrNull() !== register && !CLOSING.has(method)
  return toFailure(closed && !isOfficeError(error) ? new OfficeError('VAULT_CLOSED') : error, office, method)
}

/** Implementing the contract starts here: `methods.roster.list.handler(…)`. */
export const methods = implement(contract)
  .$context<DoorContext>()
  .use(async ({ context: { office }, next, path }) => {
    const method = path.join('.')
    const register = office.registerOrNull()
    const failed = (error: unknown) => failureOf(error, office, method, register)
    try {
      const result = await next()
      guardStream(result.output, failed)
      return result
    } catch (error) {
      throw failed(error)
    }
  })
