/**
 * `npm run bench [-- 5000 100000 packets]`: what import, merging, lists and annexes cost, as ratios measured in
 * the same run, so that figures of different machines can be compared. Nothing here fails on a slow machine.
 */

import { execFile, spawnSync } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { installedBrowser } from '../../src/main/hosts/local/installedBrowser.ts'
import { ANNEX_NUMBERS } from '../../src/shared/reporting/facts.ts'
import type { Measured } from './measured.ts'
import { ROSTER_COLUMNS } from './rosterFile.ts'
import type { Frames, ScreenFigures } from './screens.ts'

const run = promisify(execFile)
const SIZES = [5_000, 100_000]
/** Runs of each measure; measures that are compared take turns. */
const ROUNDS = 3
/** Cells from which a measure is made only once. */
const LARGE = 5_000_000

/** In a process of its own: a child inherits the memory peak of whoever starts it, and bundling needs much. */
async function bundle(): Promise<string> {
  const { stdout } = await run(process.execPath, [fileURLToPath(new URL('bundle.ts', import.meta.url))])
  return stdout.trim()
}

const MEASURES = await bundle()

const say = (line = '') => process.stdout.write(`${line}\n`)
const fixed = (value: number, digits = 2) => value.toFixed(digits)
const seconds = (ms: number) => `${fixed(ms / 1000)} s`

async function child(...args: string[]): Promise<Measured | null> {
  const { stdout } = await run(process.execPath, [MEASURES, ...args], { maxBuffer: 1024 * 1024 })
  return stdout === '' ? null : (JSON.parse(stdout) as Measured)
}

async function measure(...args: string[]): Promise<Measured> {
  const result = await child(...args)
  if (result === null) throw new Error(`${args[0] ?? ''} measured nothing`)
  return result
}

/** The middle one of three or five figures. */
function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}

const clock = (runs: readonly Measured[]) => median(runs.map(({ ms }) => ms))
const peak = (runs: readonly Measured[]) => Math.max(...runs.map(one => one.peak))

function verdict(value: number, target: number): string {
  return value <= target ? `（目标 ≤ ${target}，达到）` : `（目标 ≤ ${target}，没有达到）`
}

async function copyRegister(from: string, to: string): Promise<void> {
  for (const ending of ['', '.key']) await copyFile(`${from}${ending}`, `${to}${ending}`)
}

const hasLibreOffice = () => spawnSync('soffice', ['--version']).status === 0

/** The same file turned into CSV by LibreOffice, milliseconds by the clock. */
async function convert(folder: string, workbook: string): Promise<number> {
  const start = performance.now()
  const profile = `-env:UserInstallation=file://${join(folder, 'office-profile')}`
  const args = [profile, '--headless', '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76']
  await run('soffice', [...args, '--outdir', join(folder, 'csv'), workbook])
  return performance.now() - start
}

async function benchImport(folder: string, members: number): Promise<string> {
  const empty = join(folder, `empty${members}.tzdb`)
  const workbook = join(folder, `roster${members}.xlsx`)
  await child('prepareImport', empty, workbook, String(members))
  const { size } = await stat(workbook)
  say(`\n## 导入 ${members}名 × ${ROSTER_COLUMNS}列（${fixed(size / 1e6, 1)} MB 的 .xlsx）`)
  const reads: Measured[] = []
  const others: Measured[] = []
  const imports: Measured[] = []
  const conversions: number[] = []
  const office = hasLibreOffice()
  if (office) await convert(folder, workbook)
  let filled = empty
  for (let round = 0; round < ROUNDS; round += 1) {
    filled = join(folder, `filled${members}-${round}.tzdb`)
    await copyRegister(empty, filled)
    reads.push(await measure('read', workbook))
    imports.push(await measure('import', filled, workbook))
    others.push(await measure('readWithHucre', workbook))
    if (office) conversions.push(await convert(folder, workbook))
  }
  const ratio = median(imports.map((one, i) => one.ms / (reads[i]?.ms ?? NaN)))
  say(
    `只读（同一读取程序）      ${seconds(clock(reads))}，内存 ${fixed(peak(reads), 0)} MB，${reads[0]?.count} 格`,
  )
  say(`只读（hucre）             ${seconds(clock(others))}，内存 ${fixed(peak(others), 0)} MB`)
  say(
    `导入                      ${seconds(clock(imports))}，新增 ${imports[0]?.count}，未通过 ${imports[0]?.more?.refused}`,
  )
  say(`导入 ÷ 只读               ${fixed(ratio)} ${verdict(ratio, 2)}`)
  say(`导入 ÷ 只读（hucre）      ${fixed(clock(imports) / clock(others))}`)
  say(`导入时内存                ${fixed(peak(imports), 0)} MB ${verdict(peak(imports), 400)}`)
  if (office) {
    const against = clock(imports) / median(conversions)
    say(`LibreOffice 转为 CSV      ${seconds(median(conversions))}`)
    say(`导入 ÷ LibreOffice        ${fixed(against)} ${verdict(against, 1)}`)
  } else say('没有安装 LibreOffice，不与它比较')
  return filled
}

