/** 整改规范综合报告 of the branch (S00 32): the day it came, what it says, and its scan. */

import { Button } from 'antd'
import { useState } from 'react'
import { AttachmentBox } from '../attachment/AttachmentBox.tsx'
import type { Failure } from '../shell/failures.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { dayValue } from '../ui/dateValues.ts'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './census.module.css'
import { textOrNull } from './textOrNull.ts'

export interface ClosingReportProps {
  campaignId: number
  orgId: number
  orgName: string
  /** null: the report on the branch is not saved yet, and nothing hangs on it */
  reportId: number | null
  closing: { on: string; text: string | null } | null
}

export function ClosingReport({ campaignId, orgId, orgName, reportId, closing }: ClosingReportProps) {
  const { client } = useOffice()
  const { readOnly, today } = useScope()
  const messages = useMessages()
  const { run, pending } = useWrite(client.census.receiveClosing, { quiet: true })
  const [on, setOn] = useState(closing?.on ?? '')
  const [text, setText] = useState(closing?.text ?? '')
  const [failure, setFailure] = useState<Failure | null>(null)
  const fixed = readOnly || reportId === null
  const changed = (closing?.on ?? '') !== on || (closing?.text ?? '') !== text.trim()
  const submit = async () => {
    const day = dayValue(on, today)
    if (!day.ok) {
      setFailure({ ...day.failure, field: 'closingOn' })
      return
    }
    const done = await run({ campaignId, orgId, on: day.value, text: textOrNull(text) })
    setFailure(done.ok ? null : { ...done.failure, field: 'closingOn' })
    if (done.ok) messages.done(day.value === null ? '已取消登记' : '整改规范综合报告已登记')
  }
  return (
    <Section title="整改规范综合报告">
      <form
        onSubmit={event => {
          event.preventDefault()
          if (!fixed && changed && !pending) void submit()
        }}
      >
        {closing === null && (
          <p>
            <FindingText
              level="note"
              text={
                reportId === null
                  ? '先保存核查情况报告，再登记支部交来的整改规范综合报告'
                  : '支部还没有交整改规范综合报告'
              }
            />
          </p>
        )}
        <Field label="收到日期" name="closingOn" failure={failure}>
          <DateField dayOnly today={today} disabled={fixed} value={on} onChange={setOn} />
        </Field>
        <Field stacked label="报告内容或说明" name="closingText">
          <TextField rows={3} maxLength={4000} disabled={fixed} value={text} onChange={setText} />
        </Field>
        <p className={styles.submit}>
          <Button htmlType="submit" disabled={fixed || !changed} loading={pending}>
            登记综合报告
          </Button>
        </p>
      </form>
      {reportId !== null && (
        <AttachmentBox
          memberId={null}
          owner={{ table: 'branchReport', rowId: reportId }}
          name={`整改规范综合报告 ${orgName}`}
          readOnly={readOnly}
        />
      )}
    </Section>
  )
}
