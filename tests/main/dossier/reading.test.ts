import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Inputs } from '../../../src/shared/api/contract.ts'
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

type Values = Inputs['dossier']['admitReading']['values']
const OUTSIDER = { name: '钱科长', memberId: null, formal: true }
const admit = (values: Partial<Values> = {}) =>
  test.backend.dossier.admitReading({
    memberId,
    values: {
      kind: '现场查阅',
      readers: [OUTSIDER],
      unit: '县纪委',
      letterNo: '第12号',
      purpose: '核实入党时间',
      approvedBy: '张副书记',
      approvedOn: '2024-03-01',
      onDate: '2024-03-01',
      supervisor: '李干事',
      lendReason: '',
      dueOn: null,
      distinctReason: '',
      remark: null,
      ...values,
    },
  })
const LENT = { kind: '外借', lendReason: '立案审查', dueOn: '2024-03-10' } as const
const list = async (asked: Inputs['dossier']['readings'] = {}) =>
  (await test.backend.dossier.readings(asked)).rows
const asReader = (id: number, name: string) => ({ name, memberId: id, formal: false })
const family = (id: number, relation: '子女' | '其他' | '兄弟姐妹', name: string) =>
  test.backend.roster.saveFamily({
    memberId: id,
    values: {
      relation,
      name,
      birth: null,
      politics: null,
      unit: null,
      post: null,
      phone: null,
      address: null,
      isEmergency: false,
      isSearchContact: false,
    },
  })

describe('a reading of a dossier', () => {
  it('is recorded, ended once, and undone step by step', async () => {
    const first = dump(test.register)
    const { id } = await admit()
    expect(await list()).toMatchObject([{ name: '张三', readers: ['钱科长'], endedOn: null, overdue: true }])
    const end = (endedOn: string) => test.backend.dossier.endReading({ id, endedOn, endCheck: '材料无缺' })
    await expect(end('2024-02-29')).rejects.toMatchObject({ code: 'DATE_ORDER' })
    await expect(end('2024-03-21')).rejects.toMatchObject({ code: 'DATE_FUTURE' })
    await end('2024-03-01')
    expect(await list()).toMatchObject([{ endedOn: '2024-03-01', endCheck: '材料无缺', overdue: false }])
    await expect(end('2024-03-02')).rejects.toMatchObject({ code: 'READING_ENDED' })
    await test.backend.dossier.removeReading({ id })
    expect(await list()).toEqual([])
    for (let step = 0; step < 3; step += 1) await finish(test.backend.audit.undo({}))
    expect(dump(test.register)).toEqual(first)
  })

  it('stands in the history of whose dossier it is', async () => {
    await admit()
    const { rows } = await test.backend.audit.history({ memberId })
    expect(rows.find(({ field }) => field === '查阅人')).toMatchObject({
      record: '查阅登记 张三',
      after: '钱科长',
    })
  })

  it('is refused with every reason, and nothing is recorded', async () => {
    const before = dump(test.register)
    await expect(admit({ readers: [{ ...OUTSIDER, formal: false }], letterNo: '' })).rejects.toMatchObject({
      code: 'READING_REFUSED',
      message: '不予查阅：钱科长不是中共正式党员，不得查阅；没有党组织介绍信',
    })
    expect(dump(test.register)).toEqual(before)
  })

  it('is refused to the person himself', async () => {
    await expect(
      admit({ readers: [asReader(memberId, '张三')], distinctReason: '同名' }),
    ).rejects.toMatchObject({ message: '不予查阅：张三不得查阅本人的档案' })
  })

  it('is refused to a relative, told by either of the two records', async () => {
    const child = await aMember(test, branch, { name: '张小三' })
    await family(memberId, '子女', '张小三')
    const text = '不予查阅：张小三是张三的亲属（子女），不得查阅亲属的档案'
    await expect(admit({ readers: [{ ...OUTSIDER, name: '张小三' }] })).rejects.toMatchObject({
      message: text,
    })
    await expect(admit({ readers: [asReader(child, '张小三')] })).rejects.toMatchObject({ message: text })
    const brother = await aMember(test, branch, { name: '张大三' })
    await family(brother, '兄弟姐妹', '张三')
    await expect(admit({ readers: [asReader(brother, '张大三')] })).rejects.toMatchObject({
      code: 'READING_REFUSED',
    })
    await family(memberId, '其他', '钱科长')
    await admit()
  })

  it('asks the register whether a member of it is a full one', async () => {
    const young = await aMember(
      test,
      branch,
      { name: '李新', fullDate: null },
      { membership: 'PROBATIONARY' },
    )
    await expect(admit({ readers: [{ ...asReader(young, '李新'), formal: true }] })).rejects.toMatchObject({
      message: '不予查阅：李新不是中共正式党员，不得查阅',
    })
    const full = await aMember(test, branch, { name: '王五' })
    await admit({ readers: [asReader(full, '王五'), OUTSIDER] })
    expect((await list())[0]?.readers).toEqual(['王五', '钱科长'])
    const change = (membership: 'LEAVING' | 'SUSPENDED', on: string) =>
      test.backend.roster.setMembership({ id: full, membership, on, evidence: '有据' })
    await change('LEAVING', '2024-02-20')
    await admit({ readers: [asReader(full, '王五')] })
    await change('SUSPENDED', '2024-03-10')
    // He was one on the day of the reading.
    await admit({ readers: [asReader(full, '王五')], onDate: '2024-03-09' })
    await expect(admit({ readers: [asReader(full, '王五')], onDate: '2024-03-10' })).rejects.toMatchObject({
      code: 'READING_REFUSED',
    })
  })

  it('is not recorded for a day to come', async () => {
    await expect(admit({ onDate: '2024-03-21' })).rejects.toMatchObject({ code: 'DATE_FUTURE' })
  })
})

