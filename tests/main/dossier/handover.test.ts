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

type Values = Inputs['dossier']['saveHandover']['values']
type Step = Inputs['dossier']['stepHandover']['step']

const save = async (values: Partial<Values> = {}, id?: number) =>
  (
    await test.backend.dossier.saveHandover({
      ...(id === undefined ? {} : { id }),
      values: {
        direction: '转出',
        counterpart: '中共白沙镇委员会',
        counterpartPhone: null,
        listedOn: '2024-02-01',
        remark: null,
        items: [{ memberId, content: '入党志愿书1份', copies: 1, pages: 12 }],
        ...values,
      },
    })
  ).id
const sign = (id: number, more: Partial<Extract<Step, { to: 'HANDED' }>> = {}) =>
  test.backend.dossier.stepHandover({
    id,
    step: {
      to: 'HANDED',
      handedOn: '2024-02-01',
      place: '镇党委',
      giver: '甲',
      taker: '乙',
      sealed: true,
      ...more,
    },
  })
const receipt = (id: number, more: Partial<Extract<Step, { to: 'RECEIPTED' }>> = {}) =>
  test.backend.dossier.stepHandover({
    id,
    step: { to: 'RECEIPTED', receiptOn: '2024-03-05', receiptFrom: '丙', checkResult: null, ...more },
  })
const list = async (asked: Inputs['dossier']['handovers'] = { only: 'all' }) =>
  (await test.backend.dossier.handovers(asked)).rows

describe('a handover of dossiers', () => {
  it('goes from the list over the signatures to the receipt, and back by undo', async () => {
    const first = dump(test.register)
    const id = await save()
    expect((await list())[0]).toMatchObject({ state: 'PREPARED', receiptDue: null, overdue: false })
    await sign(id)
    expect((await list())[0]).toMatchObject({ state: 'HANDED', receiptDue: '2024-03-02', overdue: true })
    await receipt(id)
    expect((await list())[0]).toMatchObject({ state: 'RECEIPTED', overdue: false, receiptFrom: '丙' })
    for (let step = 0; step < 3; step += 1) await finish(test.backend.audit.undo({}))
    expect(dump(test.register)).toEqual(first)
  })

  it('is refused by name what it lacks', async () => {
    const id = await save({ items: [{ memberId, content: '', copies: 0, pages: 0 }] })
    await expect(sign(id, { taker: null, sealed: false })).rejects.toMatchObject({
      code: 'EVIDENCE_MISSING',
      message: '还缺：每份档案的明细、接收人签名、密封包装并加盖党委公章。补上后才能登记交接签字',
    })
    await expect(receipt(id)).rejects.toMatchObject({ code: 'STATE_STEP_REFUSED' })
    const incoming = await save({ direction: '转入' })
    await sign(incoming, { sealed: false })
    await expect(receipt(incoming)).rejects.toMatchObject({
      code: 'EVIDENCE_MISSING',
      message: '还缺：档案审核结果。补上后才能登记回执',
    })
    await receipt(incoming, { checkResult: '材料齐全' })
  })

  it('keeps its days in order, and none of them to come', async () => {
    const id = await save()
    await expect(sign(id, { handedOn: '2024-01-31' })).rejects.toMatchObject({ code: 'DATE_ORDER' })
    await expect(sign(id, { handedOn: '2024-03-21' })).rejects.toMatchObject({ code: 'DATE_FUTURE' })
    await sign(id, { handedOn: '2024-03-20' })
    await expect(receipt(id, { receiptOn: '2024-03-19' })).rejects.toMatchObject({ code: 'DATE_ORDER' })
    await expect(save({ listedOn: '2024-03-21' })).rejects.toMatchObject({ code: 'DATE_FUTURE' })
  })

  it('stands once it is signed', async () => {
    const id = await save()
    await save({ counterpart: '另一镇' }, id)
    await sign(id)
    await expect(save({}, id)).rejects.toMatchObject({ code: 'HANDOVER_SIGNED' })
    await expect(test.backend.dossier.removeHandover({ id })).rejects.toMatchObject({
      code: 'HANDOVER_SIGNED',
    })
    const other = await save()
    await test.backend.dossier.removeHandover({ id: other })
    expect((await list()).map(row => row.id)).toEqual([id])
  })

  it('names nobody twice', async () => {
    const item = { memberId, content: '一份', copies: 1, pages: 1 }
    await expect(save({ items: [item, item] })).rejects.toMatchObject({ code: 'HANDOVER_TWICE' })
  })
})

