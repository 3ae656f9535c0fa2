/** The last entries of the log. */

import { useQuery } from '@tanstack/react-query'
import { useOffice } from '../shell/office.tsx'
import { timeText } from '../shell/words.ts'
import styles from './agenda.module.css'

const SHOWN = 10

export function RecentChanges() {
  const { queries } = useOffice()
  const { data } = useQuery(
    queries.audit.changes.queryOptions({ input: { page: { offset: 0, limit: SHOWN } } }),
  )
  return (
    <ol className={styles.changes}>
      {data?.rows.map(row => (
        <li key={row.id}>
          <span className={styles.when}>{timeText(row.at)}</span>
          <span className={styles.what} title={row.label}>
            {row.undone ? <s>{row.label}</s> : row.label}
          </span>
          <span className={styles.about}>{row.about}</span>
          <span className={styles.who}>{row.actor}</span>
        </li>
      ))}
    </ol>
  )
}
