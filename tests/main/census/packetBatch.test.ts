/** The documents of a packet bound to what was frozen: the batches of room `reporting` (R-A09). */

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { finish } from '../../builders/office.ts'
import { aSweep, type Sweep } from './sweep.ts'

let sweep: Sweep
beforeEach(async () => {
  sweep = await aSweep()
  sweep.goTo('2016-03-28')
  const stick = join(sweep.test.folder, 'stick')
  mkdirSync(stick)
  Object.assign(sweep.test.office.ports, {
    documentFolders: () => Promise.resolve([{ label: 'U盘', path: stick, kind: 'usb' as const }]),
  })
})
afterEach(() => sweep.test.dispose())

const census = () => sweep.test.backend.census
const packet = () => census().packet({ campaignId: sweep.campaignId })
const use = (batchId: number) => census().useBatch({ campaignId: sweep.campaignId, batchId })

async function aBatch(annexes: number[], orgId?: number): Promise<number> {
  const { reporting } = sweep.test.backend
  const { places } = await reporting.destinations({})
  await finish(
    reporting.packet({
      annexes,
      place: places[0]?.key ?? '',
      pdf: false,
      confirmed: true,
      ...(orgId === undefined ? {} : { orgId }),
    }),
  )
  const { rows } = await reporting.batches({})
  return rows[0]?.id ?? 0
}

const state = async () =>
  (await packet()).documents.map(({ kind, preparedOn, source }) => [kind, preparedOn, source])

describe('a frozen batch', () => {
  it('is offered, newest first, and stands for every annex it holds', async () => {
    expect((await packet()).newest).toBe(null)
    const first = await aBatch([5, 6, 7])
    const second = await aBatch([5, 6])
    expect((await packet()).newest).toMatchObject({ id: second, annexes: [5, 6] })
    await use(first)
    expect(await state()).toEqual([
      ['REPORT', null, null],
      ['ANNEX5', '2016-03-28', 'BATCH'],
      ['ANNEX6', '2016-03-28', 'BATCH'],
      ['ANNEX7', '2016-03-28', 'BATCH'],
      ['ANNEX8', null, null],
    ])
    expect((await packet()).documents[1]?.batch).toEqual({
      id: first,
      madeAt: '2016-03-28T09:00:00',
      persons: 0,
    })
    // The newer one takes the place of what it holds, and nothing else.
    await use(second)
    expect((await packet()).documents.map(({ batch }) => batch?.id ?? null)).toEqual([
      null,
      second,
      second,
      first,
      null,
    ])
    await finish(sweep.test.backend.audit.undo({}))
    expect((await packet()).documents[1]?.batch?.id).toBe(first)
  })

  it('of one branch, or of another campaign, is not offered and not taken', async () => {
    const branch = await aBatch([5, 6], sweep.east)
    expect((await packet()).newest).toBe(null)
    await expect(use(branch)).rejects.toThrow()
    const { values } = await census().proposal({ template: 'C', year: 2016 })
    await census().save({ values: { ...values, name: '另一次排查' } })
    const other = await aBatch([5, 6])
    expect((await packet()).newest).toBe(null)
    await expect(use(other)).rejects.toThrow()
  })

  it('stays with its campaign and its committee whatever they are called later', async () => {
    const id = await aBatch([5, 6])
    const { campaigns } = await census().campaigns({})
    const own = campaigns.find(campaign => campaign.id === sweep.campaignId)
    const { values } = await census().proposal({ template: 'A', year: 2016 })
    expect(own).toMatchObject({ name: values.name, active: true })
    await census().save({ id: sweep.campaignId, values: { ...values, name: '改了名的排查' } })
    await sweep.test.backend.settings.set({ key: 'committee.name', value: '中共新镇委员会' })
    expect((await packet()).newest).toMatchObject({ id })
    await use(id)
    expect((await packet()).documents[1]?.batch).toMatchObject({ id })
  })

  it('of another campaign is not offered where that took over the name', async () => {
    await aBatch([5, 6])
    const { values } = await census().proposal({ template: 'A', year: 2016 })
    const { id: campaignId } = await census().save({ values })
    expect((await census().packet({ campaignId })).newest).toBe(null)
  })

  it('of a campaign that was taken back is not offered for the next one', async () => {
    const { values } = await census().proposal({ template: 'C', year: 2016 })
    const saved = await census().save({ values: { ...values, name: '另一次排查' } })
    await aBatch([5, 6])
    await finish(sweep.test.backend.audit.undo({ id: saved.changeId ?? 0 }))
    const next = await census().save({ values: { ...values, name: '第三次排查' } })
    expect((await census().packet({ campaignId: next.id })).newest).toBe(null)
  })

  it('with the written and signed report lets the packet, and its stage, go up', async () => {
    await census().planStages({ campaignId: sweep.campaignId })
    const missing = async () => {
      const { stages } = await census().stages({ campaignId: sweep.campaignId })
      return (await packet()).missing.concat(stages.length === 0 ? ['阶段'] : [])
    }
    await use(await aBatch([5, 6, 7, 8]))
    expect(await missing()).toEqual(['党员组织关系排查工作情况报告及处理建议', '书记签字日期'])
    const report = { campaignId: sweep.campaignId, kind: 'D11' } as const
    await census().saveCampaignReport({
      ...report,
      asOf: '2016-03-28',
      texts: ['一', '二', '三', '四', '五'],
      writtenBy: '李干事',
      writtenOn: '2016-03-28',
    })
    expect(await missing()).toEqual(['书记签字日期'])
    await census().signCampaignReport({ ...report, on: '2016-03-28', by: '王书记' })
    expect(await missing()).toEqual([])
    await census().handUpPacket({
      campaignId: sweep.campaignId,
      on: '2016-03-28',
      to: '县委组织部',
      by: '李干事',
    })
    await expect(use(1)).rejects.toThrow('排查材料已在2016-03-28上报')
  })
})
