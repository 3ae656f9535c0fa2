/** What the menu of a column title of the roster offers for filtering by this column. */

import {
  ASKED_COLUMNS,
  type AskedColumn,
  type ColumnCondition,
} from '../../shared/roster/columnConditions.ts'
import { withCondition, withWhere, type OwnFilter } from '../../shared/roster/filterWords.ts'
import { added, asksOf, CONDITIONS_MAX, conditionsIn, without } from '../../shared/roster/where.ts'
import type { HeadEntry } from '../ui/grid/headEntries.ts'

interface ColumnEntriesOptions {
  column: string
  filter: OwnFilter
  onChange: (filter: OwnFilter) => void
  onAsk: (column: AskedColumn) => void
}

export function columnEntries({ column, filter, onChange, onAsk }: ColumnEntriesOptions): HeadEntry[] {
  if (column === 'issues') {
    const only = { key: 'troubled', label: '只看有问题的', act: () => onChange({ ...filter, issues: true }) }
    const all = withCondition(withCondition(filter, 'issues', undefined), 'issue', undefined)
    return [only, { key: 'clear', label: '去掉这一列的条件', act: () => onChange(all) }]
  }
  const asked = ASKED_COLUMNS.find(one => one === column)
  if (asked === undefined) return []
  const where = filter.where ?? []
  const full = conditionsIn(where).length >= CONDITIONS_MAX
  const only = (is: 'troubled' | 'empty' | 'filled', label: string): HeadEntry => {
    const condition: ColumnCondition = { is, column: asked }
    return {
      key: is,
      label,
      disabled: full,
      act: () => onChange(withWhere(filter, added(where, condition, 'single'))),
    }
  }
  return [
    { key: 'ask', label: '按这一列筛选…', act: () => onAsk(asked) },
    only('troubled', '只看有问题的'),
    only('empty', '只看没有填的'),
    only('filled', '只看已填的'),
    {
      key: 'clear',
      label: '去掉这一列的条件',
      disabled: !asksOf(where, asked),
      act: () =>
        onChange(
          withWhere(
            filter,
            without(where, condition => condition.column === asked),
          ),
        ),
    },
  ]
}
