import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Excel from 'exceljs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { change } from '../../../src/main/db/change.ts'
import { stamp } from '../../../src/main/office.ts'
import { idCheckDigit } from '../../../src/shared/kernel/idNumber.ts'
import { putMembers, putOrganisations } from '../../builders/factsRegister.ts'
import { everything, failure } from '../../builders/imports.ts'
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
    const { files, summary: found } = await read()
    expect(files.map(({ name, failure }) => [name, failure])).toEqual(names.map(name => [name, null]))
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
    const { summary } = await read()
    expect(summary.missing.length).toBeLessThan(BRANCHES.length)
    const [one] = summary.files.filter(({ branches }) => branches.length > 0)
    const { missing } = (await read([one!.name])).summary
    expect(missing.map(({ name }) => name)).not.toContain(one!.branches[0])
    expect(missing).toHaveLength(BRANCHES.length - 1)
  })

  it('name an ID number that stands in two files', async () => {
    await fillIn(names[0]!, '同一人', code(5))
    await fillIn(names[1]!, '同一人', code(5))
    const { doubles } = (await read()).summary
    expect(doubles).toHaveLength(1)
    expect(doubles[0]?.name).toBe('同一人')
    expect(doubles[0]?.first).toContain(names[0])
    expect(doubles[0]?.second).toContain(names[1])
  })

  it('go on past a file that is none', async () => {
    writeFileSync(join(folder, names[0]!), 'no workbook')
    const { files } = await read()
    expect(files[0]?.failure?.message).toMatch(/[\u4E00-\u9FFF]/)
    expect(files[0]?.plan).toBeNull()
    expect(files.slice(1).every(({ failure }) => failure === null)).toBe(true)
  })

  const planIdsOf = ({ files }: Awaited<ReturnType<typeof read>>) =>
    files.flatMap(({ plan }) => plan?.planId ?? [])
  const idNos = async () => {
    const { rows } = await at.backend.roster.list({ page: { limit: 500 } })
    return rows.map(({ idNo }) => idNo)
  }

  it('are imported together, each file one step of undo', async () => {
    await fillIn(names[0]!, '新甲', code(1))
    await fillIn(names[1]!, '新乙', code(2))
    const before = await total()
    const result = await read()
    const { missing } = result.summary
    const planIds = planIdsOf(result)
    const { files } = await finish(at.backend.intake.applyMany({ planIds }))
    expect(files.map(({ changeId }) => changeId !== null)).toEqual(names.map((_, i) => i < 2))
    // Who was taken over has handed in; there is nothing more to be written.
    const summary = await at.backend.intake.packetSummary({ planIds })
    expect([summary.missing, summary.differences, summary.differenceCount]).toEqual([missing, [], 0])
    expect(await total()).toBe(before + 2)
    await finish(at.backend.audit.undo({}))
    expect(await total()).toBe(before + 1)
    expect(await idNos()).toContain(code(1))
    await finish(at.backend.audit.undo({}))
    expect(await total()).toBe(before)
    expect((await at.backend.intake.batches({})).rows.map(({ undone }) => undone)).toEqual([true, true])
  })

  it('are judged anew, and nothing is written, when the register has changed meanwhile', async () => {
    await fillIn(names[0]!, '新甲', code(1))
    await fillIn(names[1]!, '新乙', code(2))
    const planIds = planIdsOf(await read())
    const orgId = (await at.backend.organisation.tree({})).nodes.find(({ kind }) => kind === '党支部')!.id
    await at.backend.roster.create({ orgId, values: { name: '新乙', idNo: code(2) } })
    const before = everything(at.register)
    expect(await failure(finish(at.backend.intake.applyMany({ planIds })))).toMatchObject({
      code: 'PLAN_STALE',
    })
    expect(everything(at.register)).toEqual(before)
    // Looked at again, what was shown holds.
    const { files } = await at.backend.intake.packetSummary({ planIds })
    expect(files[1]!.counts.new).toBe(0)
    await finish(at.backend.intake.applyMany({ planIds }))
    expect((await idNos()).filter(idNo => idNo === code(2))).toHaveLength(1)
    expect(await idNos()).toContain(code(1))
  })

  it('take who stands in two files from the first, or from the other where the clerk says so', async () => {
    await fillIn(names[0]!, '同一人', code(5))
    await fillIn(names[1]!, '同一人', code(5))
    const result = await read()
    const planIds = planIdsOf(result)
    const [double] = result.summary.doubles
    expect(result.summary.files.map(({ counts }) => counts.new)).toEqual(
      names.map((_, i) => (i === 0 ? 1 : 0)),
    )
    expect(double!.firstBranch).not.toBe(double!.secondBranch)
    const refused = result.summary.findings.find(({ file, level }) => file === names[1] && level === 'refuse')
    expect(refused?.reason).toContain(names[0])
    await at.backend.intake.leaveOut({ planId: double!.firstPlanId, rowKey: double!.firstRowKey, out: true })
    const now = await at.backend.intake.packetSummary({ planIds })
    expect(now.doubles).toEqual([])
    expect(now.files.map(({ counts }) => counts.new)).toEqual(names.map((_, i) => (i === 1 ? 1 : 0)))
    await finish(at.backend.intake.applyMany({ planIds }))
    const { rows } = await at.backend.roster.list({ filter: { text: code(5) } })
    expect(rows.map(({ orgName }) => orgName)).toEqual([double!.secondBranch])
  })

  it('take the other one when the first file is put aside', async () => {
    await fillIn(names[0]!, '同一人', code(5))
    await fillIn(names[1]!, '同一人', code(5))
    const [first, ...rest] = planIdsOf(await read())
    await at.backend.intake.discard({ planId: first! })
    const { doubles, files } = await at.backend.intake.packetSummary({ planIds: rest })
    expect(doubles).toEqual([])
    expect(files[0]!.counts.new).toBe(1)
  })

  it('are mended one by one, and stay one set when a file is read with other answers', async () => {
    await fillIn(names[0]!, '同一人', code(5))
    await fillIn(names[1]!, '同一人', code(5))
    await fillIn(names[1]!, '', code(6))
    const { files, summary } = await read()
    expect(summary.files[1]!.counts.refused).toBe(2)
    const second = files[1]!
    const { rows } = await at.backend.intake.rows({ planId: second.plan!.planId, decision: 'refused' })
    const nameless = rows.find(({ name }) => name === '')!
    await at.backend.intake.mend({
      planId: second.plan!.planId,
      rowKey: nameless.rowKey,
      cells: { name: '补名' },
    })
    const ids = files.flatMap(({ plan }) => plan?.planId ?? [])
    expect((await at.backend.intake.packetSummary({ planIds: ids })).files[1]!.counts).toMatchObject({
      new: 1,
      refused: 1,
    })
    const again = await finish(
      at.backend.intake.plan({
        fileId: second.fileId,
        options: { blankErases: true },
        replaces: second.plan!.planId,
      }),
    )
    const now = ids.map(id => (id === second.plan!.planId ? again.planId : id))
    const { doubles } = await at.backend.intake.packetSummary({ planIds: now })
    expect(doubles.map(({ firstPlanId }) => firstPlanId)).toEqual([ids[0]])
    // Rows keep their keys, so what was mended can be sent again.
    const after = await at.backend.intake.rows({ planId: again.planId, decision: 'refused' })
    expect(after.rows.map(({ rowKey }) => rowKey)).toContain(nameless.rowKey)
  })

  it('wait for the branches that are asked about', async () => {
    await fillIn(names[0]!, '新甲', code(1))
    const planIds = planIdsOf(await read())
    const { nodes } = await at.backend.organisation.tree({})
    const branch = nodes.find(({ shortName }) => names[0]!.startsWith(`${shortName} `))!
    await change(at.register, stamp(at.office, '改名', 'system'), ({ tx }) =>
      tx
        .updateTable('organisation')
        .set({ fullName: '改了名的支部', shortName: '改了名的' })
        .where('id', '=', branch.id)
        .execute(),
    )
    const before = everything(at.register)
    expect(await failure(finish(at.backend.intake.applyMany({ planIds })))).toMatchObject({
      code: 'PLAN_STALE',
    })
    expect(await failure(finish(at.backend.intake.applyMany({ planIds })))).toMatchObject({
      code: 'PLAN_QUESTIONS',
    })
    expect(everything(at.register)).toEqual(before)
  })

  it.each(['read', 'applied'])(
    'leave every table as it was when the clerk gives up while they are %s',
    async step => {
      for (const [i, name] of names.entries()) await fillIn(name, `新${i}`, code(i + 10))
      const planIds = step === 'applied' ? planIdsOf(await read()) : []
      const before = everything(at.register)
      const stream =
        step === 'applied'
          ? await at.backend.intake.applyMany({ planIds })
          : await at.backend.intake.readMany({ fileIds: paths() })
      // Half-way: some files are behind, some before.
      for (;;) {
        const { done, value } = await stream.next()
        if (done === true) throw new Error('at its end too soon')
        if (value.total !== null && value.done > 0 && value.done < value.total) break
      }
      await stream.return(undefined)
      expect(everything(at.register)).toEqual(before)
      // The office is at work, and the same files go in.
      await finish(at.backend.intake.applyMany({ planIds: planIdsOf(await read()) }))
      expect(await idNos()).toContain(code(10))
    },
  )
})
