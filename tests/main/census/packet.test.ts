/** The packet: barred until all five documents and the signature are there (R-A09). */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PACKET_DOCUMENT } from '../../../src/shared/census/codes.ts'
import { finish } from '../../builders/office.ts'
import { aSweep, type Sweep } from './sweep.ts'

let sweep: Sweep
beforeEach(async () => {
  sweep = await aSweep()
  sweep.goTo('2016-03-30')
})
afterEach(() => sweep.test.dispose())

const census = () => sweep.test.backend.census
const packet = () => census().packet({ campaignId: sweep.campaignId })
const KINDS = PACKET_DOCUMENT.items.map(({ key }) => key)
const prepare = (kind: (typeof KINDS)[number], on: string | null = '2016-03-28') =>
  census().prepareDocument({ campaignId: sweep.campaignId, kind, on, by: '李干事', remark: null })
const sign = (on: string | null) => census().signPacket({ campaignId: sweep.campaignId, by: '王书记', on })
const handUp = (on: string) =>
  census().handUpPacket({ campaignId: sweep.campaignId, on, to: '县委组织部', by: '李干事' })

describe('the packet', () => {
  it.each(PACKET_DOCUMENT.items)('does not go up without $label', async ({ key, label }) => {
    for (const kind of KINDS) if (kind !== key) await prepare(kind)
    await sign('2016-03-29')
    expect((await packet()).missing).toEqual([label])
    await expect(handUp('2016-03-30')).rejects.toThrow(`还缺：${label}。补上后才能上报`)
  })

  it('does not go up without the day of the signature, nor before it', async () => {
    for (const kind of KINDS) await prepare(kind)
    await expect(handUp('2016-03-30')).rejects.toThrow('还缺：书记签字日期。补上后才能上报')
    await sign('2016-03-29')
    await expect(handUp('2016-03-28')).rejects.toThrow('上报日期不能早于签字日期')
    // said beside its field, by no name of the program's own
    await expect(
      census().handUpPacket({
        campaignId: sweep.campaignId,
        on: '2016-03-30',
        to: '县委组织部',
        by: '',
      }),
    ).rejects.toMatchObject({ message: '请填写经办人', data: { field: 'by' } })
    await expect(handUp('2016-03-31')).rejects.toThrow('上报日期不能晚于今天')
    await handUp('2016-03-29')
  })

  it('is recorded, closed once it is up, and taken back with one undo', async () => {
    await census().planStages({ campaignId: sweep.campaignId })
    for (const kind of KINDS) await prepare(kind)
    await sign('2016-03-29')
    await handUp('2016-03-30')
    expect(await packet()).toMatchObject({
      handedOn: '2016-03-30',
      handedTo: '县委组织部',
      deadline: '2016-03-30',
      late: false,
      missing: [],
    })
    const records = await sweep.test.register.reader.selectFrom('exportRecord').select('what').execute()
    expect(records.map(({ what }) => what)).toEqual(['2016年党员组织关系集中排查材料上报'])
    await expect(prepare('REPORT', null)).rejects.toThrow('排查材料已在2016-03-30上报，不能再改')
    await expect(sign(null)).rejects.toThrow('排查材料已在2016-03-30上报')
    await finish(sweep.test.backend.audit.undo({}))
    expect((await packet()).handedOn).toBe(null)
    await prepare('REPORT', null)
    expect((await packet()).missing).toEqual(['党员组织关系排查工作情况报告及处理建议'])
  })

  it('has the deadline of the task marked as the hand-up, whatever its words (R-A13)', async () => {
    const { values } = await census().proposal({ template: 'C', year: 2016 })
    const { id: campaignId } = await census().save({ values: { ...values, name: '市直通知' } })
    await census().planStages({ campaignId })
    const deadline = async () => (await census().packet({ campaignId })).deadline
    expect(await deadline()).toBe('2016-03-20')
    const tasks = (await census().stages({ campaignId })).stages.flatMap(stage => stage.tasks)
    const task = tasks.find(({ handsUp }) => handsUp)
    const { id, orgName, overdue, late, ...own } = task!
    expect([orgName, overdue, late]).toEqual([null, true, false])
    const save = (change: object) =>
      census().saveTask({ campaignId, id, values: { ...own, text: '送材料', ...change } })
    await save({ deadline: '2016-03-18' })
    expect(await deadline()).toBe('2016-03-18')
    await save({ handsUp: false })
    expect(await deadline()).toBe(null)
  })

  it.each([
    ['2016-03-30', false],
    ['2016-03-31', true],
  ])('not handed up on %s is late: %s (R-A08, R-A15)', async (day, late) => {
    await census().planStages({ campaignId: sweep.campaignId })
    sweep.goTo(day)
    expect((await packet()).late).toBe(late)
  })

  it.each([
    ['2016-03-29', false],
    ['2016-03-30', true],
  ])('on %s is late: %s, where “X日前” leaves the day out', async (day, late) => {
    await census().planStages({ campaignId: sweep.campaignId })
    await sweep.test.backend.settings.set({ key: 'date.qianInclusive', value: false, reason: '核对' })
    sweep.goTo(day)
    expect((await packet()).late).toBe(late)
    const { stages } = await census().stages({ campaignId: sweep.campaignId })
    const handUp = stages.flatMap(({ tasks }) => tasks).find(({ handsUp }) => handsUp)
    expect([handUp?.deadline, handUp?.overdue]).toEqual(['2016-03-30', late])
  })
})
