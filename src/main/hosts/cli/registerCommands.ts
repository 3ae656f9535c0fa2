/** The commands over one register: import, annex, backup, restore, verify. */

import { basename, resolve } from 'node:path'
import { OfficeError } from '../../../shared/api/errors.ts'
import type { Inputs, Outputs } from '../../../shared/api/contract.ts'
import { intakeOptionsSchema, type IntakeOptions } from '../../../shared/intake/schema.ts'
import type { Clock } from '../../office.ts'
import { saveTicket } from './callMethod.ts'
import { JSON_OPTION, REGISTER_OPTIONS, type CommandSpec, type Parsed } from './commandLine.ts'
import { readJson } from './jsonInput.ts'
import type { CommandOffice } from './registerOffice.ts'
import { demandSecret, givenSecret, PASSPHRASE, WORKBOOK_PASSWORD } from './secrets.ts'
import type { Terminal } from './terminal.ts'

/** What a command did: lines for a reader, the same as data, and whether all was well. */
export interface Outcome {
  lines: string[]
  data: unknown
  ok: boolean
}

export interface RegisterCommand extends CommandSpec {
  /** a clock of its own */
  clock?: () => Clock
  run: (command: CommandOffice, parsed: Parsed, terminal: Terminal) => Promise<Outcome>
}

type Imported = Outputs['intake']['run']

function importLines(file: string, { plan, batchId }: Imported): string[] {
  const { counts, findings } = plan
  return [
    `${basename(file)}：新增${counts.new}，修改${counts.changed}，相同${counts.same}，未通过${counts.refused}`,
    ...(batchId === null ? ['  没有导入'] : [`  已导入，批次${batchId}`]),
    ...(findings.warning + findings.note > 0 ? [`  提示${findings.warning + findings.note}条`] : []),
    ...plan.byCode.map(({ count, reason }) => `  ${count}处：${reason}`),
    ...plan.questions.map(({ text, rows }) => `  没有“${text}”这个支部（${rows}行），请先建立或在选项中指定`),
  ]
}

/** Throws INPUT_INVALID naming the part of the options that cannot be read. */
function demandOptions(given: Record<string, unknown>): IntakeOptions {
  const options = intakeOptionsSchema.safeParse(given)
  if (options.success) return options.data
  const [issue] = options.error.issues
  const field = ['options', ...(issue?.path ?? [])].join('.')
  throw new OfficeError('INPUT_INVALID', { field, reason: issue?.message ?? '' }, { field })
}

export const IMPORT: RegisterCommand = {
  name: 'import',
  words: '文件…',
  count: [1, 500],
  summary: '检查并导入工作簿（.xlsx .xls .et .csv），每个文件是一次可撤销的导入',
  options: {
    ...REGISTER_OPTIONS,
    'good-only': { help: '有未通过的行时，也导入其余各行；不写则一行都不导入' },
    options: { value: 'JSON|@文件', help: '对应关系和支部的指定，同 intake.run 的 options' },
    'password-file': { value: '文件', help: `工作簿的打开密码；也可用 ${WORKBOOK_PASSWORD.variable}` },
    refused: { value: '文件夹', help: '未通过的行另存到这里，附原因，改好可再导入' },
    ...JSON_OPTION,
  },
  run: async (command, parsed, terminal) => {
    const options = demandOptions(await readJson(parsed.text('options'), terminal))
    const password = await givenSecret(WORKBOOK_PASSWORD, parsed.text('password-file'), terminal)
    await command.open(parsed.text('file'), parsed.text('passphrase-file'))
    const outcome: Outcome = { lines: [], data: [], ok: true }
    const imported: (Imported & { file: string; refused: string | null })[] = []
    for (const file of parsed.words) {
      const result = await command.finish(
        command.backend.intake.run(
          {
            fileId: resolve(file),
            options,
            goodOnly: parsed.flag('good-only'),
            ...(password !== null && { password }),
          },
          { signal: terminal.signal },
        ),
      )
      const folder = parsed.text('refused')
      let refused: string | null = null
      if (folder !== undefined && result.plan.counts.refused > 0) {
        const ticket = await command.backend.intake.refused({ planId: result.plan.planId })
        refused = await saveTicket(command.office, ticket, folder)
      }
      imported.push({ file, ...result, refused })
      outcome.lines.push(...importLines(file, result))
      if (refused !== null) outcome.lines.push(`  未通过的行：${refused}`)
      if (result.batchId === null && result.plan.counts.same === 0) outcome.ok = false
    }
    return { ...outcome, data: imported }
  },
}

const ALL_ANNEXES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

/** `5`, `5 7`, `3-9`, `all`. Throws ARGUMENT_INVALID. */
export function annexNumbers(words: readonly string[]): number[] {
  const numbers = words.flatMap(word => {
    if (word === 'all' || word === '全部') return [...ALL_ANNEXES]
    const [, first = '', last = first] = /^([1-9])(?:-([1-9]))?$/.exec(word) ?? []
    const range = ALL_ANNEXES.filter(annex => annex >= Number(first) && annex <= Number(last))
    if (first === '' || range.length === 0) {
      throw new OfficeError('ARGUMENT_INVALID', { reason: `“${word}”不是附件号（1 到 9，或 all）` })
    }
    return range
  })
  return [...new Set(numbers)]
}

