import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  byLikeness,
  createDuplicateFinder,
  fullIdNumber,
  likeness,
  oneCharacterApart,
  type DuplicateFacts,
} from '../../../src/shared/duplicates/rules.ts'
import { readName } from '../../../src/shared/roster/namePinyin.ts'
import { anIdNumber } from '../../builders/people.ts'

let sequence = 0
const person = (name: string, values: Partial<DuplicateFacts> = {}): DuplicateFacts => ({
  id: (sequence += 1),
  name,
  namePinyin: readName(name).namePinyin,
  birth: null,
  idNo: null,
  phone: null,
  ...values,
})

const words = (first: DuplicateFacts, second: DuplicateFacts) => likeness(first, second)?.words ?? null

describe('ID numbers', () => {
  it('of fifteen digits are given their century and check digit', () => {
    // 410400 1970-05-01 003: weighted sum of the first seventeen is 166 = 15 × 11 + 1, check digit 0.
    expect(fullIdNumber('410400700501003')).toBe('410400197005010030')
    expect(fullIdNumber(' 41040019700501003x ')).toBe('41040019700501003X')
    expect(fullIdNumber('111111111111111111')).toBeNull()
    expect(fullIdNumber('4104001970050100')).toBeNull()
    expect(fullIdNumber(null)).toBeNull()
  })

  it('are the same in both lengths, whatever the names', () => {
    const idNo = anIdNumber('1970-05-01', '男', 1)
    const old = `${idNo.slice(0, 6)}${idNo.slice(8, 17)}`
    expect(words(person('张三', { idNo }), person('李四', { idNo: old }))).toBe('身份证号相同')
    expect(
      words(person('张三', { idNo }), person('李四', { idNo: anIdNumber('1970-05-01', '男', 2) })),
    ).toBeNull()
  })
})

describe('names and births', () => {
  it('agree as far as both dates are known', () => {
    const one = person('张三', { birth: '1970-05-01' })
    expect(words(one, person('张三', { birth: '1970-05-01' }))).toBe('姓名和出生日期相同')
    expect(words(one, person('张三', { birth: '1970-05' }))).toBe('姓名和出生日期相同')
    expect(words(one, person('张三', { birth: '1970-05-02' }))).toBe('同名，出生年月相同')
    expect(words(one, person('张三', { birth: '1970-06' }))).toBeNull()
    expect(words(one, person('张三'))).toBeNull()
  })

  it('take the birth from the ID number where none is on record', () => {
    const one = person('张三', { idNo: anIdNumber('1970-05-01', '男', 1) })
    expect(words(one, person('张三', { birth: '1970-05-01' }))).toBe('姓名和出生日期相同')
  })

  it('say when two right ID numbers differ', () => {
    const pair = (second: string) =>
      likeness(
        person('张三', { birth: '1970-05-01', idNo: anIdNumber('1970-05-01', '男', 1) }),
        person('张三', { birth: '1970-05-01', idNo: second }),
      )?.differentIds
    const other = anIdNumber('1970-05-01', '男', 2)
    expect(pair(other)).toBe(true)
    expect(pair(other.slice(0, 17) + (other.endsWith('1') ? '2' : '1'))).toBe(false)
  })
})

