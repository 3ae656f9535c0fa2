/** The sheet 失联党员 cell by cell: what keeps a row out, and what is kept in 备注 and told. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { change } from '../../../src/main/db/change.ts'
import { stamp } from '../../../src/main/office.ts'
import { apply, planFile, rowsOf } from '../../builders/imports.ts'
import {
  LI,
  lostFindings,
  lostSheet,
  NEW,
  NEWS,
  planLost,
  short,
  TRIED,
  twoBranches,
  WHO,
  type Told,
} from '../../builders/lostSheet.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { xlsx, type Grid } from '../../builders/workbooks.ts'

const TODAY = '2016-03-20'

let test: TestOffice
let wang: number
beforeEach(async () => {
  test = await anOffice(TODAY)
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

describe('a cell is named', () => {
  const TOO_LONG = '长'.repeat(501)

  it.each<[string, Told, string[]]>([
    ['without a name', { ...NEWS, name: '' }, ['refuse NAME_MISSING A3']],
    ['without an ID number', { ...NEWS, idNo: '' }, ['refuse PERSON_NO_ID B3']],
    ['of a number nobody has', { ...NEWS, idNo: NEW }, ['refuse PERSON_STRANGER B3']],
    ['of another name', { ...NEWS, name: '王六' }, ['refuse PERSON_NAME A3']],
    ['of another branch', { ...NEWS, name: '李四', idNo: LI }, ['refuse PERSON_ELSEWHERE B3']],
    ['without a day of discovery', { ...NEWS, foundOn: '' }, ['refuse LOST_DAY C3']],
    ['of a month of discovery', { ...NEWS, foundOn: '2016-03' }, ['refuse LOST_DAY C3']],
    [
      'of a day of discovery that cannot be read',
      { ...NEWS, foundOn: '年初' },
      ['warning LOST_DATE C3', 'refuse LOST_DAY C3'],
    ],
    ['discovered tomorrow', { ...NEWS, foundOn: '2016-03-21' }, ['refuse LOST_FUTURE C3']],
    ['discovered today', { ...NEWS, foundOn: TODAY }, ['warning LOST_OPENS C3']],
    [
      'in touch after the discovery',
      { ...NEWS, lastLife: '2016-03-02' },
      ['warning LOST_OPENS C3', 'warning LOST_ORDER D3'],
    ],
    ['in touch on the day', { ...NEWS, lastLife: '2016-03-01' }, ['warning LOST_OPENS C3']],
    [
      'with a date that cannot be read',
      { ...NEWS, lastDues: '前年' },
      ['warning LOST_DATE E3', 'warning LOST_OPENS C3'],
    ],
    [
      'with words that are no option',
      { ...NEWS, situation: '去南方' },
      ['warning LOST_OPTION G3', 'warning LOST_OPENS C3'],
    ],
    [
      'with 其他 and no reason',
      { ...NEWS, situation: '其他' },
      ['warning LOST_OPENS C3', 'warning LOST_WHY G3'],
    ],
    [
      'with 其他 and its reason',
      { ...NEWS, situation: '⑦', situationNote: '还俗' },
      ['warning LOST_OPENS C3'],
    ],
    ['too long', { ...NEWS, reasonText: TOO_LONG }, ['refuse LOST_TOO_LONG J3']],
    ['as long as it may be', { ...NEWS, reasonText: TOO_LONG.slice(1) }, ['warning LOST_OPENS C3']],
    [
      'too long with what is kept in it',
      { ...NEWS, remark: '备'.repeat(300), situation: '去南方' },
      ['warning LOST_OPTION G3', 'refuse LOST_TOO_LONG W3'],
    ],
    [
      'with a search that lacks its result and course',
      { ...NEWS, ...TRIED, result: '', course: '问过了啊' },
      ['warning LOST_ATTEMPT R3', 'warning LOST_ATTEMPT S3', 'warning LOST_OPENS C3'],
    ],
  ])('%s', async (_, told, expected) => {
    expect(await cells([told])).toEqual(expected)
  })

  it('where the member is no longer on the roll', async () => {
    await change(test.register, stamp(test.office, '转出', 'system'), ({ tx }) =>
      tx.updateTable('member').set({ membership: 'LEFT' }).where('id', '=', wang).execute(),
    )
    const { planId } = await planFile(test, await xlsx(lostSheet([NEWS])))
    expect((await rowsOf(test, planId)).map(short)).toEqual([['refused', 'PERSON_OFF_ROLL']])
  })
})

describe('a search', () => {
  it.each<[string, Told, string]>([
    ['tomorrow', { at: '2016-03-21' }, 'LOST_ATTEMPT'],
    ['of a month', { at: '2016-03' }, 'LOST_ATTEMPT'],
    ['with a course of four characters', { course: '没有找到' }, 'LOST_ATTEMPT'],
    ['without whoever made it', { responsible: '' }, 'LOST_ATTEMPT'],
    ['without whom it was made to', { target: '' }, 'LOST_ATTEMPT'],
    ['without its way', { channel: '' }, 'LOST_ATTEMPT'],
    ['in the newspaper, which nobody allowed', { channel: '报纸' }, 'LOST_ATTEMPT'],
  ])('%s is kept in 备注, and the rest of the row is taken', async (_, told, code) => {
    await open()
    const { planId, rows } = await plan([{ ...WHO, reasonText: '外出', ...TRIED, ...told }])
    expect(rows.map(short)).toEqual([['changed', code]])
    await apply(test, planId)
    const { attempts, values } = await cardOf()
    expect([attempts, values.reasonText]).toEqual([0, '外出'])
    expect(values.remark).toContain('查找未登记')
    expect((await plan([{ ...WHO, reasonText: '外出', ...TRIED, ...told }])).rows[0]?.decision).toBe('same')
  })

  it.each<[string, Told, string[]]>([
    ['today', { at: TODAY }, []],
    ['with its time', { at: '2016-03-02 09:30' }, []],
    ['with a course of five characters', { course: '没有找到他' }, []],
    ['before the discovery', { at: '2016-02-29' }, ['LOST_BEFORE']],
    ['on the day of it', { at: '2016-03-01' }, []],
    ['in a way that is no option', { channel: '托人打听' }, ['LOST_OPTION']],
  ])('%s is entered', async (_, told, codes) => {
    await open()
    const { planId, rows } = await plan([{ ...WHO, ...TRIED, ...told }])
    expect(rows.map(short)).toEqual([['changed', ...codes]])
    await apply(test, planId)
    const { attemptList } = await cardOf()
    expect(attemptList.map(({ at, channel }) => [at, channel])).toEqual([
      [told.at ?? TRIED.at, told.channel ? 'C99' : 'C11'],
    ])
    if (told.channel) expect(attemptList[0]?.course).toBe('查找方式：托人打听。电话询问，称两年没有联系')
  })

  it('after contact is left to the follow-up', async () => {
    const { id } = await open()
    await test.backend.search.contactMade({
      id,
      contactOn: '2016-03-05',
      contactHow: 'C01',
      responsible: '赵书记',
      course: '电话打通，本人在东莞',
    })
    expect((await plan([{ ...WHO, ...TRIED, at: '2016-03-05' }])).rows.map(short)).toEqual([['changed']])
    const { rows } = await plan([{ ...WHO, ...TRIED, at: '2016-03-06' }])
    expect(rows.map(short)).toEqual([['changed', 'LOST_ATTEMPT']])
    expect(rows[0]?.findings[0]?.reason).toContain('跟踪回访')
  })
})
