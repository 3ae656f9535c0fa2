/** 支部填报包: where the branches' tables go, filled with the members on record or empty; then what was written. */

import { Button, Checkbox, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import type { Failure } from '../shell/failures.ts'
import { useOffice } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { useTasks } from '../shell/tasks.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { useConfirmFirst } from '../ui/focusBack.ts'
import { PlaceChoice, usePlaceChoice } from '../ui/PlaceChoice.tsx'
import { TaskProgress } from '../ui/TaskProgress.tsx'
import styles from './reporting.module.css'

type Written = Outputs['reporting']['branchPackets']

const TASK = '导出支部填报包'

const SHAPES = [
  { value: 'each', label: '每个支部一个文件，发给支部填' },
  { value: 'together', label: '全部支部合成一个文件，交上级党委' },
]

const WHAT_IT_IS = {
  each: '每个支部一个 Excel 表，带填表说明、下拉选项和身份证号核对，用U盘发给支部填写。',
  together: '一个 Excel 文件，在册党员都在里面，写明所在支部；上级党委用“收支部填报”读取。',
}

const WHAT_NEXT = {
  each: '支部填好交回后，在“收支部填报”里一次选取全部文件，核对后写入。',
  together: '用U盘交给上级党委，在那里的“收支部填报”里选取；几个乡镇的文件可以一次选取。',
}

type Shape = keyof typeof WHAT_IT_IS

function saidOf({ files, branches, persons }: Written, shape: Shape): string {
  if (shape === 'together') return `已写入一个文件：${branches}个支部，${persons}名党员`
  return `已写入${files}个支部的填报表${persons > 0 ? `，填好现有党员${persons}名` : ''}`
}

export function BranchPacketDialog({ onClose }: { onClose: () => void }) {
  const { client } = useOffice()
  const { orgId } = useScope()
  const { run, running } = useTasks()
  const { body, afterOpenChange } = useConfirmFirst()
  const place = usePlaceChoice()
  const [filled, setFilled] = useState(true)
  const [shape, setShape] = useState<Shape>('each')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [written, setWritten] = useState<Written | null>(null)
  const task = running.find(({ title }) => title === TASK)
  const { target } = place

  const start = async () => {
    if (target === null) return
    setFailure(null)
    const input = {
      place: target,
      filled,
      together: shape === 'together',
      ...(orgId === null ? {} : { orgId }),
    }
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
          <Button type="primary" autoFocus onClick={onClose}>
            完成
          </Button>
        ) : null
      }
      destroyOnHidden
      afterOpenChange={afterOpenChange}
    >
      <div ref={body}>
        {written ? (
          <div className={styles.result}>
            <p>
              <FindingText level="ok" text={saidOf(written, shape)} />
            </p>
            <p className={styles.folder}>{written.folder}</p>
            <p className={styles.quiet}>{WHAT_NEXT[shape]}</p>
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
            <Radio.Group
              aria-label="怎样分"
              vertical
              value={shape}
              options={SHAPES}
              onChange={event => setShape(event.target.value === 'together' ? 'together' : 'each')}
            />
            <p>{WHAT_IT_IS[shape]}</p>
            {shape === 'each' && (
              <Checkbox checked={filled} onChange={event => setFilled(event.target.checked)}>
                填好现有党员（支部逐名核对、补充）
              </Checkbox>
            )}
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
      </div>
    </Modal>
  )
}