describe('near names', () => {
  it.each([
    ['张建国', '张建军', true],
    ['张建国', '章建国', true],
    ['张建国', '张国', true],
    ['张国', '张国建', true],
    ['张建国', '张国建', false],
    ['张建国', '张建国', false],
    ['王芳', '王军', true],
    ['王芳', '李军', false],
    ['王', '王军', false],
    ['欧阳建国', '欧建', false],
    ['张𠮷', '张吉', true],
  ])('%s and %s are one character apart: %s', (first, second, apart) => {
    expect(oneCharacterApart(first, second)).toBe(apart)
    expect(oneCharacterApart(second, first)).toBe(apart)
  })

  it('count with the same month of birth or the same telephone', () => {
    const phone = '13700000001'
    const near = (values: Partial<DuplicateFacts>, others: Partial<DuplicateFacts>) =>
      words(person('张建国', values), person('章建国', others))
    expect(near({ birth: '1970-05-01' }, { birth: '1970-05' })).toBe('同音，出生年月相同')
    expect(near({ birth: '1970-05-01' }, { birth: '1970-06-01' })).toBeNull()
    expect(near({ phone }, { phone })).toBe('同音，电话相同')
    expect(near({ phone: '无' }, { phone: '无' })).toBeNull()
    expect(words(person('张建国', { birth: '1970-05' }), person('张建军', { birth: '1970-05' }))).toBe(
      '差一个字，出生年月相同',
    )
  })

  it('of two characters that differ in one need the same day or telephone', () => {
    const pair = (first: Partial<DuplicateFacts>, second: Partial<DuplicateFacts>) =>
      words(person('王芳', first), person('王军', second))
    expect(pair({ birth: '1970-05-01' }, { birth: '1970-05-02' })).toBeNull()
    expect(pair({ birth: '1970-05' }, { birth: '1970-05' })).toBeNull()
    expect(pair({ birth: '1970-05-01' }, { birth: '1970-05-01' })).toBe('差一个字，出生日期相同')
    expect(pair({ phone: '13700000001' }, { phone: '13700000001' })).toBe('差一个字，电话相同')
  })
})

function found(people: readonly DuplicateFacts[]): string[] {
  const finder = createDuplicateFinder()
  for (const one of people) finder.add(one)
  return [...finder.pairs()]
    .filter(pair => pair !== null)
    .sort(byLikeness)
    .map(pair => `${pair.firstId} ${pair.secondId} ${pair.words}`)
}

describe('the finder', () => {
  it('finds exactly the pairs that comparing everybody with everybody finds', () => {
    const anyone = fc.record({
      name: fc
        .array(fc.constantFrom('张', '章', '王', '建', '国', '军', '芳'), { minLength: 1, maxLength: 4 })
        .map(all => all.join('')),
      birth: fc.constantFrom(null, '1970-05', '1970-05-01', '1970-05-02', '1970-06'),
      idNo: fc.constantFrom(
        null,
        anIdNumber('1970-05-01', '男', 1),
        anIdNumber('1970-06-01', '男', 2),
        '410400700501003',
      ),
      phone: fc.constantFrom(null, '13700000001', '13700000002', '不详'),
    })
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 20 }), drawn => {
        const people = drawn.map((values, i) => ({
          ...values,
          id: i + 1,
          namePinyin: readName(values.name).namePinyin,
        }))
        const all = people.flatMap((first, i) =>
          people.slice(i + 1).flatMap(second => {
            const like = likeness(first, second)
            return like === null ? [] : [{ firstId: first.id, secondId: second.id, ...like }]
          }),
        )
        const expected = all.sort(byLikeness).map(pair => `${pair.firstId} ${pair.secondId} ${pair.words}`)
        expect(found(people)).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('does not pair a whole crowd with itself', () => {
    const crowd = Array.from({ length: 2000 }, () => person('张三', { birth: '1970-01-01' }))
    expect(found(crowd)).toHaveLength(1999)
  })

  it('puts the surest first', () => {
    const idNo = anIdNumber('1980-01-01', '男', 7)
    const people = [
      person('张建国', { birth: '1970-05' }),
      person('章建国', { birth: '1970-05' }),
      person('李四', { birth: '1960-01-01' }),
      person('李四', { birth: '1960-01-01' }),
      person('赵六', { idNo }),
      person('钱七', { idNo }),
    ]
    expect(found(people).map(text => text.replace(/^\d+ \d+ /, ''))).toEqual([
      '身份证号相同',
      '姓名和出生日期相同',
      '同音，出生年月相同',
    ])
  })
})
