/** 登记立卷归档: that the dossiers of the year were put in order, when and by whom (R-G08). */

import { useState } from 'react'
import type { YearlyFiling } from '../../shared/dossier/clockMethods.ts'
import { toHalfWidth } from '../../shared/kernel/text.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { demandDay, refused } from '../ui/readFields.ts'

export interface YearlyFilingDialogProps {
  year: number
  filing: YearlyFiling | null
  onClose: () => void
}

export function YearlyFilingDialog({ year, filing, onClose }: YearlyFilingDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.dossier.saveYearlyFiling, { quiet: true })
  const [on, setOn] = useState(filing?.onDate ?? today)
  const [actor, setActor] = useState(filing?.actor ?? '')
  const [volumes, setVolumes] = useState(filing?.volumes?.toString() ?? '')
  const [remark, setRemark] = useState(filing?.remark ?? '')
  const submit = async () => {
    const day = demandDay(on, today, 'onDate', '请填写日期')
    if (!day.ok) return day
    if (actor.trim() === '') return refused('actor', '请填写办理人')
    const count = toHalfWidth(volumes.trim())
    if (!/^\d{0,5}$/.test(count)) return refused('volumes', '请填写整数')
    return run({
      id: filing?.id ?? null,
      values: {
        year: filing?.year ?? year,
        onDate: day.value,
        actor,
        volumes: count === '' ? null : Number(count),
        remark: remark.trim() === '' ? null : remark,
      },
    })
  }
  return (
    <FormDialog
      title={`${filing?.year ?? year}年立卷归档`}
      onSubmit={submit}
      onClose={onClose}
      fields={['year', 'onDate', 'actor', 'volumes', 'remark']}
    >
      <Field label="办完日期" name="onDate" required>
        <DateField autoFocus dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      <Field label="办理人" name="actor" required>
        <TextField maxLength={30} value={actor} onChange={setActor} />
      </Field>
      <Field label="卷数" name="volumes">
        <TextField maxLength={5} value={volumes} onChange={setVolumes} />
      </Field>
      <Field label="备注" name="remark">
        <TextField maxLength={300} value={remark} onChange={setRemark} />
      </Field>
    </FormDialog>
  )
}
