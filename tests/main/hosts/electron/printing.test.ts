import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { FileDesk } from '../../../../src/main/fileDesk.ts'
import { anOffice, type TestOffice } from '../../../builders/office.ts'

vi.mock('electron', () => import('./fakeElectron.ts'))

const fake = await import('./fakeElectron.ts')
const { answerPrinting, electronPdf, paperOf } =
  await import('../../../../src/main/hosts/electron/printing.ts')
const { createPapers } = await import('../../../../src/main/hosts/electron/papers.ts')

const HTML = '<style>@page { size: A3 landscape; margin: 10mm }</style><p>附件7</p>'

let built: TestOffice
let files: FileDesk
let print: (ticket: unknown) => Promise<unknown>
let papers: ReturnType<typeof createPapers>

beforeEach(async () => {
  built = await anOffice()
  files = built.office.files
  papers = createPapers()
  fake.BrowserWindow.opened.length = 0
  answerPrinting(
    {
      on: () => undefined,
      handle: (_channel, answer) => {
        print = answer
      },
    },
    built.office,
    papers,
  )
})

afterEach(() => built.dispose())

const offer = (mime = 'text/html; charset=utf-8') =>
  files.offer({ name: 'p.html', bytes: Buffer.from(HTML), mime }).ticket

const lastWindow = () => {
  const window = fake.BrowserWindow.opened.at(-1)
  if (!window) throw new Error('no window')
  return window
}

describe('print', () => {
  test('the page is shown by a hidden window without scripts, with the system’s dialog, and then gone', async () => {
    expect(await print(offer())).toBe('sent')
    const { options, loadURL, webContents, destroyed } = lastWindow()
    expect(options.show).toBe(false)
    expect(options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
    })
    expect(options.webPreferences).not.toHaveProperty('preload')
    expect(loadURL.mock.calls[0]?.[0]).toMatch(/^app:\/\/office\/paper\/[0-9a-f-]{36}$/)
    expect(webContents.print.mock.calls[0]?.[0]).toEqual({
      silent: false,
      printBackground: true,
      pageSize: 'A3',
      landscape: true,
    })
    expect(destroyed).toBe(true)
  })

  test.each([
    [true, '', 'sent'],
    [false, 'Print job canceled', 'cancelled'],
    [false, 'cancelled', 'cancelled'],
    [false, 'Print job failed', 'failed'],
    [false, 'Invalid printer settings', 'failed'],
  ])('%s %s is %s', async (success, reason, outcome) => {
    const asked = print(offer())
    const window = lastWindow()
    window.webContents.print.mockImplementation((_options, done) => done?.(success, reason))
    expect(await asked).toBe(outcome)
  })

  test('a ticket that is unknown, used, no ticket, or for a workbook prints nothing', async () => {
    const used = offer()
    await print(used)
    const before = fake.BrowserWindow.opened.length
    for (const bad of [used, 'x', '../1', 7, null, undefined, { ticket: used }, offer('application/pdf')]) {
      expect(await print(bad)).toBe('failed')
    }
    expect(fake.BrowserWindow.opened.length).toBe(before)
  })
})

describe('PDF', () => {
  const controller = () => new AbortController()

  test('in the page’s own size, with its backgrounds', async () => {
    const bytes = await electronPdf(papers).print(HTML, controller().signal)
    expect(Buffer.from(bytes).toString()).toBe('%PDF-')
    expect(lastWindow().webContents.printToPDF).toHaveBeenCalledWith({
      preferCSSPageSize: true,
      printBackground: true,
    })
    expect(lastWindow().destroyed).toBe(true)
  })

  test('giving up destroys the window and is told from a failure', async () => {
    const stop = controller()
    const made = electronPdf(papers).print(HTML, stop.signal)
    lastWindow().webContents.printToPDF.mockImplementation(() => {
      stop.abort()
      return Promise.reject(new Error('window was destroyed'))
    })
    await expect(made).rejects.toMatchObject({ code: 'CANCELLED' })
    await expect(electronPdf(papers).print(HTML, stop.signal)).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  test('a failure is coded, and the window does not stay', async () => {
    const made = electronPdf(papers).print(HTML, controller().signal)
    lastWindow().webContents.printToPDF.mockImplementation(() => Promise.reject(new Error('no memory')))
    await expect(made).rejects.toMatchObject({ code: 'PDF_FAILED' })
    expect(lastWindow().destroyed).toBe(true)
  })
})

test('a print page waits in memory and is handed over once', () => {
  const address = papers.keep(Buffer.from(HTML))
  const path = address.replace('app://office', '')
  expect(Buffer.from(papers.take(path) ?? []).toString()).toBe(HTML)
  expect(papers.take(path)).toBeNull()
  const second = papers.keep(Buffer.from(HTML))
  papers.forget(second)
  expect(papers.take(second.replace('app://office', ''))).toBeNull()
})

test.each([
  ['@page { size: A4; }', 'A4', false],
  ['@page{size:A4 landscape}', 'A4', true],
  ['@page first { margin: 0; size: A3 landscape }', 'A3', true],
  ['@page { margin: 1cm }', 'A4', false],
  ['', 'A4', false],
])('the dialog is told the page’s own paper: %s', (css, pageSize, landscape) => {
  expect(paperOf(`<style>${css}</style>`)).toEqual({ pageSize, landscape })
})
