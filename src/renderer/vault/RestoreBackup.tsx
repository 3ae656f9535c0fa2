/** Getting a register back from a backup. What stands in its place is put aside, never overwritten. */

import { Button, Radio } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import type { Progress } from '../../shared/api/method.ts'
import type { Outputs } from '../../shared/api/contract.ts'
import { sizeText } from '../../shared/attachment/rules.ts'
import type { Failure } from '../shell/failures.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice } from '../shell/office.tsx'
import { useTasks } from '../shell/tasks.tsx'
import { Field } from '../ui/Field.tsx'
import { PassphraseField } from '../ui/fields/PassphraseField.tsx'
import { TaskProgress } from '../ui/TaskProgress.tsx'
import styles from './start.module.css'

type Backup = Outputs['vault']['backups']['backups'][number]

export function RestoreBackup({ onBack }: { onBack: () => void }) {
  const { client, queries } = useOffice()
  const { run, running } = useTasks()
  const messages = useMessages()
  const { data } = useQuery({ ...queries.vault.backups.queryOptions({ input: {} }), staleTime: 0 })
  const [key, setKey] = useState<string | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const [progress, setProgress] = useState<Progress | null>(null)
  const backups = data?.backups ?? []
  const chosen = backups.find(backup => backup.key === key) ?? backups[0]

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (busy || !chosen || passphrase === '') return
    setFailure(null)
    setBusy(true)
    const result = await run(
      '恢复备份',
      ({ signal }) => client.vault.restore({ key: chosen.key, passphrase }, { signal }),
      { quiet: true, onProgress: setProgress },
    )
    setBusy(false)
    if (!result.ok) {
      setFailure(result.failure)
      return
    }
    const { members, asideAs } = result.value
    messages.note(
      `已恢复，共${members}名党员`,
      asideAs === null ? undefined : `原来的台账没有删除，改名为“${asideAs}”放在同一文件夹。`,
    )
  }

  const task = running[0]
  return (
    <form className={styles.form} onSubmit={event => void submit(event)}>
      <h2 className={styles.subtitle}>恢复备份</h2>
      {data && backups.length === 0 && (
        <p className={styles.lead}>
          没有找到备份。请插上存放备份的U盘后再试；备份文件的扩展名是 .tzbak，应在“党员台账备份”文件夹中。
        </p>
      )}
      {backups.length > 0 && (
        <>
          <p className={styles.lead}>现有的台账不会被覆盖：恢复前先改名放在一边。</p>
          <BackupChoice backups={backups} value={chosen?.key ?? null} onChange={setKey} />
          <Field label="备份时的口令" name="passphrase" failure={failure} stacked>
            <PassphraseField
              value={passphrase}
              onChange={next => {
                setPassphrase(next)
                setFailure(null)
              }}
            />
          </Field>
        </>
      )}
      {busy && (
        <TaskProgress title="正在恢复" progress={progress} {...(task ? { onCancel: task.cancel } : {})} />
      )}
      <div className={styles.buttons}>
        <Button onClick={onBack} disabled={busy}>
          返回
        </Button>
        <Button type="primary" htmlType="submit" disabled={!chosen || passphrase === ''} loading={busy}>
          恢复
        </Button>
      </div>
    </form>
  )
}

interface BackupChoiceProps {
  backups: readonly Backup[]
  value: string | null
  onChange: (key: string) => void
}

function BackupChoice({ backups, value, onChange }: BackupChoiceProps) {
  return (
    <Radio.Group
      className={styles.backups ?? ''}
      aria-label="备份"
      value={value}
      onChange={event => onChange(String(event.target.value))}
    >
      {backups.map(backup => (
        <Radio key={backup.key} value={backup.key}>
          <span className={styles.backup}>
            <b>{backup.madeAt.replace('T', ' ').slice(0, 16)}</b>
            <span>{backup.members}名党员</span>
            <span>{sizeText(backup.bytes)}</span>
            <span className={styles.folder}>{backup.place}</span>
          </span>
        </Radio>
      ))}
    </Radio.Group>
  )
}
