import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../../src/shared/kernel/dates.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch } from '../../builders/people.ts'
import { aContact, anAbsence } from './away.ts'

let test: TestOffice
let branch: number
beforeEach(async () => {
  test = await anOffice()
  branch = await aBranch(test)
})
afterEach(() => test.dispose())

const away = async (name: string, values: object) => (await anAbsence(test, branch, name, values)).id
const values = aContact

async function placeOn(asOf?: string): Promise<string | null | undefined> {
  return (await test.backend.flow.list(asOf === undefined ? {} : { asOf })).rows[0]?.destPlace
}

describe('a contact put right (today is 2016-03-20)', () => {
  it('has the new day and words, is one step of undo and named in the log', async () => {
    const flowId = await away('甲', { leftOn: '2015-09-30', keeper: '王支委' })
    const { id } = await test.backend.flow.addContact({ flowId, values: values('2016-01-05') })
    await test.backend.flow.saveContact({
      id,
      values: values('2016-01-06', {
        channel: '微信',
        contactBy: '本人',
        isReport: true,
        summary: '汇报近况',
        person: '李支委',
      }),
    })
    const now = async () => (await test.backend.flow.contacts({ flowId })).contacts
    expect(await now()).toMatchObject([
      { onDate: '2016-01-06', channel: '微信', isReport: true, summary: '汇报近况', person: '李支委' },
    ])
    expect((await test.backend.audit.changes({})).rows[0]?.label).toBe('修改联系记录')
    await finish(test.backend.audit.undo({}))
    expect(await now()).toMatchObject([{ onDate: '2016-01-05', summary: '情况正常', person: '王支委' }])
  })

  it('lies within the absence, both ends included', async () => {
    const flowId = await away('甲', { leftOn: '2015-09-30', returnedOn: '2016-02-10' })
    const { id } = await test.backend.flow.addContact({ flowId, values: values('2016-01-05') })
    const save = (onDate: string) => test.backend.flow.saveContact({ id, values: values(onDate) })
    await expect(save('2015-09-29')).rejects.toMatchObject({ message: '联系日期不能早于甲的外出日期' })
    await save('2015-09-30')
    await save('2016-02-10')
    await expect(save('2016-02-11')).rejects.toMatchObject({ message: '甲的返回日期不能早于联系日期' })
    await expect(save('2016-03-21')).rejects.toMatchObject({ code: 'DATE_FUTURE' })
    await expect(
      test.backend.flow.addContact({ flowId, values: values('2016-02-11') }),
    ).rejects.toMatchObject({ code: 'DATE_ORDER' })
  })

  it('is refused once it was deleted', async () => {
    const flowId = await away('甲', { leftOn: '2015-09-30' })
    const { id } = await test.backend.flow.addContact({ flowId, values: values('2016-01-05') })
    await test.backend.flow.removeContact({ id })
    await expect(test.backend.flow.saveContact({ id, values: values('2016-01-06') })).rejects.toMatchObject({
      code: 'RECORD_MISSING',
    })
  })
})

describe('moves', () => {
  it('told late go between those on record', async () => {
    const flowId = await away('甲', { leftOn: '2015-03-01', destPlace: '东莞市' })
    const add = (onDate: string, place: string) =>
      test.backend.flow.addContact({ flowId, values: values(onDate, { place }) })
    await add('2016-01-10', '昆山市')
    await add('2015-06-01', '义乌市')
    expect([
      await placeOn('2015-05-31'),
      await placeOn('2015-06-01'),
      await placeOn('2016-01-09'),
      await placeOn('2016-01-10'),
      await placeOn(),
    ]).toEqual(['东莞市', '义乌市', '义乌市', '昆山市', '昆山市'])
  })

  it('leave a whole chain when one in the middle is mended or deleted', async () => {
    const flowId = await away('甲', { leftOn: '2015-03-01', destPlace: '东莞市' })
    const add = async (onDate: string, place: string) =>
      (await test.backend.flow.addContact({ flowId, values: values(onDate, { place }) })).id
    const first = await add('2015-06-01', '义乌市')
    await add('2016-01-10', '昆山市')
    await test.backend.flow.saveContact({ id: first, values: values('2015-07-01', { place: '温州市' }) })
    expect([await placeOn('2015-06-30'), await placeOn('2015-07-01'), await placeOn()]).toEqual([
      '东莞市',
      '温州市',
      '昆山市',
    ])
    await test.backend.flow.removeContact({ id: first })
    expect([await placeOn('2015-07-01'), await placeOn('2016-01-10')]).toEqual(['东莞市', '昆山市'])
    const { contacts } = await test.backend.flow.contacts({ flowId })
    expect(contacts).toMatchObject([{ fromPlace: '东莞市', place: '昆山市' }])
  })

  it('give the place of every day by the latest one told by then, in whatever order they came', async () => {
    const steps = fc.array(fc.record({ day: fc.nat(12), mend: fc.nat(3) }), { minLength: 1, maxLength: 6 })
    let nth = 0
    await fc.assert(
      fc.asyncProperty(steps, async made => {
        nth += 1
        const flowId = await away(`某${nth}`, { leftOn: '2015-03-01', destPlace: '原地' })
        const told = new Map<number, { onDate: string; place: string }>()
        for (const [nthMove, { day, mend }] of made.entries()) {
          // Each place of its own: a contact telling of the place the member is at is no move.
          const place = `第${nthMove}处`
          const onDate = addDays('2015-03-01', day * 10)
          const known = [...told.keys()].sort((a, b) => a - b)[mend]
          if (known !== undefined && mend > 0) {
            await test.backend.flow.saveContact({ id: known, values: values(onDate, { place }) })
            told.set(known, { onDate, place })
          } else if (known !== undefined && day === 12) {
            await test.backend.flow.removeContact({ id: known })
            told.delete(known)
          } else {
            const { id } = await test.backend.flow.addContact({ flowId, values: values(onDate, { place }) })
            told.set(id, { onDate, place })
          }
        }
        for (let day = 0; day <= 13; day += 1) {
          const on = addDays('2015-03-01', day * 10)
          const last = [...told]
            .sort(([a, x], [b, y]) => x.onDate.localeCompare(y.onDate) || a - b)
            .findLast(([, { onDate }]) => onDate <= on)
          const { rows } = await test.backend.flow.list({ asOf: on, filter: { text: `某${nth}` } })
          expect(rows.find(({ id }) => id === flowId)?.destPlace).toBe(last?.[1].place ?? '原地')
        }
      }),
      { numRuns: 20 },
    )
  })
})
