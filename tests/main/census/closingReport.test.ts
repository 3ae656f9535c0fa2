/** 整改规范综合报告 of a branch (S00 32): received or not, who lacks it at acceptance, its scan, undo. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { finish } from '../../builders/office.ts'
import { aPng, asFile } from '../../builders/papers.ts'
import { aMember } from '../../builders/people.ts'
import { aSweep, type Sweep } from './sweep.ts'

let sweep: Sweep
beforeEach(async () => {
  sweep = await aSweep()
  await sweep.person('赵一', sweep.east, '2010-01-01')
  await sweep.person('钱二', sweep.west, '2010-01-01')
  await sweep.list()
})
afterEach(() => sweep.test.dispose())

const census = () => sweep.test.backend.census
const attachment = () => sweep.test.backend.attachment
const undo = () => finish(sweep.test.backend.audit.undo({}))
const kept = async (orgId = sweep.east, asOf?: string) => {
  const at = asOf === undefined ? {} : { asOf }
  return (await census().report({ campaignId: sweep.campaignId, orgId, ...at })).kept
}
const closing = async (asOf?: string) => (await kept(sweep.east, asOf))?.closing
const saveReport = (orgId: number) =>
  census().saveReport({
    campaignId: sweep.campaignId,
    orgId,
    asOf: '2016-03-01',
    texts: { situation: '情况', s1: '甲', s2: '乙', s3: '丙', s4: '丁' },
    reportedOn: '2016-03-01',
    reportedBy: null,
  })
const accept = (orgId: number) =>
  census().acceptReport({
    campaignId: sweep.campaignId,
    orgId,
    on: '2016-03-01',
    by: '镇党委',
    note: null,
  })
const receive = (on: string | null, text: string | null = null, orgId = sweep.east) =>
  census().receiveClosing({ campaignId: sweep.campaignId, orgId, on, text })

describe('the closing report', () => {
  it('is kept with its day and words, before the acceptance and after, and taken back', async () => {
    await saveReport(sweep.east)
    expect(await closing()).toBeNull()
    await receive('2016-02-28', ' 已全部整改 ')
    expect(await closing()).toEqual({ on: '2016-02-28', text: '已全部整改' })
    await accept(sweep.east)
    await receive('2016-02-29', ' ')
    expect(await closing()).toEqual({ on: '2016-02-29', text: null })
    // On the day it came it is there, the day before it is not.
    expect(await closing('2016-02-29')).toEqual({ on: '2016-02-29', text: null })
    expect(await closing('2016-02-28')).toBeNull()
    await receive(null)
    expect(await closing()).toBeNull()
  })

  it('needs the report on the branch, a day for its words, and no day to come', async () => {
    await expect(receive('2016-03-01')).rejects.toThrow('还缺：核查情况报告（请先保存）。补上后才能登记')
    await saveReport(sweep.east)
    await expect(receive(null, '已整改')).rejects.toThrow('还缺：收到日期')
    await expect(receive('2016-03-02')).rejects.toThrow('收到日期不能晚于今天')
    await receive('2016-03-01')
  })

  it('is undone, and told in the log in plain words', async () => {
    await saveReport(sweep.east)
    const { changeId } = await receive('2016-03-01', '已整改')
    const { rows } = await sweep.test.backend.audit.detail({ id: changeId ?? 0 })
    expect(rows.map(({ record, field, after }) => [record, field, after])).toEqual([
      ['支部核查情况报告', '整改规范综合报告收到日期', '2016-03-01'],
      ['支部核查情况报告', '整改规范综合报告内容', '已整改'],
    ])
    const { rows: log } = await sweep.test.backend.audit.changes({})
    expect(log[0]?.label).toBe('登记整改规范综合报告：东岗村支部')
    await undo()
    expect(await closing()).toBeNull()
  })
})

describe('the acceptance of a stage', () => {
  const next = async (asOf?: string) => {
    const { stages } = await census().stages({
      campaignId: sweep.campaignId,
      ...(asOf === undefined ? {} : { asOf }),
    })
    return stages[0]?.next
  }
  const aStage = async (acceptsBranches: boolean) => {
    const values = { name: '总结', fromOn: '2016-02-25', toOn: '2016-03-31', responsible: '王书记' }
    const { id } = await census().saveStage({
      campaignId: sweep.campaignId,
      values: { ...values, hasPacket: false, acceptsBranches },
    })
    const step = (to: 'RUNNING' | 'TO_ACCEPT' | 'ACCEPTED', on: string) =>
      census().stepStage({ id, to, on, by: '镇党委', signedOn: null, document: null })
    return step
  }

  it('names the branches that have not handed theirs in, and goes on all the same', async () => {
    const { east, west } = sweep
    for (const orgId of [east, west]) {
      await saveReport(orgId)
      await accept(orgId)
    }
    const step = await aStage(true)
    expect((await next())?.warnings).toEqual([])
    await step('RUNNING', '2016-02-25')
    await step('TO_ACCEPT', '2016-02-26')
    const without = async (asOf?: string) => (await next(asOf))?.warnings
    expect(await without()).toEqual(['2个支部还没有交整改规范综合报告：东岗村支部、西岗村支部'])
    await receive('2016-02-29', null, east)
    expect(await without()).toEqual(['1个支部还没有交整改规范综合报告：西岗村支部'])
    expect(await without('2016-02-28')).toEqual(['2个支部还没有交整改规范综合报告：东岗村支部、西岗村支部'])
    await undo()
    expect(await without()).toEqual(['2个支部还没有交整改规范综合报告：东岗村支部、西岗村支部'])
    await receive('2016-03-01', null, east)
    await receive('2016-03-01', null, west)
    expect(await without()).toEqual([])
    await undo()
    expect((await next())?.missing).toEqual([])
    await step('ACCEPTED', '2016-03-01')
  })

  it('says nothing of it where the stage does not accept branches', async () => {
    const step = await aStage(false)
    await step('RUNNING', '2016-02-25')
    await step('TO_ACCEPT', '2016-02-26')
    expect((await next())?.warnings).toEqual([])
  })
})

describe('its scan', () => {
  const png = () => asFile('综合报告.png', aPng(31))
  const reportId = async () => (await kept())?.id ?? 0
  const scans = async () => (await attachment().ofBranchReport({ reportId: await reportId() })).rows
  const add = async (memberId: number | null = null) =>
    attachment().add({
      memberId,
      owner: { table: 'branchReport', rowId: await reportId() },
      files: [png()],
    })

  it('hangs on the report of the branch and on no member, is handed out, and undone', async () => {
    await saveReport(sweep.east)
    const { rows } = await add()
    expect(rows).toMatchObject([
      { memberId: null, table: 'branchReport', ownerText: '整改规范综合报告 东岗村支部', ownerStands: true },
    ])
    expect(await scans()).toEqual(rows)
    await expect(add()).rejects.toThrow('综合报告.png')
    await saveReport(sweep.west)
    const west = (await kept(sweep.west))?.id ?? 0
    expect((await attachment().ofBranchReport({ reportId: west })).rows).toEqual([])
    const { ticket } = await attachment().saveAs({ id: rows[0]?.id ?? 0 })
    expect(Buffer.from(sweep.test.office.files.collect(ticket)?.bytes ?? [])).toEqual(aPng(31))
    const { changeId } = await attachment().edit({ id: rows[0]?.id ?? 0, note: '盖章件' })
    const detail = await sweep.test.backend.audit.detail({ id: changeId ?? 0 })
    expect(detail.rows).toMatchObject([{ record: '附件', field: '说明', after: '盖章件' }])
    await attachment().remove({ id: rows[0]?.id ?? 0 })
    expect(await scans()).toEqual([])
    await undo()
    expect(await scans()).toMatchObject([{ note: '盖章件' }])
  })

  it('is refused with a member, and a member’s record without one', async () => {
    await saveReport(sweep.east)
    const member = await aMember(sweep.test, sweep.east, { name: '孙三' })
    const gone = '这条记录'
    await expect(add(member)).rejects.toThrow(gone)
    await expect(
      attachment().add({ memberId: null, owner: { table: 'member' }, files: [png()] }),
    ).rejects.toThrow(gone)
    await expect(
      attachment().add({ memberId: null, owner: { table: 'branchReport', rowId: 999 }, files: [png()] }),
    ).rejects.toThrow(gone)
    expect(await scans()).toEqual([])
  })
})
