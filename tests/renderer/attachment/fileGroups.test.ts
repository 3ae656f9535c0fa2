import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fileGroups } from '../../../src/renderer/attachment/fileGroups.ts'

const MIB = 1024 * 1024
const file = (name: string, size: number) => ({ name, size })

it('sends all at once what one call carries', () => {
  const files = Array.from({ length: 20 }, (_, n) => file(`${n}`, 5 * MIB))
  expect(fileGroups(files)).toEqual({ groups: [files], refused: [] })
})

it('begins another call at the twenty-first file, and at the first byte over 100 MB', () => {
  const many = Array.from({ length: 21 }, (_, n) => file(`${n}`, 1))
  expect(fileGroups(many).groups.map(group => group.length)).toEqual([20, 1])
  const heavy = [...Array.from({ length: 5 }, (_, n) => file(`${n}`, 20 * MIB)), file('last', 1)]
  expect(fileGroups(heavy).groups.map(group => group.length)).toEqual([5, 1])
})

it('sends 20 MB and says of one byte more that it is too large', () => {
  const { groups, refused } = fileGroups([file('刚好.pdf', 20 * MIB), file('过大.pdf', 20 * MIB + 1)])
  expect(groups).toEqual([[file('刚好.pdf', 20 * MIB)]])
  expect(refused).toEqual([
    {
      name: '过大.pdf',
      message: '“过大.pdf”有20.1 MB，每份附件最大20 MB。请降低扫描分辨率（300dpi 灰度即可）后再附',
    },
  ])
})

it('loses no file and keeps their order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 21 * MIB }), { maxLength: 60 }), sizes => {
      const files = sizes.map((size, n) => file(String(n), size))
      const { groups, refused } = fileGroups(files)
      expect(groups.flat()).toEqual(files.filter(({ size }) => size <= 20 * MIB))
      expect(groups.flat().length + refused.length).toBe(files.length)
      for (const group of groups) {
        expect(group.length).toBeLessThanOrEqual(20)
        expect(group.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(100 * MIB)
      }
    }),
  )
})
