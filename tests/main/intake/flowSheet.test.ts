/** The sheet 外出流动党员 of a branch's packet: whose absence it is, what it changes, and one step of undo. */

import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { change } from '../../../src/main/db/change.ts'
import { stamp } from '../../../src/main/office.ts'
import { FLOW_COLUMNS, FLOW_SHEET, type FlowKey } from '../../../src/shared/intake/flowSheet.ts'
import { apply, everything, findingsOf, planFile, rowsOf, type PlanRow } from '../../builders/imports.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember, anIdNumber } from '../../builders/people.ts'
import { xlsx, type Grid } from '../../builders/workbooks.ts'

const WANG = '410400198006151016'
const LI = '410400198006151032'
const NEW = '410400198506070030'

const UNIT = ['填报单位：东岗村支部']
const ROSTER = ['姓名', '身份证号', '党员类别', '工作单位']

let test: TestOffice
let east: number
let wang: number
beforeEach(async () => {
  test = await anOffice()
  east = await aBranch(test, '东岗村支部')
  wang = await aMember(test, east, { name: '王五', idNo: WANG, birth: '1980-06-15' })
  await aMember(test, await aBranch(test, '西河村支部'), { name: '李四', idNo: LI, birth: '1980-06-15' })
})
afterEach(() => test.dispose())

type Away = Partial<Record<FlowKey, string>>

const line = (away: Away) => FLOW_COLUMNS.map(({ key }) => away[key] ?? '')
const flowSheet = (rows: readonly Away[]) => ({
  name: FLOW_SHEET,
  rows: [UNIT, FLOW_COLUMNS.map(({ header }) => header), ...rows.map(line)] as Grid,
})
const rosterSheet = (rows: Grid = [['王五', WANG, '正式党员', '']]) => ({
  name: '党员名册',
  rows: [UNIT, ROSTER, ...rows] as Grid,
})

async function plan(away: readonly Away[], roster?: Grid) {
  const bytes = await xlsx(rosterSheet(roster), flowSheet(away))
  const { planId, ...said } = await planFile(test, bytes)
  const all = await rowsOf(test, planId)
  return { planId, said, rows: all.filter(({ sheet }) => sheet === FLOW_SHEET) }
}

const flowsOf = async (memberId: number) => (await test.backend.flow.ofMember({ memberId })).flows
const register = (values: object, memberId = wang) => test.backend.flow.save({ memberId, values })
const short = ({ decision, findings }: PlanRow) => [decision, ...findings.map(({ code }) => code)]

const AWAY: Away = {
  name: '王五',
  idNo: WANG,
  flowOccupation: '外出务工人员',
  leftOn: '2015-03-01',
  direction: '跨省流动',
  destPlace: '广东东莞',
  reason: '外出务工',
  certNo: '0012',
  unitName: '东莞某厂',
  hostOrgType: '非公企业',
  hostContact: '赵六',
  hostContactPhone: '13700000013',
  phone: '13700000011',
  emergencyContact: '妻子 13700000012',
  expectedBack: '2017-03-01',
  remark: '春节回来',
}

