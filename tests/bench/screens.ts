/**
 * The roster as the clerk sees it, in the shipped build and an installed browser: a key typed into its search
 * box until the rows of the new filter are painted, the frames of its scrolling beside those of an empty
 * page, a block pasted from Excel and taken back until everything is saved.
 */

import { dirname } from 'node:path'
import type { Page } from 'playwright-core'
import { startApplication } from '../e2e/pages/application.ts'
import { behind } from '../e2e/pages/behind.ts'
import { gridPage } from '../e2e/pages/gridPage.ts'
import { shellPage } from '../e2e/pages/shellPage.ts'
import { startPage } from '../e2e/pages/startPage.ts'
import { asExcel, copyElsewhere } from '../e2e/pages/systemClipboard.ts'
import { BENCH_PASSPHRASE } from './benchOffice.ts'
import { framesWhile, longestTask, watchRoster } from './screenClock.ts'

export interface Frames {
  /** milliseconds between frames */
  times: number[]
  /** the longest task of the page in milliseconds of its own processor time, in a further go */
  task: number
}

export interface ScreenFigures {
  /** milliseconds from a key to its rows on the screen */
  keys: number[]
  /** the same from the last of several keys typed without a rest, and how many lists were asked for a key */
  fast: number[]
  asked: number
  /** rolled by the wheel, and dragged through the whole list */
  wheel: Frames
  drag: Frames
  /** the same on a page that holds nothing */
  emptyWheel: Frames
  emptyDrag: Frames
  /** milliseconds from Ctrl+V, and from Ctrl+Z, until everything is saved and shown */
  paste: number[]
  undo: number[]
}

/** Typed one key after the other; every key finds others than the one before it. */
const TEXTS = [
  '王伟',
  '李𠮷',
  '张建国',
  '赵秀',
  '欧阳',
  '陈桂英',
  'zw',
  'lxq',
  'wangwei',
  'chenj',
  '9378',
  '7046',
  '5512',
  '刘芳',
  '马超',
  'zhaoy',
]
const FAST = ['wangwei', 'zhangli', 'liuyang', '93781']
const FAST_MS = 70
/** Milliseconds without any further change, after which the rows are taken to be the last. */
const REST_MS = 250
const ROWS = 10

const PASTED = 200
const ROUNDS = 5
/** Hidden and shown so that the twelve columns that can be changed stand side by side. */
const FIXED = ['支部', '问题', '党龄', '年龄', '状态']
const HIDDEN_AT_FIRST = ['民族', '工作单位', '家庭住址', '备注']

async function press(page: Page, key: string): Promise<void> {
  if (/^[a-z0-9]$/.test(key)) await page.keyboard.press(key)
  else await page.keyboard.insertText(key)
}

/** What the screen shows when the list of this text stands there. */
async function wanted(page: Page, text: string): Promise<string> {
  const { total, rows } = await behind(page).roster.list({
    ...(text === '' ? {} : { filter: { text } }),
    page: { offset: 0, limit: ROWS },
  })
  const shown = rows.map(({ name, phone }) => `${name} ${phone ?? ''}`)
  return JSON.stringify({ total, shown, settled: true })
}

/** Types and answers when the rows of `text` were first painted after the last of the keys, in milliseconds. */
async function untilShown(
  page: Page,
  keys: readonly string[],
  rest: number,
  text: string,
): Promise<number | null> {
  const before = await wanted(page, text.slice(0, -1))
  for (const key of keys.slice(0, -1)) {
    await press(page, key)
    await page.waitForTimeout(rest)
  }
  const watch = await watchRoster(page, ROWS)
  await press(page, keys.at(-1) ?? '')
  let { began, shown } = await watch.look()
  for (let quiet = 0; quiet < REST_MS;) {
    await page.waitForTimeout(50)
    const next = await watch.look()
    quiet = next.shown.length === shown.length ? quiet + 50 : 0
    ;({ began, shown } = next)
  }
  const want = await wanted(page, text)
  for (let round = 0; round < 100 && !shown.some(({ seen }) => seen === want); round += 1) {
    await page.waitForTimeout(50)
    ;({ began, shown } = await watch.look())
  }
  await watch.stop()
  const there = shown.find(({ at, seen }) => seen === want && began !== null && at > began)
  // Nothing new to see is nothing to measure.
  if (want === before) return null
  if (!there || began === null) throw new Error(`the rows of ${text} never came: ${shown.at(-1)?.seen ?? ''}`)
  return there.at - began
}

