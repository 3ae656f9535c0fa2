import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Inputs } from '../../../src/shared/api/contract.ts'
import { dump } from '../../builders/dump.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let branch: number
let memberId: number
beforeEach(async () => {
  test = await anOffice('2024-03-20')
  branch = await aBranch(test)
  memberId = await aMember(test, branch)
})
afterEach(() => test.dispose())

type Values = Inputs['exemption']['save']['values']
const save = (more: Partial<Values> = {}, id?: number) =>
  test.backend.exemption.save({
    memberId,
    ...(id === undefined ? {} : { id }),
    values: {
      kind: '组织生活豁免',
      reason: '长期生病不能自理',
      fromOn: '2024-02-01',
      toOn: null,
      agreedOn: '2024-01-20',
      passedOn: '2024-01-25',
      evidence: '青党〔2024〕3号',
      note: null,
      ...more,
    },
  })
const exemptions = async (asOf?: string) =>
  (await test.backend.exemption.ofMember({ memberId, ...(asOf === undefined ? {} : { asOf }) })).exemptions

describe('an exemption', () => {
  it('is changed and removed, each one step of undo, and stands in the history', async () => {
    const first = dump(test.register)
    const { id } = await save()
    await save({ toOn: '2024-12-31' }, id)
    const { rows } = await test.backend.audit.history({ memberId })
    expect(rows[0]).toMatchObject({ record: '豁免 张三', field: '豁免至', before: '', after: '2024-12-31' })
    await test.backend.exemption.remove({ id })
    expect(await exemptions()).toEqual([])
    await expect(save({}, id)).rejects.toMatchObject({ code: 'RECORD_MISSING' })
    await expect(test.backend.exemption.remove({ id })).rejects.toMatchObject({ code: 'RECORD_MISSING' })
    for (let step = 0; step < 3; step += 1) await finish(test.backend.audit.undo({}))
    expect(dump(test.register)).toEqual(first)
  })

  it('without a paper is not taken', async () => {
    await expect(save({ evidence: ' ' })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })

  it('is not known before its first day, and is in force to its last', async () => {
    await save({ toOn: '2024-02-29' })
    const force = async (day: string) => (await exemptions(day)).map(({ inForce }) => inForce)
    expect(await force('2024-01-31')).toEqual([])
    expect(await force('2024-02-01')).toEqual([true])
    expect(await force('2024-02-29')).toEqual([true])
    expect(await force('2024-03-01')).toEqual([false])
  })
})

describe('whose consent it needs (X-25)', () => {
  it('follows the setting, and tells the card which', async () => {
    await save({ kind: '评议豁免', reason: '年老体弱', agreedOn: null, passedOn: null })
    const asked = async () => {
      const { path, exemptions } = await test.backend.exemption.ofMember({ memberId })
      return [path, ...exemptions.flatMap(({ findings }) => findings.map(({ text }) => text))]
    }
    expect(await asked()).toEqual(['byKind', '要经支部同意'])
    await test.backend.settings.set({ key: 'exempt.path', value: 'superior', reason: '县委组织部要求' })
    expect(await asked()).toEqual(['superior', '要报上级党组织同意', '要经党员大会通过'])
  })
})

describe('a meeting', () => {
  const mark = (onDate: string) =>
    test.backend.meeting.addLine({
      memberId,
      meeting: { orgId: branch, kind: '党员大会', onDate },
      values: {
        state: '豁免',
        signIn: null,
        leaveWritten: false,
        leaveApprovedBy: null,
        leaveSignedLaterOn: null,
        note: null,
      },
    })

  it('says on the sheet whom an exemption of the day excuses', async () => {
    await save()
    const excused = async (onDate: string) =>
      (await test.backend.meeting.sheet({ orgId: branch, onDate })).rows.map(row => row.excused)
    expect(await excused('2024-01-31')).toEqual([false])
    expect(await excused('2024-02-01')).toEqual([true])
    await save({ kind: '评议豁免', reason: '年老体弱' }, (await exemptions())[0]?.id)
    expect(await excused('2024-02-01')).toEqual([false])
  })

  it('marked 豁免 asks for the exemption until there is one on that day', async () => {
    await mark('2024-01-31')
    await mark('2024-02-01')
    const said = async () =>
      (await test.backend.meeting.ofMember({ memberId })).lines.map(({ onDate, findings }) => [
        onDate,
        findings.map(({ text }) => text),
      ])
    const asks = ['当天没有组织生活豁免的记录，请到“豁免”里登记']
    expect(await said()).toEqual([
      ['2024-02-01', asks],
      ['2024-01-31', asks],
    ])
    await save()
    expect(await said()).toEqual([
      ['2024-02-01', []],
      ['2024-01-31', asks],
    ])
  })
})

describe('an appraisal', () => {
  it('without the member asks for the exemption until there is one', async () => {
    await test.backend.appraisal.saveResult({
      memberId,
      values: {
        year: 2023,
        half: '全年',
        onDate: '2024-01-15',
        final: '合格',
        finding: null,
        findingDoc: null,
        selfView: null,
        branchOpinion: null,
        comment: null,
        toldOn: '2024-01-16',
        exempt: true,
        opinionHeard: '同意',
      },
    })
    const said = async () =>
      (await test.backend.appraisal.ofMember({ memberId })).results.flatMap(({ findings }) =>
        findings.map(({ text }) => text),
      )
    expect(await said()).toEqual(['没有评议豁免的记录，请到“豁免”里登记'])
    const { id } = await save({ kind: '评议豁免', reason: '年老体弱', fromOn: '2024-01-16' })
    expect(await said()).toHaveLength(1)
    await save({ kind: '评议豁免', reason: '年老体弱', fromOn: '2024-01-15' }, id)
    expect(await said()).toEqual([])
  })
})
