/** 登记返回: the day a member away came back. */

import { useState } from 'react'
import type { FlowRow } from '../../shared/flow/methods.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { optionalDay } from '../ui/readFields.ts'

export function ReturnDialog({ row, onClose }: { row: FlowRow; onClose: () => void }) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.flow.end, { quiet: true })
  const [on, setOn] = useState(today)
  const submit = async () => {
    const day = optionalDay(on, today, 'returnedOn')
    if (!day.ok) return day
    if (day.value === null) {
      return {
        ok: false as const,
        failure: { code: 'INPUT_INVALID', message: '请填写返回日期', field: 'returnedOn' },
      }
    }
    return run({ id: row.id, returnedOn: day.value })
  }
  return (
    <FormDialog
      title={`登记返回：${row.name}`}
      submitText="登记返回"
      width={420}
      onSubmit={submit}
      onClose={onClose}
      fields={['returnedOn']}
    >
      <p>
        {row.leftOn} 外出{row.destPlace === null ? '' : `，在${row.destPlace}`}。登记后不再列入外出流动党员。
      </p>
      <Field label="返回日期" name="returnedOn" required>
        <DateField autoFocus dayOnly today={today} value={on} onChange={setOn} />
      </Field>
    </FormDialog>
  )
}
