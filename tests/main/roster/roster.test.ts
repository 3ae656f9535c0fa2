import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember, anIdNumber, memberValues } from '../../builders/people.ts'

let test: TestOffice
let east: number
beforeEach(async () => {
  test = await anOffice()
  east = await aBranch(test)
})
afterEach(() => test.dispose())

const names = async (filter: object, sort: { column: 'joinDate' | 'name'; descending?: boolean }[] = []) => {
  const { rows } = await test.backend.roster.list({ filter, sort })
  return rows.map(row => row.name)
}

describe('the list', () => {
  it('orders by pinyin and pages in SQL', async () => {
    for (const name of ['张三', '安宁', '单雄信', '欧阳修', '曾国']) await aMember(test, east, { name })
    expect(await names({})).toEqual(['安宁', '欧阳修', '单雄信', '曾国', '张三'])
    const page = await test.backend.roster.list({ page: { offset: 3, limit: 2 } })
    expect([page.total, page.rows.map(row => row.name)]).toEqual([5, ['曾国', '张三']])
  })

  it('finds by name, pinyin, initials, ID number and telephone, two characters included', async () => {
    const idNo = anIdNumber('1950-01-02', '女')
    await aMember(test, east, { name: '张三' })
    await aMember(test, east, { name: '王𠮷', birth: '1950-01-02', sex: '女', idNo, phone: '13999990000' })
    for (const [typed, found] of [
      ['张三', ['张三']],
      ['三', ['张三']],
      ['zs', ['张三']],
      ['zhangs', ['张三']],
      ['Zhang San', ['张三']],
      ['ＺＳ', ['张三']],
      ['𠮷', ['王𠮷']],
      [idNo.slice(6, 14), ['王𠮷']],
      [idNo.slice(-4).toLowerCase(), ['王𠮷']],
      ['9999', ['王𠮷']],
      ['没有', []],
      ["' OR 1=1", []],
      ['%', []],
    ] as const) {
      expect(await names({ text: typed }), typed).toEqual(found)
    }
  })

  it('puts the whole match first in the quick search', async () => {
    for (const name of ['张三丰', '张三', '李张三']) await aMember(test, east, { name })
    const find = async (text: string) => (await test.backend.roster.find({ text })).rows.map(row => row.name)
    expect(await find('zs')).toEqual(['张三', '张三丰', '李张三'])
    expect(await find('张三')).toEqual(['张三', '张三丰', '李张三'])
  })

  it('filters by branch with everything below it', async () => {
    const group = await aBranch(test, '第一党小组', { parentId: east, kind: '党小组', orgType: null })
    const west = await aBranch(test, '西岗村支部')
    await aMember(test, east, { name: '甲' })
    await aMember(test, group, { name: '乙' })
    await aMember(test, west, { name: '丙' })
    expect(await names({ orgId: east })).toEqual(['甲', '乙'])
    expect(await names({ orgId: test.rootId })).toEqual(['丙', '甲', '乙'])
  })

  it('counts months as their first and last day at both ends of a date range', async () => {
    for (const [name, joinDate] of [
      ['甲', '1989-06-30'],
      ['乙', '1989-07'],
      ['丙', '1989-07-31'],
      ['丁', '1989-08-01'],
    ] as const) {
      await aMember(test, east, { name, joinDate, birth: '1950-01-01' })
    }
    const joined = (from: string, to: string) =>
      names({ where: [{ is: 'between', column: 'joinDate', from, to }] }, [{ column: 'joinDate' }])
    expect(await joined('1989-07', '1989-07')).toEqual(['乙', '丙'])
    expect(await joined('1989-06-30', '1989-07-31')).toEqual(['甲', '乙', '丙'])
  })

  it('shows the roll as of a day: branch and state are dated', async () => {
    const west = await aBranch(test, '西岗村支部')
    const id = await aMember(test, east, {
      name: '甲',
      joinDate: '1990-07-01',
      fullDate: '1991-07-01',
      birth: '1960-01-01',
    })
    await test.backend.roster.transfer({ ids: [id], orgId: west, on: '2016-03-10', evidence: '支部调整' })
    const on = async (asOf: string) => (await test.backend.roster.list({ asOf })).rows.map(row => row.orgName)
    expect(await on('2016-03-09')).toEqual(['东岗村支部'])
    expect(await on('2016-03-10')).toEqual(['西岗村支部'])
    expect(await on('1990-06-30')).toEqual([])
    expect(await on('1990-07-01')).toEqual(['东岗村支部'])
    const tree = await test.backend.organisation.tree({ asOf: '2016-03-09' })
    expect(tree.nodes.map(node => [node.shortName, node.members, node.membersBelow])).toEqual([
      ['中共青山镇委员会', 0, 1],
      ['东岗村支部', 1, 1],
      ['西岗村支部', 0, 0],
    ])
  })
})

