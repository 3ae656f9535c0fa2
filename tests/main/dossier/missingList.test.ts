import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readXlsx } from 'hucre/xlsx'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
beforeEach(async () => {
  test = await anOffice()
})
afterEach(() => test.dispose())

async function exported(orgId?: number, asOf?: string) {
  const ticket = await test.backend.dossier.exportMissing({
    ...(orgId === undefined ? {} : { orgId }),
    ...(asOf === undefined ? {} : { asOf }),
  })
  const file = test.office.files.collect(ticket.ticket)
  const { sheets } = await readXlsx(file!.bytes)
  return { name: ticket.fileName, sheet: sheets[0] }
}

describe('缺件清单 as a workbook', () => {
  it('lists the missing of a branch, marked as internal, and stands in the log', async () => {
    const east = await aBranch(test, '东岗村支部')
    const west = await aBranch(test, '西河村支部')
    const 甲 = await aMember(test, east, { name: '甲' })
    const 乙 = await aMember(test, west, { name: '乙' })
    const 丙 = await aMember(test, east, { name: '丙' })
    await test.backend.dossier.mark({
      marks: [
        { memberId: 甲, item: 'APPLICATION', present: '缺' },
        { memberId: 甲, item: 'POLITICAL', present: '不规范', note: '函调没有盖章' },
        { memberId: 乙, item: 'VOLUNTEER', present: '缺' },
        { memberId: 丙, item: 'VOLUNTEER', present: '有' },
      ],
    })
    const { name, sheet } = await exported(east)
    expect(name).toBe('东岗村支部党员档案缺件清单.xlsx')
    expect(sheet?.rows.slice(0, 2).map(row => row[0])).toEqual([
      '东岗村支部党员档案缺件清单',
      '共1名，截至2016-03-20，填表日期：2016-03-20。未核查的材料不列入。补齐后请在末列写明',
    ])
    // of a past day the marks are today's: it is said
    expect((await exported(east, '2016-03-19')).sheet?.rows[1]?.[0]).toBe(
      '共1名，截至2016-03-19（材料是今日的情况），填表日期：2016-03-20。未核查的材料不列入。补齐后请在末列写明',
    )
    expect(sheet?.rows[2]?.join(' ')).toBe('序号 党支部 姓名 入党时间 缺 不规范 核查日期 说明 补齐情况')
    expect(sheet?.rows.slice(3).map(row => row.slice(0, 8).join(' '))).toEqual([
      '1 东岗村支部 甲 1995-07-01 入党申请书 政治审查材料 2016-03-20 政治审查材料：函调没有盖章',
    ])
    expect(sheet?.headerFooter?.oddHeader).toContain('内部资料')
    expect((await exported()).sheet?.rows.slice(3).map(row => row[2])).toEqual(['甲', '乙'])
    const { rows } = await test.backend.audit.changes({ kind: 'export' })
    expect(rows.map(row => row.label)).toEqual(Array(3).fill('导出党员档案缺件清单'))
  })

  it('goes on behind the most rows one page may hold', async () => {
    const branch = await aBranch(test)
    const ids: number[] = []
    for (let n = 0; n < 503; n += 1) ids.push(await aMember(test, branch, { name: `员${n}` }))
    await test.backend.dossier.mark({
      marks: ids.map(memberId => ({ memberId, item: 'APPLICATION', present: '缺' })),
    })
    const { sheet } = await exported(branch)
    expect(sheet?.rows.slice(3).map(row => row[0])).toEqual(ids.map((_, i) => String(i + 1)))
    expect(new Set(sheet?.rows.slice(3).map(row => row[2])).size).toBe(503)
  })
})