export const ANNEX: RegisterCommand = {
  name: 'annex',
  words: '附件号…',
  count: [1, 9],
  summary: '生成附件 1–9（如 annex 5，annex 3-9，annex all）',
  options: {
    ...REGISTER_OPTIONS,
    out: { value: '文件夹', help: '存到这里，不写即当前文件夹' },
    format: { value: 'xlsx|pdf', help: '格式，不写即 xlsx' },
    org: { value: '编号', help: '只要这个党组织及其下级' },
    'as-of': { value: '日期', help: '按这一天计算，不写即填表日期' },
    ...JSON_OPTION,
  },
  run: async (command, parsed, terminal) => {
    const annexes = annexNumbers(parsed.words)
    const format = parsed.text('format') ?? 'xlsx'
    if (format !== 'xlsx' && format !== 'pdf') {
      throw new OfficeError('ARGUMENT_INVALID', { reason: `没有“${format}”这种格式，只有 xlsx 和 pdf` })
    }
    const orgId = parsed.text('org')
    const asOf = parsed.text('as-of')
    const scope: Omit<Inputs['reporting']['workbook'], 'annex'> = {
      ...(orgId !== undefined && { orgId: Number(orgId) }),
      ...(asOf !== undefined && { asOf }),
    }
    await command.open(parsed.text('file'), parsed.text('passphrase-file'))
    const { reporting } = command.backend
    const make = format === 'xlsx' ? reporting.workbook : reporting.pdf
    const files: string[] = []
    for (const annex of annexes) {
      const ticket = await command.finish(make({ ...scope, annex }, { signal: terminal.signal }))
      const path = await saveTicket(command.office, ticket, parsed.text('out') ?? '.')
      if (path !== null) files.push(path)
    }
    return { lines: files, data: { files }, ok: files.length === annexes.length }
  },
}

export const BACKUP: RegisterCommand = {
  name: 'backup',
  words: '',
  count: [0, 0],
  summary: '备份台账并核对备份',
  options: {
    ...REGISTER_OPTIONS,
    out: { value: '文件', help: '备份文件（.tzbak）；不写即台账旁的“备份”文件夹' },
    ...JSON_OPTION,
  },
  run: async (command, parsed, terminal) => {
    await command.open(parsed.text('file'), parsed.text('passphrase-file'))
    const out = parsed.text('out')
    const info = await command.finish(
      command.backend.vault.backup(out === undefined ? {} : { file: resolve(out) }, {
        signal: terminal.signal,
      }),
    )
    return {
      lines: [`已备份到 ${info.place} 的“${info.fileName}”，党员${info.members}名`, `SHA-256 ${info.sha256}`],
      data: info,
      ok: true,
    }
  },
}

export const RESTORE: RegisterCommand = {
  name: 'restore',
  words: '备份文件',
  count: [1, 1],
  summary: '从备份恢复台账；原有的同名台账另存，不会丢失',
  options: {
    to: { value: '台账', help: '恢复成这个文件；不写即原来的位置' },
    'passphrase-file': REGISTER_OPTIONS['passphrase-file'],
    ...JSON_OPTION,
  },
  run: async (command, parsed, terminal) => {
    const passphrase = await demandSecret(PASSPHRASE, parsed.text('passphrase-file'), terminal)
    const target = parsed.text('to')
    const restored = await command.finish(
      command.backend.vault.restore(
        {
          file: resolve(parsed.words[0] ?? ''),
          passphrase,
          ...(target !== undefined && { target: resolve(target) }),
        },
        { signal: terminal.signal },
      ),
    )
    const { register, members, asideAs } = restored
    return {
      lines: [
        `已恢复“${register.name}”到 ${register.folder}，党员${members}名`,
        ...(asideAs === null ? [] : [`原有的台账另存为“${asideAs}”`]),
      ],
      data: restored,
      ok: true,
    }
  },
}

export const VERIFY: RegisterCommand = {
  name: 'verify',
  words: '',
  count: [0, 0],
  summary: '核对台账：文件、引用、操作记录',
  options: { ...REGISTER_OPTIONS, ...JSON_OPTION },
  run: async (command, parsed, terminal) => {
    await command.open(parsed.text('file'), parsed.text('passphrase-file'))
    const report = await command.finish(command.backend.vault.verify({}, { signal: terminal.signal }))
    return {
      lines: [
        report.ok ? '台账完好' : '台账有问题：',
        ...report.problems.map(problem => `  ${problem}`),
        `操作${report.changes}次，记录${report.rows}行`,
      ],
      data: report,
      ok: report.ok,
    }
  },
}
