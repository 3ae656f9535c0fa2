import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Excel from 'exceljs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { idCheckDigit } from '../../../src/shared/kernel/idNumber.ts'
import { putMembers, putOrganisations } from '../../builders/factsRegister.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { ORGANISATIONS } from '../../shared/reporting/build.ts'
import { EVERYBODY } from '../../shared/reporting/worked.ts'

const BRANCHES = ORGANISATIONS.filter(({ kind }) => kind === '党支部')

describe('the tables of several branches read at once', () => {
  let at: TestOffice
  let folder: string
  let names: string[]

  beforeEach(async () => {
    at = await anOffice()
    await putOrganisations(at, ORGANISATIONS)
    await putMembers(at, EVERYBODY)
    mkdirSync(join(at.folder, 'stick'))
    const [place] = (await at.backend.reporting.destinations({})).places
    const written = await finish(at.backend.reporting.branchPackets({ place: place!.key }))
    folder = written.folder
    names = readdirSync(folder).sort()
  })
  afterEach(() => at.dispose())

  const paths = (chosen = names) => chosen.map(name => join(folder, name))
  const read = (chosen?: readonly string[]) =>
    finish(at.backend.intake.readMany({ fileIds: paths(chosen ? [...chosen] : names) }))
  const total = async () => (await at.backend.roster.list({ page: { limit: 1 } })).total

  const code = (n: number) => {
    const first17 = `4104001985${String(1000 + n)
      .slice(1)
      .padStart(4, '0')}`.slice(0, 10)
    const digits = `${first17}0607${String(n * 2 + 1).padStart(3, '0')}`
    return `${digits}${idCheckDigit(digits)}`
  }

  /** Writes a further member into a branch's table, with another library. */
  async function fillIn(file: string, name: string, idNo: string): Promise<void> {
    const book = new Excel.Workbook()
    const path = join(folder, file)
    const bytes = readFileSync(path)
    await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
    const sheet = book.getWorksheet('党员名册')!
    const heads = Array.from({ length: sheet.columnCount }, (_, i) => sheet.getRow(2).getCell(i + 1).text)
    const column = (header: string) => heads.indexOf(header) + 1
    let row = 3
    while (sheet.getRow(row).getCell(column('姓名')).text !== '') row += 1
    sheet.getRow(row).getCell(column('姓名')).value = name
    sheet.getRow(row).getCell(column('身份证号')).value = idNo
    sheet.getRow(row).getCell(column('党员类别')).value = '正式党员'
    writeFileSync(path, new Uint8Array(await book.xlsx.writeBuffer()))
  }

  it('say of each file what it would change, by file, sheet, row and column, and write nothing', async () => {
    const [first, second] = names
    await fillIn(first!, '新甲', code(1))
    await fillIn(
      second!,
      '新乙',
      code(2).replace(/.$/, digit => (digit === '1' ? '2' : '1')),
    )
    const before = await total()
    const found = await read()
    expect(found.files.map(({ name, failure }) => [name, failure])).toEqual(names.map(name => [name, null]))
    expect(found.differences).toMatchObject([
      { file: first, sheet: '党员名册', name: '新甲', decision: 'new' },
      { file: second, sheet: '党员名册', name: '新乙', decision: 'new' },
    ])
    expect(found.findings).toContainEqual(
      expect.objectContaining({ file: second, sheet: '党员名册', column: 'D', level: 'warning' }),
    )
    expect(await total()).toBe(before)
  })

  it('say who has not handed in', async () => {
    expect((await read()).missing.length).toBeLessThan(BRANCHES.length)
    const filled = (await read()).files.filter(({ branches }) => branches.length > 0)
    const [one] = filled
    const { missing } = await read([one!.name])
    expect(missing.map(({ name }) => name)).not.toContain(one!.branches[0])
    expect(missing).toHaveLength(BRANCHES.length - 1)
  })

  it('name an ID number that stands in two files', async () => {
    await fillIn(names[0]!, '同一人', code(5))
    await fillIn(names[1]!, '同一人', code(5))
    const { doubles } = await read()
    expect(doubles).toHaveLength(1)
    expect(doubles[0]?.name).toBe('同一人')
    expect(doubles[0]?.first).toContain(names[0])
    expect(doubles[0]?.second).toContain(names[1])
  })

  it('go on past a file that is none', async () => {
    writeFileSync(join(folder, names[0]!), 'no workbook')
    const { files } = await read()
    expect(files[0]?.failure).toMatch(/[\u4E00-\u9FFF]/)
    expect(files.slice(1).every(({ failure }) => failure === null)).toBe(true)
  })

  it('are imported file by file, each one step of undo', async () => {
    await fillIn(names[0]!, '新甲', code(1))
    await fillIn(names[1]!, '新乙', code(2))
    const before = await total()
    for (const path of paths(names.slice(0, 2))) await finish(at.backend.intake.run({ fileId: path }))
    expect(await total()).toBe(before + 2)
    await finish(at.backend.audit.undo({}))
    expect(await total()).toBe(before + 1)
    await finish(at.backend.audit.undo({}))
    expect(await total()).toBe(before)
  })

  it('leave nothing behind when the clerk gives up', async () => {
    const before = await total()
    const stream = await at.backend.intake.readMany({ fileIds: paths() })
    await stream.next()
    await stream.return(undefined)
    expect(await total()).toBe(before)
    const { rows } = await at.backend.intake.batches({})
    expect(rows).toEqual([])
  })
})
