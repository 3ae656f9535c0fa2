/** 验收: the 党委 looks at a branch and accepts it (S00 32). */

import { useState } from 'react'
import type { ReportFigures } from '../../shared/census/report.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { textOrNull } from './textOrNull.ts'
import { optionalDay } from '../ui/readFields.ts'

export function AcceptDialog({
  campaignId,
  orgId,
  figures: { listed, done, excused, self },
  orgName,
  closingCame,
  onClose,
}: {
  campaignId: number
  orgId: number
  figures: Pick<ReportFigures, 'listed' | 'done' | 'excused' | 'self'>
  orgName: string
  /** its 整改规范综合报告 */
  closingCame: boolean
  onClose: () => void
}) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.census.acceptReport, { quiet: true })
  const [on, setOn] = useState<string>(today)
  const [by, setBy] = useState('')
  const [note, setNote] = useState('')
  const submit = async () => {
    const day = optionalDay(on, today, 'on')
    if (!day.ok) return day
    return run({ campaignId, orgId, on: day.value, by: textOrNull(by), note: textOrNull(note) })
  }
  return (
    <FormDialog title="验收支部" submitText="验收" onSubmit={submit} onClose={onClose} fields={['on']}>
      {done + excused < listed && (
        <p>
          <FindingText
            level="warning"
            text={
              self + done + excused === 0
                ? `应查${listed}名，一名也没有核查，请先核查再验收`
                : `应查${listed}名，双查完成${done}名，还有${listed - done - excused}名没有查完`
            }
          />
        </p>
      )}
      {!closingCame && (
        <p>
          <FindingText level="warning" text={`${orgName}还没有交整改规范综合报告，可以先验收`} />
        </p>
      )}
      <Field label="验收日期" name="on" required>
        <DateField dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      <Field label="验收人" name="by" required focusFirst>
        <TextField value={by} maxLength={40} placeholder="镇党委" onChange={setBy} />
      </Field>
      <Field label="验收意见" name="note">
        <TextField value={note} maxLength={300} rows={2} onChange={setNote} />
      </Field>
    </FormDialog>
  )
}
