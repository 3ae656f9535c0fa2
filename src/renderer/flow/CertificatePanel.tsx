/** Beside the register: one certificate, its inspections, and what is done with it. */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { certificateValuesSchema, type CertificateRow } from '../../shared/flow/certificateMethods.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { memberPlace } from '../shell/places.ts'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { RecordFields, type RecordField } from '../ui/RecordFields.tsx'
import { Section } from '../ui/Section.tsx'
import { EndDialog, InspectDialog, IssueDialog } from './CertificateDialogs.tsx'
import styles from './flow.module.css'

const patchSchema = certificateValuesSchema.partial()

const FIELDS: readonly RecordField<'certNo' | 'issuedOn' | 'issuedBy' | 'remark'>[] = [
  { key: 'certNo', label: '活动证编号', type: { kind: 'text', maxLength: 40 } },
  { key: 'issuedOn', label: '发证日期', type: { kind: 'day' } },
  { key: 'issuedBy', label: '发证单位', type: { kind: 'text', maxLength: 60 } },
  { key: 'remark', label: '备注', type: { kind: 'long', maxLength: 200 } },
]

type Registered = CertificateRow & { id: number }

function registered(row: CertificateRow): Registered | null {
  return row.id === null ? null : { ...row, id: row.id }
}

export function CertificatePanel({ row, readOnly }: { row: CertificateRow; readOnly: boolean }) {
  const navigate = useNavigate()
  const known = registered(row)
  return (
    <>
      <header className={styles.panelHead}>
        <h2>{row.name}</h2>
        <p className={styles.sub}>
          {row.orgName} · {row.leftOn} 外出{row.destPlace === null ? '' : `，${row.destPlace}`}
        </p>
        {row.findings.map(text => (
          <p key={text}>
            <FindingText level="warning" text={text} />
          </p>
        ))}
        <div className={styles.panelActions}>
          <Button size="small" onClick={() => void navigate({ to: memberPlace(row.memberId) })}>
            打开党员卡
          </Button>
        </div>
      </header>
      <div className={styles.panelBody}>
        {known ? (
          <Certificate row={known} readOnly={readOnly} />
        ) : (
          <Unregistered row={row} readOnly={readOnly} />
        )}
      </div>
    </>
  )
}

function Unregistered({ row, readOnly }: { row: CertificateRow; readOnly: boolean }) {
  const [asking, setAsking] = useState(false)
  return (
    <Section title="活动证">
      <p>流动记录上有编号 {row.certNo}，发证日期等还没有登记。</p>
      <div className={styles.panelActions}>
        <Button size="small" type="primary" disabled={readOnly} onClick={() => setAsking(true)}>
          补登发证
        </Button>
      </div>
      {asking && (
        <IssueDialog
          flow={{ id: row.flowId, name: row.name, certNo: row.certNo }}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  )
}

function Certificate({ row, readOnly }: { row: Registered; readOnly: boolean }) {
  const { client } = useOffice()
  const { run: save } = useWrite(client.flow.saveCertificate, { quiet: true })
  const { run: remove } = useWrite(client.flow.removeCertificate, { quiet: true })
  const { run: removeInspection } = useWrite(client.flow.removeInspection, { quiet: true })
  const [asking, setAsking] = useState<'inspect' | 'end' | 'remove' | null>(null)
  const [removing, setRemoving] = useState<Registered['inspections'][number] | null>(null)
  const close = () => setAsking(null)
  return (
    <>
      <Section
        title="活动证"
        aside={
          row.ending === null ? (
            <FindingText level="ok" text="在用" />
          ) : (
            <FindingText level="note" text={`${row.endedOn ?? ''} ${row.ending}`} />
          )
        }
      >
        <RecordFields
          fields={FIELDS}
          values={row}
          schema={patchSchema}
          readOnly={readOnly}
          onSave={values => save({ id: row.id, values })}
        />
        <div className={styles.panelActions}>
          {row.ending === null && (
            <Button size="small" disabled={readOnly} onClick={() => setAsking('end')}>
              交回或遗失
            </Button>
          )}
          <Button size="small" disabled={readOnly} onClick={() => setAsking('remove')}>
            删除登记
          </Button>
        </div>
      </Section>
      <Section
        title="年审"
        aside={
          row.uninspected.length > 0 && (
            <FindingText level="warning" text={`没有年审：${row.uninspected.join('、')}年`} />
          )
        }
      >
        <p className={styles.sub}>每年一次，结合民主评议查验（非本单位文件规定）。</p>
        {row.inspections.length === 0 && <p className={styles.none}>还没有年审</p>}
        <ul className={styles.contacts}>
          {row.inspections.map(inspection => (
            <li key={inspection.id}>
              <b>{inspection.year}年</b> {inspection.onDate} {inspection.inspectedBy ?? ''}{' '}
              {inspection.note ?? ''}
              <Button
                size="small"
                type="link"
                disabled={readOnly}
                aria-label={`删除${inspection.year}年的年审`}
                onClick={() => setRemoving(inspection)}
              >
                删除
              </Button>
            </li>
          ))}
        </ul>
        <div className={styles.panelActions}>
          <Button size="small" type="primary" disabled={readOnly} onClick={() => setAsking('inspect')}>
            登记年审
          </Button>
        </div>
      </Section>
      {asking === 'inspect' && <InspectDialog row={row} onClose={close} />}
      {asking === 'end' && <EndDialog row={row} onClose={close} />}
      {asking === 'remove' && (
        <ConfirmChange
          title="删除活动证登记"
          effect={`将删除${row.name}的活动证 ${row.certNo} 的登记1条，连同年审${row.inspections.length}次。已交回或遗失的请登记交回、遗失，不必删除。`}
          confirmText="删除"
          onConfirm={() => remove({ id: row.id })}
          onClose={close}
        />
      )}
      {removing && (
        <ConfirmChange
          title="删除年审"
          effect={`将删除${row.name}的活动证 ${removing.year}年的年审1次。`}
          confirmText="删除"
          onConfirm={() => removeInspection({ id: removing.id })}
          onClose={() => setRemoving(null)}
        />
      )}
    </>
  )
}
