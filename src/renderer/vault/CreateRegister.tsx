/** A new register: whose it is, where it is kept, and its passphrase. */

import { Button, Radio } from 'antd'
import { useState, type SyntheticEvent } from 'react'
import { PASSPHRASE_MIN } from '../../shared/vault/passphrase.ts'
import type { Failure } from '../shell/failures.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import type { VaultStatus } from '../shell/register.tsx'
import { Field, FieldFailureProvider } from '../ui/Field.tsx'
import { PassphraseField } from '../ui/fields/PassphraseField.tsx'
import { TextField } from '../ui/fields/TextField.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { sameness, strength } from './passphraseFindings.ts'
import type { NewRegister } from './RecoveryCode.tsx'
import styles from './start.module.css'

export interface CreateRegisterProps {
  places: VaultStatus['places']
  onBack: () => void
  onHold: (hold: boolean) => void
  onMade: (made: NewRegister) => void
}

const NAMED_BELOW = ['committee', 'passphrase', 'place']

export function CreateRegister({ places, onBack, onHold, onMade }: CreateRegisterProps) {
  const { client } = useOffice()
  const { run, pending } = useWrite(client.vault.create, { quiet: true })
  const [committee, setCommittee] = useState('')
  const [place, setPlace] = useState(places[0]?.key)
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [mismatch, setMismatch] = useState(false)

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (pending) return
    setFailure(null)
    if (again !== passphrase) {
      setMismatch(true)
      return
    }
    onHold(true)
    const result = await run({ committee, passphrase, ...(place === undefined ? {} : { place }) })
    if (result.ok) {
      onMade({ committee: result.value.register.committee, code: result.value.recoveryCode })
      return
    }
    onHold(false)
    setFailure(result.failure)
  }

  const besideField = NAMED_BELOW.includes(failure?.field ?? '')
  const ready = committee.trim() !== '' && passphrase.length >= PASSPHRASE_MIN && again !== ''
  return (
    <form className={styles.form} onSubmit={event => void submit(event)}>
      <h2 className={styles.subtitle}>新建台账</h2>
      <FieldFailureProvider value={failure}>
        <Field label="党委名称" name="committee" hint="附件和名册上的填报单位" stacked>
          <TextField
            autoFocus
            maxLength={60}
            placeholder="如 中共青山镇委员会"
            value={committee}
            onChange={setCommittee}
          />
        </Field>
        <Field label="存放位置" name="place" hint="放在本机硬盘；U盘和网盘用来放备份" stacked>
          <PlaceChoice places={places} value={place} onChange={setPlace} />
        </Field>
        <Field
          label="口令"
          name="passphrase"
          hint={`至少${PASSPHRASE_MIN}个字符，可以用汉字。每次打开台账时输入`}
          findings={strength(passphrase)}
          stacked
        >
          <PassphraseField
            isNew
            value={passphrase}
            onChange={next => {
              setPassphrase(next)
              setMismatch(false)
            }}
          />
        </Field>
        <Field
          label="再输一遍口令"
          findings={
            mismatch ? [{ level: 'error', text: '两次口令不同，请重新输入' }] : sameness(passphrase, again)
          }
          stacked
        >
          <PassphraseField
            isNew
            value={again}
            onChange={next => {
              setAgain(next)
              setMismatch(false)
            }}
          />
        </Field>
      </FieldFailureProvider>
      {failure && !besideField && (
        <p role="alert">
          <FindingText level="error" text={failure.message} />
        </p>
      )}
      <div className={styles.buttons}>
        <Button onClick={onBack}>返回</Button>
        <Button type="primary" htmlType="submit" loading={pending} disabled={!ready}>
          建立台账
        </Button>
      </div>
    </form>
  )
}

interface PlaceChoiceProps {
  places: VaultStatus['places']
  value: string | undefined
  onChange: (key: string) => void
}

function PlaceChoice({ places, value, onChange }: PlaceChoiceProps) {
  if (places.length === 0) return <span>文档文件夹</span>
  return (
    <Radio.Group
      aria-label="存放位置"
      value={value}
      onChange={event => onChange(String(event.target.value))}
      options={places.map(place => ({ value: place.key, label: place.label }))}
    />
  )
}
