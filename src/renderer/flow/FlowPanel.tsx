/** Beside the list: who it is, the contacts with them, and the whole record. */

import { Button, Dropdown } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { FlowRow } from '../../shared/flow/methods.ts'
import { RecordAttachments } from '../attachment/RecordAttachments.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { memberPlace } from '../shell/places.ts'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { OpenCaseDialog } from '../search/OpenCaseDialog.tsx'
import { ContactLog } from './ContactLog.tsx'
import styles from './flow.module.css'
import { FlowMissing, FlowRecord } from './FlowRecord.tsx'
import { FlowStanding } from './FlowStanding.tsx'
import { Reminders } from './Reminders.tsx'
import { ReturnDialog } from './ReturnDialog.tsx'

type Dialog = 'return' | 'remove' | 'lost'

function awayText({ leftOn, returnedOn, months }: FlowRow): string {
  return returnedOn === null
    ? `${leftOn} 外出，已${months}个月`
    : `${leftOn} 至 ${returnedOn}，共${months}个月`
}

export interface FlowPanelProps {
  row: FlowRow
  /** the list is of those whose paper is to be made */
  paperFirst: boolean
  readOnly: boolean
}

export function FlowPanel({ row, paperFirst, readOnly }: FlowPanelProps) {
  const { client } = useOffice()
  const navigate = useNavigate()
  const { run: remove } = useWrite(client.flow.remove, { quiet: true })
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const close = () => setDialog(null)
  return (
    <>
      <header className={styles.panelHead}>
        <h2>{row.name}</h2>
        <p className={styles.sub}>
          {row.orgName} · {awayText(row)}
        </p>
        <FlowMissing row={row} />
        {row.uncontrolled && (
          <p>
            <FindingText level="error" text="外出超过规定时间没有报告，列入“失控”名单，请主动联系" />
          </p>
        )}
        <div className={styles.panelActions}>
          <RecordAttachments
            memberId={row.memberId}
            owner={{ table: 'flow', rowId: row.id }}
            name={`${row.leftOn} 外出`}
            readOnly={readOnly}
          />
          {row.returnedOn === null && (
            <Button size="small" disabled={readOnly} onClick={() => setDialog('return')}>
              登记返回
            </Button>
          )}
          <Button size="small" onClick={() => void navigate({ to: memberPlace(row.memberId) })}>
            打开党员卡
          </Button>
          <Dropdown
            trigger={['click']}
            disabled={readOnly}
            menu={{
              items: [
                { key: 'lost', label: '联系不上，立失联记录' },
                { type: 'divider' },
                { key: 'remove', label: '删除这条流动记录' },
              ],
              onClick: ({ key }) => setDialog(key === 'lost' ? 'lost' : 'remove'),
            }}
          >
            <Button size="small" aria-haspopup="menu">
              更多 ▾
            </Button>
          </Dropdown>
        </div>
      </header>
      <div className={styles.panelBody}>
        {/* What one came to the list for stands first. */}
        {paperFirst && <FlowStanding row={row} readOnly={readOnly} />}
        {row.calls.length > 0 && <Reminders flow={row} readOnly={readOnly} />}
        <ContactLog key={row.id} flow={row} readOnly={readOnly} />
        {!paperFirst && <FlowStanding row={row} readOnly={readOnly} />}
        {row.calls.length === 0 && <Reminders flow={row} readOnly={readOnly} />}
        <FlowRecord row={row} readOnly={readOnly} />
      </div>
      {dialog === 'return' && <ReturnDialog row={row} onClose={close} />}
      {dialog === 'lost' && <OpenCaseDialog member={{ id: row.memberId, name: row.name }} onClose={close} />}
      {dialog === 'remove' && (
        <ConfirmChange
          title="删除流动记录"
          effect={`将删除${row.name} ${row.leftOn} 外出的记录1条，连同它的联系记录。已返回的请登记返回，不必删除。`}
          confirmText="删除"
          onConfirm={() => remove({ id: row.id })}
          onClose={close}
        />
      )}
    </>
  )
}