describe('a row of absences', () => {
  it('becomes a record with everything annex 4 asks, in one step with the members, and is undone with them', async () => {
    const before = everything(test.register)
    const { planId, said, rows } = await plan([AWAY], [['王五', WANG, '正式党员', '村委会']])
    expect(said.counts).toEqual({ new: 1, changed: 1, same: 0, refused: 0 })
    expect(rows.map(short)).toEqual([['new']])
    expect(rows[0]?.changes).toContainEqual({ field: '外出地点（详址）', before: '', after: '广东东莞' })
    expect(everything(test.register)).toEqual(before)
    await apply(test, planId)
    const [flow] = await flowsOf(wang)
    expect(flow).toMatchObject({
      leftOn: '2015-03-01',
      direction: 'CROSS_PROVINCE',
      destPlace: '广东东莞',
      reason: '外出务工',
      certNo: '0012',
      unitName: '东莞某厂',
      hostOrgType: 'PRIVATE',
      hostContact: '赵六',
      hostContactPhone: '13700000013',
      phone: '13700000011',
      emergencyContact: '妻子 13700000012',
      expectedBack: '2017-03-01',
      returnedOn: null,
      status: '外出中',
      remark: '春节回来',
      flowOccupation: 'AWAY_WORKER',
      missing: [],
    })
    const { rows: log } = await test.backend.audit.changes({ page: { limit: 1 } })
    expect(log[0]?.label).toBe('导入“名册.xlsx”：新增1 修改1（其中外出流动1条）')
    // The clerk is led to whose absence was written.
    const { rows: touched } = await test.backend.roster.list({ filter: { changeId: log[0]!.id } })
    expect(touched.map(({ name }) => name)).toEqual(['王五'])
    await finish(test.backend.audit.undo({}))
    expect(await flowsOf(wang)).toEqual([])
    const { rows: members } = await test.backend.roster.list({ filter: { text: WANG } })
    expect(members[0]?.unit).toBeNull()
  })

  it('read a second time changes nothing', async () => {
    await apply(test, (await plan([AWAY])).planId)
    const { said, rows } = await plan([AWAY])
    expect([said.counts.same, rows.map(short)]).toEqual([2, [['same']]])
  })

  it('changes the open record field by field, and a blank erases nothing', async () => {
    await register({ leftOn: '2015-03-01', reason: '经商', destPlace: '广州', phone: '13700000001' })
    const { planId, rows } = await plan([{ ...AWAY, reason: '经商', phone: '', certNo: '' }])
    expect(rows[0]?.decision).toBe('changed')
    expect(rows[0]?.changes).toContainEqual({
      field: '外出地点（详址）',
      before: '广州',
      after: '广东东莞',
    })
    expect(rows[0]?.changes.map(({ field }) => field)).not.toContain('外出原因')
    await apply(test, planId)
    expect(await flowsOf(wang)).toMatchObject([
      { destPlace: '广东东莞', phone: '13700000001', status: '外出中' },
    ])
  })

  it('mends the day of leaving of the record that is open, where no record has that day', async () => {
    await register({ leftOn: '2015-03-01', reason: '经商' })
    const { planId, rows } = await plan([{ name: '王五', idNo: WANG, leftOn: '2015-04-01' }])
    expect(rows[0]?.changes).toEqual([{ field: '外出日期', before: '2015-03-01', after: '2015-04-01' }])
    await apply(test, planId)
    expect((await flowsOf(wang)).map(({ leftOn }) => leftOn)).toEqual(['2015-04-01'])
  })

  it('with a day of return ends the record, and a further row opens the next', async () => {
    await register({ leftOn: '2015-03-01', reason: '经商' })
    const { planId, rows } = await plan([
      { name: '王五', idNo: WANG, leftOn: '2016-02-01', reason: '外出务工' },
      { name: '王五', idNo: WANG, leftOn: '2015-03-01', returnedOn: '2016-01-10' },
    ])
    expect(rows.map(({ decision }) => decision)).toEqual(['new', 'changed'])
    await apply(test, planId)
    const flows = await flowsOf(wang)
    expect(flows.map(({ leftOn, returnedOn, status }) => [leftOn, returnedOn, status]).sort()).toEqual([
      ['2015-03-01', '2016-01-10', '已返回'],
      ['2016-02-01', null, '外出中'],
    ])
  })

  it('of somebody new in the roster of the same file is his from the beginning', async () => {
    const roster = [['新来者', NEW, '正式党员', '']]
    const away = { name: '新来者', idNo: NEW, leftOn: '2015-03-01', reason: '经商' }
    const { planId, rows } = await plan([away], roster)
    expect(rows.map(short)).toEqual([['new']])
    await apply(test, planId)
    const { rows: found } = await test.backend.roster.list({ filter: { text: NEW } })
    expect((await flowsOf(found[0]!.id)).map(({ leftOn }) => leftOn)).toEqual(['2015-03-01'])
  })

  it('may be written in one go with the members', async () => {
    const bytes = await xlsx(rosterSheet([['新来者', NEW, '正式党员', '']]), flowSheet([AWAY]))
    const content = new File([new Uint8Array(bytes)], '名册.xlsx')
    const { fileId } = await test.backend.intake.upload({ name: '名册.xlsx', content })
    await finish(test.backend.intake.run({ fileId }))
    expect(await flowsOf(wang)).toHaveLength(1)
  })
})

