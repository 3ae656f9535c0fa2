/** A new passphrase for the open register; the recovery code and backups made before keep theirs. */

import { useState } from 'react'
import { PASSPHRASE_MIN } from '../../shared/vault/passphrase.ts'
import type { Attempt } from '../shell/failures.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { PassphraseField } from '../ui/fields/PassphraseField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { sameness, strength } from './passphraseFindings.ts'

const FIELDS = ['current', 'next', 'again']
const MEANT: Readonly<Record<string, string>> = { PASSPHRASE_WRONG: 'current', PASSPHRASE_WEAK: 'next' }

function refused(message: string, field: string): Attempt<never> {
  return { ok: false, failure: { code: 'INPUT_INVALID', message, field } }
}

export function ChangePassphrase({ onClose }: { onClose: () => void }) {
  const { client } = useOffice()
  const messages = useMessages()
  const { run } = useWrite(client.vault.changePassphrase, { quiet: true })
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')

  const submit = async (): Promise<Attempt<unknown>> => {
    if (current === '') return refused('请输入现在的口令', 'current')
    if (next === '') return refused('请输入新口令', 'next')
    if (again !== next) return refused('两次口令不同，请重新输入', 'again')
    const result = await run({ current, next })
    if (result.ok) {
      messages.done('口令已修改，下次打开时用新口令')
      return result
    }
    // The backend knows one kind of passphrase; which of the two it means follows from what is wrong.
    const field = MEANT[result.failure.code] ?? result.failure.field
    return { ok: false, failure: { ...result.failure, field } }
  }
  return (
    <FormDialog title="修改口令" submitText="修改" onSubmit={submit} onClose={onClose} fields={FIELDS}>
      <Field label="现在的口令" name="current" hint="忘记口令时可输恢复码" required>
        <PassphraseField autoFocus value={current} onChange={setCurrent} />
      </Field>
      <Field
        label="新口令"
        name="next"
        hint={`至少${PASSPHRASE_MIN}个字符，可以用汉字`}
        findings={strength(next)}
        required
      >
        <PassphraseField isNew value={next} onChange={setNext} />
      </Field>
      <Field label="再输一遍" name="again" findings={sameness(next, again)} required>
        <PassphraseField isNew value={again} onChange={setAgain} />
      </Field>
      <p>恢复码不变。以前做的备份仍用当时的口令打开，改口令后请再备份一次。</p>
    </FormDialog>
  )
}
