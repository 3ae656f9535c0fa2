/** The sheet 失联党员 of a branch's packet: what it opens, changes, adds and leaves to the clerk; one step of undo. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FLOW_COLUMNS, FLOW_SHEET } from '../../../src/shared/intake/flowSheet.ts'
import { LOST_SHEET } from '../../../src/shared/intake/lostSheet.ts'
import { LOST_OUTCOME } from '../../../src/shared/search/codes.ts'
import { apply, everything, planFile, rowsOf } from '../../builders/imports.ts'
import {
  lostFindings,
  lostSheet,
  NEW,
  NEWS,
  planLost,
  ROSTER,
  rosterSheet,
  short,
  TRIED,
  twoBranches,
  UNIT,
  WANG,
  WHO,
  type Told,
} from '../../builders/lostSheet.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { xlsx, type Grid } from '../../builders/workbooks.ts'

let test: TestOffice
let wang: number
beforeEach(async () => {
  test = await anOffice('2016-03-20')
  wang = await twoBranches(test)
})
afterEach(() => test.dispose())

const plan = (told: readonly Told[], roster?: Grid) => planLost(test, told, roster)
const cells = (told: readonly Told[]) => lostFindings(test, told)
const casesOf = async (memberId = wang) => (await test.backend.search.ofMember({ memberId })).rows
const cardOf = async (memberId = wang) => {
  const [row] = await casesOf(memberId)
  return test.backend.search.card({ id: row!.id })
}
const open = (values: object = {}) =>
  test.backend.search.open({
    memberId: wang,
    values: { foundOn: '2016-03-01', lastLife: '2015-01-01', lastDues: '2015-02', ...values },
  })

describe('a member of the branch without a case', () => {
  it('is offered a case to be verified, with all that was told, in one step with the members', async () => {
    const before = everything(test.register)
    const { planId, said, rows } = await plan([{ ...NEWS, ...TRIED }], [['王五', WANG, '正式党员', '村委会']])
    expect(said.counts).toEqual({ new: 1, changed: 1, same: 0, refused: 0 })
    expect(rows.map(short)).toEqual([['new', 'LOST_OPENS']])
    expect(rows[0]?.changes[0]).toEqual({ field: '失联记录', before: '', after: '核查中（新立）' })
    expect(rows[0]?.changes).toContainEqual({ field: '失去联系情形', before: '', after: '外出务工经商' })
    expect(rows[0]?.findings[0]?.reason).toContain('须在 2016-03-31 前核查')
    expect(everything(test.register)).toEqual(before)
    await apply(test, planId)
    expect(await cardOf()).toMatchObject({
      state: 'VERIFYING',
      foundOn: '2016-03-01',
      outcomes: [],
      values: {
        lastLife: '2015-01-10',
        lastDues: '2015-02',
        lastDuesByProxy: true,
        situation: 'AWAY',
        lostOccupation: 'RURAL_AWAY',
        reasonText: '外出打工后换了号码',
        secretary: '赵书记',
        currentAddress: '可能在东莞',
        currentPhone: '13700000013',
        branchOpinion: '请派出所协查',
        remark: '家里有老人',
      },
      attemptList: [
        {
          at: '2016-03-02',
          channel: 'C11',
          target: '其兄王大',
          targetPhone: '13700000012',
          responsible: '赵书记',
          course: '电话询问，称两年没有联系',
          result: '无结果',
        },
      ],
    })
    const { rows: log } = await test.backend.audit.changes({ page: { limit: 1 } })
    expect(log[0]?.label).toBe('导入“名册.xlsx”：新增1 修改1（其中失联党员1条）')
    const { rows: touched } = await test.backend.roster.list({ filter: { changeId: log[0]!.id } })
    expect(touched.map(({ name }) => name)).toEqual(['王五'])
    await finish(test.backend.audit.undo({}))
    expect(await casesOf()).toEqual([])
    const { rows: members } = await test.backend.roster.list({ filter: { text: WANG } })
    expect(members[0]?.unit).toBeNull()
  })

  it('is not opened a case where the clerk leaves the row out, and is where it is taken in again', async () => {
    const { planId, rows } = await plan([NEWS])
    const { rowKey } = rows[0]!
    const out = await test.backend.intake.leaveOut({ planId, rowKey, out: true })
    expect(short(out.row)).toEqual(['refused', 'LEFT_OUT'])
    const back = await test.backend.intake.leaveOut({ planId, rowKey, out: false })
    expect(short(back.row)).toEqual(['new', 'LOST_OPENS'])
    await test.backend.intake.leaveOut({ planId, rowKey, out: true })
    await apply(test, planId)
    expect(await casesOf()).toEqual([])
  })

  it('may stand in several rows: the first opens the case, the others add searches to it', async () => {
    const again = { ...WHO, ...TRIED, at: '2016-03-03', channel: '邻居', target: '邻居刘某' }
    const { planId, rows } = await plan([{ ...NEWS, ...TRIED }, again])
    expect(rows.map(short)).toEqual([['new', 'LOST_OPENS'], ['changed']])
    await apply(test, planId)
    expect((await casesOf()).map(({ attempts }) => attempts)).toEqual([2])
  })

  it('may be new in the roster of the same file', async () => {
    const { planId } = await plan([{ ...NEWS, name: '新来者', idNo: NEW }], [['新来者', NEW, '正式党员', '']])
    await apply(test, planId)
    const { rows: found } = await test.backend.roster.list({ filter: { text: NEW } })
    expect((await casesOf(found[0]!.id)).map(({ state }) => state)).toEqual(['VERIFYING'])
  })

  it('is told of on the sheet of absences too, which annex 4 leaves him out of', async () => {
    const away: Partial<Record<string, string>> = { ...WHO, leftOn: '2015-03-01', reason: '经商' }
    const flow = {
      name: FLOW_SHEET,
      rows: [
        UNIT,
        FLOW_COLUMNS.map(({ header }) => header),
        FLOW_COLUMNS.map(({ key }) => away[key] ?? ''),
      ] as Grid,
    }
    const { planId } = await planFile(test, await xlsx(rosterSheet(), flow, lostSheet([NEWS])))
    const rows = await rowsOf(test, planId)
    expect(rows.filter(({ sheet }) => sheet === FLOW_SHEET).map(short)).toEqual([['new', 'FLOW_LOST']])
  })
})

describe('a member with an open case', () => {
  it('has it changed field by field, and a blank erases nothing', async () => {
    await open({ reasonText: '外出', secretary: '钱书记' })
    const { planId, rows } = await plan([{ ...WHO, foundOn: '2016-03-01', reasonText: '外出打工' }])
    expect(rows.map(short)).toEqual([['changed']])
    expect(rows[0]?.changes).toEqual([{ field: '失联原因', before: '外出', after: '外出打工' }])
    await apply(test, planId)
    expect((await cardOf()).values).toMatchObject({ reasonText: '外出打工', secretary: '钱书记' })
  })

  it('is the same when the file is read a second time', async () => {
    const told = { ...NEWS, ...TRIED, situation: '去南方', channel: '托人', lastDues: '前年' }
    await apply(test, (await plan([told])).planId)
    const before = everything(test.register)
    const { said } = await plan([told])
    expect(said.counts).toEqual({ new: 0, changed: 0, same: 2, refused: 0 })
    expect(everything(test.register)).toEqual(before)
  })

  it('keeps its day of discovery where the month agrees, and another month is kept in 备注', async () => {
    await open()
    expect((await plan([{ ...WHO, foundOn: '2016-03' }])).rows.map(short)).toEqual([['same']])
    const { planId, rows } = await plan([{ ...WHO, foundOn: '2016-02' }])
    expect(rows.map(short)).toEqual([['changed', 'LOST_DAY']])
    await apply(test, planId)
    const { foundOn, remark } = (await cardOf()).values
    expect([foundOn, remark]).toEqual(['2016-03-01', '发现失联日期：2016-02'])
  })

  it('is not discovered after it was verified', async () => {
    const { id } = await open({ lastLife: '2015-01-01' })
    const assigned = { id, verifiedOn: '2016-03-05', secretary: '赵书记', timeLimit: '2016-03-15' }
    await test.backend.search.startSearching(assigned)
    expect((await plan([{ ...WHO, foundOn: '2016-03-05' }])).rows.map(short)).toEqual([['changed']])
    expect(await cells([{ ...WHO, foundOn: '2016-03-06' }])).toEqual(['refuse DATE_ORDER C3'])
  })

  it('is given a search of the same day to the same person once more, and told', async () => {
    await open()
    await apply(test, (await plan([{ ...WHO, ...TRIED }])).planId)
    expect((await plan([{ ...WHO, ...TRIED }])).rows.map(short)).toEqual([['same']])
    const { rows } = await plan([{ ...WHO, ...TRIED, course: '又问了一次，仍说不知道' }])
    expect(rows.map(short)).toEqual([['changed', 'LOST_ALIKE']])
    const later = await plan([{ ...WHO, ...TRIED, at: '2016-03-03' }])
    expect(later.rows.map(short)).toEqual([['changed']])
  })
})

describe('a case that is closed', () => {
  async function excluded() {
    const { id } = await open()
    await test.backend.search.exclude({ id, on: '2016-03-10', evidence: '本人来电' })
  }

  it('is not touched by a packet that went out before, and nothing is said where it says nothing new', async () => {
    await excluded()
    const told = { ...WHO, foundOn: '2016-03-01', lastLife: '2015-01-01', lastDues: '2015-02' }
    expect((await plan([told])).rows.map(short)).toEqual([['same']])
    expect(await cells([{ ...told, reasonText: '外出' }])).toEqual(['refuse LOST_CLOSED C3'])
  })

  it('is followed by another from the day after its last', async () => {
    await excluded()
    expect(await cells([{ ...WHO, foundOn: '2016-03-10' }])).toEqual(['refuse LOST_CLOSED C3'])
    const { planId, rows } = await plan([{ ...WHO, foundOn: '2016-03-11' }])
    expect(rows.map(short)).toEqual([['new', 'LOST_OPENS']])
    await apply(test, planId)
    const [second, first] = await casesOf()
    expect([first?.state, second?.state]).toEqual(['EXCLUDED', 'VERIFYING'])
    expect((await test.backend.search.card({ id: second!.id })).previous?.id).toBe(first!.id)
  })
})

describe('what is decided is never taken from the file', () => {
  it.each(
    LOST_OUTCOME.items
      .filter(({ key }) => !['P1', 'M5', 'Z1', 'Z9'].includes(key))
      .map(({ label }) => label)
      .concat('按自行脱党处理', '予以除名'),
  )('%s: kept in words, and told where to decide', async outcome => {
    await open()
    const { planId, rows } = await plan([{ ...WHO, branchOpinion: `建议${outcome}` }])
    expect(rows.map(short)).toEqual([['changed', 'LOST_OUTCOME']])
    expect(rows[0]?.findings[0]?.reason).toContain('失联查找')
    await apply(test, planId)
    const { values, state, outcomes, outcomeList } = await cardOf()
    expect([values.branchOpinion, state, outcomes, outcomeList]).toEqual([
      `建议${outcome}`,
      'VERIFYING',
      [],
      [],
    ])
    const { rows: members } = await test.backend.roster.list({ filter: { text: WANG } })
    expect(members[0]?.membership).toBe('FORMAL')
  })

  it('written for the result of a search, it is kept in 备注 with the search', async () => {
    await open()
    const { planId, rows } = await plan([{ ...WHO, ...TRIED, result: '停止党籍' }])
    expect(rows.map(short)).toEqual([['changed', 'LOST_ATTEMPT', 'LOST_OUTCOME']])
    await apply(test, planId)
    const { values, attemptList } = await cardOf()
    expect(attemptList).toEqual([])
    expect(values.remark).toContain('其兄王大')
    expect(values.remark).toContain('停止党籍')
  })

  it('neither is contact: the search is entered and the step left to the clerk', async () => {
    await open()
    const { planId, rows } = await plan([{ ...WHO, ...TRIED, result: '取得联系' }])
    expect(rows.map(short)).toEqual([['changed', 'LOST_CONTACT']])
    await apply(test, planId)
    const { state, contactOn, attempts } = await cardOf()
    expect([state, contactOn, attempts]).toEqual(['VERIFYING', null, 1])
  })
})

it('a sheet of another kind is read as before, whatever it is called', async () => {
  const rows = [UNIT, ROSTER, ['新来者', NEW, '正式党员', '']]
  const { counts, sheets } = await planFile(test, await xlsx({ name: LOST_SHEET, rows }))
  expect([counts.new, sheets.map(({ reads }) => reads)]).toEqual([1, ['roster']])
})
