/** 导入: workbooks in, checked and mended in place, written as one change that can be taken back. */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState, type DragEvent } from 'react'
import { attempt } from '../shell/failures.ts'
import { download } from '../shell/files.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useMessages } from '../shell/messages.tsx'
import { useOffice } from '../shell/office.tsx'
import { PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { BatchList } from './BatchList.tsx'
import { DropPlace } from './DropPlace.tsx'
import { FilePanel } from './FilePanel.tsx'
import { WorkArea } from './WorkArea.tsx'
import styles from './intake.module.css'
import { fileOf, taken, unitOf, type IntakeFile } from './intakeFiles.ts'
import { useIntakeDesk } from './useIntakeDesk.ts'

const IDLE_HINTS = [
  { keys: '↑↓', what: '选一次导入' },
  { keys: 'Tab', what: '到行里的按钮' },
]

const MEND_HINTS = [
  { keys: 'Enter', what: '改，到下一行' },
  { keys: 'Tab', what: '下一格' },
  { keys: 'Esc', what: '放弃改动' },
]

/** Formats village offices send. */
const ACCEPTED = '.xlsx,.xls,.et,.csv'

export default function IntakeScreen() {
  const intake = useIntakeDesk()
  const { readOnly } = useScope()
  const navigate = useNavigate()
  const { desk } = intake
  const [records, setRecords] = useState(false)
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const current = fileOf(desk, desk.current)
  const idle = current === undefined
  useKeyHints(idle || records ? IDLE_HINTS : MEND_HINTS)
  const choose = () => input.current?.click()
  const take = (files: FileList | null) => {
    if (files === null || files.length === 0) return
    setRecords(false)
    intake.add([...files])
  }
  const onDrag = (event: DragEvent) => {
    if (readOnly || !event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(true)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!readOnly) take(event.dataTransfer.files)
  }
  return (
    <div
      className={styles.screen}
      data-over={over}
      onDragOver={onDrag}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <PageHeader
        title="导入"
        count={current ? current.file.name : '各支部报来的名册：.xlsx、.xls、.et、.csv'}
        actions={
          <>
            {current?.together && (
              <Button onClick={() => void navigate({ to: PLACE.returns })}>‹ 收支部填报</Button>
            )}
            <Template />
            {!idle && (
              <Button aria-pressed={records} onClick={() => setRecords(shown => !shown)}>
                {records ? '回到预览' : '导入记录'}
              </Button>
            )}
            <Button type={idle ? 'primary' : 'default'} disabled={readOnly} onClick={choose}>
              选择文件
            </Button>
            {current && !records && (
              <ImportButton file={current} disabled={readOnly} onImport={() => intake.apply(current.id)} />
            )}
          </>
        }
      />
      <input
        ref={input}
        type="file"
        className="visuallyHidden"
        tabIndex={-1}
        aria-label="选择要导入的文件"
        accept={ACCEPTED}
        multiple
        onChange={event => {
          take(event.currentTarget.files)
          // The same file, mended outside, may be chosen again.
          event.currentTarget.value = ''
        }}
      />
      {idle || records ? (
        <>
          {idle && <DropPlace onChoose={choose} disabled={readOnly} />}
          <BatchList />
        </>
      ) : (
        <div className={styles.work}>
          <FilePanel intake={intake} file={current} />
          <WorkArea key={current.id} intake={intake} file={current} onChoose={choose} />
        </div>
      )}
      {over && (
        <div className={styles.dropHint} aria-hidden="true">
          松开即可导入
        </div>
      )}
    </div>
  )
}

interface ImportButtonProps {
  file: IntakeFile
  disabled: boolean
  onImport: () => void
}

/** Says how many will be written; Enter imports when there is nothing to mend. */
function ImportButton({ file, disabled, onImport }: ImportButtonProps) {
  const button = useRef<HTMLButtonElement>(null)
  const { stage } = file
  const plan = stage.kind === 'preview' || stage.kind === 'applying' ? stage.plan : null
  const questions = plan?.questions.length ?? 0
  const clean = plan?.counts.refused === 0 && questions === 0
  const planId = plan?.planId
  useEffect(() => {
    if (planId !== undefined && clean) button.current?.focus()
  }, [planId, clean])
  if (!plan) return null
  const count = taken(plan.counts)
  const word =
    questions > 0
      ? `先选定${questions}个支部`
      : count === 0
        ? '没有要导入的行'
        : clean
          ? `导入${count}${unitOf([plan])}`
          : `只导入通过的${count}${unitOf([plan])}`
  return (
    <Button
      ref={button}
      type="primary"
      disabled={disabled || count === 0 || questions > 0 || (stage.kind === 'preview' && stage.rechecking)}
      loading={stage.kind === 'applying'}
      onClick={onImport}
    >
      {word}
    </Button>
  )
}

function Template() {
  const { client } = useOffice()
  const { orgId } = useScope()
  const messages = useMessages()
  const make = async () => {
    const ticket = await attempt(() => client.intake.template(orgId === null ? {} : { orgId }))
    if (ticket.ok) download(ticket.value)
    else messages.fail(ticket.failure)
  }
  return <Button onClick={() => void make()}>空白模板</Button>
}
