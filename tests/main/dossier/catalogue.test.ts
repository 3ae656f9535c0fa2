import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Inputs } from '../../../src/shared/api/contract.ts'
import { MEMBER_ITEMS } from '../../../src/shared/dossier/catalogue.ts'
import { wantsBranchCopy } from '../../../src/shared/dossier/codes.ts'
import { dump } from '../../builders/dump.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let branch: number
let memberId: number
beforeEach(async () => {
  test = await anOffice('2024-03-20')
  branch = await aBranch(test)
  memberId = await aMember(test, branch)
})
afterEach(() => test.dispose())

type Values = Inputs['dossier']['savePaper']['values']
const save = (values: Partial<Values> = {}, more: { id?: number; memberId?: number } = {}) =>
  test.backend.dossier.savePaper({
    memberId,
    ...more,
    values: {
      item: 'DI-01',
      title: null,
      madeOn: '1994-05-04',
      copies: 1,
      pages: 4,
      form: '原件',
      comparedBy: null,
      comparedOn: null,
      remark: null,
      ...values,
    },
  })
const row = async (asked: Inputs['dossier']['catalogues'] = {}) =>
  (await test.backend.dossier.catalogues(asked)).rows[0]

describe('the catalogue of a dossier', () => {
  it('holds papers in the order of their making, and is undone step by step', async () => {
    const first = dump(test.register)
    await save({ item: 'DI-03', title: '第二次', madeOn: '1995-01' })
    await save({ item: 'DI-03', title: '不知何时', madeOn: null })
    const { id } = await save({ item: 'DI-03', title: '第一次', madeOn: '1994-06-01' })
    const { items } = await test.backend.dossier.catalogue({ memberId })
    const papers = items.find(({ item }) => item === 'DI-03')?.papers.map(({ title }) => title)
    expect(papers).toEqual(['第一次', '第二次', '不知何时'])
    await save({ item: 'DI-03', title: '第一次', madeOn: '1994-06-02', pages: 5 }, { id })
    const { rows } = await test.backend.audit.history({ memberId })
    expect(rows.find(({ field }) => field === '页数')).toMatchObject({ before: '4', after: '5' })
    await test.backend.dossier.removePaper({ id })
    await expect(test.backend.dossier.removePaper({ id })).rejects.toMatchObject({ code: 'RECORD_MISSING' })
    await expect(save({}, { id })).rejects.toMatchObject({ code: 'RECORD_MISSING' })
    for (let step = 0; step < 5; step += 1) await finish(test.backend.audit.undo({}))
    expect(dump(test.register)).toEqual(first)
  })

  it('knows who signed a paper and whether it bears a seal, and prints it (R-G14)', async () => {
    await save({ item: 'DI-11', signer: '王书记', seal: '未盖章', remark: '补' })
    const { items } = await test.backend.dossier.catalogue({ memberId })
    const [paper] = items.find(({ item }) => item === 'DI-11')?.papers ?? []
    expect(paper).toMatchObject({ signer: '王书记', seal: '未盖章' })
    expect(paper?.findings.map(({ text }) => text)).toContain('党组织的材料要盖章')
    const { pages } = await test.backend.dossier.paper({ form: 'catalogue', id: memberId })
    const texts = pages.flatMap(({ cells }) => cells.map(({ text }) => text))
    expect(texts.filter(text => text.includes('签字') && text.includes('未盖章'))).toHaveLength(1)
  })

  it('is told in words in the log', async () => {
    await save({ item: 'DI-11' })
    const { rows } = await test.backend.audit.changes({})
    expect(rows[0]?.label).toBe('登记档案材料：入党志愿书')
    const { rows: history } = await test.backend.audit.history({ memberId })
    expect(history.find(({ field }) => field === '材料类别')).toMatchObject({
      record: '目录材料 张三',
      after: '入党志愿书',
    })
  })

  it('of another member is not changed', async () => {
    const { id } = await save()
    const other = await aMember(test, branch, { name: '李四' })
    await expect(save({}, { id, memberId: other })).rejects.toMatchObject({ code: 'RECORD_MISSING' })
  })
})

