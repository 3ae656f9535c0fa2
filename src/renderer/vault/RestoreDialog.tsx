/** Getting a backup back while a register is open: what will happen is said first, then the passphrase. */

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { forgetLists } from '../shell/listState.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice } from '../shell/office.tsx'
import { useRegister } from '../shell/register.tsx'
import { useTasks } from '../shell/tasks.tsx'
import { timeText } from '../shell/words.ts'
import { PassphraseField } from '../ui/fields/PassphraseField.tsx'
import { Field } from '../ui/Field.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { TaskProgress } from '../ui/TaskProgress.tsx'
import styles from './backup.module.css'
import type { Backup } from './backups.ts'

const TITLE = '恢复备份'

export function RestoreDialog({ backup, onClose }: { backup: Backup; onClose: () => void }) {
  const { client, queries } = useOffice()
  const { name } = useRegister()
  const { run, running } = useTasks()
  const messages = useMessages()
  const [passphrase, setPassphrase] = useState('')
  const { data: summary } = useQuery(queries.roster.summary.queryOptions({ input: {} }))
  const task = running.find(one => one.title === TITLE)
  const same = backup.register === name

  const submit = async () => {
    const result = await run(
      TITLE,
      ({ signal }) => client.vault.restore({ key: backup.key, passphrase }, { signal }),
      { quiet: true },
    )
    if (!result.ok) return result
    forgetLists()
    const { members, asideAs } = result.value
    messages.note(
      `已恢复到${timeText(backup.madeAt)}的备份，共${members}名党员`,
      asideAs === null ? undefined : `恢复前的台账没有删除，改名为“${asideAs}”放在同一文件夹。`,
    )
    return result
  }
  return (
    <FormDialog
      title={`恢复${timeText(backup.madeAt)}的备份`}
      submitText="恢复"
      danger
      width={480}
      submitDisabled={passphrase === ''}
      onSubmit={submit}
      onClose={onClose}
      fields={['passphrase']}
    >
      <p className={styles.path}>{backup.fileName}</p>
      <ol className={styles.steps}>
        <li>先核对备份是否完好、口令对不对；不对时什么也不动。</li>
        {same ? (
          <li>现在的台账{summary ? `（在册${summary.onRoll}名）` : ''}改名放在同一文件夹，不会删除。</li>
        ) : (
          <li>关闭现在的台账“{name}”。</li>
        )}
        <li>
          打开恢复后的台账{same ? '' : `“${backup.register}”`}，共{backup.members}名党员；
          {timeText(backup.madeAt)}以后登记的内容不在其中。
        </li>
      </ol>
      <Field label="备份时的口令" name="passphrase" hint="也可以用恢复码">
        <PassphraseField autoFocus value={passphrase} onChange={setPassphrase} />
      </Field>
      {task && <TaskProgress title="正在恢复" progress={task.progress} onCancel={task.cancel} />}
    </FormDialog>
  )
}
