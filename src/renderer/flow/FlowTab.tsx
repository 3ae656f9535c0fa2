/** 流动 on the member's card: the times away and abroad, newest first. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FlowRow } from '../../shared/flow/methods.ts'
import { RecordAttachments } from '../attachment/RecordAttachments.tsx'
import { useCardColumns } from '../roster/card/cardColumns.ts'
import { useMemberCard } from '../roster/card/memberCard.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import type { CardTabProps } from '../shell/subject.ts'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ContactLog } from './ContactLog.tsx'
import styles from './flow.module.css'
import type { OverseasRow } from './flowColumns.tsx'
import { FlowMissing, FlowRecord } from './FlowRecord.tsx'
import { FlowStanding } from './FlowStanding.tsx'
import { NewFlowDialog } from './NewFlowDialog.tsx'
import { NewOverseasDialog } from './NewOverseasDialog.tsx'
import { KeptUntil, OverseasRecord, RemoveOverseas } from './OverseasPanel.tsx'
import { Reminders } from './Reminders.tsx'
import { ReturnDialog } from './ReturnDialog.tsx'

type Dialog =
  | { kind: 'flow' }
  | { kind: 'overseas' }
  | { kind: 'return'; row: FlowRow }
  | { kind: 'remove'; row: FlowRow }
  | { kind: 'removeOverseas'; row: OverseasRow }

export function FlowTab({ memberId, readOnly }: CardTabProps) {
  const { client, queries } = useOffice()
  const columns = useCardColumns()
  const { data: card } = useMemberCard(memberId)
  const { data } = useQuery(queries.flow.ofMember.queryOptions({ input: { memberId } }))
  const { run: remove } = useWrite(client.flow.remove, { quiet: true })
  const [dialog, setDialog] = useState<Dialog | null>(null)
  if (!card || !data) return null
  const member = { id: memberId, name: String(card.values.name) }
  const { flows, overseas } = data
  const close = () => setDialog(null)
  const buttons = (
    <>
      <Button size="small" disabled={readOnly} onClick={() => setDialog({ kind: 'flow' })}>
        登记外出
      </Button>
      <Button size="small" disabled={readOnly} onClick={() => setDialog({ kind: 'overseas' })}>
        登记出国（境）
      </Button>
    </>
  )
  return (
    <>
      {flows.length + overseas.length === 0 ? (
        <EmptyState text="没有外出流动和出国（境）记录。">{buttons}</EmptyState>
      ) : (
        <div className={styles.tabActions}>{buttons}</div>
      )}
      {flows.map(row => (
        <article key={row.id} className={styles.record} aria-label={`${row.leftOn} 外出`}>
          <header className={styles.recordHead}>
            <b>
              {row.leftOn} 至 {row.returnedOn ?? '今'}
            </b>
            <span className={styles.sub}>
              {row.reason} · {row.months}个月
            </span>
            <FlowMissing row={row} />
            <span className={styles.recordActions}>
              <RecordAttachments
                memberId={memberId}
                owner={{ table: 'flow', rowId: row.id }}
                name={`${row.leftOn} 外出`}
                readOnly={readOnly}
              />
              {row.returnedOn === null && (
                <Button size="small" disabled={readOnly} onClick={() => setDialog({ kind: 'return', row })}>
                  登记返回
                </Button>
              )}
              <Button size="small" disabled={readOnly} onClick={() => setDialog({ kind: 'remove', row })}>
                删除
              </Button>
            </span>
          </header>
          <ContactLog flow={row} readOnly={readOnly} />
          <FlowStanding row={row} readOnly={readOnly} />
          <Reminders flow={row} readOnly={readOnly} />
          <FlowRecord row={row} readOnly={readOnly} columns={columns} />
        </article>
      ))}
      {overseas.map(row => (
        <article key={row.id} className={styles.record} aria-label={`${row.leftOn} 出国（境）`}>
          <header className={styles.recordHead}>
            <b>
              出国（境）：{row.leftOn} 至 {row.returnedOn ?? '今'}
            </b>
            <KeptUntil row={row} />
            <span className={styles.recordActions}>
              <RecordAttachments
                memberId={memberId}
                owner={{ table: 'overseas', rowId: row.id }}
                name={`${row.leftOn} 出国（境）`}
                readOnly={readOnly}
              />
              <Button
                size="small"
                disabled={readOnly}
                onClick={() => setDialog({ kind: 'removeOverseas', row })}
              >
                删除
              </Button>
            </span>
          </header>
          <OverseasRecord row={row} readOnly={readOnly} columns={columns} />
        </article>
      ))}
      {dialog?.kind === 'flow' && <NewFlowDialog member={member} onClose={close} />}
      {dialog?.kind === 'overseas' && <NewOverseasDialog member={member} onClose={close} />}
      {dialog?.kind === 'return' && <ReturnDialog row={dialog.row} onClose={close} />}
      {dialog?.kind === 'removeOverseas' && <RemoveOverseas row={dialog.row} onClose={close} />}
      {dialog?.kind === 'remove' && (
        <ConfirmChange
          title="删除流动记录"
          effect={`将删除 ${dialog.row.leftOn} 外出的记录1条，连同它的联系记录。已返回的请登记返回，不必删除。`}
          confirmText="删除"
          onConfirm={() => remove({ id: dialog.row.id })}
          onClose={close}
        />
      )}
    </>
  )
}
