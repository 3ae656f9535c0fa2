/** The command line itself: finds the command, runs it, reports what came of it. */

import { isOfficeError, OfficeError } from '../../../shared/api/errors.ts'
import { readEnvironment } from '../environment.ts'
import { runLocalHost } from '../local/index.ts'
import { VERSION } from '../version.ts'
import { CALL, callMethod } from './callMethod.ts'
import { commandHelp, generalHelp, JSON_OPTION, parseCommand, type CommandSpec } from './commandLine.ts'
import { DEMO } from './demoCommand.ts'
import { describeFailure, type Failure } from './failures.ts'
import { listMethods } from './methodList.ts'
import { ANNEX, BACKUP, IMPORT, RESTORE, VERIFY, type RegisterCommand } from './registerCommands.ts'
import { withOffice } from './registerOffice.ts'
import type { Terminal } from './terminal.ts'

const METHODS: CommandSpec = {
  name: 'methods',
  words: '[名称]',
  count: [0, 1],
  summary: '列出全部方法及其输入、结果的 JSON schema（可只列名称以此开头的）',
  options: { json: { help: '写成一个 JSON 数组' } },
}

const SERVE: CommandSpec = {
  name: 'serve',
  words: '',
  count: [0, 0],
  summary: '启动程序并写出地址，在浏览器中打开；按 Ctrl+C 退出',
  options: { port: { value: '端口', help: '固定的端口；不写时自动选择' } },
}

const REGISTER_COMMANDS: readonly RegisterCommand[] = [DEMO, IMPORT, ANNEX, BACKUP, RESTORE, VERIFY]
const COMMANDS: readonly CommandSpec[] = [METHODS, CALL, ...REGISTER_COMMANDS, SERVE]

type ExitCode = 0 | 1

/** One line, even where a text holds a line separator that JSON leaves as it is. */
function line(value: unknown): string {
  return JSON.stringify(value)
}

function fail(failure: Failure, asJson: boolean, terminal: Terminal): ExitCode {
  if (asJson) terminal.out(line({ ok: false, error: failure }))
  else terminal.err(failure.message)
  return 1
}

function showMethods(prefix: string | undefined, asJson: boolean, terminal: Terminal): ExitCode {
  const methods = listMethods(prefix)
  if (methods.length === 0) {
    throw new OfficeError('METHOD_UNKNOWN', { method: prefix ?? '' }, { field: 'method' })
  }
  if (asJson) {
    terminal.out(line(methods))
    return 0
  }
  for (const { name, summary, input, result } of methods) {
    terminal.out(`${name}  ${summary}`)
    terminal.out(`  输入 ${line(input)}`)
    terminal.out(`  结果 ${line(result)}`)
  }
  return 0
}

async function call(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const parsed = parseCommand(CALL, args)
  if (parsed.flag('help')) return help(CALL, terminal)
  return withOffice<ExitCode>(
    terminal,
    async command => {
      const { data, saved } = await callMethod(command, parsed, terminal)
      terminal.out(line(saved === null ? { ok: true, data } : { ok: true, data, saved }))
      return 0
    },
    (error, office) => fail(describeFailure(error, office, parsed.words[0] ?? 'call'), true, terminal),
  )
}

async function onRegister(
  command: RegisterCommand,
  args: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const parsed = parseCommand(command, args)
  if (parsed.flag('help')) return help(command, terminal)
  const asJson = parsed.flag('json')
  return withOffice<ExitCode>(
    terminal,
    async office => {
      const { lines, data, ok } = await command.run(office, parsed, terminal)
      if (asJson) terminal.out(line({ ok, data }))
      else lines.forEach(terminal.out)
      return ok ? 0 : 1
    },
    (error, office) => fail(describeFailure(error, office, command.name), asJson, terminal),
    command.clock?.(),
  )
}

async function serve(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const parsed = parseCommand(SERVE, args)
  if (parsed.flag('help')) return help(SERVE, terminal)
  const port = parsed.text('port')
  const variables = port === undefined ? terminal.variables : { ...terminal.variables, TAIZHANG_PORT: port }
  await runLocalHost({ window: false, say: terminal.out }, readEnvironment(variables))
  return 0
}

function help(spec: CommandSpec, terminal: Terminal): ExitCode {
  terminal.out(commandHelp(spec))
  return 0
}

function generalAnswer(args: readonly string[], terminal: Terminal): ExitCode {
  const spec = COMMANDS.find(({ name }) => name === args[0])
  terminal.out(spec ? commandHelp(spec) : generalHelp(COMMANDS, VERSION))
  return 0
}

async function dispatch(name: string, args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  switch (name) {
    case 'help':
    case '--help':
    case '-h':
      return generalAnswer(args, terminal)
    case '--version':
      terminal.out(VERSION)
      return 0
    case METHODS.name: {
      const parsed = parseCommand(METHODS, args)
      if (parsed.flag('help')) return help(METHODS, terminal)
      return showMethods(parsed.words[0], parsed.flag('json'), terminal)
    }
    case CALL.name:
      return call(args, terminal)
    case SERVE.name:
      return serve(args, terminal)
    default: {
      const command = REGISTER_COMMANDS.find(candidate => candidate.name === name)
      if (!command) throw new OfficeError('ARGUMENT_INVALID', { reason: `没有“${name}”这个命令` })
      return onRegister(command, args, terminal)
    }
  }
}

/** Runs one command. Every failure is reported in words or, where JSON was asked for, as one line of it. */
export async function runProgram(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === undefined) return generalAnswer([], terminal)
  try {
    return await dispatch(name, rest, terminal)
  } catch (error) {
    const asJson = name === CALL.name || rest.includes(`--${Object.keys(JSON_OPTION).join()}`)
    if (!isOfficeError(error) && !asJson) throw error
    return fail(describeFailure(error, null, name), asJson, terminal)
  }
}
