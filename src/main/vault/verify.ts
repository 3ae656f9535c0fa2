/**
 * Verifying a register: SQLite's own integrity, references, the hash chain of the log, and that every
 * journaled table is exactly what the log says it became. Tampering with the log breaks the chain;
 * tampering with a record behind the log's back shows against the replay.
 */

import type { Outputs } from '../../shared/api/contract.ts'
import { verifyAttachments } from '../attachment/service.ts'
import { settled } from '../db/change.ts'
import { hashRow, startHash } from '../db/logEntry.ts'
import type { RawDatabase } from '../db/connection.ts'
import { columnsOf, JOURNALED, rowImage } from '../db/journal.ts'
import type { Register } from '../db/register.ts'
import type { Row, TableName } from '../db/tables.ts'
import type { Work } from '../longWork.ts'

type Report = Outputs['vault']['verify']
type JournalRow = Pick<Row<'changeRow'>, 'op' | 'tableName' | 'rowId' | 'before' | 'after'>

const PROBLEMS_MAX = 50
const BREATHE_EVERY = 2000

export async function verifyRegister(register: Register, work: Work): Promise<Report> {
  await settled(register)
  const { rawReader: raw } = register
  const problems: string[] = []
  work.report('检查文件', 0, null)
  for (const row of raw.pragma('integrity_check(20)') as { integrity_check: string }[]) {
    if (row.integrity_check !== 'ok') problems.push('数据文件内部结构已损坏，请恢复最近的备份')
  }
  const broken = raw.pragma('foreign_key_check') as unknown[]
  if (broken.length > 0) problems.push(`有${broken.length}条记录指向不存在的记录`)
  await work.breathe()

  const chain = await verifyChain(raw, work, problems)
  await verifyReplay(raw, work, problems)
  problems.push(...(await verifyAttachments(raw, work)))
  return { ok: problems.length === 0, ...chain, problems: problems.slice(0, PROBLEMS_MAX) }
}

async function verifyChain(
  raw: RawDatabase,
  work: Work,
  problems: string[],
): Promise<Pick<Report, 'changes' | 'rows'>> {
  const total = Number(raw.prepare('SELECT count(*) FROM "change"').pluck().get())
  const rowsOf = raw.prepare<[number], JournalRow & { id: number }>(
    'SELECT "id", "op", "tableName", "rowId", "before", "after" FROM "changeRow" WHERE "changeId" = ? ORDER BY "id"',
  )
  const changes = raw.prepare<[], Row<'change'>>('SELECT * FROM "change" ORDER BY "id"').all()
  let previous = ''
  let rows = 0
  let lastRow = 0
  for (const [done, entry] of changes.entries()) {
    const hash = startHash(entry.previousHash, entry)
    let own = 0
    let ordered = true
    for (const row of rowsOf.iterate(entry.id)) {
      // The order of the rows is their number: one that was given another stands among those of another day.
      ordered &&= row.id > lastRow
      lastRow = row.id
      hashRow(hash, row)
      own += 1
    }
    if (entry.previousHash !== previous) problems.push(`第${entry.id}号操作之前的记录被删除或改动过`)
    if (!ordered || own !== entry.rows || hash.digest('hex') !== entry.hash) {
      problems.push(`第${entry.id}号操作（${entry.at.replace('T', ' ')} ${entry.label}）的记录被改动过`)
    }
    previous = entry.hash
    rows += own
    if (done % 50 === 0) {
      work.report('核对操作记录', done, total)
      await work.breathe()
    }
  }
  const orphans = Number(
    raw
      .prepare('SELECT count(*) FROM "changeRow" WHERE "changeId" NOT IN (SELECT "id" FROM "change")')
      .pluck()
      .get(),
  )
  if (orphans > 0) problems.push(`操作记录中有${orphans}行不属于任何操作`)
  const broken = brokenRows(raw)
  if (broken > 0) problems.push(`操作记录中有${broken}行的内容已损坏`)
  return { changes: total, rows }
}

