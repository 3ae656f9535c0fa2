/** Who signed the paper of a batch, and on which day. */

import { AutoComplete, Button } from 'antd'
import { useState } from 'react'
import { SIGNED_AS, type BatchSummary } from '../../shared/reporting/batchMethods.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './batches.module.css'
import { optionalDay } from '../ui/readFields.ts'

export function BatchSignatures({ batch }: { batch: BatchSummary }) {
  const { client } = useOffice()
  const { readOnly } = useScope()
  const { run } = useWrite(client.reporting.unsignBatch)
  const [signing, setSigning] = useState(false)
  return (
    <Section title="签字">
      {batch.signatures.length === 0 && <p className={styles.sub}>还没有登记签字。</p>}
      <ul className={styles.lines} aria-label="签字">
        {batch.signatures.map(({ id, role, name, signedOn }) => (
          <li key={id}>
            {role} {name} {signedOn}{' '}
            <Button
              type="link"
              size="small"
              disabled={readOnly}
              aria-label={`删除${role}${name}的签字`}
              onClick={() => void run({ signatureId: id })}
            >
              删除
            </Button>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button size="small" disabled={readOnly} onClick={() => setSigning(true)}>
          登记签字
        </Button>
      </div>
      {signing && <SignBatchDialog batchId={batch.id} onClose={() => setSigning(false)} />}
    </Section>
  )
}

function SignBatchDialog({ batchId, onClose }: { batchId: number; onClose: () => void }) {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.reporting.signBatch, { quiet: true })
  const [role, setRole] = useState<string>(SIGNED_AS[0])
  const [name, setName] = useState('')
  const [signedOn, setSignedOn] = useState(today)
  const submit = async () => {
    const day = optionalDay(signedOn, today, 'signedOn')
    if (!day.ok) return day
    return run({ batchId, role, name, signedOn: day.value ?? '' })
  }
  return (
    <FormDialog
      title="登记签字"
      onSubmit={submit}
      onClose={onClose}
      fields={['role', 'name', 'signedOn']}
      width={460}
    >
      <Field label="身份" name="role" required>
        <AutoComplete
          aria-label="身份"
          value={role}
          options={SIGNED_AS.map(value => ({ value }))}
          onChange={setRole}
        />
      </Field>
      <Field label="签字人" name="name" required>
        <TextField autoFocus value={name} onChange={setName} maxLength={30} />
      </Field>
      <Field label="签字日期" name="signedOn" required hint="照纸面上的日期">
        <DateField dayOnly today={today} value={signedOn} onChange={setSignedOn} />
      </Field>
    </FormDialog>
  )
}
