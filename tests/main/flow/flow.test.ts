import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let member: number
beforeEach(async () => {
  test = await anOffice()
  member = await aMember(test, await aBranch(test))
})
afterEach(() => test.dispose())

const save = (values: object, id?: number) =>
  test.backend.flow.save({ memberId: member, ...(id === undefined ? {} : { id }), values })
const list = async (filter: object, asOf?: string) =>
  (await test.backend.flow.list({ filter, ...(asOf === undefined ? {} : { asOf }) })).rows

describe('flow records', () => {
  it('need a date and a reason, and say what annex 4 still lacks', async () => {
    await expect(save({ reason: '经商' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      data: { field: 'leftOn' },
    })
    await expect(save({ leftOn: '2015-03-01' })).rejects.toMatchObject({ data: { field: 'reason' } })
    const { id } = await save({ leftOn: '2015-03-01', reason: '外出务工', direction: 'CROSS_PROVINCE' })
    const [row] = await list({ status: 'away' })
    expect([row?.months, row?.missing]).toEqual([
      12,
      ['职业（附件4）', '外出地点', '联系方式', '应急联系人', '党组织类型'],
    ])
    expect(await list({ status: 'away', incomplete: true })).toHaveLength(1)
    await test.backend.flow.save({
      memberId: member,
      id,
      values: {
        destPlace: '广东东莞',
        phone: '13700000011',
        emergencyContact: '妻子 13700000012',
        hostOrgType: 'PRIVATE',
      },
      flowOccupation: 'AWAY_WORKER',
    })
    expect((await list({ status: 'away' }))[0]?.missing).toEqual([])
    expect(await list({ status: 'away', incomplete: true })).toEqual([])
  })

  it('count as away from the day of leaving to the day before the return', async () => {
    const { id } = await save({ leftOn: '2015-03-01', reason: '经商' })
    await test.backend.flow.end({ id, returnedOn: '2016-03-10' })
    const awayOn = async (asOf: string) =>
      (await test.backend.roster.list({ asOf, filter: { flag: 'away' } })).total
    expect([
      await awayOn('2015-02-28'),
      await awayOn('2015-03-01'),
      await awayOn('2016-03-09'),
      await awayOn('2016-03-10'),
    ]).toEqual([0, 1, 1, 0])
    await expect(test.backend.flow.end({ id, returnedOn: '2015-02-28' })).rejects.toMatchObject({
      code: 'DATE_ORDER',
    })
  })

  it('of one member never overlap, but may touch', async () => {
    const { id } = await save({ leftOn: '2015-03-01', reason: '经商' })
    await expect(save({ leftOn: '2016-01-01', reason: '外出务工' })).rejects.toMatchObject({
      code: 'PERIOD_OVERLAP',
      message: '与已有的一段时间重叠（2015-03-01 至 今），请先改好那一段',
    })
    await test.backend.flow.end({ id, returnedOn: '2016-01-01' })
    await expect(save({ leftOn: '2015-12-31', reason: '外出务工' })).rejects.toMatchObject({
      code: 'PERIOD_OVERLAP',
    })
    await expect(save({ leftOn: '2016-01-01', reason: '外出务工' })).resolves.toMatchObject({})
  })

  it('are not ended on a day that another one has', async () => {
    const { id } = await save({ leftOn: '2015-01-01', returnedOn: '2015-02-01', reason: '经商' })
    await save({ leftOn: '2015-03-01', returnedOn: '2015-04-01', reason: '经商' })
    await expect(test.backend.flow.end({ id, returnedOn: '2015-03-02' })).rejects.toMatchObject({
      code: 'PERIOD_OVERLAP',
    })
    await test.backend.flow.end({ id, returnedOn: '2015-03-01' })
  })

  it('keep their contacts, newest first', async () => {
    const { id } = await save({ leftOn: '2015-03-01', reason: '经商' })
    const contact = (onDate: string) => contactOf(id, onDate)
    await expect(contact('2015-02-28')).rejects.toMatchObject({ code: 'DATE_ORDER' })
    await contact('2015-03-01')
    await contact('2015-06-30')
    const { contacts } = await test.backend.flow.contacts({ flowId: id })
    expect(contacts.map(entry => entry.onDate)).toEqual(['2015-06-30', '2015-03-01'])
    expect((await list({}))[0]?.lastContactOn).toBe('2015-06-30')
  })

  it('hold their contacts: no day of leaving or return leaves one out', async () => {
    const { id } = await save({ leftOn: '2015-03-01', reason: '经商' })
    await contactOf(id, '2015-03-10')
    await contactOf(id, '2015-06-30')
    const span = (leftOn: string, returnedOn: string | null) =>
      test.backend.flow.save({ memberId: member, id, values: { leftOn, returnedOn } })
    const end = (returnedOn: string) => test.backend.flow.end({ id, returnedOn })
    await expect(end('2015-06-29')).rejects.toMatchObject({
      code: 'DATE_ORDER',
      message: '返回日期不能早于2015-06-30的联系',
    })
    await expect(span('2015-03-01', '2015-06-29')).rejects.toMatchObject({ code: 'DATE_ORDER' })
    await expect(span('2015-03-11', null)).rejects.toMatchObject({
      code: 'DATE_ORDER',
      message: '2015-03-10的联系不能早于外出日期',
    })
    await span('2015-03-10', '2015-06-30')
    await end('2015-07-01')
  })
})

const contactOf = (flowId: number, onDate: string) =>
  test.backend.flow.addContact({
    flowId,
    values: {
      onDate,
      contactBy: '支部',
      channel: '电话',
      isReport: false,
      importantActivity: false,
      summary: '在东莞，情况正常',
      person: null,
    },
  })

describe('members abroad', () => {
  it('know until when membership is kept', async () => {
    const abroad = (values: object) => test.backend.flow.saveOverseas({ memberId: member, values })
    await abroad({ leftOn: '2015-08-31', reason: '留学', handling: '保留党籍六个月' })
    const { rows } = await test.backend.flow.overseas({})
    expect(rows.map(row => [row.name, row.keepUntil])).toEqual([['张三', '2016-02-29']])
    await expect(
      abroad({ leftOn: '2015-08-31', reason: '留学', returnedOn: '2015-08-30' }),
    ).rejects.toMatchObject({ code: 'DATE_ORDER' })
  })
})
