import { describe, expect, it } from 'vitest'
import {
  READING_RULES,
  readingFindings,
  readingOverdue,
  readingRefusals,
  type ReadingFacts,
  type ReadingKind,
} from '../../../src/shared/dossier/reading.ts'
import { RELATION } from '../../../src/shared/roster/codes.ts'

const READER = { name: '钱科长', formal: true, isSubject: false, relation: null }
const ALLOWED: ReadingFacts = {
  kind: '现场查阅',
  subject: '张三',
  readers: [READER],
  unit: '县纪委',
  letterNo: '第12号',
  purpose: '核实入党时间',
  approvedBy: '张副书记',
  approvedOn: '2024-03-20',
  onDate: '2024-03-20',
  supervisor: '李干事',
  lendReason: '',
  dueOn: null,
  distinctReason: '',
}
const LENT: ReadingFacts = {
  ...ALLOWED,
  kind: '外借',
  supervisor: '',
  lendReason: '县纪委立案审查',
  dueOn: '2024-03-20',
}

/** For each rule what strikes it, and it alone. */
const STRIKES: Readonly<Record<string, readonly ReadingFacts[]>> = {
  SELF: [
    { ...ALLOWED, readers: [{ ...READER, name: '张三', isSubject: true }] },
    { ...ALLOWED, readers: [READER, { ...READER, name: '张三' }] },
    // The person himself is refused whatever is written down.
    { ...ALLOWED, readers: [{ ...READER, name: '张三', isSubject: true }], distinctReason: '同名' },
  ],
  RELATIVE: [{ ...ALLOWED, readers: [{ ...READER, relation: '岳父母' }] }],
  READERS: [
    { ...ALLOWED, readers: [] },
    { ...ALLOWED, readers: [READER, READER, READER] },
  ],
  FORMAL: [{ ...ALLOWED, readers: [READER, { ...READER, formal: false }] }],
  UNIT: [{ ...ALLOWED, unit: ' ' }],
  LETTER: [{ ...ALLOWED, letterNo: '' }],
  PURPOSE: [{ ...ALLOWED, purpose: '' }],
  APPROVAL: [
    { ...ALLOWED, approvedBy: '' },
    { ...ALLOWED, approvedOn: null },
  ],
  PRIOR: [{ ...ALLOWED, approvedOn: '2024-03-21' }],
  SUPERVISOR: [{ ...ALLOWED, supervisor: '' }],
  LENDING: [{ ...LENT, lendReason: '' }],
  DUE: [
    { ...LENT, dueOn: null },
    { ...LENT, dueOn: '2024-03-19' },
  ],
}

describe('a reading', () => {
  it('is allowed with everything in order, in the office or lent', () => {
    expect(readingRefusals(ALLOWED)).toEqual([])
    expect(readingRefusals({ ...ALLOWED, readers: [READER, READER] })).toEqual([])
    expect(readingRefusals(LENT)).toEqual([])
  })

  it.each(READING_RULES.map(({ key }) => key))('is refused by %s alone where only that strikes', key => {
    const cases = STRIKES[key] ?? []
    expect(cases.length).toBeGreaterThan(0)
    for (const facts of cases) expect(readingRefusals(facts).map(refusal => refusal.key)).toEqual([key])
  })

  it('tells every reason at once', () => {
    const nothing = {
      ...ALLOWED,
      readers: [],
      unit: '',
      letterNo: '',
      purpose: '',
      approvedBy: '',
      supervisor: '',
    }
    expect(readingRefusals(nothing).map(({ text }) => text)).toEqual([
      '查阅人应为1至2名',
      '没有写明查阅单位',
      '没有党组织介绍信',
      '没有写明查阅事由',
      '没有经分管领导批准',
      '没有写明在场监督的档案管理人员',
    ])
  })

  it.each(RELATION.items.map(({ key }) => key))('by who is recorded as %s', relation => {
    const refused = readingRefusals({ ...ALLOWED, readers: [{ ...READER, relation }] }).length > 0
    expect(refused).toBe(relation !== '其他')
  })

  it('by a namesake is allowed once it is written down how he is known', () => {
    const namesake = { ...ALLOWED, readers: [{ ...READER, name: '张三' }], distinctReason: '身份证号不同' }
    expect(readingRefusals(namesake)).toEqual([])
    const relative = { ...ALLOWED, readers: [{ ...READER, relation: '子女' }], distinctReason: '同名' }
    expect(readingRefusals(relative)).toEqual([])
  })
})

describe('giving back', () => {
  const days = (kind: ReadingKind, endedOn: string | null = null) => ({
    kind,
    onDate: '2024-03-01',
    dueOn: kind === '外借' ? '2024-03-10' : null,
    endedOn,
  })
  it.each([
    ['现场查阅', '2024-03-01', false],
    ['现场查阅', '2024-03-02', true],
    ['外借', '2024-03-10', false],
    ['外借', '2024-03-11', true],
  ] as const)('of %s is overdue on %s: %s', (kind, day, overdue) => {
    expect(readingOverdue(days(kind), day)).toBe(overdue)
  })

  it('late was overdue until the day it came', () => {
    expect(readingOverdue(days('外借', '2024-03-15'), '2024-03-14')).toBe(true)
    expect(readingOverdue(days('外借', '2024-03-15'), '2024-03-15')).toBe(false)
  })

  it('an approval by somebody else than the leader of the settings is pointed out', () => {
    const reading = { ...days('外借', '2024-03-05'), approvedBy: '王书记' }
    expect(readingFindings(reading, '', '2024-03-20')).toEqual([])
    expect(readingFindings(reading, '王书记', '2024-03-20')).toEqual([])
    expect(readingFindings(reading, '张副书记', '2024-03-20')).toHaveLength(1)
  })
})
