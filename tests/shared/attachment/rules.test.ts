import { expect, it } from 'vitest'
import { sizeText } from '../../../src/shared/attachment/rules.ts'

it.each([
  [1, '1 KB'],
  [1024, '1 KB'],
  [1025, '2 KB'],
  [1024 * 1024 - 1, '1024 KB'],
  [1024 * 1024, '1 MB'],
  [1024 * 1024 + 1, '1.1 MB'],
  [20 * 1024 * 1024, '20 MB'],
  [1024 * 1024 * 1024 - 1, '1024 MB'],
  [1024 * 1024 * 1024, '1 GB'],
  [1.5 * 1024 * 1024 * 1024, '1.5 GB'],
])('%d bytes are told as %s, rounded up', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text)
})
