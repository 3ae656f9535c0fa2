/** The mark queue of a screen: saved through the contract, flushed when the screen is left. */

import type { MaterialState, RequiredMaterial } from '../../shared/dossier/codes.ts'
import type { Attempt } from '../shell/failures.ts'
import { useEffect, useId, useState, useSyncExternalStore } from 'react'
import { useOffice, useWrite } from '../shell/office.tsx'
import { isComposing } from '../shell/shortcuts.ts'
import { useUndo } from '../shell/undo.ts'
import { createMarkQueue, type Mark, type MarkQueue, type QueuedMark } from './markQueue.ts'

export interface Marks<Item extends string = RequiredMaterial, State extends string = MaterialState> {
  queue: MarkQueue<Item, State>
  queued: readonly QueuedMark<Item, State>[]
}

/** `onTakenBack` hears of a mark that Ctrl+Z took back before it was saved. */
export function useMarks(onTakenBack?: (mark: Mark) => void): Marks {
  const { client } = useOffice()
  const { run } = useWrite(client.dossier.mark, { quiet: true })
  return useMarkQueue<RequiredMaterial, MaterialState>(marks => run({ marks }), onTakenBack)
}

/** The same for any sheet marked with one key a cell; `save` is that of the sheet's first showing. */
export function useMarkQueue<Item extends string, State extends string>(
  save: (marks: Mark<Item, State>[]) => Promise<Attempt<unknown>>,
  onTakenBack?: (mark: Mark<Item, State>) => void,
): Marks<Item, State> {
  const { ledger } = useOffice()
  const { undo } = useUndo()
  const [queue] = useState(() => createMarkQueue(save))
  const queued = useSyncExternalStore(queue.subscribe, queue.read)
  const place = useId()

  useEffect(() => {
    const flush = () => void queue.flush()
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [queue])

  const waiting = queued.some(mark => mark.state === 'waiting')
  useEffect(() => (waiting ? ledger.begin() : undefined), [ledger, waiting])
  const refused = queued.filter(mark => mark.state === 'refused').length
  useEffect(() => {
    ledger.refuse(place, refused)
    return () => ledger.refuse(place, 0)
  }, [ledger, place, refused])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z'
      if (!isUndo || isComposing(event)) return
      const mark = queue.takeBack()
      if (mark === null && !queue.read().some(one => one.state === 'saving')) return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (mark) onTakenBack?.(mark)
      // What is being saved right now is what the clerk means: it is taken back once it is saved.
      else void queue.flush().then(undo)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [queue, undo, onTakenBack])
  return { queue, queued }
}
