/** A command as data: its words, options and Chinese help; parsed by Node's own parser. */

import { parseArgs, type ParseArgsConfig } from 'node:util'
import { OfficeError } from '../../../shared/api/errors.ts'
import { PASSPHRASE } from './secrets.ts'

export interface OptionSpec {
  /** what stands after the option in the help; absent for a switch */
  value?: string
  help: string
}

export interface CommandSpec {
  name: string
  /** what comes after the name, as the help shows it */
  words: string
  /** how many words it takes */
  count: readonly [least: number, most: number]
  summary: string
  options: Readonly<Record<string, OptionSpec>>
}

export interface Parsed {
  words: string[]
  text: (option: string) => string | undefined
  flag: (option: string) => boolean
}

/** Options every command that opens a register takes. */
export const REGISTER_OPTIONS = {
  file: { value: '台账', help: '台账文件；不写时用最近打开过的' },
  'passphrase-file': { value: '文件', help: `口令文件；也可用环境变量 ${PASSPHRASE.variable}` },
} as const satisfies Record<string, OptionSpec>

export const JSON_OPTION = {
  json: { help: '结果只写一行 JSON' },
} as const satisfies Record<string, OptionSpec>

function invalid(reason: string): OfficeError {
  return new OfficeError('ARGUMENT_INVALID', { reason })
}

/** Node's message is English and says much; the option it is about is all the clerk needs. */
function translate(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  const option = /'(--?[^'\s=]+)/.exec(error.message)?.[1] ?? ''
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    if (/^--?(passphrase|password|口令|密码)/.test(option)) {
      const { variable, option: instead } = PASSPHRASE
      return new OfficeError('PASSPHRASE_IN_ARGUMENT', { field: option, variable, option: instead })
    }
    return invalid(`没有“${option}”这个选项`)
  }
  if (error.code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return invalid(`“${option}”的值不对或没有写`)
  return error
}

/** Throws ARGUMENT_INVALID, or PASSPHRASE_IN_ARGUMENT for a passphrase among the arguments. */
export function parseCommand(spec: CommandSpec, args: readonly string[]): Parsed {
  const options: NonNullable<ParseArgsConfig['options']> = { help: { type: 'boolean', short: 'h' } }
  for (const [name, { value }] of Object.entries(spec.options)) {
    options[name] = { type: value === undefined ? 'boolean' : 'string' }
  }
  let parsed: { positionals: string[]; values: Record<string, unknown> }
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw translate(error)
  }
  const { positionals: words, values } = parsed
  const flag = (option: string) => values[option] === true
  const [least, most] = spec.count
  if (!flag('help') && (words.length < least || words.length > most)) {
    throw invalid(words.length < least ? `“${spec.name}”后面还要写 ${spec.words}` : `多写了“${words.at(-1)}”`)
  }
  return {
    words,
    flag,
    text: option => {
      const value = values[option]
      return typeof value === 'string' ? value : undefined
    },
  }
}

/** Chinese characters take two columns on a terminal. */
function width(text: string): number {
  return [...text].reduce((sum, char) => sum + (/[\u2E80-\uFFEF]|\p{Script=Han}/u.test(char) ? 2 : 1), 0)
}

function table(rows: readonly (readonly [string, string])[]): string {
  const wide = Math.max(...rows.map(([left]) => width(left)))
  return rows.map(([left, right]) => `  ${left}${' '.repeat(wide - width(left) + 2)}${right}`).join('\n')
}

export function commandHelp(spec: CommandSpec): string {
  const options = Object.entries(spec.options).map(
    ([name, { value, help }]) => [`--${name}${value === undefined ? '' : ` ${value}`}`, help] as const,
  )
  return [
    `用法：taizhang ${spec.name}${spec.words ? ` ${spec.words}` : ''}${options.length > 0 ? ' [选项]' : ''}`,
    spec.summary,
    ...(options.length > 0 ? ['选项：', table(options)] : []),
  ].join('\n')
}

export function generalHelp(specs: readonly CommandSpec[], version: string): string {
  return [
    `党员台账 ${version} 命令行`,
    '用法：taizhang 命令 [选项]',
    '命令：',
    table(specs.map(spec => [`${spec.name} ${spec.words}`.trim(), spec.summary] as const)),
    '',
    '口令取自环境变量 TAIZHANG_PASSPHRASE、--passphrase-file 指定的文件，或当场询问，不写在命令里。',
    '“taizhang help 命令”查看一个命令的选项。',
  ].join('\n')
}
