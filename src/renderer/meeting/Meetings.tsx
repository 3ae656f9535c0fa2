/** 组织生活 of a branch, on its card: the last meetings with how many were there. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MeetingRow } from '../../shared/meeting/methods.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './meeting.module.css'
import { MeetingDialog } from './MeetingDialog.tsx'

function countsText({ present, onLeave, absent, exempt }: MeetingRow): string {
  const parts = [
    `到会${present}`,
    ...(onLeave > 0 ? [`请假${onLeave}`] : []),
    ...(absent > 0 ? [`缺席${absent}`] : []),
    ...(exempt > 0 ? [`豁免${exempt}`] : []),
  ]
  return parts.join(' · ')
}

export function Meetings({ orgId, readOnly }: { orgId: number; readOnly: boolean }) {
  const { client, queries } = useOffice()
  const { asOf } = useScope()
  const { data } = useQuery(
    queries.meeting.list.queryOptions({ input: { orgId, ...(asOf === undefined ? {} : { asOf }) } }),
  )
  const { run: remove } = useWrite(client.meeting.remove, { quiet: true })
  const [editing, setEditing] = useState<MeetingRow | 'new' | null>(null)
  const [removing, setRemoving] = useState<MeetingRow | null>(null)
  if (!data) return null
  const { rows, total } = data
  return (
    <Section
      title={`组织生活${total > 0 ? `（${total}）` : ''}`}
      aside={
        <Button size="small" disabled={readOnly} onClick={() => setEditing('new')}>
          登记会议
        </Button>
      }
    >
      {rows.length === 0 && <p className={styles.none}>还没有登记会议</p>}
      <ul className={styles.meetings}>
        {rows.map(row => (
          <li key={row.id} className={styles.meeting}>
            <span>
              {row.onDate} <b>{row.kind}</b>
            </span>
            <span className={styles.sub}>{countsText(row)}</span>
            {!readOnly && (
              <span className={styles.meetingActions}>
                <Button
                  size="small"
                  type="link"
                  aria-label={`修改会议：${row.onDate} ${row.kind}`}
                  onClick={() => setEditing(row)}
                >
                  改
                </Button>
                <Button
                  size="small"
                  type="link"
                  aria-label={`删除会议：${row.onDate} ${row.kind}`}
                  onClick={() => setRemoving(row)}
                >
                  删除
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {editing !== null && (
        <MeetingDialog
          orgId={orgId}
          meeting={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
      {removing && (
        <ConfirmChange
          title="删除会议"
          effect={`将删除 ${removing.onDate} 的${removing.kind}，连同全部到会记录。`}
          confirmText="删除"
          onConfirm={() => remove({ id: removing.id })}
          onClose={() => setRemoving(null)}
        />
      )}
    </Section>
  )
}
