import { expect, it } from 'vitest'
import { weekdayInChinese } from '../../../src/renderer/agenda/weekday.ts'

it.each([
  ['2024-03-20', '星期三'],
  ['2024-02-29', '星期四'],
  ['2000-01-02', '星期日'],
  ['1999-12-31', '星期五'],
])('%s is a %s', (day, weekday) => {
  expect(weekdayInChinese(day)).toBe(weekday)
})
