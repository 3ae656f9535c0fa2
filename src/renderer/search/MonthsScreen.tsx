/** 重点失联月报: month by month, what was reported and what is still to be (R-B13). */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { MonthRow } from '../../shared/search/rhythmMethods.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { lostMonthPlace, PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FindingText, type FindingLevel } from '../ui/FindingText.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { demandDay } from '../ui/readFields.ts'
import { filled } from './stepFields.ts'
import styles from './search.module.css'

const HINTS = [
  { keys: 'Tab', what: '下一个按钮' },
  { keys: 'Enter', what: '按下按钮' },
]

const WORDS: Readonly<Record<MonthRow['state'], { level: FindingLevel; text: string }>> = {
  done: { level: 'ok', text: '已上报' },
  missed: { level: 'error', text: '没有上报' },
  due: { level: 'warning', text: '本月待报' },
}

export default function MonthsScreen() {
  const { client, queries } = useOffice()
  const { readOnly } = useScope()
  const navigate = useNavigate()
  const { data } = useQuery(queries.search.months.queryOptions({ input: {} }))
  const { run: remove } = useWrite(client.search.removeMonth, { quiet: true })
  const [reporting, setReporting] = useState<string | null>(null)
  const [removing, setRemoving] = useState<MonthRow | null>(null)
  useKeyHints(HINTS)
  if (!data) return null
  const missed = data.rows.filter(({ state }) => state === 'missed').length
  return (
    <>
      <PageHeader
        title="重点失联月报"
        count={`${data.rows.length}个月${missed === 0 ? '' : `，没有上报${missed}个月`}`}
        actions={<Button onClick={() => void navigate({ to: PLACE.search })}>‹ 失联查找</Button>}
      >
        <span className={styles.quiet}>
          重点失联党员每周排查一次，每月上报一次，直到取得联系。在失联记录中勾选“重点失联党员”后列入。
        </span>
      </PageHeader>
      {data.rows.length === 0 ? (
        <EmptyState text="没有重点失联党员，不用月报。" />
      ) : (
        <div className={styles.sheet} role="region" aria-label="各月月报" tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                {['月份', '重点失联', '上报情况', '上报日期', '文号', '办理'].map(title => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.rows.map(row => (
                <tr key={row.month}>
                  <th scope="row">{row.month}</th>
                  <td>{row.cases}名</td>
                  <td>
                    <FindingText {...WORDS[row.state]} />
                  </td>
                  <td>{row.report?.reportedOn}</td>
                  <td>{row.report?.documentNo}</td>
                  <td>
                    <Button
                      size="small"
                      aria-label={`${row.month} 看月报`}
                      onClick={() => void navigate({ to: lostMonthPlace(row.month) })}
                    >
                      看月报
                    </Button>{' '}
                    {row.report === null ? (
                      <Button
                        size="small"
                        disabled={readOnly}
                        aria-label={`${row.month} 登记上报`}
                        onClick={() => setReporting(row.month)}
                      >
                        登记上报
                      </Button>
                    ) : (
                      <Button
                        size="small"
                        type="link"
                        disabled={readOnly}
                        aria-label={`${row.month} 删除登记`}
                        onClick={() => setRemoving(row)}
                      >
                        删除登记
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {reporting !== null && <ReportDialog month={reporting} onClose={() => setReporting(null)} />}
      {removing?.report && (
        <ConfirmChange
          title="删除月报登记"
          effect={`将删除 ${removing.month} 的月报登记1条。`}
          confirmText="删除"
          onConfirm={() => remove({ id: removing.report?.id ?? 0 })}
          onClose={() => setRemoving(null)}
        />
      )}
    </>
  )
}

function ReportDialog({ month, onClose }: { month: string; onClose: () => void }) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.search.reportMonth, { quiet: true })
  const [on, setOn] = useState(today)
  const [documentNo, setDocumentNo] = useState('')
  const [note, setNote] = useState('')
  const submit = async () => {
    const day = demandDay(on, today, 'reportedOn', '请填写上报日期')
    if (!day.ok) return day
    return run({ month, reportedOn: day.value, documentNo: filled(documentNo), note: filled(note) })
  }
  return (
    <FormDialog
      title={`${month} 重点失联月报`}
      submitText="登记上报"
      width={440}
      onSubmit={submit}
      onClose={onClose}
      fields={['reportedOn', 'documentNo', 'note']}
    >
      <Field label="上报日期" name="reportedOn" required>
        <DateField autoFocus dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      <Field label="文号" name="documentNo">
        <TextField maxLength={60} value={documentNo} onChange={setDocumentNo} />
      </Field>
      <Field label="说明" name="note">
        <TextField rows={2} maxLength={300} value={note} onChange={setNote} />
      </Field>
    </FormDialog>
  )
}