describe('a row of absences is kept out, and the cell is named,', () => {
  const kept = async (away: Away, roster?: Grid) => {
    const { planId, rows } = await plan([{ ...AWAY, ...away }], roster)
    const found = (await findingsOf(test, planId)).filter(
      ({ sheet, level }) => sheet === FLOW_SHEET && level === 'refuse',
    )
    return { rows, cell: found.map(({ code, column, row }) => `${code} ${column}${row}`) }
  }

  it.each<[string, Away, string]>([
    ['where it has no name', { name: '' }, 'NAME_MISSING A3'],
    ['where it has no ID number', { idNo: '' }, 'PERSON_NO_ID B3'],
    ['where the ID number is not whole', { idNo: '4104001980061510' }, 'PERSON_NO_ID B3'],
    ['where nobody has the ID number', { idNo: NEW }, 'PERSON_STRANGER B3'],
    ['where the name is another', { name: '王六' }, 'PERSON_NAME A3'],
    ['where he is on the roll of another branch', { name: '李四', idNo: LI }, 'PERSON_ELSEWHERE B3'],
    ['where only the month of leaving is told', { leftOn: '2015-03' }, 'FLOW_DAY D3'],
    ['where the day of leaving cannot be read', { leftOn: '去年' }, 'FLOW_DATE D3'],
    ['where a new absence has no day', { leftOn: '' }, 'INPUT_INVALID D3'],
    ['where a new absence has no reason', { reason: '' }, 'INPUT_INVALID G3'],
    ['where the return is before the departure', { returnedOn: '2015-02-28' }, 'DATE_ORDER P3'],
    ['where the return is yet to come', { returnedOn: '2036-02-28' }, 'FLOW_RETURN P3'],
    ['where a text is too long for the record', { certNo: '1'.repeat(41) }, 'FLOW_TOO_LONG H3'],
  ])('%s', async (_, away, cell) => {
    expect((await kept(away)).cell).toEqual([cell])
  })

  it('where he stands in the roster of the same file under his branch elsewhere, it is taken', async () => {
    const { rows } = await kept({ name: '李四', idNo: LI }, [['李四', LI, '正式党员', '']])
    expect(rows.map(({ decision }) => decision)).toEqual(['new'])
  })

  it('where it overlaps an absence on record that has ended', async () => {
    await register({ leftOn: '2015-01-01', returnedOn: '2015-06-01', reason: '经商' })
    expect((await kept({})).cell).toEqual(['PERIOD_OVERLAP D3'])
  })

  it('where a contact on record would lie outside the absence', async () => {
    const { id } = await register({ leftOn: '2015-03-01', reason: '经商' })
    await test.backend.flow.addContact({
      flowId: id,
      values: {
        onDate: '2015-05-01',
        contactBy: '支部',
        channel: '电话',
        isReport: false,
        importantActivity: false,
        summary: '通话',
        person: null,
      },
    })
    expect((await kept({ returnedOn: '2015-04-01' })).cell).toEqual(['DATE_ORDER P3'])
  })

  it('where he is no longer on the roll', async () => {
    await aMember(test, east, { name: '赵走', idNo: NEW })
    await change(test.register, stamp(test.office, '转出', 'system'), ({ tx }) =>
      tx.updateTable('member').set({ membership: 'LEFT' }).where('name', '=', '赵走').execute(),
    )
    expect((await kept({ name: '赵走', idNo: NEW })).cell).toEqual(['PERSON_OFF_ROLL B3'])
  })

  it('where a row before it already says so', async () => {
    const { rows } = await plan([AWAY, AWAY])
    expect(rows.map(short)).toEqual([['new'], ['refused', 'PERIOD_OVERLAP']])
  })

  it('while the others of the file are written, and the rows kept out come back in a workbook that is read again', async () => {
    const { planId } = await plan([{ ...AWAY, name: '王六' }])
    await apply(test, planId)
    expect(await flowsOf(wang)).toEqual([])
    const { ticket } = await test.backend.intake.refused({ planId })
    const again = await planFile(test, test.office.files.collect(ticket)!.bytes)
    const [row] = await rowsOf(test, again.planId)
    expect([row?.sheet, row && short(row), row?.branch]).toEqual([
      FLOW_SHEET,
      ['refused', 'PERSON_NAME'],
      '东岗村支部',
    ])
    const { rowKey } = row!
    await test.backend.intake.mend({ planId: again.planId, rowKey, cells: { name: '王五' } })
    await apply(test, again.planId)
    expect(await flowsOf(wang)).toHaveLength(1)
  })

  it('is taken once its cell is mended, and left out where the clerk says so', async () => {
    const { planId, rows } = await plan([{ ...AWAY, name: '王六' }])
    const rowKey = rows[0]!.rowKey
    expect((await test.backend.intake.mend({ planId, rowKey, cells: { name: '王五' } })).row.decision).toBe(
      'new',
    )
    const out = await test.backend.intake.leaveOut({ planId, rowKey, out: true })
    expect([out.row.decision, out.row.findings[0]?.code]).toEqual(['refused', 'LEFT_OUT'])
  })
})

