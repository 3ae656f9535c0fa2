import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callsForTransfer, type LetterSent } from '../../../src/shared/flow/calls.ts'
import { addDays } from '../../../src/shared/kernel/dates.ts'
import { DEFAULT_SETTINGS } from '../../../src/shared/settings/rules.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { aBranch } from '../../builders/people.ts'
import { anAbsence } from './away.ts'

const TODAY = '2016-03-20'

let test: TestOffice
let branch: number
beforeEach(async () => {
  test = await anOffice()
  branch = await aBranch(test)
})
afterEach(() => test.dispose())

const away = (name: string, values: object) => anAbsence(test, branch, name, { placeFixed: true, ...values })

/** A letter with the evidence its step asks for; without a day a draft. */
async function letter(memberId: number, issuedOn: string | null, direction: '转出' | '转入' = '转出') {
  if (issuedOn === null) {
    return (await test.backend.transfer.save({ memberId, values: { direction, state: 'DRAFT' } })).id
  }
  const { id } = await test.backend.transfer.save({
    memberId,
    values: {
      direction,
      letterNo: `${issuedOn.slice(0, 4)}-${memberId}`,
      nature: '永久转出',
      phone: '13700000001',
      wechat: 'q1',
      destKind: '工作',
      destPlace: '某市',
      backupContact: '家属 13700000002',
      duesPaidTo: issuedOn.slice(0, 7),
      leaveTalkOn: issuedOn,
      handler: '党员本人',
      toOrg: '中共白沙镇委员会',
      toOrgPhone: '0370-5550101',
      fromOrg: '中共柳林镇委员会',
      incomingKind: '一般转入',
      interviewNote: '已谈话',
      dossierResult: '相符',
      issuedOn,
      ...(direction === '转入'
        ? { landedOn: issuedOn, state: 'LANDED' as const }
        : { state: 'ISSUED' as const }),
    },
  })
  return id
}

const returned = (id: number, returnedOn: string) =>
  test.backend.transfer.step({ id, to: 'RETURNED', values: { returnedOn, returnKind: '材料不全' } })

async function listed(asOf?: string): Promise<string[]> {
  const { rows } = await test.backend.flow.list({
    filter: { status: 'away', watch: 'transfer' },
    page: { offset: 0, limit: 100 },
    ...(asOf === undefined ? {} : { asOf }),
  })
  return rows.map(({ name }) => name).sort()
}

