/** LibreOffice as an independent reader of the workbooks that were written. */

import { execFile, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

const FONTS = fileURLToPath(new URL('../e2e/fonts/fonts.conf', import.meta.url))

/** Opens documents with and without a password; prints how many sheets each has, or that it was refused. */
const OPEN_SCRIPT = `
import json, os, sys, time, uno
from com.sun.star.beans import PropertyValue
def prop(name, value):
    p = PropertyValue(); p.Name = name; p.Value = value; return p
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
# The first start makes a profile; on a busy computer that takes its time.
context = None
until = time.monotonic() + 90
while context is None:
    try:
        context = resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % sys.argv[1])
    except Exception:
        if time.monotonic() > until: sys.exit("LibreOffice did not answer")
        time.sleep(0.1)
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
answers = []
for path, password in json.loads(sys.argv[2]):
    props = [prop("Hidden", True)] + ([prop("Password", password)] if password is not None else [])
    try:
        document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, tuple(props))
    except Exception:
        document = None
    if document is None:
        answers.append(None)
    else:
        sheet = document.Sheets.getByIndex(0)
        answers.append([document.Sheets.Count, sheet.getCellByPosition(0, 1).String])
        document.close(True)
print(json.dumps(answers), flush=True)
# Past the bridge's own farewell, in which Python crashes now and then when everything has been said.
os._exit(0)
`

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'taizhang-paper-'))
  try {
    return await work(folder)
  } finally {
    // LibreOffice's last process may still be writing its profile when the first has ended.
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
  }
}

const environment = { ...process.env, FONTCONFIG_FILE: FONTS }

/** Converts workbooks in one run; answers the files it wrote, by name. */
function convert(workbooks: readonly Uint8Array[], format: string): Promise<Map<string, Uint8Array>> {
  return inFolder(async folder => {
    const out = join(folder, 'out')
    await mkdir(out)
    const names = workbooks.map((_, index) => join(folder, `book${index}.xlsx`))
    for (const [index, name] of names.entries()) await writeFile(name, workbooks[index] ?? new Uint8Array())
    const profile = `-env:UserInstallation=file://${folder}/profile`
    await run('soffice', [profile, '--headless', '--convert-to', format, '--outdir', out, ...names], {
      env: environment,
    })
    const files = new Map<string, Uint8Array>()
    for (const name of (await readdir(out)).sort()) files.set(name, await readFile(join(out, name)))
    return files
  })
}

/** Converts workbooks to PDF, in their order. */
export async function toPdf(workbooks: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const files = await convert(workbooks, 'pdf')
  return workbooks.map((_, index) => files.get(`book${index}.pdf`) ?? new Uint8Array())
}

/** Cells of a text with commas, quotes doubled; what LibreOffice writes, line breaks in cells included. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = []
  let [row, text, quoted] = [[] as string[], '', false]
  const endRow = () => {
    rows.push([...row, text])
    row = []
    text = ''
  }
  for (let i = 0; i < csv.length; i += 1) {
    const sign = csv.charAt(i)
    if (sign === '"') {
      if (quoted && csv[i + 1] === '"') {
        text += sign
        i += 1
      } else quoted = !quoted
    } else if (sign === ',' && !quoted) {
      row.push(text)
      text = ''
    } else if (sign === '\n' && !quoted) endRow()
    else text += sign
  }
  endRow()
  return rows
}

/** Comma, quote, UTF-8, cells as shown, every sheet into a file of its own. */
const CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'

/** The cells of every sheet as LibreOffice shows them, in the order of the workbooks. */
export async function toCells(workbooks: readonly Uint8Array[]): Promise<string[][][][]> {
  const files = await convert(workbooks, CSV)
  return workbooks.map((_, index) =>
    [...files]
      .filter(([name]) => name.startsWith(`book${index}-`))
      .map(([, bytes]) => cellsOf(new TextDecoder().decode(bytes))),
  )
}

/** Sheets and text of cell A2 of a workbook opened with a password or without; null where it was refused. */
export function open(
  attempts: readonly { bytes: Uint8Array; password: string | null }[],
): Promise<([number, string] | null)[]> {
  return inFolder(async folder => {
    const asked: [string, string | null][] = []
    for (const [index, { bytes, password }] of attempts.entries()) {
      const path = join(folder, `book${index}.xlsx`)
      await writeFile(path, bytes)
      asked.push([path, password])
    }
    const script = join(folder, 'open.py')
    await writeFile(script, OPEN_SCRIPT)
    const pipe = `taizhang${process.pid}${Date.now()}`
    const args = [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--norestore']
    // A group of its own: the program that is started starts others, and all of them have to end.
    const office = spawn('soffice', [...args, `--accept=pipe,name=${pipe};urp;`], {
      detached: true,
      stdio: 'ignore',
    })
    // One that cannot be started answers nobody, and the script says so.
    office.on('error', () => undefined)
    try {
      const { stdout } = await run('/usr/bin/python3', [script, pipe, JSON.stringify(asked)])
      return JSON.parse(stdout) as ([number, string] | null)[]
    } finally {
      if (office.pid !== undefined && office.exitCode === null) process.kill(-office.pid, 'SIGKILL')
    }
  })
}

/** The text layer of each page, without white space; cells stand one behind the other as they were drawn. */
export async function pageTexts(pdf: Uint8Array): Promise<string[]> {
  return inFolder(async folder => {
    const path = join(folder, 'in.pdf')
    await writeFile(path, pdf)
    const { stdout } = await run('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-'], { maxBuffer: 1e9 })
    return stdout
      .split('\f')
      .slice(0, -1)
      .map(page => page.replace(/\s/gu, ''))
  })
}