/** The largest county that was thought of, and what its merging may cost against merely reading the files. */
const COUNTY = { towns: 30, members: 3000, target: 2.5 } as const

async function benchPackets(): Promise<void> {
  const { towns, members, target } = COUNTY
  say(`\n## 汇总${towns}个乡镇交来的填报表，每个${members}名`)
  const folder = await mkdtemp(join(tmpdir(), 'taizhang-bench-'))
  try {
    const packets = join(folder, 'packets')
    await mkdir(packets)
    const empty = join(folder, 'county.tzdb')
    await child('preparePackets', empty, packets, String(towns), String(members))
    const reads: Measured[] = []
    const others: Measured[] = []
    const merges: Measured[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const filled = join(folder, `county${round}.tzdb`)
      await copyRegister(empty, filled)
      reads.push(await measure('readPackets', packets))
      merges.push(await measure('mergePackets', filled, packets))
      others.push(await measure('readPacketsWithHucre', packets))
    }
    const [first] = merges
    const ratio = median(merges.map((one, i) => one.ms / (reads[i]?.ms ?? NaN)))
    const part = (name: string) => seconds(median(merges.map(({ more }) => more?.[name] ?? NaN)))
    say(`只读（同一读取程序）      ${seconds(clock(reads))}，${reads[0]?.count} 格`)
    say(`只读（hucre）             ${seconds(clock(others))}，${others[0]?.count} 格`)
    say(
      `汇总                      ${seconds(clock(merges))}，其中读取并核对 ${part('reading')}，写入 ${part('writing')}`,
    )
    say(`写入${first?.count}名，要问的支部${first?.more?.questions}个，没有交的支部${first?.more?.missing}个`)
    const against = median(merges.map((one, i) => one.ms / (others[i]?.ms ?? NaN)))
    say(`汇总 ÷ 只读               ${fixed(ratio)} ${verdict(ratio, target)}`)
    say(`汇总 ÷ 只读（hucre）      ${fixed(against)} ${verdict(against, target)}`)
    say(`汇总时内存                ${fixed(peak(merges), 0)} MB ${verdict(peak(merges), 400)}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function benchLists(file: string, members: number): Promise<void> {
  await child('addRecords', file, String(members))
  const result = await measure('lists', file)
  const { p50 = NaN, p95 = NaN, ...rest } = result.more ?? {}
  say(`\n## 名册首页 ${members}名，有流动和失联登记（${result.count}次查询）`)
  say(`p50 ${fixed(p50, 1)} ms，p95 ${fixed(p95, 1)} ms ${verdict(p95, 30)}`)
  for (const [name, ms] of Object.entries(rest)) say(`${name} ${fixed(ms, 1)} ms`)
  say(`内存 ${fixed(result.peak, 0)} MB ${verdict(result.peak, 400)}`)
}

/** The whole roster into a workbook, against the bare library, and what it costs everybody else meanwhile. */
async function benchExport(full: string, members: number): Promise<void> {
  say(`\n## 导出屏幕上的名册，${members}名 × 13列`)
  const own: Measured[] = []
  const bare: Measured[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    own.push(await measure('roster', full, 'xlsx'))
    bare.push(await measure('bareRoster', String(members)))
  }
  const ratio = clock(own) / clock(bare)
  const longest = (name: string) => median(own.map(({ more }) => more?.[name] ?? NaN))
  say(`导出 ${seconds(clock(own))}，只写 ${seconds(clock(bare))}，比 ${fixed(ratio)}`)
  say(`最长停顿                  ${fixed(longest('pause'), 0)} ms ${verdict(longest('pause'), 50)}`)
  say(`其中本进程在算            ${fixed(longest('work'), 0)} ms`)
  say(`内存                      ${fixed(peak(own), 0)} MB ${verdict(peak(own), 400)}`)
}

/** Searches through everybody: how long, and how long others wait meanwhile. */
async function benchWhole(full: string): Promise<void> {
  say('\n## 重复检查、信息质量、附件7，第一次')
  const runs: Measured[] = []
  for (let round = 0; round < ROUNDS; round += 1) runs.push(await measure('wholeRegister', full))
  for (const name of Object.keys(runs[0]?.more ?? {})) {
    say(`${name} ${fixed(median(runs.map(({ more }) => more?.[name] ?? NaN)), 0)} ms`)
  }
}

async function benchAsOf(full: string): Promise<void> {
  const { more = {} } = await measure('asOf', full)
  const { middle = NaN, most = NaN } = more
  say('\n## 截至以前一天的名册 ÷ 今天的名册')
  say(`中间 ${fixed(middle)} ${verdict(middle, 2)}，最大 ${fixed(most)}`)
}

/** Milliseconds a frame may take before scrolling is seen to stop. */
const LONG_FRAME = 50

function saysFrames(name: string, { times, task }: Frames, empty: Frames): void {
  const long = (frames: Frames) => frames.times.filter(ms => ms > LONG_FRAME).length
  const most = (frames: Frames) => Math.max(...frames.times)
  const worst = most({ times, task })
  say(
    `${name}：${times.length}帧中${long({ times, task })}帧超过${LONG_FRAME} ms，最长 ${fixed(worst, 0)} ms ${verdict(worst, LONG_FRAME)}；` +
      `空白页${empty.times.length}帧中${long(empty)}帧，最长 ${fixed(most(empty), 0)} ms；` +
      `页面自己最长一次计算 ${fixed(task, 0)} ms`,
  )
}

/** The roster on the screen of an installed browser. */
async function benchScreens(file: string, members: number): Promise<void> {
  if (!installedBrowser()) {
    say('\n没有安装浏览器，不测屏幕上的名册')
    return
  }
  const script = fileURLToPath(new URL('screens.ts', import.meta.url))
  const { stdout } = await run(process.execPath, [script, file, String(members)], {
    maxBuffer: 1024 * 1024,
  })
  const figures = JSON.parse(stdout) as ScreenFigures
  const { keys, fast, asked, wheel, drag, emptyWheel, emptyDrag, paste, undo } = figures
  const p95 = keys.toSorted((a, b) => a - b)[Math.ceil(keys.length * 0.95) - 1] ?? NaN
  say(`\n## 屏幕上的名册，${members}名`)
  say(
    `按键到显示：${keys.length}次，中间 ${fixed(median(keys), 0)} ms，p95 ${fixed(p95, 0)} ms ${verdict(p95, 100)}`,
  )
  say(`连续输入的最后一键 ${fixed(median(fast), 0)} ms，每键查询 ${fixed(asked)} 次`)
  saysFrames('滚轮', wheel, emptyWheel)
  saysFrames('拖动', drag, emptyDrag)
  say(`粘贴 200行 × 12栏到全部保存 ${fixed(median(paste), 0)} ms ${verdict(median(paste), 500)}`)
  say(`撤销 ${fixed(median(undo), 0)} ms ${verdict(median(undo), 500)}`)
}

interface AnnexSums {
  own: number
  withLooks: number
  textsOnly: number
  peak: number
}

async function benchAnnex(folder: string, full: string, number: number, sums: AnnexSums): Promise<void> {
  const source = join(folder, 'cells.ndjson')
  const { count } = await measure('cells', full, String(number), source)
  const made: Measured[] = []
  const withLooks: Measured[] = []
  const textsOnly: Measured[] = []
  // Annex 1 of a county is millions of cells: once is enough.
  const rounds = count > LARGE ? 1 : ROUNDS
  for (let round = 0; round < rounds; round += 1) {
    textsOnly.push(await measure('writing', source))
    withLooks.push(await measure('writing', source, 'looks'))
    made.push(await measure('annex', full, String(number)))
  }
  await rm(source)
  sums.own += clock(made)
  sums.withLooks += clock(withLooks)
  sums.textsOnly += clock(textsOnly)
  sums.peak = Math.max(sums.peak, peak(made))
  say(
    `附件${number}：${count} 格，导出 ${seconds(clock(made))}，只写 ${seconds(clock(withLooks))}，` +
      `比 ${fixed(clock(made) / clock(withLooks))}，内存 ${fixed(peak(made), 0)} MB`,
  )
}

async function benchAnnexes(folder: string, full: string, members: number): Promise<void> {
  say(`\n## 附件1至9，${members}名`)
  const sums: AnnexSums = { own: 0, withLooks: 0, textsOnly: 0, peak: 0 }
  for (const number of ANNEX_NUMBERS) await benchAnnex(folder, full, number, sums)
  const ratio = sums.own / sums.withLooks
  say(
    `九个附件合计：导出 ${seconds(sums.own)}，只写同样的格 ${seconds(sums.withLooks)}，只写文字 ${seconds(sums.textsOnly)}`,
  )
  say(`导出 ÷ 只写               ${fixed(ratio)} ${verdict(ratio, 1.5)}`)
  say(`导出 ÷ 只写文字           ${fixed(sums.own / sums.textsOnly)}`)
  say(`内存                      ${fixed(sums.peak, 0)} MB ${verdict(sums.peak, 400)}`)
}

async function bench(members: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'taizhang-bench-'))
  try {
    const imported = await benchImport(folder, members)
    await benchLists(imported, members)
    await benchScreens(imported, members)
    const full = join(folder, 'full.tzdb')
    await child('prepareFull', full, String(members))
    await benchExport(full, members)
    await benchWhole(full)
    await benchAsOf(full)
    await benchAnnexes(folder, full, members)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const words = process.argv.slice(2)
const asked = words.filter(word => word !== 'packets').map(Number)
const sizes = asked.length > 0 ? asked : words.length > 0 ? [] : SIZES
say(`# 测速：Node ${process.version}，${availableParallelism()} 个处理器`)
for (const members of sizes) await bench(members)
if (words.length === 0 || words.includes('packets')) await benchPackets()
