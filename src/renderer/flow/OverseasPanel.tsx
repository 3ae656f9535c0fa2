/** Beside the list of members abroad: the whole record. */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { RecordAttachments } from '../attachment/RecordAttachments.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { memberPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { RecordFields } from '../ui/RecordFields.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './flow.module.css'
import { isOverdueAbroad, type OverseasRow } from './flowColumns.tsx'
import { OVERSEAS_GROUPS, overseasPatchSchema } from './flowFields.ts'

export interface OverseasProps {
  row: OverseasRow
  readOnly: boolean
  columns?: 1 | 2
}

/** Until when membership is kept, in words. */
export function KeptUntil({ row }: { row: OverseasRow }) {
  const { day } = useScope()
  if (row.keepUntil === null) return null
  return isOverdueAbroad(row, day) ? (
    <FindingText level="error" text={`党籍保留到 ${row.keepUntil}，已满，还没有回国登记`} />
  ) : (
    <FindingText level="note" text={`党籍保留至 ${row.keepUntil}`} />
  )
}

export function OverseasRecord({ row, readOnly, columns = 1 }: OverseasProps) {
  const { client } = useOffice()
  const { run } = useWrite(client.flow.saveOverseas, { quiet: true })
  return OVERSEAS_GROUPS.map(({ title, fields }) => (
    <Section key={title} title={title} columns={columns}>
      <RecordFields
        fields={fields}
        values={row}
        schema={overseasPatchSchema}
        readOnly={readOnly}
        onSave={values => run({ memberId: row.memberId, id: row.id, values })}
      />
    </Section>
  ))
}

export function RemoveOverseas({ row, onClose }: { row: OverseasRow; onClose: () => void }) {
  const { client } = useOffice()
  const { run } = useWrite(client.flow.removeOverseas, { quiet: true })
  return (
    <ConfirmChange
      title="删除出国（境）记录"
      effect={`将删除${row.name} ${row.leftOn} 出国（境）的记录1条。已回国的请填回国日期，不必删除。`}
      confirmText="删除"
      onConfirm={() => run({ id: row.id })}
      onClose={onClose}
    />
  )
}

export function OverseasPanel({ row, readOnly }: OverseasProps) {
  const navigate = useNavigate()
  const [removing, setRemoving] = useState(false)
  return (
    <>
      <header className={styles.panelHead}>
        <h2>{row.name}</h2>
        <p className={styles.sub}>
          {row.orgName} · {row.leftOn} 出国（境）
        </p>
        <KeptUntil row={row} />
        <div className={styles.panelActions}>
          <RecordAttachments
            memberId={row.memberId}
            owner={{ table: 'overseas', rowId: row.id }}
            name={`${row.leftOn} 出国（境）`}
            readOnly={readOnly}
          />
          <Button size="small" onClick={() => void navigate({ to: memberPlace(row.memberId) })}>
            打开党员卡
          </Button>
          <Button size="small" disabled={readOnly} onClick={() => setRemoving(true)}>
            删除记录
          </Button>
        </div>
      </header>
      <div className={styles.panelBody}>
        <OverseasRecord row={row} readOnly={readOnly} />
      </div>
      {removing && <RemoveOverseas row={row} onClose={() => setRemoving(false)} />}
    </>
  )
}
