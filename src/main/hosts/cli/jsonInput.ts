/** JSON given to a command: written out, in a file (`@file`), or on standard input (`-`). */

import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { OfficeError } from '../../../shared/api/errors.ts'
import type { Terminal } from './terminal.ts'

const objectSchema = z.record(z.string(), z.unknown())

async function textOf(given: string, terminal: Terminal): Promise<string> {
  if (given === '-') return terminal.readInput()
  if (!given.startsWith('@')) return given
  const file = given.slice(1)
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new OfficeError('FILE_MISSING', { file: basename(file) }, { field: 'input', cause })
  })
}

/** True where other programs can read it in the command itself. */
export function isInArguments(given: string | undefined): boolean {
  return given !== undefined && given !== '-' && !given.startsWith('@')
}

/** The object; empty where nothing was given. Throws INPUT_NOT_JSON, FILE_MISSING. */
export async function readJson(
  given: string | undefined,
  terminal: Terminal,
): Promise<Record<string, unknown>> {
  const text = await textOf(given ?? '{}', terminal)
  let parsed: unknown
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : ''
    throw new OfficeError('INPUT_NOT_JSON', { reason }, { field: 'input', cause })
  }
  const object = objectSchema.safeParse(parsed)
  if (object.success) return object.data
  throw new OfficeError('INPUT_NOT_JSON', { reason: '最外层应是 {…}' }, { field: 'input' })
}
