/** 重点对象 a campaign looks at (R-A03), and the lists drawn from its lines (D13). */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CHECK_LIST, KEY_GROUP } from '../../../src/shared/census/codes.ts'
import { aMember } from '../../builders/people.ts'
import { aSweep, type Sweep } from './sweep.ts'

let sweep: Sweep
beforeEach(async () => {
  sweep = await aSweep()
})
afterEach(() => sweep.test.dispose())

const census = () => sweep.test.backend.census
const someone = (name: string, orgId: number, values: object = {}) =>
  aMember(sweep.test, orgId, { name, ...values }, { fromOn: '2010-01-01' })

describe('key groups', () => {
  const groups = async () =>
    (await census().keyGroups({ campaignId: sweep.campaignId })).groups
      .filter(({ marked, told }) => marked + told > 0)
      .map(({ group, marked, told }) => [group, marked, told])

  it('are all six in the plans of S00, the last three in the notice of S03', async () => {
    const of = async (template: 'A' | 'B' | 'C' | 'D') =>
      (await census().proposal({ template, year: 2016 })).values.keyGroups
    expect(await of('A')).toEqual(['1', '2', '3', '4', '5', '6'])
    expect(await of('B')).toEqual(['1', '2', '3', '4', '5', '6'])
    expect(await of('C')).toEqual(['4', '5', '6'])
  })

  it('are counted, and only those the campaign looks at are put on its lines', async () => {
    await someone('赵一', sweep.east, { lostOccupation: 'RURAL_AWAY' })
    await someone('钱二', sweep.east, { lostOccupation: 'RETIRED' })
    await someone('孙三', sweep.west, { flowOccupation: 'AWAY_WORKER' })
    expect(await groups()).toEqual([
      ['1', 0, 2],
      ['6', 0, 1],
    ])
    const { campaigns } = await census().campaigns({})
    const { id, active, endedOn, ...values } = campaigns[0]!
    expect([active, endedOn]).toEqual([true, null])
    await census().save({ id, values: { ...values, keyGroups: ['4', '5', '6'] } })
    await sweep.list()
    expect(await groups()).toEqual([
      ['1', 0, 2],
      ['6', 1, 1],
    ])
    expect((await census().campaigns({})).active?.keyGroups).toEqual(['4', '5', '6'])
  })
})

describe('key groups told by absence', () => {
  it('are those of the day: from leaving to the day before the return', async () => {
    const away = await someone('赵一', sweep.east)
    const values = { leftOn: '2016-02-10', reason: '经商', direction: 'CROSS_PROVINCE' } as const
    const { id } = await sweep.test.backend.flow.save({ memberId: away, values })
    await sweep.test.backend.flow.end({ id, returnedOn: '2016-02-25' })
    const told = async (asOf: string) =>
      (await census().keyGroups({ asOf })).groups.find(({ group }) => group === '1')?.told
    expect(await told('2016-02-09')).toBe(0)
    expect(await told('2016-02-10')).toBe(1)
    expect(await told('2016-02-24')).toBe(1)
    expect(await told('2016-02-25')).toBe(0)
    await sweep.list('2016-02-14')
    expect((await sweep.row(away)).keyGroups).toEqual(['1'])
  })
})

describe('lists on paper', () => {
  it('can be read: reasons on two lines instead of in small type, and the day in the type of its line', async () => {
    await someone('孙三', sweep.east, { flowOccupation: 'AWAY_WORKER' })
    await sweep.list()
    for (const { key: list } of CHECK_LIST.items) {
      const { pages } = await census().paper({ ask: { kind: 'list', campaignId: sweep.campaignId, list } })
      const cells = pages.flatMap(page => page.cells)
      const day = cells.filter(({ text }) => text.startsWith('填表日期'))
      expect(day.map(({ size }) => size >= 8)).toEqual([true])
      if (list !== 'KEY_GROUP') continue
      const why = cells.filter(({ text }) => KEY_GROUP.items.some(({ label }) => text.includes(label)))
      expect(why.map(({ size }) => size >= 8)).toEqual([true])
    }
  })
})

describe('lists', () => {
  const counts = async (orgId?: number, asOf?: string) =>
    Object.fromEntries(
      (
        await census().lists({
          campaignId: sweep.campaignId,
          ...(orgId === undefined ? {} : { orgId }),
          ...(asOf === undefined ? {} : { asOf }),
        })
      ).lists
        .filter(({ persons }) => persons > 0)
        .map(({ list, persons }) => [list, persons]),
    )

  beforeEach(async () => {
    const zhao = await someone('赵一', sweep.east)
    await someone('钱二', sweep.east, { unattached: true })
    const sun = await someone('孙三', sweep.west)
    await sweep.list()
    const { flow, roster } = sweep.test.backend
    await flow.save({ memberId: sun, values: { leftOn: '2016-02-20', reason: '外出务工' } })
    await census().describe({ campaignId: sweep.campaignId, memberIds: [zhao], problems: ['流动', '党费'] })
    await roster.saveSanction({
      memberId: zhao,
      values: {
        family: '党纪',
        kind: '警告',
        decidedOn: '2016-02-25',
        decidedBy: null,
        documentNo: null,
        note: null,
      },
    })
  })

  it('hold whom a line names and whom the register tells of, of all and of a branch', async () => {
    expect(await counts()).toEqual({ FLOW: 2, UNATTACHED: 1, DUES: 1, SANCTION: 1 })
    expect(await counts(sweep.west)).toEqual({ FLOW: 1 })
    // Before he left, before the sanction.
    expect(await counts(undefined, '2016-02-19')).toEqual({ FLOW: 1, UNATTACHED: 1, DUES: 1 })
  })

  it('say on paper why somebody stands on them', async () => {
    const paper = async (list: 'FLOW' | 'SANCTION' | 'DOSSIER') => {
      const { pages, title } = await census().paper({
        ask: { kind: 'list', campaignId: sweep.campaignId, list },
      })
      return [title, pages.flatMap(({ cells }) => cells.map(({ text }) => text)).join('|')]
    }
    const [title, flow] = await paper('FLOW')
    expect(title).toBe('流动党员名单')
    expect(flow).toContain('共2名，截至2016-03-01')
    expect(flow).toMatch(/\|东岗村支部\|赵一\|[^|]*\|[^|]*\|[^|]*\|核查表（没有外出记录，不在附件4）\|/)
    expect(flow).toMatch(/\|西岗村支部\|孙三\|[^|]*\|[^|]*\|[^|]*\|附件4\|/)
    expect((await paper('SANCTION'))[1]).toContain('2016-02-25 警告')
    const { id: memberId } = await sweep.test.register.reader
      .selectFrom('member')
      .select('id')
      .where('name', '=', '钱二')
      .executeTakeFirstOrThrow()
    await sweep.test.backend.dossier.mark({
      marks: [
        { memberId, item: 'VOLUNTEER', present: '缺' },
        { memberId, item: 'POLITICAL', present: '不规范' },
        { memberId, item: 'APPLICATION', present: '有' },
      ],
    })
    const [, dossier] = await paper('DOSSIER')
    expect(dossier).toContain('共1名')
    expect(dossier).toContain('|缺入党志愿书、不规范政治审查材料|')
    // S00 25: the list is signed and sealed.
    expect(flow).toMatch(/党组织（盖章）.*负责人.*填表人.*填表日期：2016-03-01/)
    expect(flow).toContain('填报单位：中共青山镇委员会　')
  })
})
