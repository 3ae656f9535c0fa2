import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Inputs } from '../../../src/shared/api/contract.ts'
import { dump } from '../../builders/dump.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let memberId: number
beforeEach(async () => {
  test = await anOffice('2024-03-20')
  memberId = await aMember(test, await aBranch(test))
})
afterEach(() => test.dispose())

type Values = Inputs['appraisal']['saveResult']['values']
const save = (more: Partial<Values> = {}, id?: number) =>
  test.backend.appraisal.saveResult({
    memberId,
    ...(id === undefined ? {} : { id }),
    values: {
      year: 2023,
      half: '全年',
      onDate: null,
      final: '合格',
      finding: null,
      findingDoc: null,
      selfView: null,
      branchOpinion: null,
      comment: null,
      toldOn: null,
      exempt: false,
      opinionHeard: null,
      ...more,
    },
  })
const results = async (asOf?: string) =>
  (await test.backend.appraisal.ofMember({ memberId, ...(asOf === undefined ? {} : { asOf }) })).results

describe('a result', () => {
  it('is changed and removed, each one step of undo, and stands in the history with its round', async () => {
    const first = dump(test.register)
    const { id } = await save()
    await save({ final: '基本合格', year: 2022, half: '下半年' }, id)
    expect(await results()).toMatchObject([{ id, year: 2022, half: '下半年', orgName: '东岗村支部' }])
    const { rows } = await test.backend.audit.history({ memberId })
    const said = rows.map(row => [row.field, row.before, row.after])
    expect(said).toEqual(
      expect.arrayContaining([
        ['评议', '2023年全年', '2022年下半年'],
        ['等次', '合格', '基本合格'],
      ]),
    )
    await test.backend.appraisal.removeResult({ id })
    expect(await results()).toEqual([])
    await expect(save({}, id)).rejects.toMatchObject({ code: 'RECORD_MISSING' })
    await expect(test.backend.appraisal.removeResult({ id })).rejects.toMatchObject({
      code: 'RECORD_MISSING',
    })
    for (let step = 0; step < 3; step += 1) await finish(test.backend.audit.undo({}))
    expect(dump(test.register)).toEqual(first)
  })

  it('is there once a round, and the round learns its day', async () => {
    await save({ comment: '带头' })
    await save({ final: '优秀', onDate: '2024-01-15' })
    expect(await results()).toMatchObject([{ final: '优秀', onDate: '2024-01-15', comment: null }])
    await expect(save({ onDate: '2024-03-21' })).rejects.toMatchObject({ code: 'DATE_FUTURE' })
  })

  it('is not known before its day, or its year where the day is not known', async () => {
    await save({ onDate: '2024-01-15' })
    await save({ year: 2022 })
    const years = async (asOf: string) => (await results(asOf)).map(({ year }) => year)
    expect(await years('2024-01-15')).toEqual([2023, 2022])
    expect(await years('2024-01-14')).toEqual([2022])
    expect(await years('2022-01-01')).toEqual([2022])
    expect(await years('2021-12-31')).toEqual([])
  })

  it('of 不合格 asks the dossier for its material (DI-22), and goes by the sanctions of the year', async () => {
    await test.backend.roster.saveSanction({
      memberId,
      values: {
        family: '党纪',
        kind: '严重警告',
        decidedOn: '2023-05-01',
        decidedBy: null,
        documentNo: null,
        note: null,
      },
    })
    const { id } = await save({ toldOn: '2024-01-20' })
    expect((await results())[0]?.findings).toEqual([
      { level: 'error', text: '当年受严重警告处分，应确定为不合格' },
    ])
    await save({ final: '不合格', toldOn: '2024-01-20' }, id)
    expect((await results())[0]?.findings).toEqual([])
    const { events } = await test.backend.dossier.card({ memberId })
    expect(events.map(({ item, count }) => [item, count])).toEqual([
      ['APPRAISAL_FAIL', 1],
      ['SANCTION', 1],
    ])
  })

  it('recorded on both of two merged members stays, and asks for one to be kept', async () => {
    const { orgId } = await test.backend.roster.card({ id: memberId })
    const twin = await aMember(test, orgId ?? 0)
    await save()
    await test.backend.appraisal.saveResult({
      memberId: twin,
      values: {
        year: 2023,
        half: '全年',
        onDate: null,
        final: '优秀',
        finding: null,
        findingDoc: null,
        selfView: null,
        branchOpinion: null,
        comment: null,
        toldOn: null,
        exempt: false,
        opinionHeard: null,
      },
    })
    await test.backend.duplicates.merge({ keepId: memberId, otherId: twin, choices: { idNo: 'kept' } })
    const merged = await results()
    expect(merged.map(({ final }) => final).sort()).toEqual(['优秀', '合格'])
    for (const { findings } of merged)
      expect(findings.map(({ text }) => text)).toContain('同一次评议有两条结果，请留一条')
  })
})
