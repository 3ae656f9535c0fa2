/** 记录: what was changed on this member, by whom and when, newest first. */

import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Outputs } from '../../../shared/api/contract.ts'
import { useMessages } from '../../shell/messages.tsx'
import { useOffice, useWrite } from '../../shell/office.tsx'
import { useScope } from '../../shell/scope.tsx'
import type { CardTabProps } from '../../shell/subject.ts'
import { orDash, timeText } from '../../shell/words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import styles from './card.module.css'

const STEP = 50

type Row = Outputs['audit']['history']['rows'][number]
/** The fields one operation changed. */
type ChangeRows = [Row, ...Row[]]

function byChange(rows: readonly Row[]): ChangeRows[] {
  const changes: ChangeRows[] = []
  for (const row of rows) {
    const last = changes.at(-1)
    if (last?.[0].changeId === row.changeId) last.push(row)
    else changes.push([row])
  }
  return changes
}

/** A new record is told by what was filled in, not by its empty marks. */
function isTold({ action, after }: Row): boolean {
  return action !== '新增' || (after !== '' && after !== '否')
}

/** Materials are known by their own names. */
const BY_FIELD_ALONE = ['党员', '档案材料']

/** The member's own fields by their name alone; those of other records with the record. */
function fieldOf({ record, field }: Row): string {
  const [kind] = record.split(' ')
  return kind === undefined || BY_FIELD_ALONE.includes(kind) ? field : `${kind} ${field}`
}

function Change({ rows, onRestore }: { rows: ChangeRows; onRestore: ((row: Row) => void) | null }) {
  const [first] = rows
  return (
    <li>
      <p className={styles.what}>
        <span className={styles.when}>{timeText(first.at)}</span> {first.actor} {first.label}
      </p>
      <ul className={styles.changes}>
        {rows.filter(isTold).map((row, index) => (
          <li key={index}>
            <span className={styles.field}>{fieldOf(row)}</span>
            {row.action === '新增' ? (
              row.after
            ) : (
              <span>
                {orDash(row.before)} → {orDash(row.after)}{' '}
                {onRestore && row.restores !== null && (
                  <Button
                    size="small"
                    aria-label={`恢复此值：${row.field} ${row.before === '' ? '空' : row.before}`}
                    onClick={() => onRestore(row)}
                  >
                    恢复此值
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </li>
  )
}

export function HistoryTab({ memberId }: CardTabProps) {
  const { client, queries } = useOffice()
  const { readOnly } = useScope()
  const messages = useMessages()
  const { run } = useWrite(client.roster.restoreValue)
  const restore = async ({ changeId, restores, field, before }: Row) => {
    if (restores === null) return
    const result = await run({ id: memberId, changeId, field: restores })
    if (!result.ok) return
    messages.done(
      result.value.changeId === null
        ? `${field}现在就是这个值，没有改动`
        : `${field}已恢复为${before === '' ? '空' : `“${before}”`}，可按 Ctrl Z 撤销`,
    )
  }
  const [limit, setLimit] = useState(STEP)
  const { data } = useQuery({
    ...queries.audit.history.queryOptions({ input: { memberId, page: { offset: 0, limit } } }),
    placeholderData: before => before,
  })
  if (!data) return null
  if (data.total === 0) return <EmptyState text="还没有修改记录。" />
  return (
    <div className={styles.records}>
      <ol className={styles.history}>
        {byChange(data.rows).map(rows => (
          <Change key={rows[0].changeId} rows={rows} onRestore={readOnly ? null : row => void restore(row)} />
        ))}
      </ol>
      {limit < data.total && (
        <Button size="small" onClick={() => setLimit(now => Math.min(500, now + STEP))}>
          再看以前的
        </Button>
      )}
    </div>
  )
}
