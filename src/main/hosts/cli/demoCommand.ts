/** `taizhang demo`: an invented township, and the whole main job done on it. */

import { resolve } from 'node:path'
import { z } from 'zod'
import { OfficeError } from '../../../shared/api/errors.ts'
import { DEMO_PASSPHRASE } from '../../../shared/vault/demo.ts'
import { DEMO_MEMBERS, DEMO_SEED, demoClock, runDemo, type DemoReport } from '../../demo/service.ts'
import { JSON_OPTION, type Parsed } from './commandLine.ts'
import type { RegisterCommand } from './registerCommands.ts'

const LEVELS = { refuse: '未通过', warning: '提示', note: '整理' } as const

function numberOf(parsed: Parsed, option: string, fallback: number, most: number): number {
  const text = parsed.text(option)
  if (text === undefined) return fallback
  const number = z.coerce.number().int().min(1).max(most).safeParse(text)
  if (number.success) return number.data
  throw new OfficeError('ARGUMENT_INVALID', { reason: `“--${option}”应是 1 到 ${most} 的整数` })
}

function reportLines({ register, imported, files, steps, notes }: DemoReport): string[] {
  return [
    ...imported.flatMap(({ fileName, counts, byCode }) => [
      `${fileName}：新增${counts.new}，修改${counts.changed}，相同${counts.same}，未通过${counts.refused}`,
      ...byCode.map(({ level, count, reason }) => `  ${LEVELS[level]}${count}处：${reason}`),
    ]),
    `已写出${files.length}个文件`,
    ...notes,
    ...steps.map(({ name, ms }) => `${name}：${(ms / 1000).toFixed(1)}秒`),
    `示例台账：${register}`,
    `口令：${DEMO_PASSPHRASE}`,
  ]
}

export const DEMO: RegisterCommand = {
  name: 'demo',
  words: '',
  count: [0, 0],
  summary: '虚构一个乡镇，把主要工作从头做一遍：导入、登记、九个附件',
  clock: demoClock,
  options: {
    out: { value: '文件夹', help: '写到这里（必填）' },
    members: { value: '人数', help: `党员人数，不写即 ${DEMO_MEMBERS}` },
    seed: { value: '数', help: `同一个数得到同样的数据，不写即 ${DEMO_SEED}` },
    ...JSON_OPTION,
  },
  run: async ({ backend, office, work }, parsed) => {
    const out = parsed.text('out')
    if (out === undefined) throw new OfficeError('ARGUMENT_INVALID', { reason: '还要写 --out 文件夹' })
    const members = numberOf(parsed, 'members', DEMO_MEMBERS, 200_000)
    const seed = numberOf(parsed, 'seed', DEMO_SEED, 2_147_483_647)
    const report = await runDemo(backend, office, { out: resolve(out), members, seed }, work)
    return { lines: reportLines(report), data: report, ok: true }
  },
}
