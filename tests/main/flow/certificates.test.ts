import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let branch: number
let flowId: number
let memberId: number
beforeEach(async () => {
  test = await anOffice()
  branch = await aBranch(test)
  memberId = await aMember(test, branch)
  flowId = (await test.backend.flow.save({ memberId, values: { leftOn: '2014-03-01', reason: '经商' } })).id
})
afterEach(() => test.dispose())

const issue = (certNo: string, issuedOn: string, of = flowId) =>
  test.backend.flow.issueCertificate({
    flowId: of,
    values: { certNo, issuedOn, issuedBy: '镇党委', remark: null },
  })
const inspect = (id: number, year: number, onDate: string) =>
  test.backend.flow.inspectCertificate({ id, year, onDate, inspectedBy: '东岗村支部', note: null })
const register = async (only: 'held' | 'uninspected' | 'ended' | 'all', asOf?: string) =>
  (await test.backend.flow.certificates({ only, ...(asOf === undefined ? {} : { asOf }) })).rows
const numbers = async (only: 'held' | 'uninspected' | 'ended' | 'all', asOf?: string) =>
  (await register(only, asOf)).map(({ certNo }) => certNo)
const onRecord = async () => (await test.backend.flow.list({ filter: { status: 'all' } })).rows[0]?.certNo

describe('the register of certificates', () => {
  it('writes the number on the flow record; a second one only after the first is lost or handed back', async () => {
    const { id } = await issue('4104-1', '2014-02-20')
    expect(await onRecord()).toBe('4104-1')
    await expect(issue('4104-2', '2015-02-20')).rejects.toMatchObject({
      code: 'CERTIFICATE_HELD',
      message: '这次外出已发活动证4104-1，还没有交回。遗失的请先登记遗失，再发新证',
    })
    await test.backend.flow.endCertificate({ id, ending: '遗失', endedOn: '2015-02-01', remark: null })
    expect(await onRecord()).toBeNull()
    await issue('4104-2', '2015-02-20')
    expect(await onRecord()).toBe('4104-2')
    expect([await numbers('all'), await numbers('held'), await numbers('ended')]).toEqual([
      ['4104-1', '4104-2'],
      ['4104-2'],
      ['4104-1'],
    ])
    // as it was on the days before
    expect([await numbers('held', '2015-01-31'), await numbers('held', '2015-02-01')]).toEqual([
      ['4104-1'],
      [],
    ])
  })

  it('keeps the number of one handed back: he had it while away', async () => {
    const { id } = await issue('4104-1', '2014-02-20')
    const end = (endedOn: string) =>
      test.backend.flow.endCertificate({ id, ending: '交回', endedOn, remark: '返乡' })
    await expect(end('2014-02-19')).rejects.toMatchObject({ code: 'DATE_ORDER' })
    await expect(end('2016-03-21')).rejects.toMatchObject({ code: 'DATE_FUTURE' })
    await end('2016-03-20')
    expect(await onRecord()).toBe('4104-1')
    expect((await register('ended'))[0]).toMatchObject({
      ending: '交回',
      endedOn: '2016-03-20',
      remark: '返乡',
    })
  })

  it('is inspected once a year; what lacks is listed, on the day asked for', async () => {
    const { id } = await issue('4104-1', '2014-02-20')
    const lacking = async (asOf?: string) => (await register('all', asOf))[0]?.uninspected
    expect([await lacking('2014-12-31'), await lacking('2015-01-01'), await lacking()]).toEqual([
      [],
      [2015],
      [2015, 2016],
    ])
    await inspect(id, 2015, '2015-12-01')
    await expect(inspect(id, 2015, '2015-12-02')).rejects.toMatchObject({ code: 'INSPECTED_ALREADY' })
    await expect(inspect(id, 2016, '2014-02-19')).rejects.toMatchObject({ code: 'DATE_ORDER' })
    expect(await numbers('uninspected')).toEqual(['4104-1'])
    expect(await numbers('uninspected', '2015-11-30')).toEqual(['4104-1'])
    expect(await numbers('uninspected', '2015-12-31')).toEqual([])
    const second = await inspect(id, 2016, '2016-03-01')
    expect(await numbers('uninspected')).toEqual([])
    await test.backend.flow.removeInspection({ id: second.id })
    expect(await numbers('uninspected')).toEqual(['4104-1'])
    const { items } = await test.backend.agenda.overview({})
    expect(items.find(({ key }) => key === 'certificates')?.count).toBe(1)
  })

  it('lists a number that stands on the record alone, and takes its entry later', async () => {
    await test.backend.flow.save({ memberId, id: flowId, values: { certNo: ' 4104-9 ' } })
    expect((await register('held'))[0]).toMatchObject({
      id: null,
      certNo: '4104-9',
      findings: ['发证日期没有登记'],
    })
    await issue('4104-9', '2014-02-20')
    expect(await numbers('all')).toEqual(['4104-9'])
    // mended on the record: the register follows; taken away there, its entry goes
    await test.backend.flow.save({ memberId, id: flowId, values: { certNo: '4104-8' } })
    expect(await numbers('all')).toEqual(['4104-8'])
    await test.backend.flow.save({ memberId, id: flowId, values: { certNo: null } })
    expect(await numbers('all')).toEqual([])
  })

  it('notes a number that somebody else has, and one not handed back after the return', async () => {
    const other = await aMember(test, branch, { name: '李四' })
    const second = await test.backend.flow.save({
      memberId: other,
      values: { leftOn: '2014-03-01', reason: '经商' },
    })
    await issue('4104-1', '2014-02-20')
    expect((await register('all'))[0]?.findings).toEqual([])
    await issue('4104-1', '2014-02-21', second.id)
    expect((await register('all')).map(({ findings }) => findings)).toEqual([
      ['编号和别人的活动证相同，请核对'],
      ['编号和别人的活动证相同，请核对'],
    ])
    await test.backend.flow.end({ id: flowId, returnedOn: '2016-03-20' })
    const mine = (await register('all')).find(row => row.flowId === flowId)
    expect(mine?.findings).toContain('已返回，活动证还没有交回')
  })

  it('is mended and taken away, each one step of undo', async () => {
    const { id } = await issue('4104-1', '2014-02-20')
    await test.backend.flow.saveCertificate({ id, values: { certNo: '4104-3', issuedOn: '2014-02-25' } })
    expect([await onRecord(), (await register('all'))[0]?.issuedOn]).toEqual(['4104-3', '2014-02-25'])
    await test.backend.flow.removeCertificate({ id })
    expect([await onRecord(), await numbers('all')]).toEqual([null, []])
    await finish(test.backend.audit.undo({}))
    expect([await onRecord(), await numbers('all')]).toEqual(['4104-3', ['4104-3']])
    await expect(test.backend.flow.removeCertificate({ id: id + 9 })).rejects.toMatchObject({
      code: 'RECORD_MISSING',
    })
  })

  it('is in the history of the member', async () => {
    const { id } = await issue('4104-1', '2014-02-20')
    await inspect(id, 2015, '2015-12-01')
    const { rows } = await test.backend.audit.history({ memberId })
    const fields = rows.map(({ record, field, after }) => `${record} ${field} ${after}`)
    expect(fields.some(text => text.includes('活动证编号 4104-1'))).toBe(true)
    expect(fields.some(text => text.includes('年审年度 2015'))).toBe(true)
  })
})
