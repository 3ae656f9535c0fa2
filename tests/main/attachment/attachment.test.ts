import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Inputs } from '../../../src/shared/api/contract.ts'
import { READ_MAX_BYTES } from '../../../src/shared/attachment/rules.ts'
import { dump } from '../../builders/dump.ts'
import { anOffice, finish, TEST_PASSPHRASE, type TestOffice } from '../../builders/office.ts'
import { aPdf, aPng, asFile, jpegBytes } from '../../builders/papers.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let branch: number
let member: number

beforeEach(async () => {
  test = await anOffice()
  branch = await aBranch(test)
  member = await aMember(test, branch)
})
afterEach(() => test.dispose())

type Owner = Inputs['attachment']['add']['owner']

const add = (files: File[], owner: Owner = { table: 'member' }) =>
  test.backend.attachment.add({ memberId: member, owner, files })
const listed = async () => (await test.backend.attachment.ofMember({ memberId: member })).rows

async function readWhole(id: number, length = READ_MAX_BYTES): Promise<Buffer> {
  const parts: Buffer[] = []
  for (let at: number | null = 0; at !== null;) {
    const step: { data: string; next: number | null } = await test.backend.attachment.read({
      id,
      offset: at,
      length,
    })
    parts.push(Buffer.from(step.data, 'base64'))
    at = step.next
  }
  return Buffer.concat(parts)
}

async function aSanction(memberId = member): Promise<number> {
  const { id } = await test.backend.roster.saveSanction({
    memberId,
    values: {
      family: '党纪',
      kind: '警告',
      decidedOn: '2015-03-01',
      decidedBy: null,
      documentNo: null,
      note: null,
    },
  })
  return id
}

