import { describe, expect, it } from 'vitest'
import type { ComparedField, Comparison } from '../../../src/shared/duplicates/methods.ts'
import { allFrom, NO_CHOICES, openCount, sideOfField } from '../../../src/renderer/duplicates/choices.ts'

const side = {
  id: 1,
  name: '张三',
  orgName: '东岗村支部',
  membership: 'FORMAL',
  birth: null,
  idNo: null,
  phone: null,
} as const

const field = (key: 'phone' | 'unit' | 'sex', state: ComparedField['state']): ComparedField => ({
  key,
  label: key,
  kept: '甲',
  other: '乙',
  state,
  preset: state === 'conflict' ? null : 'kept',
})

const comparison = (placeConflict: boolean): Comparison => ({
  kept: side,
  other: { ...side, id: 2 },
  words: null,
  differentIds: false,
  distinct: false,
  placeConflict,
  fields: [field('phone', 'conflict'), field('unit', 'filled'), field('sex', 'same')],
  records: [],
  open: [],
  notes: [],
})

describe('choosing between two members', () => {
  it('counts what contradicts and is not chosen, branch and state among it', () => {
    expect(openCount(comparison(true), NO_CHOICES)).toBe(2)
    expect(openCount(comparison(false), NO_CHOICES)).toBe(1)
    expect(openCount(comparison(true), { place: 'other', fields: { phone: 'kept' } })).toBe(0)
  })

  it('takes a preset unless it is chosen otherwise', () => {
    expect(sideOfField(field('unit', 'filled'), NO_CHOICES)).toBe('kept')
    expect(sideOfField(field('unit', 'filled'), { place: null, fields: { unit: 'other' } })).toBe('other')
    expect(sideOfField(field('phone', 'conflict'), NO_CHOICES)).toBeNull()
  })

  it('chooses everything that contradicts from one side, and nothing else', () => {
    const before = { place: null, fields: { unit: 'kept' } } as const
    expect(allFrom(comparison(true), 'other', before)).toEqual({
      place: 'other',
      fields: { unit: 'kept', phone: 'other' },
    })
  })
})
