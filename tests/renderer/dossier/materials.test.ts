import { describe, expect, it } from 'vitest'
import { custodyPatch } from '../../../src/renderer/dossier/Custody.tsx'
import { verdictOf, type Items } from '../../../src/shared/dossier/materialWords.ts'
import { markOfKey } from '../../../src/renderer/dossier/materials.ts'
import { withMarks } from '../../../src/renderer/dossier/sheetRows.ts'
import type { DossierRow } from '../../../src/shared/dossier/methods.ts'
import type { MaterialState } from '../../../src/shared/dossier/codes.ts'

type Five = [
  MaterialState | null,
  MaterialState | null,
  MaterialState | null,
  MaterialState | null,
  MaterialState | null,
]

function items([a, b, c, d, e]: Five): Items {
  const cell = (present: MaterialState | null) => ({ present, note: null, markedOn: null })
  return {
    APPLICATION: cell(a),
    VOLUNTEER: cell(b),
    POLITICAL: cell(c),
    FULL_APPLICATION: cell(d),
    CULTIVATION: cell(e),
  }
}

describe('keys that mark a cell', () => {
  it.each([
    ['1', '有'],
    ['2', '缺'],
    ['3', '不规范'],
    ['4', '未到期'],
    ['１', '有'],
    ['４', '未到期'],
  ])('%s marks %s', (key, state) => {
    expect(markOfKey(key)).toBe(state)
  })

  it.each(['0', '5', '12', 'y', '有', ''])('%j is typed into the cell', key => {
    expect(markOfKey(key)).toBeNull()
  })
})

describe('the verdict of a member', () => {
  it.each<[Five, string, string]>([
    [['有', '有', '有', '有', '有'], 'ok', '齐全'],
    [['有', '有', '有', '未到期', '有'], 'ok', '齐全'],
    [['缺', '有', '有', '有', '有'], 'error', '缺1'],
    [['缺', '缺', '不规范', '有', null], 'error', '缺2 不规范1 未查1'],
    [['有', '有', '不规范', '有', '有'], 'warning', '不规范1'],
    [['有', null, '有', '有', '有'], 'note', '未查1'],
    [[null, null, null, null, null], 'note', '未查'],
    [[null, null, null, '未到期', null], 'note', '未查4'],
  ])('%j is %s %s', (five, level, text) => {
    expect(verdictOf(items(five))).toEqual({ level, text })
  })
})

describe('marks laid over a row', () => {
  const row: DossierRow = {
    memberId: 7,
    name: '张三',
    orgId: 1,
    orgName: '东岗村支部',
    membership: 'FORMAL',
    joinDate: null,
    items: {
      ...items([null, null, null, null, null]),
      POLITICAL: { present: '不规范', note: '缺章', markedOn: '2024-03-01' },
    },
    check: 'UNCHECKED',
  }

  it('show only those of this member, and keep a note they say nothing about', () => {
    const shown = withMarks(row, [
      { memberId: 7, item: 'POLITICAL', present: '有', state: 'waiting' },
      { memberId: 8, item: 'VOLUNTEER', present: '缺', state: 'waiting' },
    ])
    expect(shown.items.POLITICAL).toEqual({ present: '有', note: '缺章', markedOn: null })
    expect(shown.items.VOLUNTEER.present).toBeNull()
    expect(Object.keys(shown.queued)).toEqual(['POLITICAL'])
  })

  it('take a mark and a note away', () => {
    const shown = withMarks(row, [
      { memberId: 7, item: 'POLITICAL', present: null, note: null, state: 'saving' },
    ])
    expect(shown.items.POLITICAL).toEqual({ present: null, note: null, markedOn: null })
  })
})

describe('custody as typed', () => {
  it.each([
    ['box', ' 3号 ', { box: '3号' }],
    ['box', '  ', { box: null }],
    ['filedOn', '2016.3.1', { filedOn: '2016-03-01' }],
    ['filedOn', '', { filedOn: null }],
    ['personnelFile', '无', { personnelFile: '无' }],
    ['personnelFile', '', { personnelFile: null }],
  ] as const)('%s %j', (key, typed, value) => {
    expect(custodyPatch(key, typed, '2024-03-20')).toEqual({ ok: true, value })
  })

  it('refuses what is no date, with the reason', () => {
    expect(custodyPatch('checkedOn', '去年', '2024-03-20')).toMatchObject({
      ok: false,
      failure: { message: expect.stringMatching(/\p{Script=Han}/u) as unknown },
    })
  })
})