describe('receipts that do not come', () => {
  it('are counted from the day after the last one, by the setting, and lead from the workbench', async () => {
    const id = await save()
    await sign(id, { handedOn: '2024-02-19' })
    const overdue = () => list({ only: 'overdue' })
    // 19 February and 30 days is 20 March: today, in time.
    expect(await overdue()).toEqual([])
    await test.backend.settings.set({ key: 'dossier.receiptDays', value: 29, reason: '核对' })
    expect(await overdue()).toHaveLength(1)
    const { items } = await test.backend.agenda.overview({})
    expect(items.find(({ key }) => key === 'handoverOverdue')).toMatchObject({ tone: 'bad', count: 1 })
    await receipt(id, { receiptOn: '2024-03-20' })
    expect(await overdue()).toEqual([])
  })

  it('are those of the day that is asked about', async () => {
    const id = await save()
    await sign(id)
    await receipt(id, { receiptOn: '2024-03-10' })
    const on = async (asOf: string) => (await list({ only: 'all', asOf })).map(row => row.state)
    expect(await on('2024-01-31')).toEqual([])
    expect(await on('2024-02-01')).toEqual(['HANDED'])
    expect(await on('2024-03-10')).toEqual(['RECEIPTED'])
    expect(await list({ only: 'overdue', asOf: '2024-03-09' })).toHaveLength(1)
    expect((await list({ only: 'all', asOf: '2024-03-09' }))[0]?.receiptFrom).toBeNull()
  })
})

describe('the proposed content', () => {
  it('is what the catalogue holds', async () => {
    const paper = {
      title: null,
      madeOn: null,
      form: null,
      comparedBy: null,
      comparedOn: null,
      remark: null,
    }
    for (const [item, copies, pages] of [
      ['DI-03', 1, 3],
      ['DI-03', 2, 2],
      ['DI-11', 1, null],
    ] as const)
      await test.backend.dossier.savePaper({ memberId, values: { ...paper, item, copies, pages } })
    expect(await test.backend.dossier.proposeHandover({ memberId })).toEqual({
      memberId,
      letterId: null,
      name: '张三',
      content: '思想汇报3份、入党志愿书1份',
      copies: 4,
      pages: 7,
    })
  })
})

describe('the papers of a handover', () => {
  const texts = async (form: 'handover' | 'receipt', id: number) => {
    const { pages } = await test.backend.dossier.paper({ form, id })
    return pages.flatMap(page => page.cells.map(({ text }) => text))
  }
  it('name both sides, every dossier and the signatures', async () => {
    const id = await save()
    await sign(id)
    const printed = await texts('handover', id)
    expect(printed).toEqual(
      expect.arrayContaining([
        '中共青山镇委员会',
        '中共白沙镇委员会',
        '2024年2月1日',
        '入党志愿书1份',
        '1名党员的档案，共1份12页',
        '移交人（签名）：甲',
      ]),
    )
    expect(printed.indexOf('中共青山镇委员会')).toBeLessThan(printed.indexOf('中共白沙镇委员会'))
  })

  it('answer the sender of what came in', async () => {
    const id = await save({ direction: '转入' })
    await sign(id)
    await receipt(id, { checkResult: '材料齐全、真实' })
    const printed = (await texts('receipt', id)).join('\n')
    expect(printed).toContain('中共白沙镇委员会：')
    expect(printed).toContain('你处移交的张三同志的党员档案，已于2024年2月1日收到，密封完好。')
    expect(printed).toContain('经审核：材料齐全、真实。')
    expect(printed).toContain('2024年3月5日')
  })
})
