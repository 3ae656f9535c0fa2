/** A value edited where it stands: what is typed, whether it is being saved, why it was refused. */

import { useEffect, useRef, useState } from 'react'
import type { Attempt, Failure } from '../shell/failures.ts'

export interface InPlace {
  /** what the control shows */
  text: string
  /** typed and not yet saved */
  dirty: boolean
  state: 'still' | 'saving' | 'saved'
  failure: Failure | null
  type: (text: string) => void
  /** saves what was typed; nothing when it is as stored */
  save: () => void
  /** saves this value at once: for lists and marks */
  put: (text: string) => void
  /** gives up what was typed */
  giveUp: () => void
}

/** Milliseconds 已保存 stands beside a field. */
const SAVED_SHOWN_MS = 2000

export function useInPlace(stored: string, onSave: (typed: string) => Promise<Attempt<unknown>>): InPlace {
  const [draft, setDraft] = useState<string | null>(null)
  const [state, setState] = useState<InPlace['state']>('still')
  const [failure, setFailure] = useState<Failure | null>(null)
  // What was handed over last: a blur right after Enter must not save the same text twice.
  const handedOver = useRef<string | null>(null)

  useEffect(() => {
    if (state !== 'saved') return
    const timer = window.setTimeout(() => setState('still'), SAVED_SHOWN_MS)
    return () => window.clearTimeout(timer)
  }, [state])

  const put = (text: string) => {
    if (text === stored) {
      setDraft(null)
      setFailure(null)
      return
    }
    if (handedOver.current === text) return
    handedOver.current = text
    setDraft(text)
    setState('saving')
    setFailure(null)
    void onSave(text).then(result => {
      handedOver.current = null
      if (result.ok) {
        // Typed on while it was saved: what is typed now stays.
        setDraft(now => (now === text ? null : now))
        setState('saved')
      } else {
        setState('still')
        setFailure(result.failure)
      }
    })
  }
  return {
    text: draft ?? stored,
    dirty: draft !== null && draft !== stored,
    state,
    failure,
    type: text => {
      setDraft(text)
      setFailure(null)
    },
    save: () => {
      if (draft !== null && failure === null) put(draft)
    },
    put,
    giveUp: () => {
      setDraft(null)
      setFailure(null)
    },
  }
}
