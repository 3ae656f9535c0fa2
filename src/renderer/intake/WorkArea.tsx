/** The right side: what the present workbook needs next. */

import { Button } from 'antd'
import { useState, type SyntheticEvent } from 'react'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PassphraseField } from '../ui/fields/PassphraseField.tsx'
import { Field } from '../ui/Field.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import styles from './intake.module.css'
import { Checking } from './Checking.tsx'
import type { IntakeDesk } from './intakeDesk.ts'
import type { Desk, IntakeFile } from './intakeFiles.ts'
import { PlanView } from './PlanView.tsx'
import { PointAtHeader, sheetOfSentence } from './PointAtHeader.tsx'
import { ResultView } from './ResultView.tsx'

export interface WorkAreaProps {
  intake: IntakeDesk & { desk: Desk }
  file: IntakeFile
  onChoose: () => void
}

export function WorkArea({ intake, file, onChoose }: WorkAreaProps) {
  const { stage } = file
  switch (stage.kind) {
    case 'waiting':
      return (
        <Sheet>
          <EmptyState text="这个文件还没有检查。">
            <Button onClick={() => intake.retry(file.id)}>开始检查</Button>
          </EmptyState>
        </Sheet>
      )
    case 'checking':
      return (
        <Sheet>
          <Checking file={file} />
        </Sheet>
      )
    case 'password':
      return (
        <Sheet>
          <Password
            file={file}
            wrong={stage.failure.code === 'WORKBOOK_PASSWORD_WRONG'}
            sentence={stage.failure.message}
            onPassword={password => intake.retry(file.id, password)}
          />
        </Sheet>
      )
    case 'failed':
      return (
        <Sheet>
          <div className={styles.failed} role="alert">
            <FindingText level="error" text={stage.failure.message} />
            <p className={styles.muted}>台账没有改动。</p>
            {stage.failure.code === 'HEADER_MISSING' && (
              <PointAtHeader
                sheet={sheetOfSentence(stage.failure.message)}
                fileId={file.fileId}
                password={file.password}
                onPoint={mapping => intake.answer(file.id, said => ({ ...said, mapping: [mapping] }))}
              />
            )}
            <div className={styles.buttons}>
              <Button onClick={() => intake.retry(file.id)}>重新检查</Button>
              <Button onClick={onChoose}>另选文件</Button>
              <Button onClick={() => intake.remove(file.id)}>移出这个文件</Button>
            </div>
          </div>
        </Sheet>
      )
    case 'preview':
    case 'applying':
      return <PlanView intake={intake} file={file} plan={stage.plan} />
    case 'done':
      return <ResultView intake={intake} file={file} result={stage} onChoose={onChoose} />
  }
}

function Sheet({ children }: { children: React.ReactNode }) {
  return <div className={styles.sheetArea}>{children}</div>
}

interface PasswordProps {
  file: IntakeFile
  wrong: boolean
  sentence: string
  onPassword: (password: string) => void
}

/** The workbook's own password, which opens it and is kept nowhere. */
function Password({ file, wrong, sentence, onPassword }: PasswordProps) {
  const [password, setPassword] = useState('')
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (password !== '') onPassword(password)
  }
  const failure = wrong ? { code: 'WORKBOOK_PASSWORD_WRONG', message: sentence, field: null } : null
  return (
    <form className={styles.password} onSubmit={submit}>
      {!wrong && <p>{sentence}</p>}
      <Field
        label={`“${file.file.name}”的打开密码`}
        hint="只用来打开这个文件，不保存"
        failure={failure}
        stacked
      >
        <PassphraseField autoFocus value={password} onChange={setPassword} />
      </Field>
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" disabled={password === ''}>
          打开
        </Button>
      </div>
    </form>
  )
}
