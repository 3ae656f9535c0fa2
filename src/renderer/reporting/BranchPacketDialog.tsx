/** 支部填报包: where the branches' tables go, filled with the members on record or empty; then what was written. */

import { Button, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import type { Failure } from '../shell/failures.ts'
import { useOffice } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { useTasks } from '../shell/tasks.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { PlaceChoice, usePlaceChoice } from '../ui/PlaceChoice.tsx'
import { TaskProgress } from '../ui/TaskProgress.tsx'
import styles from './reporting.module.css'

type Written = Outputs['reporting']['branchPackets']

const TASK = '导出支部填报包'

export function BranchPacketDialog({ onClose }: { onClose: () => void }) {
  const { client } = useOffice()
  const { orgId } = useScope()
  const { run, running } = useTasks()
  const place = usePlaceChoice()
  const [filled, setFilled] = useState(true)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [written, setWritten] = useState<Written | null>(null)
  const task = running.find(({ title }) => title === TASK)
  const { target } = place

  const start = async () => {
    if (target === null) return
    setFailure(null)
    const input = { place: target, filled, ...(orgId === null ? {} : { orgId }) }
    const made = await run(TASK, ({ signal }) => client.reporting.branchPackets(input, { signal }), {
      quiet: true,
    })
    if (made.ok) setWritten(made.value)
    else if (made.failure.code !== 'CANCELLED') setFailure(made.failure)
  }
  return (
    <Modal
      open
      title={written ? '支部填报包已导出' : TASK}
      width={560}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        written ? (
          <Button type="primary" onClick={onClose}>
            完成
          </Button>
        ) : null
      }
      destroyOnHidden
    >
      {written ? (
        <div className={styles.result}>
          <p>
            <FindingText
              level="ok"
              text={`已写入${written.files}个支部的填报表${written.persons > 0 ? `，填好现有党员${written.persons}名` : ''}`}
            />
          </p>
          <p className={styles.folder}>{written.folder}</p>
          <p className={styles.quiet}>支部填好交回后，在“收支部填报”里一次选取全部文件，核对后写入。</p>
        </div>
      ) : task ? (
        <TaskProgress title="正在导出支部填报包" progress={task.progress} onCancel={task.cancel} />
      ) : (
        <form
          className={styles.packet}
          onSubmit={event => {
            event.preventDefault()
            void start()
          }}
        >
          <p>每个支部一个 Excel 表，带填表说明、下拉选项和身份证号核对，用U盘发给支部填写。</p>
          <Checkbox checked={filled} onChange={event => setFilled(event.target.checked)}>
            填好现有党员（支部逐名核对、补充）
          </Checkbox>
          <PlaceChoice {...place} />
          {failure && (
            <p role="alert">
              <FindingText level="error" text={failure.message} />
            </p>
          )}
          <p className={styles.packetActions}>
            <Button onClick={onClose}>取消</Button>
            <Button type="primary" htmlType="submit" disabled={target === null}>
              导出
            </Button>
          </p>
        </form>
      )}
    </Modal>
  )
}
