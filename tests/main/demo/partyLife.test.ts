import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aWrittenPage } from '../../../src/main/demo/papers.ts'
import { aDemoOffice } from '../../builders/demoOffice.ts'
import type { TestOffice } from '../../builders/office.ts'

let at: TestOffice
beforeAll(async () => {
  at = await aDemoOffice(120)
}, 240_000)
afterAll(() => at.dispose())

const count = (table: string, where = 'removed = 0') =>
  at.register.rawReader
    .prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${table}" WHERE ${where}`)
    .get()?.n

describe('the books of the demonstration', () => {
  it('are kept for two branches: meetings, appraisals, exemptions, honours, papers, and one in the archive', () => {
    expect(count('meeting')).toBe(6)
    expect(count('appraisalRound')).toBe(2)
    expect(count('exemption')).toBe(4)
    expect(count('honour')).toBe(4)
    expect(count('studyHours')).toBe(6)
    expect(count('attachment')).toBe(6)
    expect(count('member', 'removed = 1 AND archiveReason IS NOT NULL')).toBe(1)
    // One appraisal and three lines of attendance a member of the two branches; most have paid.
    const members = count('appraisalResult') ?? 0
    expect(members).toBeGreaterThan(6)
    expect(count('attendance')).toBe(members * 3)
    expect(count('duesPayment')).toBeGreaterThan(members / 2)
  })

  it('hold one who left a task undone for more than six months', async () => {
    const { rows } = await at.backend.duty.threeNo({ page: { offset: 0, limit: 10 } })
    expect(rows.map(({ faults }) => faults.map(({ fault, months }) => [fault, months]))).toEqual([
      [['WORK', 7]],
    ])
  })

  it('say nothing of members who are being looked for', () => {
    const lost = `memberId IN (SELECT memberId FROM lostCase)`
    for (const table of ['duesPayment', 'attendance', 'appraisalResult', 'exemption', 'honour'])
      expect(count(table, lost)).toBe(0)
  })

  it('draw the same paper every time', () => {
    expect(Buffer.from(aWrittenPage(5)).equals(Buffer.from(aWrittenPage(5)))).toBe(true)
    expect(Buffer.from(aWrittenPage(5)).equals(Buffer.from(aWrittenPage(6)))).toBe(false)
  })
})