describe('the list of catalogues', () => {
  it('counts papers, pages of all copies, and owed materials without a paper', async () => {
    expect(await row()).toMatchObject({ papers: 0, pages: 0, lacking: 11 })
    await save({ copies: 2, pages: 4 })
    await save({ title: '另一份', pages: null })
    await save({ item: 'DI-12', pages: 1 })
    expect(await row()).toMatchObject({ papers: 3, pages: 9, lacking: 10 })
    for (const item of MEMBER_ITEMS) await save({ item })
    expect(await row()).toMatchObject({ lacking: 0 })
    expect((await test.backend.dossier.catalogues({ only: 'lacking' })).total).toBe(0)
  })

  it('asks a probationary member for nine, whatever else is in the file', async () => {
    const probationary = await aMember(
      test,
      branch,
      { name: '乙', fullDate: null },
      { membership: 'PROBATIONARY' },
    )
    const of = async () =>
      (await test.backend.dossier.catalogues({})).rows.find(one => one.memberId === probationary)?.lacking
    expect(await of()).toBe(9)
    await save({ item: 'DI-02' }, { memberId: probationary })
    expect(await of()).toBe(9)
    await save({ item: 'DI-01' }, { memberId: probationary })
    expect(await of()).toBe(8)
  })

  it('is narrowed to a branch, a name, and to dossiers without a catalogue', async () => {
    const west = await aBranch(test, '西河村支部')
    await aMember(test, west, { name: '李四' })
    await save()
    const names = async (asked: Inputs['dossier']['catalogues']) =>
      (await test.backend.dossier.catalogues(asked)).rows.map(({ name }) => name)
    expect(await names({ orgId: west })).toEqual(['李四'])
    expect(await names({ text: '张' })).toEqual(['张三'])
    expect(await names({ only: 'empty' })).toEqual(['李四'])
  })
})

describe('the printed catalogue', () => {
  it('numbers papers by line, with year, month and day apart', async () => {
    await save()
    await save({ item: 'DI-02', madeOn: '1996-07', pages: 2, form: '复印件', remark: '存根' })
    await save({ item: 'DI-11', pages: null, copies: 2 })
    const { about, pages, findings } = await test.backend.dossier.paper({ form: 'catalogue', id: memberId })
    expect(about).toBe('张三')
    const texts = pages[0]?.cells.map(({ text }) => text) ?? []
    const at = texts.indexOf('一-1')
    expect(texts.slice(at, at + 8)).toEqual(['一-1', '入党申请书', '1994', '05', '04', '1', '4', ''])
    expect(texts.slice(at + 8, at + 16)).toEqual([
      '一-2',
      '转正申请书',
      '1996',
      '07',
      '',
      '1',
      '2',
      '复印件；存根',
    ])
    expect(texts.slice(at + 16, at + 23)).toEqual(['七-1', '入党志愿书', '1994', '05', '04', '2', ''])
    expect(texts).toContain('共4份6页')
    expect(findings[0]).toContain('应有而目录中没有：思想汇报、')
  })

  it('is written as a workbook and told in the list of exports', async () => {
    await save()
    const ticket = await finish(
      test.backend.dossier.paperFile({ form: 'catalogue', id: memberId, format: 'xlsx' }),
    )
    expect(ticket.fileName).toBe('党员档案材料目录（张三）.xlsx')
    expect(ticket.bytes).toBeGreaterThan(3000)
    const { rows } = await test.backend.audit.changes({})
    expect(rows[0]?.label).toContain('党员档案材料目录')
  })
})

describe('on an earlier day', () => {
  it('a catalogue holds what was in the dossier then', async () => {
    await save({ item: 'DI-11', madeOn: '1994-05-04' })
    await save({ item: 'DI-01', madeOn: '1994-01-01', filedOn: '2024-03-02' })
    await save({ item: 'DI-21', madeOn: '2024-02', filedOn: null })
    const held = async (asOf?: string) => {
      const day = asOf === undefined ? {} : { asOf }
      const { items } = await test.backend.dossier.catalogue({ memberId, ...day })
      const listed = await row(day)
      return [
        items.flatMap(({ item, papers }) => papers.map(() => item)).join(),
        listed?.papers,
        listed?.lacking,
      ]
    }
    const all = MEMBER_ITEMS.length
    expect(await held()).toEqual(['DI-01,DI-11,DI-21', 3, all - 2])
    expect(await held('2024-03-02')).toEqual(['DI-01,DI-11,DI-21', 3, all - 2])
    expect(await held('2024-03-01')).toEqual(['DI-11,DI-21', 2, all - 1])
    expect(await held('2024-01-31')).toEqual(['DI-11', 1, all - 1])
  })

  it('a paper put in before it was made, or to come, is asked about', async () => {
    await save({ item: 'DI-01', madeOn: '2024-03-01', filedOn: '2024-02-29' })
    await save({ item: 'DI-11', madeOn: '2024-03-01', filedOn: '2024-03-21' })
    const { items } = await test.backend.dossier.catalogue({ memberId })
    expect(
      items.flatMap(({ papers }) => papers.flatMap(({ findings }) => findings.map(({ text }) => text))),
    ).toEqual(['归入日期早于制成时间，请核对', '归入日期在今天以后，请核对'])
  })
})

describe('copies in the branch (S02 83)', () => {
  it('are asked for where the dossier lies with the personnel file', async () => {
    await test.backend.dossier.save({ memberId, values: { personnelFile: '有', branchCopy: '无' } })
    expect((await test.backend.dossier.card({ memberId })).values.branchCopy).toBe('无')
    expect([wantsBranchCopy('有', '无'), wantsBranchCopy('有', null)]).toEqual([true, true])
    expect([wantsBranchCopy('有', '有'), wantsBranchCopy('无', '无'), wantsBranchCopy(null, null)]).toEqual([
      false,
      false,
      false,
    ])
  })
})
