/** The conditions on columns there are: how they are joined, which stand in groups, each with a way to drop it. */

import { Button, Segmented } from 'antd'
import { conditionWords, type ColumnCondition } from '../../shared/roster/columnConditions.ts'
import { withCondition, withWhere, type OwnFilter } from '../../shared/roster/filterWords.ts'
import { rejoined, without, type Join } from '../../shared/roster/where.ts'
import styles from './roster.module.css'

const JOINS: { value: Join; label: string }[] = [
  { value: 'all', label: '都要符合（且）' },
  { value: 'any', label: '符合一条就行（或）' },
]

interface WhereListProps {
  filter: OwnFilter
  onChange: (filter: OwnFilter) => void
}

export function WhereList({ filter, onChange }: WhereListProps) {
  const where = filter.where ?? []
  const drop = (gone: ColumnCondition) =>
    onChange(
      withWhere(
        filter,
        without(where, condition => condition === gone),
      ),
    )
  const groups = where.filter(item => item.is === 'group')
  return (
    <div className={styles.where}>
      {where.length > 1 && (
        <Segmented<Join>
          size="small"
          aria-label="各条之间"
          value={filter.whereJoin ?? 'all'}
          options={JOINS}
          onChange={join => onChange(withCondition(filter, 'whereJoin', join === 'all' ? undefined : join))}
        />
      )}
      <ul>
        {where.map((item, at) =>
          item.is === 'group' ? (
            <li key={at} className={styles.group}>
              <span>第{groups.indexOf(item) + 1}组</span>
              <Segmented<Join>
                size="small"
                aria-label={`第${groups.indexOf(item) + 1}组各条之间`}
                value={item.join}
                options={JOINS}
                onChange={join => onChange(withWhere(filter, rejoined(where, at, join)))}
              />
              <ul>
                {item.of.map((condition, inside) => (
                  <OneCondition key={inside} condition={condition} onDrop={() => drop(condition)} />
                ))}
              </ul>
            </li>
          ) : (
            <OneCondition key={at} condition={item} onDrop={() => drop(item)} />
          ),
        )}
      </ul>
    </div>
  )
}

function OneCondition({ condition, onDrop }: { condition: ColumnCondition; onDrop: () => void }) {
  const { label, value } = conditionWords(condition)
  return (
    <li>
      {label} {value}{' '}
      <Button size="small" type="text" aria-label={`去掉：${label} ${value}`} onClick={onDrop}>
        ×
      </Button>
    </li>
  )
}
