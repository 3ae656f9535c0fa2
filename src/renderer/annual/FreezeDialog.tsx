/** 定稿: the roster of the year is frozen as it stands on a day; while members are open it leads to them. */

import { Button } from 'antd'
import { useState } from 'react'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { Field } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import panel from '../ui/Panel.module.css'
import { optionalDay } from '../ui/readFields.ts'

export interface FreezeDialogProps {
  orgId: number
  orgName: string
  year: number
  members: number
  /** members not confirmed yet */
  open: number
  onShowOpen: () => void
  onFrozen: (rosterId: number) => void
  onClose: () => void
}

export function FreezeDialog(props: FreezeDialogProps) {
  const { orgId, orgName, year, members, open, onShowOpen, onFrozen, onClose } = props
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.annual.freeze, { quiet: true })
  const [on, setOn] = useState(today)
  const submit = async () => {
    const day = optionalDay(on, today, 'on')
    if (!day.ok) return day
    const done = await run({ orgId, year, on: day.value ?? '' })
    if (done.ok) onFrozen(done.value.id)
    return done
  }
  return (
    <FormDialog
      title={`${year}年度花名册定稿：${orgName}`}
      submitText="定稿"
      onSubmit={submit}
      onClose={onClose}
      fields={['on']}
    >
      {open > 0 ? (
        <p className={panel.actions}>
          <FindingText level="warning" text={`未核完${open}名`} />
          <Button size="small" onClick={onShowOpen}>
            看这{open}名
          </Button>
        </p>
      ) : (
        <p>
          {members}名党员已全部核对。定稿后花名册原样保存，以后修改党员信息不影响它；定错了可按 Ctrl Z 撤销。
        </p>
      )}
      <Field label="截止日期" name="on" required hint="花名册列这一天的在册党员">
        <DateField autoFocus dayOnly today={today} value={on} onChange={setOn} />
      </Field>
    </FormDialog>
  )
}
