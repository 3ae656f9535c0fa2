/** How far the check of a workbook is, with the way to stop it. */

import { useTasks } from '../shell/tasks.tsx'
import { TaskProgress } from '../ui/TaskProgress.tsx'
import styles from './intake.module.css'
import { checkTitle } from './intakeDesk.ts'
import type { IntakeFile } from './intakeFiles.ts'

export function Checking({ file }: { file: IntakeFile }) {
  const { running } = useTasks()
  const task = running.find(one => one.title === checkTitle(file))
  return (
    <div className={styles.progress}>
      <TaskProgress
        title="正在检查，不写入"
        progress={task?.progress ?? null}
        {...(task ? { onCancel: task.cancel } : {})}
      />
    </div>
  )
}
