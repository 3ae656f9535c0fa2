import { describe, expect, it } from 'vitest'
import {
  paidToBound,
  REMINDER_STATE,
  REMINDER_STEPS,
  reminderCalls,
  reminderState,
} from '../../../src/shared/flow/reminders.ts'
import { homeAttendance, reportPeriods, type RhythmFacts } from '../../../src/shared/flow/rhythm.ts'
import { DEFAULT_SETTINGS } from '../../../src/shared/settings/rules.ts'

const away = (leftOn: string, rest: Partial<RhythmFacts> = {}): RhythmFacts => ({
  leftOn,
  returnedOn: null,
  status: '外出中',
  leaveTalkOn: null,
  placeFixed: false,
  ...rest,
})
const report = (onDate: string) => ({ onDate, contactBy: '本人', isReport: true })

describe('reports owed', () => {
  const monthly = { ...DEFAULT_SETTINGS, 'flow.reportEvery': 'month' as const }
  const told = (settings: typeof monthly | typeof DEFAULT_SETTINGS, flow: RhythmFacts, day: string) =>
    reportPeriods(flow, [report('2016-02-10')], day, settings).map(
      ({ label, count, needed, state }) => `${label} ${count}/${needed} ${state}`,
    )
  it('by the year are those of members without a fixed place (R-E06)', () => {
    expect(told(DEFAULT_SETTINGS, away('2016-01-01'), '2016-03-20')).toEqual(['2016年 1/2 due'])
    expect(told(DEFAULT_SETTINGS, away('2016-01-01', { placeFixed: true }), '2016-03-20')).toEqual([])
  })
  it('by the month are one in every whole month of everybody (R-E09)', () => {
    const flow = away('2016-01-01', { placeFixed: true })
    expect(told(monthly, flow, '2016-03-31')).toEqual([
      '2016年1月 0/1 missed',
      '2016年2月 1/1 done',
      '2016年3月 0/1 due',
    ])
    expect(told(monthly, flow, '2016-04-01').at(-2)).toBe('2016年3月 0/1 missed')
    expect(told(monthly, away('2016-01-02'), '2016-02-29')).toEqual(['2016年2月 1/1 done'])
    expect(told(monthly, away('2016-01-01', { returnedOn: '2016-02-29' }), '2016-03-31')).toEqual([
      '2016年1月 0/1 missed',
    ])
  })
})

describe('what calls for a written reminder (R-E18, S04 358)', () => {
  const calls = (
    day: string,
    facts: { reports?: string[]; attended?: string[]; paidTo?: string | null; province?: string | null },
  ) => {
    const flow = away('2014-01-01')
    return reminderCalls(
      {
        reports: reportPeriods(flow, (facts.reports ?? []).map(report), day, DEFAULT_SETTINGS),
        home: homeAttendance(flow, facts.province ?? null, facts.attended ?? [], day, DEFAULT_SETTINGS),
        paidTo: facts.paidTo ?? null,
      },
      day,
      DEFAULT_SETTINGS,
    ).map(({ text }) => text)
  }
  it('is a year with too few reports, from the day after it, until they are made up', () => {
    const once = ['2014-05-01']
    expect(calls('2014-12-31', { reports: once })).toEqual([])
    expect(calls('2015-01-01', { reports: once })).toEqual(['2014年应汇报2次，汇报1次'])
    expect(calls('2015-06-02', { reports: [...once, '2015-06-01', '2015-06-02'] })).toEqual([])
  })
  it('is a quarter, or a year from outside the province, without organisation life at home', () => {
    const made = ['2014-05-01', '2014-06-01']
    const inside = { reports: made, province: '省内' }
    expect(calls('2014-03-31', inside)).toEqual([])
    expect(calls('2014-04-01', inside)).toEqual(['2014年第1季度没有回支部参加组织生活'])
    expect(calls('2014-07-01', inside)).toEqual(['2014年第1季度至第2季度没有回支部参加组织生活'])
    expect(calls('2014-07-01', { ...inside, attended: ['2014-07-01'] })).toEqual([])
    expect(calls('2015-01-01', { reports: made, province: '省外', attended: ['2014-12-31'] })).toEqual([
      '回支部参加组织生活2014年1次，每年应2次',
    ])
  })
  it('is dues not paid for the months of the setting', () => {
    expect(calls('2014-05-31', { paidTo: '2014-02' })).toEqual([])
    expect(calls('2014-06-01', { paidTo: '2014-02' })).toEqual(['党费交到2014-02，3个月没有交'])
    expect(calls('2014-06-01', { paidTo: null })).toEqual([])
    expect(paidToBound('2014-06-01', DEFAULT_SETTINGS)).toBe('2014-02')
    expect(paidToBound('2014-05-31', DEFAULT_SETTINGS)).toBe('2014-01')
  })
})

describe('the way of a reminder (rules.md 4.7)', () => {
  it('is a table: sent, received, then mended or not', () => {
    expect(REMINDER_STEPS.map(({ from, to, needs }) => `${from}>${to}:${needs.join('+')}`)).toEqual([
      'SENT>SERVED:onDay+signature',
      'SERVED>MENDED:onDay+evidence',
      'SERVED>UNMENDED:onDay+review',
    ])
    const states = REMINDER_STATE.items.map(({ key }) => key)
    expect(states).toEqual(['SENT', 'SERVED', 'MENDED', 'UNMENDED'])
  })
  it('is read from the record', () => {
    expect(reminderState({ servedOn: null, outcome: null })).toBe('SENT')
    expect(reminderState({ servedOn: '2016-01-01', outcome: null })).toBe('SERVED')
    expect(reminderState({ servedOn: '2016-01-01', outcome: '已整改' })).toBe('MENDED')
    expect(reminderState({ servedOn: '2016-01-01', outcome: '未整改' })).toBe('UNMENDED')
  })
})
