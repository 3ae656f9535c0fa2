import { describe, expect, it } from 'vitest'
import {
  CHECK_ITEMS,
  FIVE_CHECKS,
  type CheckItem,
  type CheckResult,
} from '../../../src/shared/census/codes.ts'
import {
  lineFindings,
  lineState,
  missingToClose,
  proposedGroups,
  readKeyGroups,
  readProblems,
  type CheckMark,
  type CheckMarks,
} from '../../../src/shared/census/lines.ts'

const UNSIGNED = { selfBy: null, selfOn: null, groupBy: null, groupOn: null, excuse: null }

function marks(filled: Partial<Record<CheckItem, CheckResult | undefined>>): CheckMarks {
  const all = CHECK_ITEMS.map((item): [CheckItem, CheckMark] => [
    item,
    { state: filled[item] ?? null, note: null },
  ])
  return Object.fromEntries(all) as Record<CheckItem, CheckMark>
}

const five = Object.fromEntries(FIVE_CHECKS.map(item => [item, '属实'])) as Record<CheckItem, CheckResult>
const SELF = { selfBy: '王', selfOn: '2016-03-01' }
const GROUP = { groupBy: '李', groupOn: '2016-03-02' }

describe('a line', () => {
  it.each([
    ['TODO', marks({}), UNSIGNED],
    ['CHECKING', marks({ headLife: '正常' }), UNSIGNED],
    ['CHECKING', marks({ ...five, fiveConduct: undefined }), UNSIGNED],
    ['READY', marks(five), UNSIGNED],
    ['SELF', marks(five), { ...UNSIGNED, ...SELF }],
    ['DONE', marks(five), { ...UNSIGNED, ...SELF, ...GROUP }],
    ['EXCUSED', marks({}), { ...UNSIGNED, excuse: '住院' }],
    // Both marks are more than a reason.
    ['DONE', marks(five), { ...SELF, ...GROUP, excuse: '住院' }],
  ] as const)('is %s', (state, own, signs) => {
    expect(lineState({ marks: own, ...signs })).toBe(state)
  })

  it('names the marks it lacks', () => {
    expect(missingToClose(UNSIGNED)).toEqual(['支部自查', '工作组核查'])
    expect(missingToClose({ ...UNSIGNED, ...SELF })).toEqual(['工作组核查'])
    expect(missingToClose({ ...UNSIGNED, ...SELF, ...GROUP })).toEqual([])
  })

  it.each([
    ['2016-03-01', []],
    ['2016-02-29', ['工作组核查日期早于支部自查日期']],
  ])('signed by the work group on %s strikes: %j', (groupOn, strikes) => {
    const all = Object.fromEntries(CHECK_ITEMS.map(item => [item, '正常'])) as Record<CheckItem, CheckResult>
    const line = { marks: marks(all), problems: [], ...UNSIGNED, ...SELF, groupBy: '李', groupOn }
    expect(lineFindings(line)).toEqual(strikes)
  })
})

describe('the two marks of one name (R-A05)', () => {
  const all = Object.fromEntries(CHECK_ITEMS.map(item => [item, '正常'])) as Record<CheckItem, CheckResult>
  const found = (selfBy: string | null, groupBy: string | null, groupOn: string | null = '2016-03-01') =>
    lineFindings({
      marks: marks(all),
      problems: [],
      ...UNSIGNED,
      selfBy,
      selfOn: '2016-02-29',
      groupBy,
      groupOn,
    })
  it.each([
    ['王强', '王强', true],
    ['王 强', '王强 ', true],
    ['王强', '李强', false],
    [null, null, false],
    ['', ' ', false],
  ])('%s and %s: %s', (selfBy, groupBy, strikes) => {
    expect(found(selfBy, groupBy)).toEqual(
      strikes ? ['支部自查和工作组核查是同一个人签名，双查应由两方分别核查'] : [],
    )
  })

  it('not before both are there', () => {
    expect(found('王强', '王强', null)).toEqual([])
  })
})

describe('what is typed into a cell', () => {
  it.each([
    ['流动 档案', ['流动', '档案']],
    ['档案、流动', ['流动', '档案']],
    ['口袋口袋', ['口袋']],
    ['', []],
    ['流动 搬家', null],
  ])('of problems: %s', (typed, read) => {
    expect(readProblems(typed)).toEqual(read)
  })

  it.each([
    ['14', ['1', '4']],
    ['４、①', ['1', '4']],
    ['', []],
    ['7', null],
    ['外出', null],
  ])('of key groups: %s', (typed, read) => {
    expect(readKeyGroups(typed)).toEqual(read)
  })
})

describe('key groups', () => {
  it.each([
    ['SOE_ENDED', null, ['4']],
    ['RETIRED', 'AWAY_WORKER', ['1', '6']],
    ['OTHER', 'OTHER', []],
    [null, null, []],
  ])('of %s and %s are %j', (lostOccupation, flowOccupation, groups) => {
    expect(proposedGroups({ lostOccupation, flowOccupation })).toEqual(groups)
  })

  it.each([
    ['外出务工', null, ['1']],
    ['经商', null, ['1']],
    ['长期居住', null, ['1']],
    ['学习进修', null, []],
    ['休假探亲', null, []],
    // The sixth group would need to know where he retired from: left to the clerk.
    ['长期居住', 'RETIRED', []],
  ])('of a member away for %s, %s, are %j', (reason, flowOccupation, groups) => {
    expect(proposedGroups({ lostOccupation: null, flowOccupation, away: [reason] })).toEqual(groups)
  })
})
