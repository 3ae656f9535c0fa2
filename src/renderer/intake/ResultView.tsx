/** After an import: what was written, taking it back with one click, and what comes next. */

import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTakeBack } from '../audit/takeBack.ts'
import { useShowTouched } from '../audit/showTouched.ts'
import { useScope } from '../shell/scope.tsx'
import { useTasks } from '../shell/tasks.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { BatchList } from './BatchList.tsx'
import styles from './intake.module.css'
import type { IntakeDesk } from './intakeDesk.ts'
import { nextWaiting, taken, unitOf, type Desk, type IntakeFile, type Stage } from './intakeFiles.ts'
import { RefusedButton } from './PlanView.tsx'
import { useUndone } from './undoneBatches.ts'

interface ResultViewProps {
  intake: IntakeDesk & { desk: Desk }
  file: IntakeFile
  result: Extract<Stage, { kind: 'done' }>
  onChoose: () => void
}

export function ResultView({ intake, file, result, onChoose }: ResultViewProps) {
  const { readOnly } = useScope()
  const { running } = useTasks()
  const takeBack = useTakeBack()
  const showTouched = useShowTouched()
  const { changeId, counts, plan } = result
  const unit = unitOf([plan])
  const undone = useUndone()(changeId)
  const next = nextWaiting(intake.desk)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  return (
    <section className={styles.preview} aria-label="导入结果">
      <div className={styles.result} role="status">
        <h2>
          {undone ? (
            <FindingText level="warning" text={`已撤销“${file.file.name}”的导入`} />
          ) : (
            <FindingText level="ok" text={`已导入“${file.file.name}”`} />
          )}
        </h2>
        <p>
          新增{counts.new}
          {unit}，修改{counts.changed}
          {unit}，与台账相同没有改动{counts.same}
          {unit}
          {counts.refused > 0 && `；未通过的${counts.refused}行没有导入`}。
        </p>
        <div className={styles.buttons}>
          {next && (
            <Button ref={first} type="primary" onClick={() => intake.look(next.id)}>
              下一个：{next.file.name}
            </Button>
          )}
          {changeId !== null && !undone && (
            <Button
              disabled={readOnly || running.length > 0}
              onClick={() => void takeBack({ word: '撤销', id: changeId })}
            >
              撤销这次导入
            </Button>
          )}
          {changeId !== null && !undone && (
            <Button onClick={() => showTouched(changeId)}>
              {unit === '名' ? `在名册中看这${taken(counts)}名` : '在名册中看有改动的党员'}
            </Button>
          )}
          <RefusedButton plan={plan} />
          {!next && (
            <Button ref={first} onClick={onChoose}>
              再选文件
            </Button>
          )}
          <Button onClick={() => intake.remove(file.id)}>收起</Button>
        </div>
      </div>
      <BatchList />
    </section>
  )
}
