/** 记录: what was changed on this member, by whom and when, newest first. */

import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useOffice } from '../../shell/office.tsx'
import type { CardTabProps } from '../../shell/subject.ts'
import { orDash, timeText } from '../../shell/words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import styles from './card.module.css'

const STEP = 50

export function HistoryTab({ memberId }: CardTabProps) {
  const { queries } = useOffice()
  const [limit, setLimit] = useState(STEP)
  const { data } = useQuery({
    ...queries.audit.history.queryOptions({ input: { memberId, page: { offset: 0, limit } } }),
    placeholderData: before => before,
  })
  if (!data) return null
  if (data.total === 0) return <EmptyState text="还没有修改记录。" />
  return (
    <div className={styles.records}>
      <div className={styles.recordsHead}>共{data.total}处改动，最近的在前</div>
      <ol className={styles.history}>
        {data.rows.map((row, index) => (
          <li key={`${row.changeId}-${index}`}>
            <span className={styles.when}>{timeText(row.at)}</span>
            <span>{row.actor}</span>
            <span className={styles.what}>{row.label}</span>
            <span className={styles.change}>
              {row.record} {row.action} {row.field}：{orDash(row.before)} → {orDash(row.after)}
            </span>
          </li>
        ))}
      </ol>
      {data.rows.length < data.total && (
        <Button size="small" onClick={() => setLimit(now => Math.min(500, now + STEP))}>
          再看{Math.min(STEP, data.total - data.rows.length)}处
        </Button>
      )}
    </div>
  )
}
