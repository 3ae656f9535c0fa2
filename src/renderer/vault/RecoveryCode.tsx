/** The recovery code of a new register, shown once: to be copied out or printed and locked away. */

import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { attempt } from '../shell/failures.ts'
import { printPage } from '../shell/files.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice } from '../shell/office.tsx'
import styles from './start.module.css'

export interface NewRegister {
  committee: string
  code: string
}

/** In two lines, broken between its groups. */
function halves(code: string): string[] {
  const groups = code.split('-')
  const half = Math.ceil(groups.length / 2)
  return [`${groups.slice(0, half).join('-')}-`, groups.slice(half).join('-')]
}

export function RecoveryCode({ made, onDone }: { made: NewRegister; onDone: () => void }) {
  const { client } = useOffice()
  const messages = useMessages()
  const [copied, setCopied] = useState(false)
  const print = async () => {
    const sheet = await attempt(() =>
      client.vault.recoverySheet({ recoveryCode: made.code, committee: made.committee }),
    )
    if (!sheet.ok) {
      messages.fail(sheet.failure)
      return
    }
    const problem = await printPage(sheet.value)
    if (problem !== null) messages.fail({ code: 'PRINT_FAILED', message: problem })
  }
  return (
    <div className={styles.form}>
      <h2 className={styles.subtitle}>请抄下恢复码</h2>
      <p className={styles.lead}>
        忘记口令时，只有恢复码能打开“{made.committee}”的台账。它只显示这一次，请抄在纸上或打印出来妥善保管。
      </p>
      <p className={styles.code} aria-label="恢复码">
        {halves(made.code).map(half => (
          <span key={half}>{half}</span>
        ))}
      </p>
      <Checkbox checked={copied} onChange={event => setCopied(event.target.checked)}>
        我已抄好，并核对过一遍
      </Checkbox>
      <div className={styles.buttons}>
        <Button onClick={() => void print()}>打印恢复码</Button>
        <Button type="primary" disabled={!copied} onClick={onDone}>
          进入台账
        </Button>
      </div>
    </div>
  )
}
