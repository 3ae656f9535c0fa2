import { describe, expect, it } from 'vitest'
import { filterChips, withoutText } from '../../../src/renderer/roster/rosterFilter.ts'
import { withWhere, type OwnFilter } from '../../../src/shared/roster/filterWords.ts'

const say = (filter: OwnFilter) =>
  filterChips(filter, () => undefined).map(chip => `${chip.label}：${chip.value}`)

describe('the chips of the roster', () => {
  it.each<[OwnFilter, string[]]>([
    [{}, []],
    [{ membership: ['FORMAL', 'PROBATIONARY'] }, ['状态：正式党员、预备党员']],
    [{ issues: true }, ['问题：有问题']],
    [{ issues: false }, ['问题：没有问题']],
    [{ issue: 'ID_CHECK' }, ['问题：身份证校验码不符']],
    [
      { flag: 'away', where: [{ is: 'oneOf', column: 'sex', values: ['女'] }] },
      ['情况：外出流动', '性别：女'],
    ],
    [
      {
        where: [
          { is: 'between', column: 'birth', from: '1960-01-01', to: '1969-12' },
          { is: 'from', column: 'joinDate', date: '1999-07' },
          { is: 'to', column: 'joinDate', date: '1999-08' },
          { is: 'oneOf', column: 'education', values: ['大专', '大学本科'] },
          { is: 'contains', column: 'unit', text: '小学' },
          { is: 'lacks', column: 'unit', text: '退休' },
          { is: 'empty', column: 'phone' },
          { is: 'filled', column: 'remark' },
        ],
      },
      [
        '出生日期：1960-01-01 至 1969-12',
        '入党时间：1999-07 及以后',
        '入党时间：1999-08 及以前',
        '学历：大专、大学本科',
        '工作单位：含“小学”',
        '工作单位：不含“退休”',
        '联系电话：没有填',
        '备注：已填',
      ],
    ],
    // What is being searched stands in its own box.
    [{ text: '张三' }, []],
  ])('%o says %o', (filter, chips) => {
    expect(say(filter)).toEqual(chips)
  })

  it('takes away its own condition and leaves the others', () => {
    const filter: OwnFilter = {
      text: '王',
      issues: true,
      where: [
        { is: 'empty', column: 'phone' },
        { is: 'empty', column: 'unit' },
      ],
    }
    const left: OwnFilter[] = []
    for (const chip of filterChips(filter, next => left.push(next))) chip.onRemove?.()
    expect(left).toEqual([
      { text: '王', where: filter.where },
      { text: '王', issues: true, where: [{ is: 'empty', column: 'unit' }] },
      { text: '王', issues: true, where: [{ is: 'empty', column: 'phone' }] },
    ])
    expect(withWhere(filter, [])).toEqual({ text: '王', issues: true })
  })

  it('are stored without what was typed: it may be a name or a number', () => {
    const kept = [
      { is: 'oneOf' as const, column: 'sex' as const, values: ['女'] },
      { is: 'empty' as const, column: 'phone' as const },
    ]
    expect(
      withoutText({
        text: '王',
        issues: true,
        where: [
          ...kept,
          { is: 'contains', column: 'name', text: '王秀兰' },
          { is: 'lacks', column: 'phone', text: '137' },
        ],
      }),
    ).toEqual({ issues: true, where: kept })
    expect(withoutText({ where: [{ is: 'contains', column: 'unit', text: '甲' }] })).toEqual({})
  })
})
