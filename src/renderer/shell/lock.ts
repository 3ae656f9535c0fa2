/**
 * Locking: the register is closed, so nothing of it stays readable in memory, and the passphrase opens it
 * again. It also happens by itself when nobody has touched the computer for a while.
 */

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { attempt } from './failures.ts'
import { forgetLists } from './listState.ts'
import { useMessages } from './messages.tsx'
import { useOffice } from './office.tsx'
import { useTasks } from './tasks.tsx'

/** Minutes without a key or a click after which the register is locked. */
const IDLE_MINUTES = 15

export function useLock(): { lock: () => Promise<void>; locking: boolean } {
  const { client, queries, ledger } = useOffice()
  const queryClient = useQueryClient()
  const messages = useMessages()
  const { running } = useTasks()
  const [locking, setLocking] = useState(false)
  const busy = running.length > 0
  const lock = useCallback(async () => {
    if (busy) {
      messages.done('还有任务在进行，完成或取消后再锁定')
      return
    }
    setLocking(true)
    // A field that is being edited saves when it loses focus; it must do so before the register closes.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    await ledger.settled()
    const closed = await attempt(() => client.vault.close({}))
    setLocking(false)
    if (!closed.ok) {
      messages.fail(closed.failure)
      return
    }
    forgetLists()
    await queryClient.query({ ...queries.vault.status.queryOptions({ input: {} }), staleTime: 0 })
    // Answers about the closed register are dropped, not merely marked stale.
    queryClient.removeQueries({ predicate: query => query.getObserversCount() === 0 })
  }, [busy, client, ledger, messages, queries, queryClient])
  return { lock, locking }
}

const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'wheel'] as const

/** Locks after IDLE_MINUTES without a sign of life; never while long work runs. */
export function useIdleLock(): void {
  const { lock } = useLock()
  const { running } = useTasks()
  const busy = running.length > 0
  useEffect(() => {
    if (busy) return
    let timer = 0
    const restart = () => {
      window.clearTimeout(timer)
      timer = window.setTimeout(() => void lock(), IDLE_MINUTES * 60_000)
    }
    restart()
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, restart, { passive: true })
    return () => {
      window.clearTimeout(timer)
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, restart)
    }
  }, [busy, lock])
}
