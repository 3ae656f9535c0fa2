/** Beside the backups: where they are kept, what to do about them, and whether the register is whole. */

import { Button } from 'antd'
import { howLongAgo } from '../shell/BottomBar.tsx'
import { useRegister } from '../shell/register.tsx'
import { useScope } from '../shell/scope.tsx'
import { timeText } from '../shell/words.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import { TaskProgress } from '../ui/TaskProgress.tsx'
import styles from './backup.module.css'
import type { Backup } from './backups.ts'
import { useVerify } from './useVerify.ts'

/** Days after which a backup is asked for. */
const DUE_DAYS = 7

interface BackupPanelProps {
  newest: Backup | undefined
  sticks: number
}

export function BackupPanel({ newest, sticks }: BackupPanelProps) {
  const { today } = useScope()
  const { folder } = useRegister()
  const age = newest ? howLongAgo(newest.madeAt, today) : null
  return (
    <div className={styles.panel}>
      <Section title="上次备份">
        {newest && age ? (
          <>
            <p>
              {timeText(newest.madeAt)}，{newest.members}名党员
            </p>
            {age.days > DUE_DAYS && <FindingText level="warning" text={`已过${age.days}天，请再备份一次`} />}
          </>
        ) : (
          <FindingText level="warning" text="还没有备份过，请现在备份" />
        )}
      </Section>
      <Section title="存放在哪里">
        <p>“立即备份”存到台账旁边的“备份”文件夹：</p>
        <p className={styles.path}>{joined(folder, '备份')}</p>
        {sticks === 0 ? (
          <p className={styles.hint}>
            电脑损坏时，只有另存到U盘的备份还在。插上U盘，右上角会出现“备份到U盘”。
          </p>
        ) : (
          <p className={styles.hint}>备份到U盘时，存到U盘的“党员台账备份”文件夹。</p>
        )}
        <p className={styles.hint}>在“此电脑”的地址栏粘贴上面的路径，可打开文件夹。</p>
      </Section>
      <Verification />
    </div>
  )
}

/** With the stroke the folder itself is written with. */
function joined(folder: string, name: string): string {
  return `${folder}${folder.includes('\\') ? '\\' : '/'}${name}`
}

function Verification() {
  const { report, progress, busy, verify, cancel } = useVerify()
  return (
    <Section
      title="核对完整性"
      aside={
        <Button size="small" disabled={busy} onClick={() => void verify()}>
          {report ? '再核对一次' : '开始核对'}
        </Button>
      }
    >
      {busy ? (
        <TaskProgress title="正在核对" progress={progress} onCancel={cancel} />
      ) : report === null ? (
        <p className={styles.hint}>逐条核对台账与操作记录，查看文件有没有损坏、内容有没有被绕过程序改动。</p>
      ) : report.ok ? (
        <div role="status">
          <FindingText level="ok" text="台账完好，没有发现问题" />
          <p className={styles.hint}>
            核对了{report.changes}次操作、{report.rows}条改动，与现有记录逐条相符。
          </p>
        </div>
      ) : (
        <div role="alert" className={styles.problems}>
          <FindingText level="error" text={`发现${report.problems.length}处问题，请先不要继续登记`} />
          <ul>
            {report.problems.map(problem => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
          <p className={styles.hint}>可以从左边恢复最近的备份；现有台账会改名保留，供维护人员查看。</p>
        </div>
      )}
    </Section>
  )
}
