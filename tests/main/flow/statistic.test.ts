import { readXlsx } from 'hucre'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { STATISTIC_COLUMNS } from '../../../src/shared/flow/statistic.ts'
import { anOffice, COMMITTEE, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch } from '../../builders/people.ts'
import { anAbsence } from './away.ts'

let test: TestOffice
let east: number
let west: number
let guests: number
beforeEach(async () => {
  test = await anOffice()
  east = await aBranch(test)
  west = await aBranch(test, '西岗村支部')
  guests = await aBranch(test, '园区流动党支部', { kind: '流动党支部' })
})
afterEach(() => test.dispose())

const away = (name: string, orgId: number, values: object) =>
  anAbsence(test, orgId, name, { leftOn: '2015-03-01', ...values })

const guest = (name: string, fromProvince: '省内' | '省外', orgId: number | null, rest: object = {}) =>
  test.backend.flow.saveInflow({
    values: { name, fromProvince, orgId, arrivedOn: '2015-06-01', ...rest },
  })

/** By hand: who counts where stands behind each line. Today is 2016-03-20. */
async function township() {
  const own = { hostKind: '流入地所建组织' }
  await away('一', east, { direction: 'CROSS_PROVINCE', ...own, hostOrg: '驻东莞党支部' }) // 1 5 6
  await away('二', east, { direction: 'CROSS_PROVINCE', ...own, hostOrg: ' 驻东莞党支部 ' }) // 1 (5) 6
  await away('三', west, { direction: 'CROSS_PROVINCE', ...own }) // 1 6
  await away('四', west, { direction: 'ABROAD' }) // 1
  await away('五', east, { direction: 'CROSS_CITY', ...own, hostOrg: '驻郑州党支部' }) // 2 7 8
  await away('六', east, { direction: 'IN_COUNTY', hostKind: '委托管理', hostOrg: '城关支部' }) // 2
  await away('七', east, { direction: 'NO_FIXED', provinceIn: '省内' }) // 2
  await away('八', west, { direction: 'NO_FIXED' }) // nowhere
  await away('九', west, { direction: 'CROSS_CITY', returnedOn: '2016-03-20' }) // back
  await away('十', west, { direction: 'CROSS_CITY', status: '拟外出' }) // not yet
  await guest('甲', '省外', guests) // 3 9 10 12
  await guest('乙', '省外', guests) // 3 (9) (10) 12
  await guest('丙', '省内', east) // 4 9 11
  await guest('丁', '省内', null) // 4
  await guest('戊', '省内', west, { leftOn: '2016-03-20' }) // gone
  await guest('己', '省内', west, { arrivedOn: '2016-03-20' }) // 4 9 11
}

const TABLE: Record<string, number> = {
  1: 4,
  2: 3,
  3: 2,
  4: 3,
  5: 1,
  6: 3,
  7: 1,
  8: 1,
  9: 3,
  10: 1,
  11: 2,
  12: 2,
  unplaced: 1,
}

async function figures(scope: { orgId?: number; asOf?: string } = {}): Promise<Record<string, number>> {
  const answer = await test.backend.flow.statistic(scope)
  return Object.fromEntries(answer.figures.map(({ key, count }) => [key, count]))
}

const behindFigure = async (column: string) =>
  (await test.backend.flow.statisticRows({ column })).rows.map(({ text }) => text)

