/** The mark queue of a screen: saved through the contract, flushed when the screen is left. */

import { useEffect, useId, useState, useSyncExternalStore } from 'react'
import { useOffice, useWrite } from '../shell/office.tsx'
import { isComposing } from '../shell/shortcuts.ts'
import { useUndo } from '../shell/undo.ts'
import { createMarkQueue, type Mark, type MarkQueue, type QueuedMark } from './markQueue.ts'

export interface Marks {
  queue: MarkQueue
  queued: readonly QueuedMark[]
}

/** `onTakenBack` hears of a mark that Ctrl+Z took back before it was saved. */
export function useMarks(onTakenBack?: (mark: Mark) => void): Marks {
  const { client, ledger } = useOffice()
  const { run } = useWrite(client.dossier.mark, { quiet: true })
  const { undo } = useUndo()
  const [queue] = useState(() => createMarkQueue(marks => run({ marks })))
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
