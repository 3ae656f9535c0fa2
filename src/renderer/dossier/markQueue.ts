/**
 * Marks on their way to the register: shown at once, saved in batches when the hand rests, and kept as
 * refused where they could not be saved.
 */

import type { MaterialState, RequiredMaterial } from '../../shared/dossier/codes.ts'
import type { Attempt } from '../shell/failures.ts'

/** Of the dossier check, unless another sheet names its own columns and states. */
export interface Mark<Item extends string = RequiredMaterial, State extends string = MaterialState> {
  memberId: number
  item: Item
  present: State | null
  /** unchanged when absent */
  note?: string | null
}

export type QueuedMark<Item extends string = RequiredMaterial, State extends string = MaterialState> = Mark<
  Item,
  State
> &
  ({ state: 'waiting' | 'saving' } | { state: 'refused'; reason: string })

export interface MarkQueue<Item extends string = RequiredMaterial, State extends string = MaterialState> {
  put: (mark: Mark<Item, State>) => void
  /** saves what is waiting; answers when nothing of it is under way any more */
  flush: () => Promise<void>
  /** takes the newest mark back that has not been sent yet */
  takeBack: () => Mark<Item, State> | null
  /** sends the refused ones again */
  retry: () => void
  /** gives the refused ones up */
  giveUp: () => void
  /** every mark not saved yet, oldest first */
  read: () => readonly QueuedMark<Item, State>[]
  subscribe: (listener: () => void) => () => void
}

/** Milliseconds without a mark after which a batch is sent. */
const REST_MS = 500
/** A hand that does not rest is not waited for longer than this many marks. */
const BATCH = 50

type Cell = Pick<Mark<string, string>, 'memberId' | 'item'>

function sameCell(a: Cell, b: Cell): boolean {
  return a.memberId === b.memberId && a.item === b.item
}

function bare<Item extends string, State extends string>({
  memberId,
  item,
  present,
  note,
}: Mark<Item, State>): Mark<Item, State> {
  return { memberId, item, present, ...(note === undefined ? {} : { note }) }
}

export function createMarkQueue<Item extends string = RequiredMaterial, State extends string = MaterialState>(
  send: (marks: Mark<Item, State>[]) => Promise<Attempt<unknown>>,
): MarkQueue<Item, State> {
  type Queued = QueuedMark<Item, State>
  const listeners = new Set<() => void>()
  let marks: readonly Queued[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending: Promise<void> | null = null

  const set = (next: readonly Queued[]) => {
    marks = next
    for (const listener of listeners) listener()
  }
  const sendWaiting = async (): Promise<void> => {
    const batch = marks.filter(mark => mark.state === 'waiting').map(bare)
    const saving = batch.map((mark): Queued => ({ ...mark, state: 'saving' }))
    set([...marks.filter(mark => mark.state !== 'waiting'), ...saving])
    const result = await send(batch)
    // A cell marked again in the meantime is another entry by now, and waits for its own turn.
    set(
      marks.flatMap((mark): Queued[] => {
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
  const put = (mark: Mark<Item, State>) => {
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
      set(
        marks.map((mark): Queued => (mark.state === 'refused' ? { ...bare(mark), state: 'waiting' } : mark)),
      )
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
