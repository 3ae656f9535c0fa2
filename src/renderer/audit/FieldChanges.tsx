/** Fields with what they were and what they became, record by record. */

import { Link } from '@tanstack/react-router'
import type { Outputs } from '../../shared/api/contract.ts'
import { memberPlace } from '../shell/places.ts'
import { orDash } from '../shell/words.ts'
import styles from './audit.module.css'

type Detail = Outputs['audit']['detail']['rows'][number]

/** On a member's own history there is nowhere to go to. */
export type FieldChange = Omit<Detail, 'memberId'> & Partial<Pick<Detail, 'memberId'>>

interface RecordChange {
  record: string
  memberId: number | null
  action: FieldChange['action']
  fields: FieldChange[]
}

/** Neighbouring fields of the same record stand together. */
export function byRecord(changes: readonly FieldChange[]): RecordChange[] {
  const records: RecordChange[] = []
  for (const change of changes) {
    const last = records.at(-1)
    const same =
      last?.record === change.record &&
      last.memberId === (change.memberId ?? null) &&
      last.action === change.action &&
      !last.fields.some(field => field.field === change.field)
    if (same) last.fields.push(change)
    else
      records.push({
        record: change.record,
        memberId: change.memberId ?? null,
        action: change.action,
        fields: [change],
      })
  }
  return records
}

export function FieldChanges({ changes }: { changes: readonly FieldChange[] }) {
  return byRecord(changes).map((record, index) => (
    <table key={`${record.record}-${index}`} className={styles.record}>
      <caption>
        {record.record} <b>{record.action}</b>
        {record.memberId !== null && (
          <Link to={memberPlace(record.memberId)} className={styles.open ?? ''}>
            打开党员卡
          </Link>
        )}
      </caption>
      <thead>
        <tr>
          <th scope="col">项目</th>
          {record.action !== '新增' && <th scope="col">原来</th>}
          {record.action !== '删除' && <th scope="col">现在</th>}
        </tr>
      </thead>
      <tbody>
        {record.fields.map(field => (
          <tr key={field.field}>
            <th scope="row">{field.field}</th>
            {record.action !== '新增' && <td className={styles.before}>{orDash(field.before)}</td>}
            {record.action !== '删除' && <td className={styles.after}>{orDash(field.after)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  ))
}
