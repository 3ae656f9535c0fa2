/** The sheet 支部自查 of a branch's packet: marks and notes beside those on record, and the branch's own mark. */

import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx } from 'hucre'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CHECK_HEADINGS, FIVE_CHECKS } from '../../../src/shared/census/codes.ts'
import { CHECK_COLUMNS, CHECK_SHEET, type CheckKey } from '../../../src/shared/intake/checkSheet.ts'
import { apply, findingsOf, planFile, rowsOf, type PlanRow } from '../../builders/imports.ts'
import { finish } from '../../builders/office.ts'
import { aMember } from '../../builders/people.ts'
import { xlsx, type Grid } from '../../builders/workbooks.ts'
import { aSweep, type Sweep } from '../census/sweep.ts'

const WANG = '410400198006151016'
const LI = '410400198006151032'

let sweep: Sweep
let wang: number
beforeEach(async () => {
  sweep = await aSweep()
  wang = await aMember(sweep.test, sweep.east, { name: '王五', idNo: WANG }, { fromOn: '2010-01-01' })
  await aMember(sweep.test, sweep.west, { name: '李四', idNo: LI }, { fromOn: '2010-01-01' })
  await sweep.list()
})
afterEach(() => sweep.test.dispose())

type Told = Partial<Record<CheckKey, string>>

const WHO: Told = { name: '王五', idNo: WANG }
const FIVE: Told = Object.fromEntries(FIVE_CHECKS.map(item => [item, '属实']))
const EIGHT: Told = Object.fromEntries(CHECK_HEADINGS.map(item => [item, '正常']))
const SIGN: Told = { selfBy: '王书记', selfOn: '2016-02-28' }

async function plan(...told: Told[]) {
  const rows: Grid = [
    ['填报单位：东岗村支部'],
    CHECK_COLUMNS.map(({ header }) => header),
    ...told.map(row => CHECK_COLUMNS.map(({ key }) => row[key] ?? '')),
  ]
  const { planId, counts } = await planFile(sweep.test, await xlsx({ name: CHECK_SHEET, rows }))
  return { planId, counts, rows: await rowsOf(sweep.test, planId) }
}

const short = ({ decision, findings }: PlanRow) => [decision, ...findings.map(({ code }) => code)]

async function cells(...told: Told[]) {
  const found = await findingsOf(sweep.test, (await plan(...told)).planId)
  return found.map(({ code, column, row, level }) => `${level} ${code} ${column}${row}`)
}

describe('a row of check lines', () => {
  it('fills the five and the eight and gives the mark of the branch, in one step of undo', async () => {
    const before = await sweep.row(wang)
    const told = {
      ...WHO,
      ...FIVE,
      ...EIGHT,
      headDossier: '待完善：缺转正申请书',
      problems: '档案',
      ...SIGN,
      note: '已约谈',
    }
    const { planId, rows } = await plan(told)
    expect(rows.map(short)).toEqual([['changed']])
    expect(rows[0]?.changes).toContainEqual({ field: '档案材料', before: '', after: '待完善：缺转正申请书' })
    expect(rows[0]?.changes).toContainEqual({ field: '自查日期', before: '', after: '2016-02-28' })
    expect(await sweep.row(wang)).toEqual(before)
    await apply(sweep.test, planId)
    const line = await sweep.row(wang)
    expect(line).toMatchObject({
      marks: {
        fiveRoster: { state: '属实', note: null },
        headDossier: { state: '待完善', note: '缺转正申请书' },
        headFlow: { state: '正常', note: null },
      },
      problems: ['档案'],
      selfBy: '王书记',
      selfOn: '2016-02-28',
      groupBy: null,
      note: '已约谈',
      state: 'SELF',
    })
    const { rows: log } = await sweep.test.backend.audit.changes({ page: { limit: 1 } })
    expect(log[0]?.label).toBe('导入“名册.xlsx”：修改1（其中支部自查1条）')
    expect((await plan(told)).rows.map(short)).toEqual([['same']])
    await finish(sweep.test.backend.audit.undo({}))
    expect(await sweep.row(wang)).toEqual(before)
  })

  it('shows what the office has marked before it is changed, and a blank takes nothing back', async () => {
    await sweep.test.backend.census.mark({
      campaignId: sweep.campaignId,
      marks: [
        { memberId: wang, item: 'fiveDues', state: '待完善', note: '欠三个月' },
        { memberId: wang, item: 'fiveRoster', state: '更正', note: '改了电话' },
      ],
    })
    const { planId, rows } = await plan({ ...WHO, fiveDues: '属实', fiveRoster: '更正' })
    expect(rows[0]?.changes).toEqual([{ field: '核查：党费活动', before: '待完善：欠三个月', after: '属实' }])
    await apply(sweep.test, planId)
    const { marks } = await sweep.row(wang)
    expect([marks.fiveDues, marks.fiveRoster]).toEqual([
      { state: '属实', note: null },
      { state: '更正', note: '改了电话' },
    ])
  })

  it('shows the mark of the branch that stands before another takes its place', async () => {
    await sweep.five(wang)
    await sweep.sign('self', sweep.east, '2016-02-20', [wang])
    expect((await plan({ ...WHO, selfBy: '王书记' })).rows.map(short)).toEqual([['same']])
    const { rows } = await plan({ ...WHO, selfBy: '赵书记', selfOn: '2016-02-28' })
    expect(rows[0]?.changes).toEqual([
      { field: '自查人', before: '王书记', after: '赵书记' },
      { field: '自查日期', before: '2016-02-20', after: '2016-02-28' },
    ])
  })

  it('is kept out once the work group has signed, and is the same where it says the same', async () => {
    await sweep.five(wang)
    await sweep.sign('self', sweep.east, '2016-02-20', [wang])
    await sweep.sign('group', sweep.east, '2016-02-21', [wang])
    expect((await plan({ ...WHO, ...FIVE })).rows.map(short)).toEqual([['same']])
    expect((await plan({ ...WHO, headFlow: '正常' })).rows.map(short)).toEqual([
      ['refused', 'CENSUS_LINE_SIGNED'],
    ])
  })

  it('of one member is taken once', async () => {
    const { rows } = await plan({ ...WHO, headFlow: '正常' }, { ...WHO, headFlow: '有问题：失联' })
    expect(rows.map(short)).toEqual([['changed'], ['refused', 'CHECK_TWICE']])
  })
})