describe('attaching', () => {
  it('keeps files with their record, type, size and hash, in one step of undo', async () => {
    const rowId = await aSanction()
    const pdf = await aPdf()
    const { rows, refused, changeId } = await add([asFile('决定书.pdf', pdf), asFile('第二页.PNG', aPng())], {
      table: 'sanction',
      rowId,
    })
    expect(refused).toEqual([])
    expect(rows.map(row => [row.fileName, row.mediaType, row.bytes, row.ownerText, row.addedOn])).toEqual([
      ['决定书.pdf', 'application/pdf', pdf.byteLength, '处分 2015-03-01 警告', '2016-03-20'],
      ['第二页.png', 'image/png', aPng().byteLength, '处分 2015-03-01 警告', '2016-03-20'],
    ])
    expect(await listed()).toEqual(rows)
    const { rows: details } = await test.backend.audit.detail({ id: changeId ?? 0 })
    expect(details.map(row => `${row.record} ${row.field} ${row.after}`)).toContain('附件 张三 所属 处分')
    await finish(test.backend.audit.undo({}))
    expect(await listed()).toEqual([])
  })

  it('hangs papers on a material of the dossier by its name, whether it is marked or not', async () => {
    await add([asFile('志愿书.png', aPng())], { table: 'dossierItem', material: 'VOLUNTEER' })
    await test.backend.dossier.mark({ marks: [{ memberId: member, item: 'VOLUNTEER', present: '有' }] })
    await test.backend.dossier.mark({ marks: [{ memberId: member, item: 'VOLUNTEER', present: null }] })
    expect((await listed()).map(row => row.ownerText)).toEqual(['档案材料 入党志愿书'])
  })

  it('refuses a record that is gone, another member’s, or none at all', async () => {
    const other = await aMember(test, branch, { name: '李四' })
    const theirs = await aSanction(other)
    const mine = await aSanction()
    await test.backend.roster.removeSanction({ id: mine })
    const before = dump(test.register)
    for (const owner of [
      { table: 'sanction', rowId: theirs },
      { table: 'sanction', rowId: mine },
      { table: 'sanction' },
      { table: 'dossierItem' },
    ] as const) {
      await expect(add([asFile('甲.png', aPng())], owner)).rejects.toMatchObject({ code: 'RECORD_MISSING' })
    }
    expect(dump(test.register)).toEqual(before)
  })

  it('takes the good files of several and says why of the others; the same content twice is one too many', async () => {
    await add([asFile('原件.png', aPng())])
    const { rows, refused } = await add([
      asFile('甲.png', Buffer.from('<html><script>alert(1)</script>')),
      asFile('乙.jpg', aPng(61)),
      asFile('又一份.png', aPng()),
    ])
    expect(rows.map(row => row.fileName)).toEqual(['乙.jpg.png'])
    expect(refused).toEqual([
      { name: '甲.png', message: '“甲.png”是网页，没有附上。请另存为 PDF、JPG 或 PNG 后再附' },
      { name: '又一份.png', message: '“又一份.png”已经附在这里，名为“原件.png”，没有再附' },
    ])
  })

  it('reads a file by its path on the command line', async () => {
    const path = join(test.folder, '身份证.png')
    writeFileSync(path, aPng())
    const { rows } = await test.backend.attachment.add({
      memberId: member,
      owner: { table: 'member' },
      files: [path],
    })
    expect(rows.map(row => row.fileName)).toEqual(['身份证.png'])
  })

  it('keeps one content once, however often it is attached', async () => {
    const other = await aMember(test, branch, { name: '李四' })
    const png = asFile('甲.png', aPng())
    await add([png])
    await test.backend.attachment.add({ memberId: other, owner: { table: 'member' }, files: [png] })
    expect(await test.backend.attachment.usage({})).toMatchObject({ files: 2, bytes: aPng().byteLength })
    expect(test.register.rawReader.prepare('SELECT count(*) FROM "attachmentContent"').pluck().get()).toBe(1)
  })

  it('says the sizes where a file is too large, and leaves nothing of it', async () => {
    const before = dump(test.register)
    const large = Buffer.concat([await aPdf(), Buffer.alloc(20 * 1024 * 1024)])
    await expect(add([asFile('全本.pdf', large)])).rejects.toMatchObject({
      code: 'ATTACHMENT_TOO_LARGE',
      message: '“全本.pdf”有20.1 MB，每份附件最大20 MB。请降低扫描分辨率（300dpi 灰度即可）后再附',
    })
    expect(dump(test.register)).toEqual(before)
    expect(await test.backend.attachment.usage({})).toMatchObject({ files: 0, bytes: 0 })
  })

  it('keeps a file of exactly the largest size', async () => {
    const pdf = await aPdf()
    const full = Buffer.concat([
      pdf.subarray(0, 8),
      Buffer.alloc(20 * 1024 * 1024 - pdf.byteLength, 37),
      pdf.subarray(8),
    ])
    const { rows } = await add([asFile('全本.pdf', full)])
    expect((await readWhole(rows[0]?.id ?? 0)).equals(full)).toBe(true)
  })

  it('changes name and note, with the ending of what it is, and takes it away', async () => {
    const { rows } = await add([asFile('扫描0001.pdf', await aPdf())])
    const id = rows[0]?.id ?? 0
    await test.backend.attachment.edit({ id, fileName: '../处分决定.exe', note: '共1页' })
    expect(await listed()).toMatchObject([{ fileName: '处分决定.exe.pdf', note: '共1页' }])
    await test.backend.attachment.remove({ id })
    expect(await listed()).toEqual([])
    await expect(test.backend.attachment.read({ id })).rejects.toMatchObject({ code: 'RECORD_MISSING' })
    await finish(test.backend.audit.undo({}))
    expect(await listed()).toHaveLength(1)
  })

  it('still shows what hangs on a record that was taken away', async () => {
    const rowId = await aSanction()
    await add([asFile('甲.png', aPng())], { table: 'sanction', rowId })
    await test.backend.roster.removeSanction({ id: rowId })
    expect(await listed()).toMatchObject([{ ownerText: '处分 2015-03-01 警告', ownerStands: false }])
  })
})

describe('reading', () => {
  it('gives back every byte, in parts of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 5000 }),
        fc.integer({ min: 0, max: 600 * 1024 }),
        fc.integer({ min: 20_000, max: READ_MAX_BYTES }),
        async (noise, filling, length) => {
          const bytes = Buffer.concat([Buffer.from('%PDF-1.4\n'), noise, Buffer.alloc(filling, noise[0])])
          const { rows } = await add([asFile('甲.pdf', bytes)])
          const id = rows[0]?.id ?? 0
          expect((await readWhole(id, length)).equals(bytes)).toBe(true)
          await test.backend.attachment.remove({ id })
        },
      ),
      { numRuns: 25 },
    )
  })

  it('answers nothing behind the end, and no more than a part at once', async () => {
    const { rows } = await add([asFile('甲.png', aPng())])
    const id = rows[0]?.id ?? 0
    expect(await test.backend.attachment.read({ id, offset: 1_000_000 })).toMatchObject({
      data: '',
      next: null,
    })
    await expect(test.backend.attachment.read({ id, length: READ_MAX_BYTES + 1 })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    })
  })

  it('hands the file out under its own name, and writes the handing out down', async () => {
    const { rows } = await add([asFile('介绍信.png', aPng())])
    const ticket = await test.backend.attachment.saveAs({ id: rows[0]?.id ?? 0 })
    const file = test.office.files.collect(ticket.ticket)
    expect(file).toMatchObject({ name: '介绍信.png', mime: 'image/png' })
    expect(Buffer.from(file?.bytes ?? []).equals(aPng())).toBe(true)
    const { rows: changes } = await test.backend.audit.changes({ kind: 'export' })
    expect(changes[0]?.label).toBe('导出附件：张三 介绍信.png')
  })
})

