import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formPdf } from '../../src/main/documents/formPdf.ts'
import { browserPdf } from '../../src/main/hosts/local/browserPdf.ts'
import { quietWork } from '../../src/main/longWork.ts'
import type { FormSheet } from '../../src/shared/forms/sheet.ts'
import { cardSheet, listSheet, someRows } from '../main/documents/handmadeForm.ts'

const input = (sheets: FormSheet[]) => ({
  title: '附件',
  author: '',
  madeOn: '2016-03-20',
  pageTotal: null,
  sheets,
})

/** Browsers started by this process, whatever became of them. */
function ownBrowsers(): string[] {
  const children = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], {
    encoding: 'utf8',
  })
  return children.split('\n').filter(line => line.includes('--headless'))
}

/** Temporary files of this file's browsers alone: other tests start browsers at the same time. */
let temporary: string
const elsewhere = process.env.TMPDIR

/** What is left of the browsers once they have ended; waits for that. */
async function remains(): Promise<string[]> {
  const left = () => [...ownBrowsers(), ...readdirSync(temporary)]
  const deadline = Date.now() + 20_000
  while (Date.now() < deadline && left().length > 0) await wait(50)
  return left()
}

describe('PDF through an installed browser', () => {
  beforeAll(() => {
    temporary = mkdtempSync(join(tmpdir(), 'taizhang-browser-'))
    process.env.TMPDIR = temporary
  })
  afterAll(() => {
    if (elsewhere === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = elsewhere
    rmSync(temporary, { recursive: true, force: true })
  })

  it('has one page for every sheet of paper, in its own size', async () => {
    const sheets = [listSheet('甲', someRows(13)), cardSheet('乙', ['张三', '李𠮷祥'])]
    const bytes = await formPdf(browserPdf(), input(sheets), quietWork())
    const pages = (await PDFDocument.load(bytes)).getPages()
    const sizes = pages.map(page => `${Math.round(page.getWidth())}x${Math.round(page.getHeight())}`)
    expect(sizes).toEqual(['842x595', '842x595', '842x595', '595x842', '595x842'])
    expect(await remains()).toEqual([])
  })

  it('opens no port and keeps one browser for the parts of a document', async () => {
    const printer = browserPdf()
    await printer.print('<p>一</p>', new AbortController().signal)
    const first = ownBrowsers()
    await printer.print('<p>二</p>', new AbortController().signal)
    expect(first).toHaveLength(1)
    expect(ownBrowsers()).toEqual(first)
    expect(first[0]).toContain('--remote-debugging-pipe')
    expect(first[0]).not.toContain('--remote-debugging-port')
    const pid = first[0]!.trim().split(' ', 1)[0] ?? ''
    const inodes = new Set(
      readdirSync(`/proc/${pid}/fd`).map(fd => {
        try {
          return execFileSync('readlink', [`/proc/${pid}/fd/${fd}`], { encoding: 'utf8' }).trim()
        } catch {
          return ''
        }
      }),
    )
    // State 0A in /proc/net/tcp is a listening socket.
    const listening = ['tcp', 'tcp6'].flatMap(table =>
      readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
        .split('\n')
        .map(line => line.trim().split(/\s+/))
        .filter(fields => fields[3] === '0A' && inodes.has(`socket:[${fields[9]}]`)),
    )
    expect(listening).toEqual([])
  })

  it('runs no script and loads nothing', async () => {
    const html =
      '<body onload="document.body.textContent=1"><script>document.body.textContent=2</script>三</body>'
    const pdf = await browserPdf().print(html, new AbortController().signal)
    const text = execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' })
    expect(text.trim()).toBe('三')
  })

  it('stops at once when the clerk gives up, and leaves no browser behind', async () => {
    const controller = new AbortController()
    const long = formPdf(browserPdf(), input([listSheet('甲', someRows(3000))]), {
      ...quietWork(controller.signal),
      report: (_step, done) => {
        if (done >= 50) setTimeout(() => controller.abort(), 100)
      },
    })
    await expect(long).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(await remains()).toEqual([])
  })

  it('says when there is no browser, or one that cannot be started', async () => {
    const { signal } = new AbortController()
    await expect(browserPdf(() => null).print('', signal)).rejects.toMatchObject({ code: 'BROWSER_MISSING' })
    const broken = browserPdf(() => ({ name: '坏', path: '/bin/false' }))
    await expect(broken.print('', signal)).rejects.toMatchObject({ code: 'PDF_FAILED' })
    await expect(broken.print('', AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' })
  })
})
