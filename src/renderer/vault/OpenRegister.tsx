/** Opening a known register: the passphrase field has the focus, Enter opens. */

import { Button, Select, type InputRef } from 'antd'
import { useRef, useState, type SyntheticEvent } from 'react'
import { DEMO_PASSPHRASE } from '../../shared/vault/demo.ts'
import type { Failure } from '../shell/failures.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import type { VaultStatus } from '../shell/register.tsx'
import { Field } from '../ui/Field.tsx'
import { PassphraseField } from '../ui/fields/PassphraseField.tsx'
import styles from './start.module.css'

export function OpenRegister({ known }: { known: VaultStatus['known'] }) {
  const { client } = useOffice()
  const { run, pending } = useWrite(client.vault.open, { quiet: true })
  const input = useRef<InputRef>(null)
  const [key, setKey] = useState(known[0]?.key)
  const [passphrase, setPassphrase] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const chosen = known.find(entry => entry.key === key) ?? known[0]

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (pending || chosen === undefined || passphrase === '') return
    setFailure(null)
    const result = await run({ key: chosen.key, passphrase })
    if (result.ok) return
    setFailure(result.failure)
    // A wrong passphrase is typed again from the start; any other failure is not its fault.
    if (result.failure.code === 'PASSPHRASE_WRONG') input.current?.focus({ cursor: 'all' })
  }

  return (
    <form className={styles.form} onSubmit={event => void submit(event)}>
      {known.length > 1 ? (
        <Field label="台账" stacked>
          <OtherRegisters known={known} value={chosen?.key} onChange={setKey} />
        </Field>
      ) : (
        <p className={styles.register}>{chosen?.name}</p>
      )}
      <p className={styles.folder}>{chosen?.folder}</p>
      <Field
        label="口令"
        name="passphrase"
        failure={failure}
        hint={
          chosen?.demo === true
            ? `示例台账的口令是：${DEMO_PASSPHRASE}`
            : '忘记口令时，可在此输入建台账时抄下的恢复码'
        }
        stacked
      >
        <PassphraseField
          ref={input}
          autoFocus
          value={passphrase}
          onChange={next => {
            setPassphrase(next)
            setFailure(null)
          }}
        />
      </Field>
      <Button type="primary" htmlType="submit" size="large" block loading={pending}>
        打开台账
      </Button>
    </form>
  )
}

interface OtherRegistersProps {
  known: VaultStatus['known']
  value: string | undefined
  onChange: (key: string) => void
}

function OtherRegisters({ known, value, onChange }: OtherRegistersProps) {
  return (
    <Select<string | undefined>
      aria-label="台账"
      value={value}
      options={known.map(entry => ({ value: entry.key, label: entry.name }))}
      onChange={next => {
        if (next !== undefined) onChange(next)
      }}
    />
  )
}