describe('over a restart', () => {
  it('is undone and done again, with every byte', async () => {
    const bytes = jpegBytes(100, 100)
    const { rows } = await add([asFile('甲.jpg', bytes)])
    const after = dump(test.register)
    const { file } = test.register
    const again = async () => {
      await test.backend.vault.close({})
      await test.backend.vault.open({ file, passphrase: TEST_PASSPHRASE })
    }
    await again()
    await finish(test.backend.audit.undo({}))
    expect(await listed()).toEqual([])
    await again()
    await finish(test.backend.audit.redo({}))
    expect(dump(test.office.register())).toEqual(after)
    expect((await readWhole(rows[0]?.id ?? 0)).equals(bytes)).toBe(true)
    expect(await finish(test.backend.vault.verify({}))).toMatchObject({ ok: true })
  })

  it('lies encrypted in the one file, and in nothing else', async () => {
    const mark = 'NOBODY-MAY-READ-THIS-IN-A-FILE'
    await add([asFile('甲.pdf', Buffer.from(`%PDF-1.4\n${mark.repeat(20_000)}`))])
    for (const name of readdirSync(test.folder, { recursive: true, encoding: 'utf8' })) {
      const path = join(test.folder, name)
      if (statSync(path).isFile()) expect(readFileSync(path).includes(mark), name).toBe(false)
    }
    expect(test.logged.join('')).not.toContain(mark)
  })

  it('comes back from a backup', async () => {
    const bytes = aPng(300, 300)
    await add([asFile('甲.png', bytes)])
    const file = join(test.folder, '备份.tzbak')
    const target = join(test.folder, '恢复.tzdb')
    await finish(test.backend.vault.backup({ file }))
    await test.backend.vault.close({})
    await finish(test.backend.vault.restore({ file, target, passphrase: TEST_PASSPHRASE }))
    expect((await readWhole((await listed())[0]?.id ?? 0)).equals(bytes)).toBe(true)
  })
})

describe('verifying', () => {
  const flip = (sql: string) => {
    const { rawWriter } = test.register
    rawWriter.exec('DROP TRIGGER "keepUPDATE_attachmentPart"; DROP TRIGGER "keepDELETE_attachmentPart"')
    rawWriter.prepare(sql).run()
  }

  it('finds a flipped byte and says which attachment it is in; handing it out is refused', async () => {
    const { rows } = await add([asFile('好的.png', aPng(50)), asFile('坏的.png', aPng(51))])
    const [, bad] = rows
    flip(
      `UPDATE "attachmentPart" SET "data" = CAST(substr("data", 1, 40) || x'00' || substr("data", 42) AS BLOB)
       WHERE "sha256" = '${bad?.sha256 ?? ''}'`,
    )
    const report = await finish(test.backend.vault.verify({}))
    expect(report.ok).toBe(false)
    expect(report.problems).toEqual(['张三的附件“坏的.png”（本人）内容已损坏，请从最近的备份取回'])
    await expect(test.backend.attachment.saveAs({ id: bad?.id ?? 0 })).rejects.toMatchObject({
      code: 'ATTACHMENT_DAMAGED',
    })
  })

  it('finds a part that is missing', async () => {
    await add([asFile('长.pdf', Buffer.concat([Buffer.from('%PDF-1.4'), Buffer.alloc(700_000, 65)]))])
    flip('DELETE FROM "attachmentPart" WHERE "part" = 1')
    expect((await finish(test.backend.vault.verify({}))).problems).toEqual([
      '张三的附件“长.pdf”（本人）内容已损坏，请从最近的备份取回',
    ])
  })

  it('finds a record changed behind the log’s back', async () => {
    await add([asFile('甲.png', aPng())])
    test.register.rawWriter.exec('DROP TRIGGER "journalU_attachment"')
    test.register.rawWriter.exec(`UPDATE "attachment" SET "fileName" = '乙.png'`)
    expect((await finish(test.backend.vault.verify({}))).ok).toBe(false)
  })
})
