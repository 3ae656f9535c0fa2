import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let memberId: number
beforeEach(async () => {
  test = await anOffice()
  memberId = await aMember(test, await aBranch(test), {
    name: '张三',
    sex: '男',
    nation: '汉族',
    birth: '1970-05-01',
  })
})
afterEach(() => test.dispose())

const OUT = {
  direction: '转出',
  nature: '永久转出',
  phone: '13700000001',
  wechat: 'zs001',
  destKind: '工作',
  destPlace: '郑州市',
  backupContact: '妻子 13700000002',
  leaveTalkOn: '2015-12-18',
  duesPaidTo: '2015-12',
  handler: '党员本人',
  toOrg: '郑州某公司党委',
  issuedOn: '2015-12-20',
  state: 'ISSUED',
} as const

const issue = async () => (await test.backend.transfer.save({ memberId, values: OUT })).id
const shown = async (id: number, form: 'letter' | 'receipt' | 'proofRequest') => {
  const { pages, findings } = await test.backend.transfer.paper({ id, form })
  return { texts: pages.flatMap(({ cells }) => cells.map(({ text }) => text)), findings }
}

describe('the paper of a letter', () => {
  it('is filled from letter, member and office; the rank is that of before the letter', async () => {
    const { texts, findings } = await shown(await issue(), 'letter')
    // 1970-05-01 to 2015-12-20: 45 years
    expect(texts).toEqual(expect.arrayContaining(['第　2015-001　号', '45岁，', '（有效期玖拾天）']))
    expect(texts).toContain('由中共青山镇委员会去郑州某公司党委，请转接组织关系。')
    expect(findings[0]).toBe('纸面还缺：本单位通讯地址（设置）、本单位联系电话（设置）')
    const { pages } = await test.backend.transfer.paper({ id: await issue(), form: 'letter' })
    const rings = pages.flatMap(({ cells }) => cells.filter(({ kind }) => kind === 'ringed'))
    expect(rings.map(({ text }) => text)).toEqual(['预备', '女', '预备'])
  })

  it('says of a void letter that it is void', async () => {
    const id = await issue()
    await test.backend.transfer.step({ id, to: 'VOID', values: {} })
    expect((await shown(id, 'letter')).findings[0]).toBe('这份介绍信已作废，不要再用')
  })

  it('asks the receiver of an overdue one for proof, with number and dates', async () => {
    const { texts } = await shown(await issue(), 'proofRequest')
    expect(texts.join('')).toContain(
      '我委于2015年12月20日开具介绍信（第2015-001号，有效期至2016年3月19日）转往你处，至今未收到回执',
    )
    expect(texts).toContain('2016年3月20日')
  })

  it('is a receipt for who came in, and never for who leaves', async () => {
    const { id } = await test.backend.transfer.save({
      memberId,
      values: { direction: '转入', letterNo: '第7号', fromOrg: '中共某区委员会' },
    })
    expect((await shown(id, 'receipt')).texts).toEqual(
      expect.arrayContaining([
        '第　7　号',
        '中共某区委员会：',
        '　　张三同志的党员组织关系已转达我处，特此回复。',
      ]),
    )
    await expect(shown(id, 'letter')).rejects.toMatchObject({ code: 'RECORD_MISSING' })
    await expect(shown(await issue(), 'receipt')).rejects.toMatchObject({ code: 'RECORD_MISSING' })
  })

  it('comes as a workbook under its number, and the log says so', async () => {
    const id = await issue()
    const { fileName } = await finish(test.backend.transfer.workbook({ id, form: 'letter' }))
    expect(fileName).toBe('党员组织关系介绍信（2015-001张三）.xlsx')
    const { rows } = await test.backend.audit.changes({ page: { offset: 0, limit: 1 } })
    expect(rows[0]?.label).toBe('导出党员组织关系介绍信（2015-001，Excel）')
  })
})
