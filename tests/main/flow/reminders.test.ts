import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  REMINDER_NEEDS,
  REMINDER_STATE,
  REMINDER_STEPS,
  type ReminderState,
} from '../../../src/shared/flow/reminders.ts'
import { labelOf } from '../../../src/shared/kernel/codes.ts'
import { INTERNAL_MARK } from '../../../src/shared/forms/sheet.ts'
import { anOffice, COMMITTEE, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let flowId: number
let memberId: number
beforeEach(async () => {
  test = await anOffice()
  memberId = await aMember(test, await aBranch(test, '东岗村支部'), { name: '甲' })
  const { id } = await test.backend.flow.save({
    memberId,
    values: { reason: '外出务工', leftOn: '2015-01-01', direction: 'IN_CITY' },
  })
  flowId = id
})
afterEach(() => test.dispose())

type Goal = Exclude<ReminderState, 'SENT'>
const GOALS: readonly Goal[] = ['SERVED', 'MENDED', 'UNMENDED']

const values = (rest: object = {}) => ({
  kind: '书面提醒' as const,
  reminderNo: '3',
  onDate: '2016-03-01',
  grounds: ['没有定期汇报' as const],
  facts: '2015年应汇报2次，汇报0次',
  mendBy: '2016-03-15',
  ...rest,
})
const sent = async (rest: object = {}) =>
  (await test.backend.flow.saveReminder({ flowId, values: values(rest) })).id
const step = (id: number, to: Goal, onDate: string | null = '2016-03-10', note: string | null = '已说明') =>
  test.backend.flow.stepReminder({ id, to, onDate, note })
const now = async (asOf?: string) =>
  (await test.backend.flow.reminders({ flowId, ...(asOf === undefined ? {} : { asOf }) })).reminders

/** A reminder that stands there. */
async function standing(state: ReminderState): Promise<number> {
  const id = await sent()
  if (state !== 'SENT') await step(id, 'SERVED', '2016-03-02')
  if (state === 'MENDED' || state === 'UNMENDED') await step(id, state)
  return id
}

describe('the way of a reminder, from its table (rules.md 4.7)', () => {
  for (const { key: from } of REMINDER_STATE.items) {
    for (const to of GOALS) {
      const found = REMINDER_STEPS.find(one => one.from === from && one.to === to)
      if (!found) {
        it(`${from} → ${to} is refused`, async () => {
          const id = await standing(from)
          await expect(step(id, to)).rejects.toMatchObject({
            code: 'STATE_STEP_REFUSED',
            message: `“${labelOf(REMINDER_STATE, from)}”不能直接变为“${labelOf(REMINDER_STATE, to)}”`,
          })
          expect((await now())[0]?.state).toBe(from)
        })
        continue
      }
      it(`${from} → ${to} goes with what it needs, and is refused without, naming it`, async () => {
        const id = await standing(from)
        for (const need of found.needs) {
          const without = need === 'onDay' ? step(id, to, null) : step(id, to, '2016-03-10', null)
          await expect(without).rejects.toMatchObject({ code: 'EVIDENCE_MISSING' })
          await expect(
            need === 'onDay' ? step(id, to, null) : step(id, to, '2016-03-10', ''),
          ).rejects.toThrow(REMINDER_NEEDS[need])
        }
        await step(id, to)
        expect((await now())[0]?.state).toBe(to)
        await finish(test.backend.audit.undo({}))
        expect((await now())[0]?.state).toBe(from)
      })
    }
  }
})

describe('a reminder', () => {
  it('lies within the absence and not in the days to come; what follows is not before it', async () => {
    await expect(sent({ onDate: '2014-12-31', mendBy: null })).rejects.toMatchObject({ code: 'DATE_ORDER' })
    await expect(sent({ onDate: '2016-03-21', mendBy: null })).rejects.toMatchObject({ code: 'DATE_FUTURE' })
    await expect(sent({ mendBy: '2016-02-29' })).rejects.toMatchObject({ data: { field: 'mendBy' } })
    const id = await sent({ mendBy: '2016-03-01' })
    await expect(step(id, 'SERVED', '2016-02-29')).rejects.toMatchObject({ code: 'DATE_ORDER' })
    await expect(step(id, 'SERVED', '2016-03-21')).rejects.toMatchObject({ code: 'DATE_FUTURE' })
    await step(id, 'SERVED', '2016-03-01')
    await expect(step(id, 'MENDED', '2016-02-29')).rejects.toMatchObject({ code: 'DATE_ORDER' })
    await expect(
      test.backend.flow.saveReminder({ flowId, id, values: values({ onDate: '2016-03-02' }) }),
    ).rejects.toMatchObject({ code: 'DATE_ORDER' })
  })

  it('is mended and deleted, each one step of undo', async () => {
    const id = await sent()
    await test.backend.flow.saveReminder({
      flowId,
      id,
      values: values({ facts: '两个季度没有回来', grounds: ['没有按时参加组织生活', '没有定期汇报'] }),
    })
    expect(await now()).toMatchObject([
      { facts: '两个季度没有回来', grounds: ['没有定期汇报', '没有按时参加组织生活'] },
    ])
    await test.backend.flow.removeReminder({ id })
    expect(await now()).toEqual([])
    await expect(step(id, 'SERVED')).rejects.toMatchObject({ code: 'RECORD_MISSING' })
    await finish(test.backend.audit.undo({}))
    await finish(test.backend.audit.undo({}))
    expect(await now()).toMatchObject([{ facts: '2015年应汇报2次，汇报0次' }])
  })

  it('stands on an earlier day as it stood then; past its term it is overdue from the day after', async () => {
    const id = await sent()
    await step(id, 'SERVED', '2016-03-05')
    expect(await now('2016-02-29')).toEqual([])
    expect(await now('2016-03-04')).toMatchObject([{ state: 'SENT', servedOn: null, overdue: false }])
    expect(await now('2016-03-15')).toMatchObject([{ state: 'SERVED', overdue: false }])
    expect(await now('2016-03-16')).toMatchObject([{ state: 'SERVED', overdue: true }])
    await step(id, 'MENDED', '2016-03-18')
    expect(await now('2016-03-17')).toMatchObject([{ state: 'SERVED', overdue: true }])
    expect(await now()).toMatchObject([{ state: 'MENDED', overdue: false }])
  })

  it('goes over with its flow record when two members become one', async () => {
    await sent()
    const other = await aMember(test, await aBranch(test, '西岗村支部'), { name: '甲' })
    await test.backend.duplicates.merge({
      keepId: other,
      otherId: memberId,
      place: 'kept',
      choices: { idNo: 'kept' },
    })
    const { flows } = await test.backend.flow.ofMember({ memberId: other })
    expect(flows).toMatchObject([{ id: flowId }])
    expect(await now()).toHaveLength(1)
  })

  it('is a paper with its receipt, and stands in the register', async () => {
    const id = await sent()
    const asked = { flowId, slip: 'REMINDER' as const, reminderId: id }
    const { pages, findings } = await test.backend.flow.slip(asked)
    const texts = pages.flatMap(({ cells }) => cells.map(({ text }) => text)).join('\n')
    expect(texts).toContain('流动党员书面提醒')
    expect(texts).toContain('2015年应汇报2次，汇报0次。')
    expect(texts).toContain('现提醒你在2016年3月15日前')
    expect(texts).toContain(COMMITTEE)
    expect(findings).toEqual(['纸面还缺：本单位联系电话（设置）'])
    const ticket = await finish(test.backend.flow.slipFile({ ...asked, format: 'html' }))
    const html = Buffer.from(test.office.files.collect(ticket.ticket)?.bytes ?? '').toString('utf8')
    expect(html).toContain(INTERNAL_MARK)
    await expect(test.backend.flow.slip({ ...asked, reminderId: 99 })).rejects.toMatchObject({
      code: 'RECORD_MISSING',
    })
    await step(id, 'SERVED', '2016-03-05', '本人签收')
    const ledger = await test.backend.flow.ledger({ ledger: 'REMINDERS' })
    expect(ledger.rows).toBe(1)
    const cells = ledger.pages.flatMap(page => page.cells.map(({ text }) => text))
    expect(cells).toEqual(expect.arrayContaining(['甲', '2016-03-01', '2016-03-05　本人签收', '已送达']))
  })
})
