import { describe, expect, it } from 'vitest'
import { filterChips, withCondition } from '../../../src/renderer/roster/rosterFilter.ts'
import type { OwnFilter } from '../../../src/shared/roster/filterWords.ts'

const say = (filter: OwnFilter) =>
  filterChips(filter, () => undefined).map(chip => `${chip.label}：${chip.value}`)

describe('the chips of the roster', () => {
  it.each<[OwnFilter, string[]]>([
    [{}, []],
    [{ membership: ['FORMAL', 'PROBATIONARY'] }, ['状态：正式党员、预备党员']],
    [{ issues: true }, ['问题：有问题']],
    [{ issues: false }, ['问题：没有问题']],
    [{ issue: 'ID_CHECK' }, ['问题：身份证校验码不符']],
    [{ flag: 'away', sex: '女' }, ['情况：外出流动', '性别：女']],
    [{ birthFrom: '1960-01-01', birthTo: '1969-12' }, ['出生：1960-01-01 至 1969-12']],
    [{ joinFrom: '1999-07' }, ['入党：1999-07 及以后']],
    [{ joinTo: '1999-07' }, ['入党：1999-07 及以前']],
    // What is being searched stands in its own box.
    [{ text: '张三' }, []],
  ])('%o says %o', (filter, chips) => {
    expect(say(filter)).toEqual(chips)
  })

  it('takes away its own condition and leaves the others', () => {
    const filter: OwnFilter = { sex: '女', birthFrom: '1960', birthTo: '1969', text: '王' }
    let left: OwnFilter = filter
    const chips = filterChips(filter, next => {
      left = next
    })
    chips.find(chip => chip.label === '出生')?.onRemove?.()
    expect(left).toEqual({ sex: '女', text: '王' })
    expect(withCondition(left, 'text', undefined)).toEqual({ sex: '女' })
  })
})