describe('what was not given back', () => {
  it('is listed from the day after, and stands on the workbench', async () => {
    await admit({ ...LENT, dueOn: '2024-03-20' })
    expect(await list({ only: 'overdue' })).toEqual([])
    await admit({ ...LENT, dueOn: '2024-03-19', unit: '县法院' })
    await admit({ unit: '县档案局' })
    expect((await list({ only: 'overdue' })).map(({ unit }) => unit)).toEqual(['县档案局', '县法院'])
    const { items } = await test.backend.agenda.overview({})
    expect(items.find(({ key }) => key === 'readingOverdue')).toMatchObject({ tone: 'bad', count: 2 })
  })

  it('is that of the day that is asked about', async () => {
    const { id } = await admit(LENT)
    await test.backend.dossier.endReading({ id, endedOn: '2024-03-15', endCheck: null })
    const overdue = async (asOf: string) => (await list({ only: 'overdue', asOf })).length
    expect([await overdue('2024-03-10'), await overdue('2024-03-11'), await overdue('2024-03-15')]).toEqual([
      0, 1, 0,
    ])
    expect(await list({ asOf: '2024-02-29' })).toEqual([])
    expect((await list({ asOf: '2024-03-14' }))[0]?.endedOn).toBeNull()
  })

  it('is narrowed to a branch and a name', async () => {
    const west = await aBranch(test, '西河村支部')
    await admit()
    expect(await list({ orgId: west })).toEqual([])
    expect(await list({ orgId: branch, text: '张' })).toHaveLength(1)
    expect(await list({ text: '李' })).toEqual([])
  })
})

describe('the printed register', () => {
  it('goes on from its first reading and says who, for what, and on whose word', async () => {
    await admit({ onDate: '2024-03-05', unit: '县法院' })
    await admit()
    const ticket = await finish(test.backend.dossier.ledger({ kind: 'readings', format: 'html' }))
    expect(ticket.fileName).toBe('党员档案查阅登记簿（2024-03-20）.html')
    const file = test.office.files.collect(ticket.ticket)
    const html = Buffer.from(file?.bytes ?? []).toString('utf8')
    expect(html.indexOf('县纪委')).toBeGreaterThan(0)
    expect(html.indexOf('县纪委')).toBeLessThan(html.indexOf('县法院'))
    expect(html).toContain('张副书记\n2024-03-01')
  })
})
