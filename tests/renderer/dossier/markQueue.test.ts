import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMarkQueue, type Mark } from '../../../src/renderer/dossier/markQueue.ts'
import type { Attempt } from '../../../src/renderer/shell/failures.ts'

const mark = (memberId: number, present: Mark['present'] = '有', item: Mark['item'] = 'VOLUNTEER'): Mark => ({
  memberId,
  item,
  present,
})

const FAILED: Attempt<never> = {
  ok: false,
  failure: { code: 'DISK_FULL', message: '磁盘空间不足，没有保存', field: null },
}

/** A backend that answers when it is told to. */
function slowBackend() {
  const sent: Mark[][] = []
  const answers: ((result: Attempt<unknown>) => void)[] = []
  const send = (marks: Mark[]) => {
    sent.push(marks)
    return new Promise<Attempt<unknown>>(resolve => answers.push(resolve))
  }
  return {
    sent,
    send,
    answer: async (result: Attempt<unknown> = { ok: true, value: null }) => {
      answers.shift()?.(result)
      await vi.advanceTimersByTimeAsync(0)
    },
  }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('marks on their way', () => {
  it('are sent together once the hand rests', async () => {
    const backend = slowBackend()
    const queue = createMarkQueue(backend.send)
    queue.put(mark(1))
    await vi.advanceTimersByTimeAsync(400)
    queue.put(mark(2, '缺'))
    await vi.advanceTimersByTimeAsync(499)
    expect(backend.sent).toEqual([])
    expect(queue.read().map(({ state }) => state)).toEqual(['waiting', 'waiting'])
    await vi.advanceTimersByTimeAsync(1)
    expect(backend.sent).toEqual([[mark(1), mark(2, '缺')]])
    expect(queue.read().map(({ state }) => state)).toEqual(['saving', 'saving'])
    await backend.answer()
    expect(queue.read()).toEqual([])
  })

  it('do not wait longer than fifty of them', () => {
    const backend = slowBackend()
    const queue = createMarkQueue(backend.send)
    for (let id = 1; id <= 49; id += 1) queue.put(mark(id))
    expect(backend.sent).toEqual([])
    queue.put(mark(50))
    expect(backend.sent.map(batch => batch.length)).toEqual([50])
  })

  it('keep only the last mark of a cell', async () => {
    const backend = slowBackend()
    const queue = createMarkQueue(backend.send)
    queue.put(mark(1, '缺'))
    queue.put(mark(1, '有', 'APPLICATION'))
    queue.put(mark(1, '不规范'))
    await vi.advanceTimersByTimeAsync(500)
    expect(backend.sent).toEqual([[mark(1, '有', 'APPLICATION'), mark(1, '不规范')]])
  })

  it('carry a note that is waiting along with a later mark of the same cell', async () => {
    const backend = slowBackend()
    const queue = createMarkQueue(backend.send)
    queue.put({ ...mark(1, null), note: '缺公章' })
    queue.put(mark(1, '不规范'))
    await vi.advanceTimersByTimeAsync(500)
    expect(backend.sent).toEqual([[{ ...mark(1, '不规范'), note: '缺公章' }]])
  })

  it('send a cell marked again while it was being saved once more, in order', async () => {
    const backend = slowBackend()
    const queue = createMarkQueue(backend.send)
    queue.put(mark(1, '缺'))
    await vi.advanceTimersByTimeAsync(500)
    queue.put(mark(1, '有'))
    await vi.advanceTimersByTimeAsync(500)
    expect(backend.sent).toEqual([[mark(1, '缺')]])
    await backend.answer()
    expect(backend.sent).toEqual([[mark(1, '缺')], [mark(1, '有')]])
    await backend.answer()
    expect(queue.read()).toEqual([])
  })

  it('stay with the reason where they were refused, until they are sent again', async () => {
    const backend = slowBackend()
    const queue = createMarkQueue(backend.send)
    queue.put(mark(1))
    await vi.advanceTimersByTimeAsync(500)
    await backend.answer(FAILED)
    expect(queue.read()).toEqual([{ ...mark(1), state: 'refused', reason: '磁盘空间不足，没有保存' }])
    queue.retry()
    expect(backend.sent).toHaveLength(2)
    await backend.answer()
    expect(queue.read()).toEqual([])
  })

  it('are given up only where they were refused', async () => {
    const backend = slowBackend()
    const queue = createMarkQueue(backend.send)
    queue.put(mark(1))
    await vi.advanceTimersByTimeAsync(500)
    await backend.answer(FAILED)
    queue.put(mark(2))
    queue.giveUp()
    expect(queue.read()).toEqual([{ ...mark(2), state: 'waiting' }])
  })

  it('are taken back one by one while they were not sent', async () => {
    const backend = slowBackend()
    const queue = createMarkQueue(backend.send)
    queue.put(mark(1))
    queue.put(mark(2))
    expect(queue.takeBack()).toEqual(mark(2))
    await vi.advanceTimersByTimeAsync(500)
    expect(backend.sent).toEqual([[mark(1)]])
    expect(queue.takeBack()).toBeNull()
  })

  it('are flushed at once, and the flush answers when all of them are saved', async () => {
    const backend = slowBackend()
    const queue = createMarkQueue(backend.send)
    queue.put(mark(1))
    const done = vi.fn()
    void queue.flush().then(done)
    expect(backend.sent).toEqual([[mark(1)]])
    await vi.advanceTimersByTimeAsync(0)
    expect(done).not.toHaveBeenCalled()
    await backend.answer()
    expect(done).toHaveBeenCalledOnce()
    await queue.flush()
    expect(backend.sent).toHaveLength(1)
  })

  it('tell whoever listens', () => {
    const queue = createMarkQueue(slowBackend().send)
    const heard = vi.fn()
    const stop = queue.subscribe(heard)
    queue.put(mark(1))
    expect(heard).toHaveBeenCalledOnce()
    stop()
    queue.put(mark(2))
    expect(heard).toHaveBeenCalledOnce()
  })
})
