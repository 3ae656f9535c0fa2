import { expect, it } from 'vitest'
import { initialsOf, roomsFor } from '../../../src/renderer/shell/rooms.ts'
import type { NavigationEntry } from '../../../src/renderer/shell/subject.ts'
import { SUBJECTS } from '../../../src/renderer/subjects.ts'

const entries = SUBJECTS.flatMap(subject => subject.navigation ?? [])
const found = (typed: string) => roomsFor(entries, typed).map(({ label }: NavigationEntry) => label)

it.each([
  ['党员名册', 'dymc'],
  ['流动党员', 'lddy'],
  ['组织关系接转', 'zzgxjz'],
  ['信息质量', 'xxzl'],
  ['附件报送', 'fjbs'],
  ['操作记录', 'czjl'],
  ['导入', 'dr'],
  ['A4', 'a4'],
])('%s has the initials %s', (words, letters) => {
  expect(initialsOf(words)).toBe(letters)
})

it('finds a screen by a part of its name or by initials, and none by one letter', () => {
  expect(found('报送')).toEqual(['附件报送'])
  expect(found('FJ')).toEqual(['附件报送'])
  expect(found('slcz')).toEqual(['失联查找'])
  expect(found('d')).toEqual([])
  expect(found('张三')).toEqual([])
})

it('finds every screen of the navigation by its own name', () => {
  for (const { label } of entries) expect(found(label)).toContain(label)
})
