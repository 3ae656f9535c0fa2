/** Part of verifying a register: every content against the SHA-256 it is kept under. */

import { createHash } from 'node:crypto'
import { ATTACHMENT_OWNER } from '../../shared/attachment/codes.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { RawDatabase } from '../db/connection.ts'
import type { Work } from '../longWork.ts'

interface Content {
  sha256: string
  bytes: number
}

interface Named {
  fileName: string
  ownerTable: string
  removed: number
  name: string
}

/** The damaged ones, by the names the clerk knows them by. */
export async function verifyAttachments(raw: RawDatabase, work: Work): Promise<string[]> {
  const contents = raw
    .prepare<[], Content>('SELECT "sha256", "bytes" FROM "attachmentContent" ORDER BY "sha256"')
    .all()
  const problems: string[] = []
  for (const [done, content] of contents.entries()) {
    work.report('核对附件内容', done, contents.length)
    if (!(await isWhole(raw, content, work))) problems.push(...sentencesOf(raw, content.sha256))
  }
  const strays = Number(
    raw
      .prepare(
        'SELECT count(DISTINCT "sha256") FROM "attachment" WHERE "sha256" NOT IN (SELECT "sha256" FROM "attachmentContent")',
      )
      .pluck()
      .get(),
  )
  if (strays > 0) problems.push(`有${strays}份附件找不到内容，请从最近的备份取回`)
  return problems
}

async function isWhole(raw: RawDatabase, { sha256, bytes }: Content, work: Work): Promise<boolean> {
  const next = raw.prepare<[string, number], { part: number; data: Buffer }>(
    'SELECT "part", "data" FROM "attachmentPart" WHERE "sha256" = ? AND "part" >= ? ORDER BY "part" LIMIT 1',
  )
  const hash = createHash('sha256')
  let read = 0
  for (let part = 0; ; part += 1) {
    let row
    try {
      row = next.get(sha256, part)
    } catch {
      // The cipher refuses a page whose bytes were changed in the file itself.
      return false
    }
    if (!row) break
    if (row.part !== part) return false
    hash.update(row.data)
    read += row.data.byteLength
    await work.breathe()
  }
  return read === bytes && hash.digest('hex') === sha256
}

function sentencesOf(raw: RawDatabase, sha256: string): string[] {
  const named = raw
    .prepare<[string], Named>(
      `SELECT a."fileName", a."ownerTable", a."removed", m."name"
       FROM "attachment" AS a JOIN "member" AS m ON m."id" = a."memberId" WHERE a."sha256" = ? ORDER BY a."id"`,
    )
    .all(sha256)
  if (named.length === 0) return ['有一份已撤销的附件内容已损坏，重做时会用到，可从最近的备份取回']
  return named.map(
    ({ fileName, ownerTable, removed, name }) =>
      `${name}的${removed === 1 ? '已删除的' : ''}附件“${fileName}”（${labelOf(ATTACHMENT_OWNER, ownerTable)}）内容已损坏，请从最近的备份取回`,
  )
}
