/** What the command line is given by the system, so that tests can give it something else. */

import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'

export interface Terminal {
  variables: Readonly<Record<string, string | undefined>>
  /** results: what a script reads */
  out: (line: string) => void
  /** progress and failures in words */
  err: (line: string) => void
  /** all of standard input */
  readInput: () => Promise<string>
  /** asks without echo; null where nobody can be asked */
  askSecret: (question: string) => Promise<string | null>
  /** ends when the work should be given up (Ctrl-C) */
  signal: AbortSignal
}

async function askWithoutEcho(question: string): Promise<string | null> {
  if (!process.stdin.isTTY) return null
  process.stderr.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const line = createInterface({ input: process.stdin, output: silent, terminal: true })
  try {
    return await line.question('')
  } finally {
    line.close()
    process.stderr.write('\n')
  }
}

export function systemTerminal(): Terminal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort())
  return {
    variables: process.env,
    out: line => void process.stdout.write(`${line}\n`),
    err: line => void process.stderr.write(`${line}\n`),
    readInput: () => text(process.stdin),
    askSecret: askWithoutEcho,
    signal: controller.signal,
  }
}
