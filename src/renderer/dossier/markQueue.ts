/**
 * Marks on their way to the register: shown at once, saved in batches when the hand rests, and kept as
 * refused where they could not be saved.
 */

import type { MaterialState, RequiredMaterial } from '../../shared/dossier/codes.ts'
import type { Attempt } from '../shell/failures.ts'

export interface Mark {
  memberId: number
  item: RequiredMaterial
  present: MaterialState | null
  /** unchanged when absent */
  note?: string | null
}

export type QueuedMark = Mark & ({ state: 'waiting' | 'saving' } | { state: 'refused'; reason: string })

export interface MarkQueue {
  put: (mark: Mark) => void
  /** saves what is waiting; answers when nothing of it is under way any more */
  flush: () => Promise<void>
  /** takes the newest mark back that has not been sent yet */
  takeBack: () => Mark | null
  /** sends the refused ones again */
  retry: () => void
  /** gives the refused ones up */
  giveUp: () => void
  /** every mark not saved yet, oldest first */
  read: () => readonly QueuedMark[]
  subscribe: (listener: () => void) => () => void
}

/** Milliseconds without a mark after which a batch is sent. */
const REST_MS = 500
/** A hand that does not rest is not waited for longer than this many marks. */
const BATCH = 50

function sameCell(a: Mark, b: Mark): boolean {
  return a.memberId === b.memberId && a.item === b.item
}

function bare({ memberId, item, present, note }: Mark): Mark {
  return { memberId, item, present, ...(note === undefined ? {} : { note }) }
}

export function createMarkQueue(send: (marks: Mark[]) => Promise<Attempt<unknown>>): MarkQueue {
  const listeners = new Set<() => void>()
  let marks: readonly QueuedMark[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending: Promise<void> | null = null

  const set = (next: readonly QueuedMark[]) => {
    marks = next
    for (const listener of listeners) listener()
  }
  const sendWaiting = async (): Promise<void> => {
    const batch = marks.filter(mark => mark.state === 'waiting').map(bare)
    const saving = batch.map((mark): QueuedMark => ({ ...mark, state: 'saving' }))
    set([...marks.filter(mark => mark.state !== 'waiting'), ...saving])
    const result = await send(batch)
    // A cell marked again in the meantime is another entry by now, and waits for its own turn.
    set(
      marks.flatMap(mark => {
        if (!saving.includes(mark)) return [mark]
        return result.ok ? [] : [{ ...bare(mark), state: 'refused', reason: result.failure.message }]
      }),
    )
  }
  const flush = async (): Promise<void> => {
    clearTimeout(timer)
    while (sending !== null) await sending
    if (!marks.some(mark => mark.state === 'waiting')) return
    sending = sendWaiting().finally(() => {
      sending = null
    })
    await sending
  }
  const put = (mark: Mark) => {
    const before = marks.find(other => sameCell(other, mark))
    const note = mark.note ?? before?.note
    set([
      ...marks.filter(other => other !== before),
      { ...bare(mark), ...(note === undefined ? {} : { note }), state: 'waiting' },
    ])
    clearTimeout(timer)
    const waiting = marks.filter(other => other.state === 'waiting').length
    if (waiting >= BATCH) void flush()
    else timer = setTimeout(() => void flush(), REST_MS)
  }
  return {
    put,
    flush,
    takeBack: () => {
      const last = marks.findLast(mark => mark.state === 'waiting')
      if (!last) return null
      set(marks.filter(mark => mark !== last))
      return bare(last)
    },
    retry: () => {
      set(marks.map(mark => (mark.state === 'refused' ? { ...bare(mark), state: 'waiting' } : mark)))
      void flush()
    },
    giveUp: () => set(marks.filter(mark => mark.state !== 'refused')),
    read: () => marks,
    subscribe: listener => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
