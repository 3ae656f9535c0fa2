/** The keys that work on the present screen, shown in the bottom bar. */

import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react'

export interface KeyHint {
  /** as printed on the key: Enter, F2, Ctrl K */
  keys: string
  what: string
}

interface Hints {
  hints: readonly KeyHint[]
  put: (hints: readonly KeyHint[]) => void
}

const HintsContext = createContext<Hints>({ hints: [], put: () => undefined })

export function KeyHintsProvider({ children }: { children: ReactNode }) {
  const [hints, put] = useState<readonly KeyHint[]>([])
  const value = useMemo(() => ({ hints, put }), [hints])
  return <HintsContext value={value}>{children}</HintsContext>
}

/** Shows these hints while the screen stands. Pass a constant list. */
export function useKeyHints(hints: readonly KeyHint[]): void {
  const { put } = use(HintsContext)
  useEffect(() => {
    put(hints)
    return () => put([])
  }, [put, hints])
}

export function useShownKeyHints(): readonly KeyHint[] {
  return use(HintsContext).hints
}
