/** A terminal for tests: remembers what was written, answers what it was told to. */

import type { Terminal } from '../../../../src/main/hosts/cli/terminal.ts'
import { runProgram } from '../../../../src/main/hosts/cli/program.ts'

export interface Ran {
  code: number
  /** lines of standard output */
  out: string[]
  err: string[]
}

export interface Given {
  variables?: Record<string, string>
  input?: string
  /** what the clerk types when asked; null: there is nobody to ask */
  secret?: string | null
}

/** Runs one command in process. */
export async function taizhang(args: readonly string[], given: Given = {}): Promise<Ran> {
  const out: string[] = []
  const err: string[] = []
  const terminal: Terminal = {
    variables: given.variables ?? {},
    out: line => out.push(line),
    err: line => err.push(line),
    readInput: () => Promise.resolve(given.input ?? ''),
    askSecret: () => Promise.resolve(given.secret ?? null),
    signal: new AbortController().signal,
  }
  return { code: await runProgram(args, terminal), out, err }
}

export interface Answer {
  ok: boolean
  data?: unknown
  saved?: string
  error?: { code: string; message: string; field: string | null }
}

/** The one line a `call` writes; fails where there is more or less. */
export function answerOf({ out }: Ran): Answer {
  const [line, ...more] = out
  if (line === undefined || more.length > 0) throw new Error(`not one line: ${out.join('\n')}`)
  return JSON.parse(line) as Answer
}
