/**
 * The state of one list: it survives opening a card and coming back (kept in memory) and a restart (kept
 * in storage). The part named by `forget` stays in memory only: search texts are personal data.
 */

import { useCallback, useRef, useState } from 'react'
import type { z } from 'zod'
import { useScope } from './scope.tsx'
import { readStored, writeStored } from './stored.ts'

const inMemory = new Map<string, unknown>()

const further = new Set<() => void>()

/** What else a subject keeps in memory and must let go when a register is closed. */
export function alsoForget(act: () => void): void {
  further.add(act)
}

/** Forgets what lists remember in memory: when a register is closed. */
export function forgetLists(): void {
  inMemory.clear()
  for (const act of further) act()
}

export interface ListStateOptions<S extends z.ZodType> {
  schema: S
  initial: z.output<S>
  /** takes out what must not reach the storage */
  storable?: (state: z.output<S>) => z.output<S>
}

export function useListState<S extends z.ZodType>(
  name: string,
  { schema, initial, storable }: ListStateOptions<S>,
): [z.output<S>, (update: (state: z.output<S>) => z.output<S>) => void] {
  const { registerKey } = useScope()
  const slot = `${registerKey}:${name}`
  const [state, setState] = useState<z.output<S>>(() => {
    const kept = schema.safeParse(inMemory.get(slot))
    return kept.success ? kept.data : readStored(registerKey, name, schema, initial)
  })
  const latest = useRef(state)
  const update = useCallback(
    (change: (state: z.output<S>) => z.output<S>) => {
      // Kept here and not in the setter, which is not asked any more once the list has gone.
      const next = change(latest.current)
      latest.current = next
      inMemory.set(slot, next)
      writeStored(registerKey, name, storable ? storable(next) : next)
      setState(next)
    },
    [slot, registerKey, name, storable],
  )
  return [state, update]
}