describe('words that are no option', () => {
  it('are kept in 备注 once, and the rest of the row is taken', async () => {
    const away = { ...AWAY, direction: '去南方', reason: '看孩子', remark: '' }
    const { planId, rows } = await plan([away])
    expect(short(rows[0]!)).toEqual(['new', 'FLOW_OPTION', 'FLOW_OPTION'])
    await apply(test, planId)
    expect(await flowsOf(wang)).toMatchObject([
      { direction: null, reason: '其他', remark: '外出流向：去南方；外出原因：看孩子' },
    ])
    expect((await plan([away])).rows.map(({ decision }) => decision)).toEqual(['same'])
  })

  it.each(['4', '④', '④跨省流动', '跨省流动'])('may be the digits of annex 4: %s', async direction => {
    const { planId } = await plan([{ ...AWAY, direction }])
    await apply(test, planId)
    expect((await flowsOf(wang))[0]?.direction).toBe('CROSS_PROVINCE')
  })
})

it('a sheet of another kind is read as before, whatever it is called', async () => {
  const rows = [UNIT, ROSTER, ['新来者', NEW, '正式党员', '']]
  const { counts, sheets } = await planFile(test, await xlsx({ name: FLOW_SHEET, rows }))
  expect([counts.new, sheets.map(({ reads }) => reads)]).toEqual([1, ['roster']])
})

it('a member whose search goes on is told of', async () => {
  await test.backend.search.open({
    memberId: wang,
    values: { foundOn: '2016-01-01', lastLife: '2015-01-01' },
  })
  const { rows } = await plan([AWAY])
  expect(short(rows[0]!)).toEqual(['new', 'FLOW_LOST'])
})

describe('whatever a branch writes about one member', () => {
  const day = fc.constantFrom('2015-01-01', '2015-03-01', '2015-06-01', '2015-09-01', '2015-12-01', '2016-02')
  const maybe = fc.option(day, { nil: '' })
  const record = fc.record({ leftOn: day, returnedOn: maybe, contactOn: maybe })
  const row = fc.record({
    leftOn: maybe,
    returnedOn: maybe,
    expectedBack: maybe,
    reason: fc.constantFrom('', '经商', '看孩子'),
    direction: fc.constantFrom('', '跨省流动', '去南方'),
  })
  const whole = (text: string) => (text.length === 7 ? `${text}-01` : text)

  /** What the office has of him; what it would refuse is left out. */
  async function onRecord(
    memberId: number,
    records: readonly (typeof record extends fc.Arbitrary<infer T> ? T : never)[],
  ) {
    for (const { leftOn, returnedOn, contactOn } of records) {
      const values = {
        leftOn: whole(leftOn),
        reason: '经商' as const,
        ...(returnedOn === '' ? {} : { returnedOn: whole(returnedOn) }),
      }
      const saved = await register(values, memberId).catch(() => null)
      if (!saved || contactOn === '') continue
      const contact = {
        onDate: whole(contactOn),
        contactBy: '支部' as const,
        channel: '电话' as const,
        isReport: false,
        importantActivity: false,
        summary: '通话情况',
        person: null,
      }
      await test.backend.flow.addContact({ flowId: saved.id, values: contact }).catch(() => null)
    }
  }

  it('is either kept out or written as it was shown', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 2 }),
        fc.array(row, { minLength: 1, maxLength: 3 }),
        async (records, rows) => {
          const idNo = anIdNumber('1981-06-15')
          const memberId = await aMember(test, east, { name: '王八', idNo, birth: '1981-06-15' })
          await onRecord(memberId, records)
          const sheet = rows.map(one => ({ name: '王八', idNo, ...one }))
          const roster = [['王八', idNo, '正式党员', '']]
          const first = await plan(sheet, roster)
          const before = await flowsOf(memberId)
          await apply(test, first.planId)
          const after = await flowsOf(memberId)
          const added = first.rows.filter(({ decision }) => decision === 'new').length
          expect(after).toHaveLength(before.length + added)
          const spans = after.map(({ leftOn, returnedOn }) => [leftOn, returnedOn ?? '9'] as const).sort()
          for (const [i, [, end]] of spans.slice(0, -1).entries()) {
            expect(end <= (spans[i + 1]?.[0] ?? '')).toBe(true)
          }
        },
      ),
      { numRuns: 12 },
    )
  })
})