describe('values', () => {
  it('keeps what cannot be read as typed, with a finding, and clears it when mended', async () => {
    const id = await aMember(test, east, { birth: '五六年秋', idNo: anIdNumber('1956-07-18') })
    const card = await test.backend.roster.card({ id })
    expect(card.values.birth).toBeNull()
    expect(card.asTyped).toEqual({ birth: '五六年秋' })
    expect(card.findings.map(finding => [finding.code, finding.field])).toEqual([['AS_TYPED', 'birth']])
    const { findings } = await test.backend.roster.update({ id, values: { birth: '1956.7' } })
    expect(findings).toEqual([])
    expect((await test.backend.roster.card({ id })).values.birth).toBe('1956-07')
  })

  it('saves a mismatch with the ID number and says so beside the field', async () => {
    const id = await aMember(test, east, {
      birth: '1956-08-17',
      sex: '女',
      idNo: anIdNumber('1956-07-18', '男'),
    })
    const { findings, values } = await test.backend.roster.card({ id })
    expect(values.birth).toBe('1956-08-17')
    expect(findings).toEqual([
      {
        code: 'ID_BIRTH',
        field: 'birth',
        level: 'error',
        text: '身份证第7–14位与出生日期不符，已照原样保存',
      },
      { code: 'ID_SEX', field: 'sex', level: 'error', text: '身份证第17位与性别不符，已照原样保存' },
    ])
    expect(await names({ issue: 'ID_SEX' })).toEqual(['张三'])
    expect(await names({ issue: 'ID_CHECK' })).toEqual([])
  })

  it('tidies without changing a character', async () => {
    const id = await aMember(test, east, {
      name: ' 王\u3000犇 ',
      idNo: ` ${anIdNumber('1964-03-15').toLowerCase()}\u3000`,
      birth: '1964-03-15',
      phone: '１３７００００７７０２',
    })
    const { values } = await test.backend.roster.card({ id })
    expect([values.name, values.phone]).toEqual(['王犇', '13700007702'])
    expect(values.idNo).toMatch(/^410400196403151\d[\dX]{2}$|^41040019640315\d{3}[\dX]$/)
  })

  it('refuses a text longer than its field with field and length: nothing is cut', async () => {
    const unit = '社'.repeat(120)
    const id = await aMember(test, east, { unit })
    const save = (values: Parameters<typeof memberValues>[0] & object) =>
      test.backend.roster.update({ id, values })
    await expect(save({ unit: `${unit}员` })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: '“工作单位”填写有误：最多120个字，这里有121个字',
      data: { field: 'unit' },
    })
    await expect(save({ unit: '员'.repeat(2000) })).rejects.toMatchObject({ message: /这里有2000个字/ })
    await expect(save({ birth: '某'.repeat(501) })).rejects.toMatchObject({ message: /这里有501个字/ })
    await expect(aMember(test, east, { remark: '注'.repeat(301) })).rejects.toMatchObject({
      message: /“备注”.*最多300个字/,
    })
    expect((await test.backend.roster.card({ id })).values.unit).toBe(unit)
  })

  it('refuses only what cannot be kept at all, naming the field', async () => {
    await expect(
      test.backend.roster.create({ orgId: east, values: memberValues({ name: '  ' }) }),
    ).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      data: { field: 'name' },
    })
    await expect(aMember(test, test.rootId)).rejects.toMatchObject({
      code: 'MEMBER_NEEDS_ORG',
      data: { field: 'orgId' },
    })
  })
})

