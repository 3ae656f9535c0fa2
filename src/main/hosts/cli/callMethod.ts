/** `taizhang call`: any method of the contract, JSON in, one line of JSON out. */

import { mkdir, readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { OfficeError } from '../../../shared/api/errors.ts'
import { ticketSchema } from '../../../shared/api/method.ts'
import { writeFileAtomic } from '../../db/writeFileAtomic.ts'
import type { Office } from '../../office.ts'
import { JSON_OPTION, REGISTER_OPTIONS, type CommandSpec, type Parsed } from './commandLine.ts'
import { isInArguments, readJson } from './jsonInput.ts'
import { listMethods, secretsOf, type MethodInfo } from './methodList.ts'
import type { CommandOffice } from './registerOffice.ts'
import { demandSecret, givenSecret } from './secrets.ts'
import type { Terminal } from './terminal.ts'

export const CALL: CommandSpec = {
  name: 'call',
  words: '方法',
  count: [1, 1],
  summary: '调用一个方法，只写一行 JSON：{"ok":true,"data":…} 或 {"ok":false,"error":…}',
  options: {
    input: { value: 'JSON|@文件|-', help: '输入，可以是 JSON、@文件 或 -（标准输入）；不写即 {}' },
    ...REGISTER_OPTIONS,
    'new-passphrase-file': { value: '文件', help: '新口令文件（修改口令时）' },
    'password-file': { value: '文件', help: '工作簿密码文件' },
    out: { value: '文件夹', help: '结果是文件时，存到这里' },
    // Always so; accepted because every other command has it.
    ...JSON_OPTION,
  },
}

/** Throws PASSPHRASE_IN_ARGUMENT where the command itself holds a secret. */
function demandNoSecret(method: MethodInfo, input: Record<string, unknown>, inArguments: boolean): void {
  for (const [field, { variable, option }] of secretsOf(method)) {
    if (inArguments && field in input) {
      throw new OfficeError('PASSPHRASE_IN_ARGUMENT', { field, variable, option }, { field })
    }
  }
}

async function addSecrets(
  method: MethodInfo,
  input: Record<string, unknown>,
  parsed: Parsed,
  terminal: Terminal,
): Promise<Record<string, unknown>> {
  const filled = { ...input }
  for (const [field, source, required] of secretsOf(method)) {
    if (field in filled) continue
    const file = parsed.text(source.option.slice(2))
    const secret = required
      ? await demandSecret(source, file, terminal)
      : await givenSecret(source, file, terminal)
    if (secret !== null) filled[field] = secret
  }
  return filled
}

/** `intake.upload` takes a file: on the command line its path, anything else is refused by its schema. */
async function openFiles(
  method: MethodInfo,
  input: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const opened = { ...input }
  for (const [field, schema] of Object.entries(method.input.properties ?? {})) {
    const path = opened[field]
    if (typeof schema !== 'object' || schema.format !== 'binary' || typeof path !== 'string') continue
    const bytes = await readFile(path).catch((cause: unknown) => {
      throw new OfficeError('FILE_MISSING', { file: basename(path) }, { field, cause })
    })
    opened[field] = new File([bytes], basename(path))
  }
  return opened
}

/** Puts the file of a ticket where it was asked for; answers its path, or null where there is none. */
export async function saveTicket(office: Office, result: unknown, folder: string): Promise<string | null> {
  const ticket = ticketSchema.safeParse(result)
  const file = ticket.success ? office.files.collect(ticket.data.ticket) : null
  if (!file) return null
  await mkdir(folder, { recursive: true })
  const path = resolve(join(folder, basename(file.name)))
  await writeFileAtomic(path, file.bytes)
  return path
}

/** Throws METHOD_UNKNOWN. */
export function findMethod(name: string): MethodInfo {
  const method = listMethods(name).find(candidate => candidate.name === name)
  if (!method) throw new OfficeError('METHOD_UNKNOWN', { method: name }, { field: 'method' })
  return method
}

export interface CallResult {
  data: unknown
  /** where the file the method made was put */
  saved: string | null
}

export async function callMethod(
  command: CommandOffice,
  parsed: Parsed,
  terminal: Terminal,
): Promise<CallResult> {
  const method = findMethod(parsed.words[0] ?? '')
  const inputOption = parsed.text('input')
  const given = await readJson(inputOption, terminal)
  demandNoSecret(method, given, isInArguments(inputOption))
  const file = parsed.text('file')
  if (file !== undefined) await command.open(file, parsed.text('passphrase-file'))
  const input = await addSecrets(method, await openFiles(method, given), parsed, terminal)
  const data = await command.callByName(method.name, input)
  const out = parsed.text('out')
  return { data, saved: out === undefined ? null : await saveTicket(command.office, data, out) }
}
