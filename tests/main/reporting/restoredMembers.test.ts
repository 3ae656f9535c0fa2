/**
 * Members suspended before or in a sweep and restored again: every annex, the list of the sweep and the card agree,
 * and with what the second reader counts (rules.md 4.1, R-B05 to R-B07, R-D12). The sweep runs from 2016-03-01, its
 * search ends on 03-10, annexes 5 and 6 are filled on 03-20, annex 9 on 06-20 (plan C).
 */

import { readXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { columnBelow, countByHand, gridOf, sorted, type Counted } from '../../builders/countByHand.ts'
import { judged } from '../../builders/lostCases.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'
import { anAttempt } from '../search/walk.ts'

const DAYS = { start: '2016-03-01', searchEnd: '2016-03-10', fill: '2016-03-20', fill9: '2016-06-20' }

/** Name, decision, restoring; the annexes each stands on, worked out by hand. */
const MEMBERS = [
  ['甲', '2015-10-01', null, []],
  ['乙', '2015-10-01', '2016-02-29', []],
  ['丙', '2015-10-01', '2016-03-01', [3, 5]],
  ['丁', '2016-02-29', '2016-03-10', [3, 5]],
  ['戊', '2016-02-29', '2016-03-11', []],
  ['己', '2016-03-01', null, []],
  ['庚', '2016-03-01', '2016-03-05', [3, 5]],
  ['辛', '2016-03-02', null, [3, 6]],
  ['壬', '2016-03-02', '2016-03-08', [3, 5]],
  ['癸', '2016-03-02', '2016-03-11', [3, 6]],
  ['子', '2016-03-02', '2016-06-21', [3, 6]],
] as const

describe('restored members', () => {
  let test: TestOffice
  let counted: Counted
  const cases = new Map<string, number>()
  let branch: number

  beforeAll(async () => {
    test = await anOffice('2016-12-31')
    const { backend } = test
    branch = await aBranch(test)
    const { values } = await backend.census.proposal({ template: 'C', year: 2016 })
    await backend.census.save({
      values: {
        ...values,
        startOn: DAYS.start,
        searchEnd: DAYS.searchEnd,
        fillDate: DAYS.fill,
        fillDate9: DAYS.fill9,
      },
    })
    for (const [name, decidedOn, restoredOn] of MEMBERS) {
      // Lost since New Year's Day; 附件5 and 6 take nobody else.
      const memberId = await aMember(test, branch, { name, lastLifeDate: '2015-01-01' })
      const { id } = await backend.search.open({
        memberId,
        values: { foundOn: '2015-08-01', situation: 'AWAY', lostOccupation: 'OTHER', lastLife: '2015-01-01' },
      })
      cases.set(name, id)
      await backend.search.startSearching({
        id,
        verifiedOn: '2015-08-05',
        secretary: '王支书',
        timeLimit: '2015-08-30',
      })
      for (const [at, channel] of [
        ['2015-08-06 09:00', 'C01'],
        ['2015-08-07 09:00', 'C11'],
        ['2015-08-08 09:00', 'C31'],
      ] as const) {
        await backend.search.addAttempt({ caseId: id, values: anAttempt(at, channel) })
      }
      await backend.search.notFound({ id, on: '2015-08-30' })
      await judged(backend, id, '2015-09-01')
      await backend.search.decide({
        id,
        outcome: 'C1',
        decidedOn,
        meetingOn: '2015-09-05',
        documentNo: '党字1号',
      })
      if (restoredOn === null) continue
      const evidence = '本人申请，县委组织部批准'
      await backend.roster.setMembership({ id: memberId, membership: 'FORMAL', on: restoredOn, evidence })
    }
    counted = await countByHand(test.register.reader, DAYS)
  }, 60_000)
  afterAll(() => test.dispose())

  async function sheets(annex: 2 | 3 | 5 | 6 | 7 | 9) {
    const { ticket } = await finish(test.backend.reporting.workbook({ annex }))
    const read = await readXlsx(test.office.files.collect(ticket)!.bytes)
    return read.sheets.filter(({ hidden }) => hidden !== true).map(({ rows }) => rows)
  }

  it.each([3, 5, 6] as const)('stand on annex %i as worked out by hand', async annex => {
    const lists = (await sheets(annex)).filter(rows =>
      rows.some(row => row[0] === '序号' && row.includes('姓名')),
    )
    const names = lists.flatMap(rows => columnBelow(rows, '姓名'))
    const expected = MEMBERS.filter(([, , , annexes]) => (annexes as readonly number[]).includes(annex))
    expect(sorted(names)).toEqual(sorted(expected.map(([name]) => name)))
    const ids = lists.flatMap(rows => columnBelow(rows, '身份证号码'))
    expect(sorted(ids)).toEqual(sorted(counted.persons[annex]))
  })

  it('are counted the same by the second reader, and as worked out by hand', async () => {
    const [seven = []] = await sheets(7)
    const [nine = []] = await sheets(9)
    expect(gridOf(seven)).toEqual(counted.grids[7])
    expect(gridOf(nine)).toEqual(counted.grids[9])
    const total = (column: number) => gridOf(nine).get(`总计/${column}`)
    // found and members again: 丙丁庚壬; not found: 辛癸子, of whom 癸 was restored by the fill date of annex 9
    expect([1, 2, 3, 4, 6, 10, 24].map(total)).toEqual([7, 4, 3, 4, 4, 2, 1])
    // members on the first day: 乙丙辛壬癸子
    expect(gridOf(seven).get('总计/1')).toBe(6)
    expect(gridOf(seven).get('总计/2')).toBe(3)
    const { checks } = await test.backend.reporting.checks({})
    expect(checks.filter(({ passed, level }) => !passed && level === 'error')).toEqual([])
  })

  it('read the same on the card of the case', async () => {
    const cards = new Map<string, string>()
    for (const [name, id] of cases) {
      const { annexes } = await test.backend.search.card({ id })
      cards.set(name, `${annexes.annexes.join()} ${annexes.reason}`)
    }
    expect(cards.get('甲')).toMatch(/^ 排查期间组织关系不在本党组织/)
    expect(cards.get('乙')).toBe(' 排查开始前已取得联系（2016-02-29恢复党籍）')
    expect(cards.get('丙')).toBe('3,5 失联已满6个月，排查期间取得联系（2016-03-01恢复党籍）')
    expect(cards.get('癸')).toMatch(/^3,6 到查找结束（2016-03-10）失联已满6个月，经多方努力仍无法取得联系$/)
  })

  it('are no lost members on the lines of the sweep from the day they are restored', async () => {
    const { census } = test.backend
    const { campaigns } = await census.campaigns({})
    const campaignId = campaigns[0]!.id
    await census.listScope({ campaignId, on: '2016-03-01' })
    const hinted = async (asOf: string) => {
      const { rows } = await census.lines({ campaignId, orgId: branch, asOf })
      return rows.flatMap(({ name, hints }) => (hints.includes('失联') ? [name] : []))
    }
    // on the lines: 乙丙辛壬癸子. 乙 was restored before the sweep, the others stand on annex 3.
    expect(sorted(await hinted('2016-03-20'))).toEqual(sorted(['丙', '辛', '壬', '癸', '子']))
  })

  it('are heard of on the lists to watch, and on that of those found during the sweep (R-B07)', async () => {
    const { search, roster } = test.backend
    const watched = async (kind: 'over' | 'duringSweep', asOf: string) => {
      const { rows } = await search.watch({ kind, asOf })
      return rows.map(({ name, basis }) => (kind === 'over' ? name : `${name} ${basis}`))
    }
    // six months since 2016-02-29 are over on 08-29, and it is more than six the day after
    expect(await watched('over', '2016-08-29')).toEqual([])
    expect(await watched('over', '2016-08-30')).toEqual(['乙'])
    expect(await watched('duringSweep', '2016-03-31')).toEqual([])
    const memberId = await aMember(test, branch, { name: '丑', lastLifeDate: '2015-09-05' })
    await search.open({ memberId, values: { foundOn: '2016-02-20' } })
    const step = (membership: 'SUSPENDED' | 'FORMAL', on: string) =>
      roster.setMembership({ id: memberId, membership, on, evidence: '党委决定' })
    await step('SUSPENDED', '2016-03-02')
    await step('FORMAL', '2016-03-08')
    expect(await watched('duringSweep', '2016-03-07')).toEqual([])
    expect(await watched('duringSweep', '2016-03-08')).toEqual(['丑 2016-03-08 恢复党籍'])
  })
})