async function clear(page: Page): Promise<void> {
  const box = page.getByLabel('在名册中筛选')
  await box.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.waitForTimeout(600)
}

async function typed(page: Page): Promise<number[]> {
  const taken: number[] = []
  for (const text of TEXTS) {
    await clear(page)
    const keys = Array.from(text)
    for (const [at, key] of keys.entries()) {
      const ms = await untilShown(page, [key], 0, keys.slice(0, at + 1).join(''))
      if (ms !== null) taken.push(ms)
    }
  }
  return taken
}

async function typedFast(page: Page): Promise<{ fast: number[]; asked: number }> {
  let asked = 0
  page.on('request', request => {
    if (request.url().includes('roster/list') && request.postData()?.includes('text') === true) asked += 1
  })
  const fast: number[] = []
  for (const text of FAST) {
    await clear(page)
    const ms = await untilShown(page, Array.from(text), FAST_MS, text)
    if (ms !== null) fast.push(ms)
  }
  await clear(page)
  return { fast, asked: asked / FAST.join('').length }
}

/** What scrolls on this page. */
const SCROLLER = '[data-sideways], #empty'

const rolling = (page: Page) => async () => {
  for (let turn = 0; turn < 120; turn += 1) {
    await page.mouse.wheel(0, turn % 40 < 30 ? 300 : -300)
    await page.waitForTimeout(33)
  }
}

/** As the thumb is dragged: down through everything and halfway back, a little every frame. */
const dragging = (page: Page) => () =>
  page.evaluate(
    async ([selector, ms]) => {
      const scroller = document.querySelector(selector)
      if (!scroller) throw new Error('nothing scrolls')
      const length = scroller.scrollHeight - scroller.clientHeight
      const start = performance.now()
      for (let now = start; now < start + ms;) {
        const part = (now - start) / ms
        scroller.scrollTop = length * (part < 0.7 ? part / 0.7 : 1 - (part - 0.7) / 0.6)
        now = await new Promise<number>(resolve => requestAnimationFrame(resolve))
      }
    },
    [SCROLLER, 4000] as const,
  )

async function framesOf(page: Page, move: () => Promise<unknown>): Promise<Frames> {
  const times = await framesWhile(page, move)
  const task = await longestTask(page, move)
  return { times, task }
}

async function scrolled(page: Page): Promise<{ wheel: Frames; drag: Frames }> {
  await page.mouse.move(400, 400)
  // The first roll marks the box that scrolls.
  await page.mouse.wheel(0, 100)
  await page.waitForTimeout(500)
  const wheel = await framesOf(page, rolling(page))
  const drag = await framesOf(page, dragging(page))
  return { wheel, drag }
}

async function scrolledEmpty(page: Page, members: number): Promise<{ wheel: Frames; drag: Frames }> {
  const empty = await page.context().newPage()
  await empty.setContent(
    `<div id="empty" style="height:100vh;overflow:auto"><div style="height:${members * 28}px"></div></div>`,
  )
  const figures = await scrolled(empty)
  await empty.close()
  return figures
}

