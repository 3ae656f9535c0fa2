/** 登记核查结论: who checked and when, for one member or for everyone whose materials are all marked. */

import { useState } from 'react'
import { useMessages } from '../shell/messages.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { shortName, useOrganisations } from '../shell/organisations.ts'
import { useScope } from '../shell/scope.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { optionalDay } from '../ui/readFields.ts'

interface CheckFormProps {
  title: string
  about: string
  save: (values: { on: string; by: string }) => ReturnType<Parameters<typeof FormDialog>[0]['onSubmit']>
  onClose: () => void
}

function CheckForm({ title, about, save, onClose }: CheckFormProps) {
  const { today } = useScope()
  const [on, setOn] = useState(today)
  const [by, setBy] = useState('')
  const submit = async () => {
    const day = optionalDay(on, today, 'on')
    if (!day.ok) return day
    if (day.value === null) {
      return {
        ok: false as const,
        failure: { code: 'INPUT_INVALID', message: '请填写核查日期', field: 'on' },
      }
    }
    return save({ on: day.value, by })
  }
  return (
    <FormDialog title={title} submitText="登记" onSubmit={submit} onClose={onClose} fields={['on', 'by']}>
      <p>{about}</p>
      <Field label="核查日期" name="on" required>
        <DateField dayOnly today={today} value={on} onChange={setOn} />
      </Field>
      <Field label="核查人" name="by" required>
        <TextField autoFocus maxLength={30} value={by} onChange={setBy} />
      </Field>
    </FormDialog>
  )
}

const OPENS = '标为缺的列为“缺件”，标为不规范的列为“不规范”，进入问题台账。'

export function CheckDialog({
  memberId,
  name,
  onClose,
}: {
  memberId: number
  name: string
  onClose: () => void
}) {
  const { client } = useOffice()
  const { run } = useWrite(client.dossier.check, { quiet: true })
  return (
    <CheckForm
      title={`登记核查结论：${name}`}
      about={`五件材料都已标记的才能登记。${OPENS}`}
      save={values => run({ memberId, ...values })}
      onClose={onClose}
    />
  )
}

/** For the branch of the top bar, or for all. */
export function CheckMarkedDialog({ onClose }: { onClose: () => void }) {
  const { client } = useOffice()
  const messages = useMessages()
  const { orgId } = useScope()
  const { byId } = useOrganisations()
  const branch = orgId === null ? undefined : byId.get(orgId)
  const { run } = useWrite(client.dossier.checkMarked, { quiet: true })
  const save = async (values: { on: string; by: string }) => {
    const done = await run({ ...(orgId === null ? {} : { orgId }), ...values })
    if (done.ok) {
      const { members, opened, unchecked } = done.value
      messages.done(`已登记${members}名，列出问题${opened}个；还有${unchecked}名的材料没有标记完`)
    }
    return done
  }
  return (
    <CheckForm
      title={`登记核查结论：${branch ? shortName(branch) : '全部支部'}`}
      about={`为五件材料都已标记、还没有登记结论的在册党员一次登记。${OPENS}`}
      save={save}
      onClose={onClose}
    />
  )
}
