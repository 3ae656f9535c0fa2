/** 打印各份: annexes one after the other, each in all its copies, until done or given up. */

import { Button, Checkbox, Modal } from 'antd'
import { useRef, useState } from 'react'
import { useTasks } from '../shell/tasks.tsx'
import { FindingText, type FindingLevel } from '../ui/FindingText.tsx'
import { useConfirmFirst } from '../ui/focusBack.ts'
import { TaskProgress } from '../ui/TaskProgress.tsx'
import reportingStyles from './reporting.module.css'
import { copiesTitle, useCopies, type Of } from './useCopies.ts'

export interface QueueItem {
  annex: number
  title: string
  /** pages of one copy */
  pages: number
  copies: readonly { to: string; count: number }[]
  of: Of
}

type State = { kind: 'waiting' | 'printing' | 'printed' | 'stopped' } | { kind: 'failed'; text: string }

const WORDS: Record<Exclude<State['kind'], 'failed'>, { level: FindingLevel; text: string }> = {
  waiting: { level: 'note', text: '等待' },
  printing: { level: 'note', text: '正在送打印' },
  printed: { level: 'ok', text: '已送打印' },
  stopped: { level: 'warning', text: '没有打印' },
}

function wordsOf(state: State | undefined): { level: FindingLevel; text: string } | null {
  if (state === undefined) return null
  return state.kind === 'failed' ? { level: 'error', text: state.text } : WORDS[state.kind]
}

const copiesOf = ({ copies }: QueueItem) => copies.reduce((sum, { count }) => sum + count, 0)

export function PrintQueue({ items, onClose }: { items: readonly QueueItem[]; onClose: () => void }) {
  const { print } = useCopies()
  const { running } = useTasks()
  const { body, afterOpenChange } = useConfirmFirst()
  const [chosen, setChosen] = useState<ReadonlySet<number>>(() => new Set(items.map(({ annex }) => annex)))
  const [states, setStates] = useState<ReadonlyMap<number, State>>(new Map())
  const [at, setAt] = useState<QueueItem | null>(null)
  const stopped = useRef(false)
  const isBusy = at !== null
  const task = at ? running.find(({ title }) => title === copiesTitle(at.of)) : undefined
  const put = (annex: number, state: State) => setStates(now => new Map([...now, [annex, state]]))

  const start = async () => {
    stopped.current = false
    const queue = items.filter(({ annex }) => chosen.has(annex))
    setStates(now => new Map([...now, ...queue.map(({ annex }) => [annex, { kind: 'waiting' }] as const)]))
    const rest = new Set(queue.map(({ annex }) => annex))
    for (const item of queue) {
      if (stopped.current) {
        put(item.annex, { kind: 'stopped' })
        continue
      }
      setAt(item)
      put(item.annex, { kind: 'printing' })
      const failure = await print(item.of, true)
      if (failure === null) {
        put(item.annex, { kind: 'printed' })
        rest.delete(item.annex)
      } else if (failure.code === 'CANCELLED') {
        stopped.current = true
        put(item.annex, { kind: 'stopped' })
      } else put(item.annex, { kind: 'failed', text: failure.message })
    }
    setAt(null)
    // What was not printed stays ticked, what was is not printed twice by mistake.
    if (rest.size > 0) setChosen(rest)
  }
  const stop = () => {
    stopped.current = true
    task?.cancel()
  }
  const toggle = (annex: number) => {
    const next = new Set(chosen)
    if (!next.delete(annex)) next.add(annex)
    setChosen(next)
  }
  const pages = items
    .filter(({ annex }) => chosen.has(annex))
    .reduce((sum, item) => sum + item.pages * copiesOf(item), 0)
  return (
    <Modal
      open
      title="打印各份"
      width={860}
      style={{ top: 32 }}
      onCancel={onClose}
      mask={{ closable: false }}
      closable={!isBusy}
      keyboard={!isBusy}
      footer={null}
      destroyOnHidden
      afterOpenChange={afterOpenChange}
    >
      <div className={reportingStyles.packet} ref={body}>
        <p>每份的左上角印上去向和第几份，前面附一张分送单。份数和去向在“设置”里改。</p>
        <div className={reportingStyles.queue} role="region" aria-label="要打印的附件" tabIndex={0}>
          <table className={reportingStyles.table} aria-label="要打印的">
            <thead>
              <tr>
                <th>附件</th>
                <th className={reportingStyles.figure}>每份页数</th>
                <th>份数和去向</th>
                <th>情况</th>
              </tr>
            </thead>
            <tbody>
              {items.map(item => {
                const words = wordsOf(states.get(item.annex))
                return (
                  <tr key={item.annex}>
                    <td>
                      <Checkbox
                        checked={chosen.has(item.annex)}
                        disabled={isBusy}
                        onChange={() => toggle(item.annex)}
                      >
                        附件{item.annex} {item.title}
                      </Checkbox>
                    </td>
                    <td className={reportingStyles.figure}>{item.pages}</td>
                    <td>{item.copies.map(({ to, count }) => `${to}${count}`).join('，')}</td>
                    <td className={reportingStyles.nowrap}>{words && <FindingText {...words} />}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
        {isBusy ? (
          <TaskProgress title="正在送打印" progress={task?.progress ?? null} onCancel={stop} />
        ) : (
          <p className={reportingStyles.packetActions}>
            <span className={reportingStyles.quiet}>共{pages}页，另有分送单</span>
            <Button onClick={onClose}>{states.size === 0 ? '关闭' : '完成'}</Button>
            <Button type="primary" disabled={chosen.size === 0} onClick={() => void start()}>
              开始打印
            </Button>
          </p>
        )}
      </div>
    </Modal>
  )
}
