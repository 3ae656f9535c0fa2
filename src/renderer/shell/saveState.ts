/** How many writes are under way and how many values were refused and are not saved: the bottom bar's word. */

import { useSyncExternalStore } from 'react'

export interface SaveState {
  /** writes under way */
  pending: number
  /** values that were refused and still stand unsaved on a screen */
  refused: number
}

type Listener = () => void

export interface SaveLedger {
  begin: () => () => void
  /** sets how many refused values one place (a grid, a card) holds */
  refuse: (place: string, count: number) => void
  subscribe: (listener: Listener) => () => void
  read: () => SaveState
  /** resolves once no write is under way */
  settled: () => Promise<void>
}

export function createSaveLedger(): SaveLedger {
  const listeners = new Set<Listener>()
  const refusedAt = new Map<string, number>()
  let state: SaveState = { pending: 0, refused: 0 }
  const put = (next: SaveState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const subscribe = (listener: Listener) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }
  return {
    begin: () => {
      put({ ...state, pending: state.pending + 1 })
      let ended = false
      return () => {
        if (ended) return
        ended = true
        put({ ...state, pending: state.pending - 1 })
      }
    },
    refuse: (place, count) => {
      if ((refusedAt.get(place) ?? 0) === count) return
      if (count === 0) refusedAt.delete(place)
      else refusedAt.set(place, count)
      put({ ...state, refused: [...refusedAt.values()].reduce((sum, one) => sum + one, 0) })
    },
    subscribe,
    read: () => state,
    settled: () =>
      new Promise(resolve => {
        const look = () => {
          if (state.pending > 0) return
          stop()
          resolve()
        }
        const stop = subscribe(look)
        look()
      }),
  }
}

export function useSaveState(ledger: SaveLedger): SaveState {
  return useSyncExternalStore(ledger.subscribe, ledger.read)
}
