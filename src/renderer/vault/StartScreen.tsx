/** Before a register is open: open the known one, make a new one, look at the example, restore a backup. */

import { Button } from 'antd'
import { useState } from 'react'
import type { VaultStatus } from '../shell/register.tsx'
import { useOffice } from '../shell/office.tsx'
import { useTasks } from '../shell/tasks.tsx'
import type { Progress } from '../../shared/api/method.ts'
import type { Failure } from '../shell/failures.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { TaskProgress } from '../ui/TaskProgress.tsx'
import { CreateRegister } from './CreateRegister.tsx'
import { OpenRegister } from './OpenRegister.tsx'
import { RecoveryCode, type NewRegister } from './RecoveryCode.tsx'
import { RestoreBackup } from './RestoreBackup.tsx'
import styles from './start.module.css'

type Mode = 'open' | 'choose' | 'create' | 'restore' | 'demo'

export interface StartScreenProps {
  status: VaultStatus
  /** keeps this screen although a register is open: its recovery code is still being copied */
  onHold: (hold: boolean) => void
}

export function StartScreen({ status, onHold }: StartScreenProps) {
  const openable = status.known.filter(entry => !entry.missing)
  const home: Mode = openable.length > 0 ? 'open' : 'choose'
  const [mode, setMode] = useState<Mode>(home)
  const [made, setMade] = useState<NewRegister | null>(null)
  const back = () => setMode(home)

  return (
    <div className={styles.start}>
      <main className={styles.card} data-wide={mode === 'restore'}>
        <h1 className={styles.title}>党员台账</h1>
        {made ? (
          <RecoveryCode made={made} onDone={() => onHold(false)} />
        ) : (
          <Body mode={mode} status={status} onMode={setMode} back={back} onHold={onHold} onMade={setMade} />
        )}
      </main>
      <footer className={styles.foot}>
        数据只存在本机，全部加密，不联网。版本 <span>{status.version}</span>
      </footer>
    </div>
  )
}

interface BodyProps {
  mode: Mode
  status: VaultStatus
  onMode: (mode: Mode) => void
  back: () => void
  onHold: (hold: boolean) => void
  onMade: (made: NewRegister) => void
}

function Body({ mode, status, onMode, back, onHold, onMade }: BodyProps) {
  switch (mode) {
    case 'open':
      return (
        <>
          <OpenRegister known={status.known.filter(entry => !entry.missing)} />
          <Choices onMode={onMode} />
        </>
      )
    case 'choose':
      return (
        <>
          <p className={styles.lead}>本机还没有打开过台账。请选择：</p>
          <FirstChoices onMode={onMode} />
        </>
      )
    case 'create':
      return <CreateRegister places={status.places} onBack={back} onHold={onHold} onMade={onMade} />
    case 'restore':
      return <RestoreBackup onBack={back} />
    case 'demo':
      return <OpenDemo onBack={back} />
  }
}

function Choices({ onMode }: { onMode: (mode: Mode) => void }) {
  return (
    <div className={styles.choices}>
      <Button type="link" onClick={() => onMode('create')}>
        新建台账
      </Button>
      <Button type="link" onClick={() => onMode('demo')}>
        打开示例台账
      </Button>
      <Button type="link" onClick={() => onMode('restore')}>
        恢复备份
      </Button>
    </div>
  )
}

function FirstChoices({ onMode }: { onMode: (mode: Mode) => void }) {
  return (
    <ul className={styles.firstChoices}>
      <li>
        <Button type="primary" size="large" block onClick={() => onMode('create')}>
          新建台账
        </Button>
        <span>建立本单位的党员台账，设定口令</span>
      </li>
      <li>
        <Button size="large" block onClick={() => onMode('demo')}>
          打开示例台账
        </Button>
        <span>一个虚构乡镇的数据，可以随意试用</span>
      </li>
      <li>
        <Button size="large" block onClick={() => onMode('restore')}>
          恢复备份
        </Button>
        <span>从以前的备份取回台账</span>
      </li>
    </ul>
  )
}

/** Makes the example register and opens it; the work begins with the screen. */
function OpenDemo({ onBack }: { onBack: () => void }) {
  const { client } = useOffice()
  const { run, running } = useTasks()
  const [started, setStarted] = useState(false)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const begin = async () => {
    setStarted(true)
    setFailure(null)
    const result = await run('打开示例台账', ({ signal }) => client.vault.openDemo({}, { signal }), {
      quiet: true,
      onProgress: setProgress,
    })
    setStarted(false)
    if (!result.ok) setFailure(result.failure)
  }
  const task = running[0]
  return (
    <>
      <h2 className={styles.subtitle}>示例台账</h2>
      <p className={styles.lead}>
        一个虚构乡镇：党组织、党员、档案、流动和失联记录齐全。内容全部虚构，可以随意修改和删除。
      </p>
      {started ? (
        <TaskProgress title="正在准备示例" progress={progress} {...(task ? { onCancel: task.cancel } : {})} />
      ) : (
        <>
          {failure && (
            <p role="alert">
              <FindingText level="error" text={failure.message} />
            </p>
          )}
          <div className={styles.buttons}>
            <Button onClick={onBack}>返回</Button>
            <Button type="primary" autoFocus onClick={() => void begin()}>
              打开示例台账
            </Button>
          </div>
        </>
      )}
    </>
  )
}
