import { fireEvent, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import type { Attempt } from '../../../src/renderer/shell/failures.ts'
import { useTasks } from '../../../src/renderer/shell/tasks.tsx'
import type { Progress } from '../../../src/shared/api/method.ts'
import { showOnDesk } from '../showOnDesk.tsx'

/** Work that is driven by hand: every step waits to be told. */
function handDriven() {
  const waiting: ((step: IteratorResult<Progress, string>) => void)[] = []
  let returned = 0
  return {
    stream: {
      next: () => new Promise<IteratorResult<Progress, string>>(resolve => waiting.push(resolve)),
      return: () => {
        returned += 1
        return Promise.resolve({ done: true, value: undefined })
      },
    },
    report: (progress: Progress) => waiting.shift()?.({ done: false, value: progress }),
    end: (value: string) => waiting.shift()?.({ done: true, value }),
    wasReturned: () => returned,
    isWaiting: () => waiting.length > 0,
  }
}

function Bench({ work }: { work: ReturnType<typeof handDriven> }) {
  const { run, running } = useTasks()
  const [result, setResult] = useState<Attempt<string> | null>(null)
  const [task] = running
  return (
    <>
      <button onClick={() => void run('导入', () => Promise.resolve(work.stream)).then(setResult)}>
        开始
      </button>
      {task && (
        <>
          <p>
            {task.title} {task.progress?.step} {task.progress?.done}/{task.progress?.total}
          </p>
          <button onClick={task.cancel}>取消</button>
        </>
      )}
      <p>{result?.ok === true ? result.value : (result?.failure.code ?? '')}</p>
    </>
  )
}

describe('long work', () => {
  it('shows where it is and answers with its result', async () => {
    const work = handDriven()
    showOnDesk(<Bench work={work} />)
    fireEvent.click(screen.getByRole('button', { name: '开始' }))
    await waitFor(() => expect(work.isWaiting()).toBe(true))
    work.report({ step: '检查', done: 3, total: 10 })
    await screen.findByText('导入 检查 3/10')
    await waitFor(() => expect(work.isWaiting()).toBe(true))
    work.end('导入了10行')
    await screen.findByText('导入了10行')
    expect(screen.queryByRole('button', { name: '取消' })).toBeNull()
    expect(work.wasReturned()).toBe(0)
  })

  it('gives the stream back when it is cancelled, and ends at once', async () => {
    const work = handDriven()
    showOnDesk(<Bench work={work} />)
    fireEvent.click(screen.getByRole('button', { name: '开始' }))
    await waitFor(() => expect(work.isWaiting()).toBe(true))
    fireEvent.click(screen.getByRole('button', { name: '取消' }))
    await screen.findByText('CANCELLED')
    expect(work.wasReturned()).toBe(1)
    expect(screen.queryByRole('button', { name: '取消' })).toBeNull()
  })
})
