import { expect, it } from 'vitest'
import { proposedPhone } from '../../../src/renderer/ui/fields/proposedPhone.ts'

const zhang = { id: 1, name: '张三', phone: '13700001121' }
const li = { id: 2, name: '李四', phone: null }

it('proposes the number of who is picked, follows another choice, and leaves what was typed', () => {
  expect(proposedPhone('', null, zhang)).toBe('13700001121')
  expect(proposedPhone('13700001121', zhang, li)).toBe('')
  expect(proposedPhone('13700001121', zhang, null)).toBe('')
  expect(proposedPhone('13900000000', zhang, li)).toBe('13900000000')
  expect(proposedPhone('13900000000', null, zhang)).toBe('13900000000')
})
