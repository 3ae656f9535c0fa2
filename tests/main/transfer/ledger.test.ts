import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let branch: number
beforeEach(async () => {
  test = await anOffice()
  branch = await aBranch(test)
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
  leaveTalkOn: '2015-09-30',
  duesPaidTo: '2015-12',
  handler: '党员本人',
  toOrg: '郑州某公司党委',
  state: 'ISSUED',
} as const

const issue = async (name: string, issuedOn: string) => {
  const memberId = await aMember(test, branch, { name })
  return (await test.backend.transfer.save({ memberId, values: { ...OUT, issuedOn } })).id
}
const names = async (asOf?: string) =>
  (
    await test.backend.transfer.list({
      filter: { only: 'unreceipted' },
      ...(asOf === undefined ? {} : { asOf }),
    })
  ).rows.map(({ name }) => name)

describe('letters past their limit without receipt (R-F02)', () => {
  it('are those landed or not, from the day after the last valid one until the receipt', async () => {
    // 2015-12-20 + 90 days = 2016-03-19; 2015-12-21 + 90 days = 2016-03-20, today
    await issue('甲', '2015-12-20')
    await issue('乙', '2015-12-21')
    const landed = await issue('丙', '2015-12-01')
    await test.backend.transfer.step({ id: landed, to: 'LANDED', values: { landedOn: '2016-02-01' } })
    expect(await names()).toEqual(['甲', '丙'])
    await test.backend.transfer.step({ id: landed, to: 'RECEIPTED', values: { receiptOn: '2016-03-15' } })
    expect(await names()).toEqual(['甲'])
    expect(await names('2016-03-14')).toEqual(['丙'])
  })

  it('landed a month ago are asked for their receipt, from the day after', async () => {
    const id = await issue('丙', '2016-01-10')
    await test.backend.transfer.step({ id, to: 'LANDED', values: { landedOn: '2016-02-19' } })
    const told = async (asOf: string) =>
      (await test.backend.transfer.list({ filter: { only: 'all' }, asOf })).rows[0]?.findings.some(text =>
        text.startsWith('报到满一个月'),
      )
    expect([await told('2016-03-19'), await told('2016-03-20')]).toEqual([false, true])
  })

  it('come as a list (D25), and all letters out as the register of 四个清楚 (D22)', async () => {
    await issue('甲', '2015-12-20')
    await issue('乙', '2016-03-01')
    const file = async (kind: 'unreceipted' | 'register') =>
      (await finish(test.backend.transfer.ledger({ kind, format: 'xlsx' }))).fileName
    expect(await file('unreceipted')).toBe('超期未回执介绍信清单（2016-03-20）.xlsx')
    expect(await file('register')).toBe('党组织关系变化登记表（2016-03-20）.xlsx')
    const { rows } = await test.backend.audit.changes({ page: { offset: 0, limit: 2 } })
    expect(rows.map(({ label }) => label)).toEqual([
      '导出党组织关系变化登记表（2份，Excel）',
      '导出超期未回执介绍信清单（1份，Excel）',
    ])
  })
})
