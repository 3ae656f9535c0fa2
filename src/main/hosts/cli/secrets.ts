/**
 * Passphrases on the command line: from a file, from the environment, or asked without echo. Never from an
 * argument: every other program on the computer can read a command's arguments.
 */

import { readFile } from 'node:fs/promises'
import { OfficeError } from '../../../shared/api/errors.ts'
import type { Terminal } from './terminal.ts'

export interface SecretSource {
  /** what it is, in Chinese, for the question */
  name: string
  variable: string
  option: string
}

export const PASSPHRASE: SecretSource = {
  name: '口令',
  variable: 'TAIZHANG_PASSPHRASE',
  option: '--passphrase-file',
}

export const NEW_PASSPHRASE: SecretSource = {
  name: '新口令',
  variable: 'TAIZHANG_NEW_PASSPHRASE',
  option: '--new-passphrase-file',
}

export const WORKBOOK_PASSWORD: SecretSource = {
  name: '工作簿密码',
  variable: 'TAIZHANG_WORKBOOK_PASSWORD',
  option: '--password-file',
}

async function fromFile(file: string): Promise<string> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (cause) {
    throw new OfficeError('FILE_MISSING', { file }, { cause })
  }
  // Editors end a file with a line break, and some begin it with a mark; neither is part of the secret.
  return text.replace(/^\uFEFF/, '').replace(/\r?\n$/, '')
}

/** The secret where one was given, else null; nobody is asked. Throws FILE_MISSING. */
export async function givenSecret(
  source: SecretSource,
  file: string | undefined,
  terminal: Terminal,
): Promise<string | null> {
  if (file !== undefined) return fromFile(file)
  const value = terminal.variables[source.variable]
  return value === undefined || value === '' ? null : value
}

/** The secret, asked for where it was not given. Throws PASSPHRASE_MISSING where nobody can be asked. */
export async function demandSecret(
  source: SecretSource,
  file: string | undefined,
  terminal: Terminal,
): Promise<string> {
  const secret = (await givenSecret(source, file, terminal)) ?? (await terminal.askSecret(`${source.name}：`))
  if (!secret) {
    throw new OfficeError('PASSPHRASE_MISSING', { variable: source.variable, option: source.option })
  }
  return secret
}
