/**
 * A stand-in for the backend, derived from the contract: a handler that takes or answers anything else
 * than the contract says does not compile, and what passes is parsed by the contract's own schemas.
 */

import { ORPCError } from '@orpc/client'
import { contract, type OfficeClient, type Outputs, type Parsed } from '../../src/shared/api/contract.ts'
import { errorText, type ErrorCode } from '../../src/shared/api/errors.ts'
import type { Progress } from '../../src/shared/api/method.ts'

type Answer<T> = T | Promise<T>

/** A handler a method; a task answers its result. */
export type FakeHandlers = {
  [S in keyof Parsed]?: {
    [M in keyof Parsed[S] & keyof Outputs[S]]?: (input: Parsed[S][M]) => Answer<Outputs[S][M]>
  }
}

export interface Call {
  method: string
  input: unknown
}

export interface FakeOffice {
  client: OfficeClient
  /** every call that was made, in order */
  calls: Call[]
  /** the inputs of one method */
  inputsOf: (method: string) => unknown[]
}

/** The failure a backend would answer with. */
export function failure(
  code: ErrorCode,
  field: string | null = null,
  details = {},
): ORPCError<string, unknown> {
  return new ORPCError(code, { status: 400, message: errorText(code, details), data: { field } })
}

interface Described {
  '~orpc': {
    meta: { kind: 'query' | 'command' | 'task' }
    inputSchema?: { '~standard': { validate: (value: unknown) => unknown } }
  }
}

// A task's stream is asynchronous, however little it has to wait for.
// eslint-disable-next-line @typescript-eslint/require-await -- see above
async function* streamOf(result: unknown): AsyncGenerator<Progress, unknown, void> {
  yield { step: '正在处理', done: 0, total: 1 }
  return result
}

async function parse(described: Described, input: unknown): Promise<unknown> {
  const outcome = (await described['~orpc'].inputSchema?.['~standard'].validate(input)) as
    { value: unknown } | { issues: readonly { message: string }[] }
  if ('issues' in outcome) throw new Error(outcome.issues.map(issue => issue.message).join('；'))
  return outcome.value
}

type AnyHandler = (input: unknown) => unknown

export function fakeOffice(handlers: FakeHandlers): FakeOffice {
  const calls: Call[] = []
  const call = async (subject: string, method: string, input: unknown): Promise<unknown> => {
    const described = Reflect.get(Reflect.get(contract, subject), method) as Described
    const parsed = await parse(described, input)
    calls.push({ method: `${subject}.${method}`, input: parsed })
    const own = Reflect.get(handlers, subject) as Record<string, AnyHandler> | undefined
    const handler = own?.[method]
    if (!handler) throw new Error(`the test gave no answer for ${subject}.${method}`)
    const result = await handler(parsed)
    return described['~orpc'].meta.kind === 'task' ? streamOf(result) : result
  }
  const subjectOf = (subject: string) =>
    new Proxy({}, { get: (_, method) => (input: unknown) => call(subject, String(method), input) })
  const client = new Proxy({}, { get: (_, subject) => subjectOf(String(subject)) })
  return {
    // The proxy answers to every method of the contract; its handlers were typed by it above.
    client: client as OfficeClient,
    calls,
    inputsOf: method => calls.filter(one => one.method === method).map(one => one.input),
  }
}