/** Rows whose images are none: what the hash joins, no reader could take apart. */
function brokenRows(raw: RawDatabase): number {
  const wrong = (column: string) => `("${column}" IS NOT NULL AND NOT json_valid("${column}"))`
  return Number(
    raw
      .prepare(
        `SELECT count(*) FROM "changeRow" WHERE ${wrong('before')} OR ${wrong('after')}
           OR ("before" IS NULL) <> ("op" = 'I') OR ("after" IS NULL) <> ("op" = 'D')`,
      )
      .pluck()
      .get(),
  )
}

type Image = Record<string, unknown>

/** A broken image is counted elsewhere; here it only matches nothing. */
function readImage(json: string | null): Image {
  try {
    return JSON.parse(json ?? '{}') as Image
  } catch {
    return {}
  }
}

/** What the log says a row became; null when it was deleted. */
function replay(entries: readonly JournalRow[]): Image | null {
  let image: Image | null = null
  for (const { op, after } of entries) {
    const written = readImage(after)
    image = op === 'D' ? null : op === 'U' ? { ...(image ?? {}), ...written } : written
  }
  return image
}

function sameImage(a: Image | null, b: Image | null): boolean {
  if (a === null || b === null) return a === b
  const filled = (image: Image) => Object.entries(image).filter(([, value]) => value !== null)
  const left = filled(a)
  return left.length === filled(b).length && left.every(([key, value]) => b[key] === value)
}

/** Walks the log and the table side by side, by row id. */
async function verifyReplay(raw: RawDatabase, work: Work, problems: string[]): Promise<void> {
  for (const table of JOURNALED) {
    work.report('核对各类记录', JOURNALED.indexOf(table), JOURNALED.length)
    const wrong = await wrongRows(raw, table, work)
    if (wrong > 0) problems.push(`“${table}”有${wrong}条记录与操作记录不符，可能被绕过程序改动`)
  }
}

const LOG_PAGE = 5000

async function wrongRows(raw: RawDatabase, table: TableName, work: Work): Promise<number> {
  const image = raw
    .prepare<[number], string>(
      `SELECT ${rowImage(columnsOf(raw, table), `"${table}"`)} FROM "${table}" WHERE "id" = ?`,
    )
    .pluck()
  const page = raw.prepare<[string, number, number], JournalRow>(
    `SELECT "op", "tableName", "rowId", "before", "after" FROM "changeRow"
     WHERE "tableName" = ? AND "rowId" > ? ORDER BY "rowId", "id" LIMIT ?`,
  )
  let wrong = 0
  let seen = 0
  let above = Number.MIN_SAFE_INTEGER
  let limit = LOG_PAGE
  let held: JournalRow[] = []
  const judge = () => {
    const [first] = held
    if (!first) return
    const now = image.get(first.rowId)
    if (now !== undefined) seen += 1
    if (!sameImage(replay(held), now === undefined ? null : (JSON.parse(now) as Image))) wrong += 1
  }
  for (;;) {
    const rows = page.all(table, above, limit)
    const last = rows.at(-1)
    // The last row of a full page may have more entries on the next page: it is left for then.
    const full = rows.length === limit
    const whole = full ? rows.filter(row => row.rowId !== last?.rowId) : rows
    if (full && whole.length === 0) {
      limit *= 2
      continue
    }
    let count = 0
    for (const row of whole) {
      if (held.length > 0 && held[0]?.rowId !== row.rowId) {
        judge()
        held = []
      }
      held.push(row)
      if ((count += 1) % BREATHE_EVERY === 0) await work.breathe()
    }
    judge()
    held = []
    above = whole.at(-1)?.rowId ?? above
    if (!full) break
  }
  const present = Number(raw.prepare(`SELECT count(*) FROM "${table}"`).pluck().get())
  return wrong + Math.abs(present - seen)
}
