import { describe, expect, it } from 'vitest'
import { attendanceFindings, lifeDays, type AttendanceFacts } from '../../../src/shared/meeting/rules.ts'
import { DEFAULT_SETTINGS } from '../../../src/shared/settings/rules.ts'

let nextId = 0
const line = (
  onDate: string,
  state: AttendanceFacts['state'],
  more: Partial<AttendanceFacts> = {},
): AttendanceFacts => ({
  id: (nextId += 1),
  onDate,
  kind: '党员大会',
  state,
  leaveWritten: true,
  leaveSignedLaterOn: null,
  excused: false,
  ...more,
})
const words = (lines: AttendanceFacts[], settings = DEFAULT_SETTINGS) => {
  const found = attendanceFindings(lines, settings)
  return lines.map(({ id }) => (found.get(id) ?? []).map(finding => finding.text))
}

describe('absence without leave (R-M01)', () => {
  it('asks for a message the first time in a year and for a 警戒书 each time after it', () => {
    expect(
      words([
        line('2023-12-31', '无故缺席'),
        line('2024-01-01', '无故缺席'),
        line('2024-02-01', '到会'),
        line('2024-03-01', '无故缺席'),
        line('2024-04-01', '无故缺席'),
      ]),
    ).toEqual([
      ['这一年第1次无故缺席，应短信提醒'],
      ['这一年第1次无故缺席，应短信提醒'],
      [],
      ['这一年第2次无故缺席，应发警戒书'],
      ['这一年第3次无故缺席，应发警戒书'],
    ])
  })

  it('is about organisation life, and is counted by the day, not by the order of entry', () => {
    expect(words([line('2024-01-01', '无故缺席', { kind: '座谈会' })])).toEqual([[]])
    expect(words([line('2024-03-01', '无故缺席'), line('2024-01-01', '无故缺席')])).toEqual([
      ['这一年第2次无故缺席，应发警戒书'],
      ['这一年第1次无故缺席，应短信提醒'],
    ])
  })
})

describe('leave (R-M02)', () => {
  const four = () => ['2024-01-01', '2024-02-01', '2024-03-01', '2024-12-31'].map(day => line(day, '请假'))

  it('is too much from the fourth time in a year on', () => {
    expect(words(four())).toEqual([[], [], [], ['这一年第4次请假，一年内请假超过3次']])
    expect(words([...four().slice(0, 3), line('2025-01-01', '请假')])).toEqual([[], [], [], []])
    expect(words(four(), { ...DEFAULT_SETTINGS, 'leave.maxPerYear': 4 })).toEqual([[], [], [], []])
  })

  it('is written, or signed later', () => {
    expect(words([line('2024-01-01', '请假', { leaveWritten: false })])).toEqual([
      ['没有书面请假，也没有补签'],
    ])
    const later = line('2024-01-01', '请假', { leaveWritten: false, leaveSignedLaterOn: '2024-01-05' })
    expect(words([later])).toEqual([[]])
  })
})

it('organisation life is what was attended of it, nothing else', () => {
  expect(
    lifeDays([
      line('2024-01-01', '到会'),
      line('2024-02-01', '请假'),
      line('2024-03-01', '豁免'),
      line('2024-04-01', '到会', { kind: '专题会议' }),
      line('2024-05-01', '到会', { kind: '主题党日' }),
    ]),
  ).toEqual(['2024-01-01', '2024-05-01'])
})

describe('exemption (R-M03)', () => {
  it('is asked for where none was in force on the day of organisation life', () => {
    const said = ['当天没有组织生活豁免的记录，请到“豁免”里登记']
    expect(
      words([
        line('2024-01-01', '豁免'),
        line('2024-01-02', '豁免', { excused: true }),
        line('2024-01-03', '豁免', { kind: '座谈会' }),
        line('2024-01-04', '到会', { excused: true }),
      ]),
    ).toEqual([said, [], [], []])
  })
})