/** As a village sends it; the names stand before all others and keep their order. */
function sentRow(at: number, round: number): string[] {
  const serial = String(at).padStart(3, '0')
  return [
    `阿${round}${serial}`,
    at % 2 === 1 ? '男' : '女',
    `41040019610317${serial}${round}`,
    '1985.7.1',
    `1390000${serial.padStart(4, '0')}`,
    '1986年7月1日',
    '19610317',
    '大专',
    '回族',
    `青山镇第${at}车间`,
    '东岗村',
    `已核对${round}`,
  ]
}

async function untilSettled(page: Page, keys: string, phone: string): Promise<number> {
  const watch = await watchRoster(page, 1)
  await page.keyboard.press(keys)
  const done = ({ seen }: { seen: string }) => seen.includes(phone) && seen.includes('"settled":true')
  let { began, shown } = await watch.look()
  for (let round = 0; round < 200; round += 1) {
    const there = shown.find(one => began !== null && one.at > began && done(one))
    if (there && began !== null) {
      await watch.stop()
      return there.at - began
    }
    await page.waitForTimeout(50)
    ;({ began, shown } = await watch.look())
  }
  throw new Error(`${keys} never settled: ${shown.at(-1)?.seen ?? ''}`)
}

/** Answers once the page has asked for nothing for a while: nothing of before is in the way. */
function watchCalls(page: Page): () => Promise<void> {
  const open = new Set<unknown>()
  page.on('request', request => open.add(request))
  page.on('requestfinished', request => open.delete(request))
  page.on('requestfailed', request => open.delete(request))
  return async () => {
    for (let quiet = 0; quiet < 10; quiet = open.size === 0 ? quiet + 1 : 0) await page.waitForTimeout(100)
  }
}

async function pasted(page: Page): Promise<{ paste: number[]; undo: number[] }> {
  const list = gridPage(page, '党员名册')
  await page.getByRole('button', { name: '列', exact: true }).click()
  const chooser = page.getByRole('tooltip')
  for (const title of [...FIXED, ...HIDDEN_AT_FIRST]) {
    await chooser.getByRole('checkbox', { name: title, exact: true }).click()
  }
  await page.keyboard.press('Escape')
  const { rows } = await behind(page).roster.list({ page: { offset: 0, limit: 1 } })
  const phone = rows[0]?.phone ?? ''
  const [paste, undo]: [number[], number[]] = [[], []]
  const untilQuiet = watchCalls(page)
  for (let round = 0; round < ROUNDS; round += 1) {
    const block = Array.from({ length: PASTED }, (_, at) => sentRow(at, round))
    await list.cursor.focus()
    await page.keyboard.press('Control+Home')
    await untilQuiet()
    await copyElsewhere(page, asExcel(block))
    await list.cursor.focus()
    paste.push(await untilSettled(page, 'Control+v', `阿${round}000 13900000000`))
    await untilQuiet()
    await list.cursor.focus()
    undo.push(await untilSettled(page, 'Control+z', phone))
  }
  return { paste, undo }
}

/** `file` is the register a benchmark's office last opened in its folder. */
async function measureScreens(file: string, members: number): Promise<ScreenFigures> {
  const app = await startApplication({ folder: dirname(file) })
  try {
    const { page } = app
    page.setDefaultTimeout(60_000)
    await startPage(page).passphrase.fill(BENCH_PASSPHRASE)
    await page.keyboard.press('Enter')
    await page.getByRole('navigation', { name: '栏目' }).waitFor()
    await shellPage(page).goTo('党员名册')
    await gridPage(page, '党员名册').rows.first().waitFor()
    await page.waitForTimeout(2000)
    const keys = await typed(page)
    const { fast, asked } = await typedFast(page)
    const { wheel, drag } = await scrolled(page)
    const empty = await scrolledEmpty(page, members)
    const { paste, undo } = await pasted(page)
    return { keys, fast, asked, wheel, drag, emptyWheel: empty.wheel, emptyDrag: empty.drag, paste, undo }
  } finally {
    await app.stop()
  }
}

const [, , file = '', members = ''] = process.argv
process.stdout.write(JSON.stringify(await measureScreens(file, Number(members))))