describe('whose relation is to be transferred (R-D02, R-E02)', () => {
  it('six months and more at a fixed place, on both sides of six months and by the setting (X-11)', async () => {
    // six months from 2015-08-31 are 2016-02-29
    const leftOn = '2015-08-31'
    await away('甲', { leftOn, expectedBack: '2016-02-28' })
    await away('乙', { leftOn, expectedBack: '2016-02-29' })
    await away('丙', { leftOn, expectedBack: '2016-03-01' })
    await away('丁', { leftOn })
    await away('戊', { leftOn, placeFixed: false })
    expect(await listed('2015-09-30')).toEqual(['丁', '丙', '乙'].sort())
    await test.backend.settings.set({ key: 'flow.sixMonths', value: 'certificate', reason: '核对' })
    expect(await listed('2015-09-30')).toEqual(['丁', '丙'].sort())
    // who is not back by then is away longer
    expect(await listed('2016-02-29')).toEqual(['丁', '丙'].sort())
    expect(await listed('2016-03-01')).toEqual(['丁', '丙', '乙', '甲'].sort())
  })

  it('nobody who left later than the day, is back, only plans it, is abroad or was given another paper', async () => {
    await away('甲', { leftOn: '2015-01-01', returnedOn: '2016-03-01' })
    await away('乙', { leftOn: '2016-03-10' })
    await away('丙', { leftOn: '2015-01-01', direction: 'ABROAD' })
    await away('丁', { leftOn: '2015-01-01', paper: 'CERTIFICATE', paperReason: '单位暂不接收' })
    await away('戊', { leftOn: '2015-01-01', placeFixed: false, paper: 'LETTER', paperReason: '本人要求' })
    await away('己', { leftOn: '2016-03-01', status: '拟外出' })
    expect(await listed()).toEqual(['乙', '戊'].sort())
    expect(await listed('2016-02-29')).toEqual(['戊', '甲'].sort())
  })

  it('until a letter is issued: a draft is none, nor an earlier one, one in, or one that came back', async () => {
    const leftOn = '2015-06-01'
    const first = await away('甲', { leftOn })
    const second = await away('乙', { leftOn })
    const third = await away('丙', { leftOn })
    const fourth = await away('丁', { leftOn })
    await letter(first.memberId, null)
    await letter(second.memberId, '2015-05-31')
    await letter(third.memberId, '2015-06-01')
    const sent = await letter(fourth.memberId, '2016-03-01')
    expect(await listed('2016-02-29')).toEqual(['丁', '乙', '甲'].sort())
    expect(await listed('2016-03-01')).toEqual(['乙', '甲'].sort())
    await returned(sent, '2016-03-10')
    expect(await listed('2016-03-09')).toEqual(['乙', '甲'].sort())
    expect(await listed()).toEqual(['丁', '乙', '甲'].sort())
  })

  it('nobody with a stay abroad that is not over on the day, whatever the direction says (R-E04)', async () => {
    const leftOn = '2015-06-01'
    const abroad = async (name: string, dates: { leftOn: string; returnedOn: string | null }) => {
      const { memberId } = await away(name, { leftOn, direction: 'CROSS_PROVINCE' })
      await test.backend.flow.saveOverseas({ memberId, values: { reason: '留学', ...dates } })
    }
    await abroad('甲', { leftOn: '2015-09-01', returnedOn: null })
    await abroad('乙', { leftOn: '2015-09-01', returnedOn: '2016-03-10' })
    await away('丙', { leftOn })
    expect(await listed('2015-08-31')).toEqual(['丙', '乙', '甲'].sort())
    expect(await listed('2015-09-01')).toEqual(['丙'])
    expect(await listed('2016-03-09')).toEqual(['丙'])
    expect(await listed()).toEqual(['丙', '乙'].sort())
    const { rows } = await test.backend.flow.list({ filter: { status: 'away' } })
    const first = rows.find(({ name }) => name === '甲')!
    expect(first.abroad).toBe(true)
    const { call, paper } = await test.backend.flow.standing({ flowId: first.id })
    expect([call.rule, paper]).toEqual(['R-E04、R-D02', 'CERTIFICATE'])
    const before = await test.backend.flow.standing({ flowId: first.id, asOf: '2015-08-31' })
    expect(before.paper).toBe('LETTER')
  })

  it('shows the letter that is drafted, until it is issued or taken away; of a past day it is not known', async () => {
    const { memberId } = await away('甲', { leftOn: '2015-06-01' })
    const row = async (asOf?: string) => {
      const { rows } = await test.backend.flow.list({
        filter: { status: 'away', watch: 'transfer' },
        ...(asOf === undefined ? {} : { asOf }),
      })
      return rows.map(({ name, draftLetter }) => [name, draftLetter])
    }
    expect(await row()).toEqual([['甲', null]])
    await letter(memberId, '2016-03-01', '转入')
    expect(await row()).toEqual([['甲', null]])
    const draft = await letter(memberId, null)
    expect(await row()).toEqual([['甲', draft]])
    expect(await row('2016-03-19')).toEqual([['甲', null]])
    await test.backend.transfer.remove({ id: draft })
    expect(await row()).toEqual([['甲', null]])
    await letter(memberId, '2016-03-01')
    expect(await row()).toEqual([])
  })

  it('is told by the workbench', async () => {
    await away('甲', { leftOn: '2015-06-01' })
    const items = async () => (await test.backend.agenda.overview({})).items
    expect(await items()).toContainEqual(expect.objectContaining({ key: 'flowTransfer', count: 1 }))
    const { memberId } = await away('乙', { leftOn: '2015-06-01' })
    await letter(memberId, '2016-03-01')
    expect(await items()).toContainEqual(expect.objectContaining({ key: 'flowTransfer', count: 1 }))
  })

  it('is exactly those of whom the rule says so, on any day', async () => {
    const someone = fc.record({
      left: fc.nat(800),
      back: fc.option(fc.integer({ min: 1, max: 400 }), { freq: 3 }),
      // a day or two around six months, where the ends of months decide
      nearly: fc.option(fc.integer({ min: 180, max: 185 })),
      home: fc.option(fc.integer({ min: 1, max: 700 }), { freq: 1 }),
      placeFixed: fc.boolean(),
      reason: fc.constantFrom('外出务工', '学习进修'),
      direction: fc.constantFrom('CROSS_CITY', 'ABROAD', null),
      paper: fc.constantFrom('LETTER', 'CERTIFICATE', null, null, null),
      letter: fc.constantFrom('none', 'none', 'none', 'draft', 'sent', 'returned', 'in'),
      issued: fc.integer({ min: -30, max: 300 }),
    })
    const letters = new Map<number, (day: string) => LetterSent[]>()
    for (const [n, one] of fc.sample(someone, { numRuns: 60, seed: 11 }).entries()) {
      const leftOn = addDays('2014-01-01', one.left)
      const span = one.nearly ?? one.back
      const home = one.home === null ? null : addDays(leftOn, one.home)
      const { placeFixed, reason, direction, paper } = one
      const { id, memberId } = await away(`某${n}`, {
        leftOn,
        expectedBack: span === null ? null : addDays(leftOn, span),
        returnedOn: home !== null && home <= TODAY ? home : null,
        ...{ placeFixed, reason, direction, paper },
        paperReason: paper === null ? null : '另有原因',
      })
      const issuedOn = addDays(leftOn, one.issued)
      const backOn = addDays(issuedOn, 10)
      if (one.letter === 'none' || backOn > TODAY) continue
      const made = await letter(
        memberId,
        one.letter === 'draft' ? null : issuedOn,
        one.letter === 'in' ? '转入' : '转出',
      )
      if (one.letter === 'returned') await returned(made, backOn)
      if (one.letter === 'sent' || one.letter === 'returned') {
        letters.set(id, day => [
          { state: one.letter === 'returned' && backOn <= day ? 'RETURNED' : 'ISSUED', issuedOn },
        ])
      }
    }
    let found = 0
    for (const sixMonths of ['transfer', 'certificate'] as const) {
      await test.backend.settings.set({ key: 'flow.sixMonths', value: sixMonths, reason: '核对' })
      const settings = { ...DEFAULT_SETTINGS, 'flow.sixMonths': sixMonths }
      for (const asOf of ['2014-12-31', '2015-06-30', '2015-08-31', '2016-02-29', TODAY]) {
        const { rows } = await test.backend.flow.list({
          filter: { status: 'away' },
          page: { offset: 0, limit: 100 },
          asOf,
        })
        const byRule = rows
          .filter(row => callsForTransfer(row, letters.get(row.id)?.(asOf) ?? [], asOf, settings))
          .map(({ name }) => name)
          .sort()
        expect({ sixMonths, asOf, names: await listed(asOf) }).toEqual({ sixMonths, asOf, names: byRule })
        found += byRule.length
      }
    }
    expect(found).toBeGreaterThan(20)
  })

  it('counts six months as the rule does from any day of the year', async () => {
    const days = [...Array(8).keys()].map(n => addDays('2014-08-26', n))
    for (const [n, leftOn] of days.entries()) {
      for (const more of [...Array(6).keys()]) {
        await away(`某${n}-${more}`, { leftOn, expectedBack: addDays(leftOn, 180 + more) })
      }
    }
    const asOf = '2014-09-03'
    const { rows } = await test.backend.flow.list({
      filter: { status: 'away' },
      page: { offset: 0, limit: 100 },
      asOf,
    })
    expect(rows).toHaveLength(48)
    const byRule = rows.filter(row => callsForTransfer(row, [], asOf, DEFAULT_SETTINGS))
    expect(await listed(asOf)).toEqual(byRule.map(({ name }) => name).sort())
    expect(byRule.length).toBeGreaterThan(8)
    expect(byRule.length).toBeLessThan(40)
  })
})