describe('membership', () => {
  it('refuses a step without evidence, naming it, and a step that does not exist', async () => {
    const id = await aMember(
      test,
      east,
      { fullDate: null, joinDate: '2015-03-01' },
      { membership: 'PROBATIONARY' },
    )
    await expect(
      test.backend.roster.setMembership({ id, membership: 'FORMAL', on: '2016-03-01', evidence: '' }),
    ).rejects.toMatchObject({
      code: 'EVIDENCE_MISSING',
      message: '还缺：支部大会决议和党委审批。补上后才能改为正式党员',
    })
    await expect(
      test.backend.roster.setMembership({ id, membership: 'SUSPENDED', on: '2016-03-01', evidence: '决定' }),
    ).rejects.toMatchObject({ code: 'STATE_STEP_REFUSED', message: '“预备党员”不能直接变为“停止党籍”' })
    await test.backend.roster.setMembership({
      id,
      membership: 'FORMAL',
      on: '2016-03-01',
      evidence: '党委会2016年3月1日',
    })
    const card = await test.backend.roster.card({ id })
    expect(card.values.fullDate).toBe('2016-03-01')
    expect(card.periods.map(p => [p.membership, p.fromOn, p.toOn])).toEqual([
      ['PROBATIONARY', '2015-03-01', '2016-03-01'],
      ['FORMAL', '2016-03-01', null],
    ])
  })

  it('refuses to end a period before it began', async () => {
    const west = await aBranch(test, '西岗村支部')
    const id = await aMember(test, east, {}, { fromOn: '2016-01-01' })
    const move = (on: string) => test.backend.roster.transfer({ ids: [id], orgId: west, on, evidence: null })
    await expect(move('2015-12-31')).rejects.toMatchObject({ code: 'DATE_ORDER' })
    await expect(move('2016-01-01')).resolves.toMatchObject({})
  })
})

describe('a day to come', () => {
  it('is refused for branch and state: the list of today shows what holds today', async () => {
    const id = await aMember(test, east)
    const west = await aBranch(test, '西岗村支部')
    const refused = { code: 'DATE_FUTURE', message: /不能晚于今天/ }
    const { roster } = test.backend
    const move = (on: string) => roster.transfer({ ids: [id], orgId: west, on, evidence: null })
    const state = (on: string) => roster.setMembership({ id, membership: 'DECEASED', on, evidence: '证明' })
    const create = (fromOn: string) => aMember(test, east, { name: '李四' }, { fromOn })
    await expect(move('2016-03-21')).rejects.toMatchObject({ ...refused, data: { field: 'on' } })
    await expect(state('2016-03-21')).rejects.toMatchObject({ ...refused, data: { field: 'on' } })
    await expect(create('2016-03-21')).rejects.toMatchObject({ ...refused, data: { field: 'fromOn' } })
    await expect(create('2016-04')).rejects.toMatchObject(refused)
    await move('2016-03-20')
    await state('2016-03-20')
    await create('2016-03')
  })
})

describe('calculators', () => {
  it('need no register', async () => {
    await test.backend.vault.close({})
    expect(await test.backend.roster.age({ from: '2000-02-29', on: '2001-02-28' })).toEqual({ years: 1 })
    expect(await test.backend.roster.age({ from: '2000-02-29', on: '2001-02-27' })).toEqual({ years: 0 })
    expect(await test.backend.search.duration({ start: '2015-08-31', end: '2016-02-29' })).toEqual({
      months: 6,
      days: 0,
      text: '6个月0天',
      atLeastSix: true,
      moreThanSix: false,
      sixMonthDay: '2016-02-29',
    })
    expect(await test.backend.roster.inspectIdNumber({ idNumber: '11010519491231002x' })).toEqual({
      valid: true,
      normalized: '11010519491231002X',
      birth: '1949-12-31',
      sex: '女',
      findings: [],
    })
    await expect(test.backend.roster.age({ from: '2001-01-02', on: '2001-01-01' })).rejects.toMatchObject({
      code: 'DATE_ORDER',
      data: { field: 'on' },
    })
  })
})
