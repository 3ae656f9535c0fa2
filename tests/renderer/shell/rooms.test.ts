import { expect, it } from 'vitest'
import { initialsOf, roomsFor, roomsOf } from '../../../src/renderer/shell/rooms.ts'
import { SUBJECTS } from '../../../src/renderer/subjects.ts'

const entries = SUBJECTS.flatMap(subject => subject.navigation ?? [])
const rooms = roomsOf(SUBJECTS)
const found = (typed: string) => roomsFor(rooms, typed).map(({ label }) => label)

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
  expect(found('报送')).toEqual(['附件报送', '报送批次'])
  expect(found('FJ')).toEqual(['附件报送'])
  expect(found('slcz')).toEqual(['失联查找'])
  expect(found('d')).toEqual([])
  expect(found('张三')).toEqual([])
})

it('finds a list behind an entry by the name it is asked for by', () => {
  expect(roomsFor(rooms, '三不')).toEqual([{ label: '三不名单', to: '/disposal/three-no' }])
  expect(found('关注')).toEqual(['失联关注名单'])
  expect(found('cydj')).toEqual(['查阅登记'])
  // a path with a number to be filled in leads nowhere by itself
  expect(rooms.filter(({ to }) => to.includes('$'))).toEqual([])
})

it('finds every screen of the navigation by its own name', () => {
  for (const { label } of entries) expect(found(label)).toContain(label)
})
