import { describe, expect, it } from 'vitest'
import { howLongAgo } from '../../../src/renderer/shell/BottomBar.tsx'

describe('how long ago', () => {
  it.each([
    ['2024-03-20T08:12:00', '今日 08:12', 0],
    ['2024-03-19T17:40:59', '昨日 17:40', 1],
    ['2024-03-13T09:00:00', '7天前', 7],
    ['2024-02-29T09:00:00', '20天前', 20],
    // A clock that was set back must not show a backup from tomorrow.
    ['2024-03-21T08:00:00', '今日 08:00', 0],
  ])('%s is %s', (at, text, days) => {
    expect(howLongAgo(at, '2024-03-20')).toEqual({ text, days })
  })
})