describe('a cell is named', () => {
  const four: Told = { ...FIVE, fiveConduct: '' }

  it.each<[string, Told, string[]]>([
    ['of a member of another branch', { name: '李四', idNo: LI, ...FIVE }, ['refuse PERSON_ELSEWHERE B3']],
    ['of a result that is no option', { ...WHO, fiveRoster: '正常' }, ['warning CHECK_OPTION C3']],
    ['with work and no words', { ...WHO, headFlow: '待完善' }, ['warning CHECK_WHY M3']],
    ['with work and words', { ...WHO, headFlow: '待完善：去向不清' }, []],
    ['with problems that are no option', { ...WHO, problems: '档案、懒散' }, ['warning CHECK_OPTION P3']],
    ['signed with four of the five', { ...WHO, ...four, ...SIGN }, ['warning CHECK_SIGN Q3']],
    ['signed with the five', { ...WHO, ...FIVE, ...SIGN }, []],
    ['signed without a day', { ...WHO, ...FIVE, selfBy: '王书记' }, ['warning CHECK_SIGN Q3']],
    ['signed by nobody', { ...WHO, ...FIVE, selfOn: '2016-02-28' }, ['warning CHECK_SIGN R3']],
    ['signed today', { ...WHO, ...FIVE, ...SIGN, selfOn: '2016-03-01' }, []],
    [
      'signed tomorrow',
      { ...WHO, ...FIVE, ...SIGN, selfOn: '2016-03-02' },
      ['warning CHECK_DAY R3', 'warning CHECK_SIGN Q3'],
    ],
    [
      'signed in a month',
      { ...WHO, ...FIVE, ...SIGN, selfOn: '2016-02' },
      ['warning CHECK_DAY R3', 'warning CHECK_SIGN Q3'],
    ],
    [
      'with too many words',
      { ...WHO, headFlow: `有问题：${'长'.repeat(201)}` },
      ['refuse CHECK_TOO_LONG M3'],
    ],
    ['with as many as may be', { ...WHO, headFlow: `有问题：${'长'.repeat(200)}` }, []],
  ])('%s', async (_, told, expected) => {
    expect(await cells(told)).toEqual(expected)
  })

  it('and what was typed is kept in 备注 once', async () => {
    const told = { ...WHO, ...four, ...SIGN, headFlow: '不详' }
    const { planId } = await plan(told)
    await apply(sweep.test, planId)
    const { note, selfBy } = await sweep.row(wang)
    expect([note, selfBy]).toEqual(['外出流动：不详；自查人：王书记；自查日期：2016-02-28', null])
    expect((await plan(told)).rows.map(({ decision }) => decision)).toEqual(['same'])
  })

  it('of a member who is not on the list, and of everybody where no campaign runs', async () => {
    const late = '410400198006151059'
    await aMember(sweep.test, sweep.east, { name: '赵六', idNo: late }, { fromOn: '2016-02-20' })
    expect(await cells({ name: '赵六', idNo: late, ...FIVE })).toEqual(['refuse CHECK_UNLISTED A3'])
  })
})

it('goes out filled in with the lines of the branch, and changes nothing where it comes back unchanged', async () => {
  const { test, campaignId } = sweep
  const stick = join(test.folder, 'stick')
  mkdirSync(stick)
  const folders = [{ label: 'U盘', path: stick, kind: 'usb' as const }]
  Object.assign(test.office, { documentFolders: () => Promise.resolve(folders) })
  await sweep.five(wang)
  await test.backend.census.mark({
    campaignId,
    marks: [{ memberId: wang, item: 'headDossier', state: '有问题', note: '缺政审：两份' }],
  })
  await test.backend.census.describe({ campaignId, memberIds: [wang], problems: ['档案', '党费'] })
  await sweep.sign('self', sweep.east, '2016-02-20', [wang])
  const [place] = (await test.backend.reporting.destinations({})).places
  const { folder } = await finish(test.backend.reporting.branchPackets({ place: place!.key }))
  const file = readdirSync(folder).find(name => name.startsWith('东岗村支部'))!
  const { sheets } = await readXlsx(readFileSync(join(folder, file)))
  const rows = sheets.find(({ name }) => name === CHECK_SHEET)!.rows.slice(2)
  expect(rows.map(row => row.slice(0, 18))).toEqual([
    [
      '王五',
      WANG,
      ...FIVE_CHECKS.map(() => '属实'),
      ...CHECK_HEADINGS.map(item => (item === 'headDossier' ? '有问题：缺政审：两份' : null)),
      '档案、党费',
      '王书记',
      '2016-02-20',
    ],
  ])
  const { counts } = await finish(test.backend.intake.plan({ fileId: join(folder, file) }))
  expect([counts.new, counts.changed, counts.refused]).toEqual([0, 0, 0])
})