describe('流动党员管理有关情况统计表', () => {
  it('equals the table counted by hand', async () => {
    await township()
    expect(await figures()).toEqual(TABLE)
  })

  it('prints what it counts, nothing for nothing, and the same in the workbook', async () => {
    const cells = async (scope = {}) => {
      const { pages } = await test.backend.flow.statistic(scope)
      return Object.fromEntries(
        pages[0]?.cells.flatMap(({ key, text }) => (key?.row === 'total' ? [[key.column, text]] : [])) ?? [],
      )
    }
    expect(await cells()).toEqual({
      unit: COMMITTEE,
      ...Object.fromEntries(STATISTIC_COLUMNS.map(({ key }) => [key, ''])),
    })
    await township()
    expect(await cells()).toEqual({
      unit: COMMITTEE,
      ...Object.fromEntries(STATISTIC_COLUMNS.map(({ key }) => [key, String(TABLE[key])])),
    })
    const made = await finish(test.backend.flow.statisticFile({ format: 'xlsx' }))
    const book = test.office.files.collect(made.ticket)
    const { sheets } = await readXlsx(Buffer.from(book?.bytes ?? ''))
    const row = sheets[0]?.rows.find(cells => cells[0] === COMMITTEE)
    expect(row?.slice(1, 13)).toEqual([4, 3, 2, 3, 1, 3, 1, 1, 3, 1, 2, 2])
  })

  it('shows who or what stands behind each figure, and no other number of them', async () => {
    await township()
    for (const [column, count] of Object.entries(TABLE)) {
      expect([column, (await behindFigure(column)).length]).toEqual([column, count])
    }
    expect((await behindFigure('1')).sort()).toEqual(
      ['一（东岗村支部）', '三（西岗村支部）', '二（东岗村支部）', '四（西岗村支部）'].sort(),
    )
    expect(await behindFigure('5')).toEqual(['驻东莞党支部（2名）'])
    expect(await behindFigure('10')).toEqual(['园区流动党支部（2名）'])
    expect(await behindFigure('unplaced')).toEqual(['八（西岗村支部）'])
    const [first] = (await test.backend.flow.statisticRows({ column: '8' })).rows
    expect(first).toMatchObject({ text: '五（东岗村支部）' })
    expect(first?.memberId).not.toBeNull()
  })

  it('is of a branch or of all, on both sides of every day', async () => {
    await township()
    expect(await figures({ orgId: west })).toMatchObject({ 1: 2, 2: 0, 4: 1, 9: 1, 11: 1, unplaced: 1 })
    // the day before: 九 was still away, 戊 still here, 己 not yet
    expect(await figures({ asOf: '2016-03-19' })).toMatchObject({ 2: 4, 4: 3, 9: 3, 11: 2 })
    expect(await figures({ asOf: '2015-05-31' })).toMatchObject({ 3: 0, 4: 0, 9: 0 })
    expect(await figures({ asOf: '2015-06-01' })).toMatchObject({ 3: 2, 4: 3, 9: 3 })
    expect(await figures({ asOf: '2015-02-28' })).toMatchObject({ 1: 0, 2: 0 })
  })
})

describe('members from elsewhere', () => {
  it('need a name, where they come from and since when; their days stand in order', async () => {
    const save = (values: object) => test.backend.flow.saveInflow({ values })
    await expect(save({ fromProvince: '省外', arrivedOn: '2015-06-01' })).rejects.toMatchObject({
      data: { field: 'name' },
    })
    await expect(save({ name: '甲', arrivedOn: '2015-06-01' })).rejects.toMatchObject({
      data: { field: 'fromProvince' },
    })
    await expect(save({ name: '甲', fromProvince: '省外' })).rejects.toMatchObject({
      data: { field: 'arrivedOn' },
    })
    await expect(guest('甲', '省外', null, { arrivedOn: '2016-03-21' })).rejects.toMatchObject({
      code: 'DATE_FUTURE',
    })
    await expect(guest('甲', '省外', null, { leftOn: '2015-05-31' })).rejects.toMatchObject({
      code: 'DATE_ORDER',
    })
  })

  it('are listed by state and branch, mended, taken away and brought back', async () => {
    const { id } = await guest('甲', '省外', east, { fromOrg: '河北某支部' })
    await guest('乙', '省内', west, { leftOn: '2016-01-01' })
    const names = async (status: 'present' | 'left' | 'all', scope: object = {}) =>
      (await test.backend.flow.inflows({ status, ...scope })).rows.map(({ name }) => name)
    expect([await names('present'), await names('left'), await names('all')]).toEqual([
      ['甲'],
      ['乙'],
      ['甲', '乙'],
    ])
    expect(await names('present', { asOf: '2015-12-31' })).toEqual(['甲', '乙'])
    expect(await names('all', { orgId: west })).toEqual(['乙'])
    await test.backend.flow.saveInflow({ id, values: { orgId: west } })
    expect(await names('all', { orgId: west })).toEqual(['甲', '乙'])
    await test.backend.flow.removeInflow({ id })
    expect(await names('all')).toEqual(['乙'])
    await expect(test.backend.flow.saveInflow({ id, values: { name: '丙' } })).rejects.toMatchObject({
      code: 'RECORD_MISSING',
    })
    await finish(test.backend.audit.undo({}))
    expect(await names('all')).toEqual(['甲', '乙'])
  })
})
