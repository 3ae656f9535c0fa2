/** The frame of every change of the tree: its own fields, the day, the decision, and the preview. */

import { useState, type ReactNode } from 'react'
import type { OrganisationChange } from '../../shared/organisation/changes.ts'
import type { Attempt } from '../shell/failures.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { dayValue } from '../ui/dateValues.ts'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import styles from './organisation.module.css'
import { PlanPreview } from './PlanPreview.tsx'
import { usePlan } from './usePlan.ts'
import { refusedAs } from '../ui/readFields.ts'

const FIELDS = ['orgIds', 'intoId', 'parentId', 'toId', 'orgKind', 'fullName', 'memberIds', 'on', 'evidence']

/** A field that is not filled in yet. */
export function lacking(field: string, message: string): Attempt<never> {
  return { ok: false, failure: { code: 'INPUT_INVALID', message, field } }
}

export interface ChangeBasics {
  on: string
  evidence: string | null
}

export interface ChangeDialogProps {
  title: string
  submitText: string
  /** the whole change, or what is still missing */
  build: (basics: ChangeBasics) => Attempt<OrganisationChange>
  danger?: boolean
  onClose: () => void
  children: ReactNode
}

export function ChangeDialog({
  title,
  submitText,
  build,
  danger = false,
  onClose,
  children,
}: ChangeDialogProps) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.organisation.restructure, { quiet: true })
  const [on, setOn] = useState(today)
  const [evidence, setEvidence] = useState('')

  const read = (): Attempt<OrganisationChange> => {
    const day = dayValue(on, today)
    if (!day.ok) return refusedAs('on', day)
    if (day.value === null) return lacking('on', '请填写日期')
    return build({ on: day.value, evidence: evidence.trim() === '' ? null : evidence.trim() })
  }
  const draft = read()
  const plan = usePlan(draft.ok ? { ...draft.value, evidence: null } : null)
  const submit = async () => {
    const change = read()
    return change.ok ? run({ change: change.value }) : change
  }
  return (
    <FormDialog
      title={title}
      submitText={submitText}
      width={600}
      danger={danger}
      onSubmit={submit}
      onClose={onClose}
      fields={FIELDS}
    >
      {children}
      <Field label="变动日期" name="on" required hint="自这一天起算；查看以前日期时仍按变动前显示">
        <DateField dayOnly value={on} onChange={setOn} today={today} />
      </Field>
      <Field label="依据" name="evidence" hint="如镇党委文件号">
        <TextField maxLength={200} value={evidence} onChange={setEvidence} />
      </Field>
      <PlanPreview plan={plan} waiting={draft.ok ? '' : draft.failure.message} />
      <p className={styles.sub}>可以撤销：按 Ctrl Z，或在“操作记录”中撤销。</p>
    </FormDialog>
  )
}
