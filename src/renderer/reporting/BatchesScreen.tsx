/** 报送批次: every packet that was handed up, newest first. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { BatchSummary } from '../../shared/reporting/batchMethods.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { batchPlace, PLACE } from '../shell/places.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import batchStyles from './batches.module.css'
import { madeText, signedText } from './batchWords.ts'
import styles from './reporting.module.css'

/** Batches shown: an office hands up some ten a year. */
const SHOWN = 200

const HINTS = [
  { keys: 'Tab', what: '下一个批次' },
  { keys: 'Enter', what: '打开批次' },
]

export default function BatchesScreen() {
  const { queries } = useOffice()
  const navigate = useNavigate()
  useKeyHints(HINTS)
  const { data } = useQuery(
    queries.reporting.batches.queryOptions({ input: { page: { offset: 0, limit: SHOWN } } }),
  )
  return (
    <>
      <PageHeader
        title="报送批次"
        count={data ? `${data.total}个${data.total > SHOWN ? `，显示最近${SHOWN}个` : ''}` : ''}
        actions={<Button onClick={() => void navigate({ to: PLACE.reporting })}>‹ 九个附件</Button>}
      />
      {data?.rows.length === 0 ? (
        <EmptyState text="还没有报送批次。导出上报包时自动封存一份，以后可以原样重印、比较。">
          <Button onClick={() => void navigate({ to: PLACE.reporting })}>去导出上报包</Button>
        </EmptyState>
      ) : (
        // Reached with Tab, so that the keyboard can scroll it.
        <div className={styles.tableBox} role="region" aria-label="批次列表" tabIndex={0}>
          <table className={styles.table} aria-label="报送批次">
            <thead>
              <tr>
                <th>批次</th>
                <th>报送时间</th>
                <th>填报单位</th>
                <th>集中排查</th>
                <th>附件</th>
                <th>存放到</th>
                <th>签字</th>
                <th>编制人</th>
              </tr>
            </thead>
            <tbody>
              {data?.rows.map(batch => (
                <BatchRow key={batch.id} batch={batch} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

function BatchRow({ batch }: { batch: BatchSummary }) {
  const navigate = useNavigate()
  return (
    <tr>
      <td className={styles.nowrap}>
        <Button
          type="link"
          className={batchStyles.link ?? ''}
          onClick={() => void navigate({ to: batchPlace(batch.id) })}
        >
          批次{batch.id}
        </Button>
      </td>
      <td className={styles.nowrap}>{madeText(batch)}</td>
      <td>{batch.unit}</td>
      <td>{batch.campaign}</td>
      <td className={styles.nowrap}>{batch.annexes.join('、')}</td>
      <td>{batch.destination}</td>
      <td>{signedText(batch) || '还没有登记'}</td>
      <td>{batch.madeBy}</td>
    </tr>
  )
}
