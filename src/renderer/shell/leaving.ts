/**
 * Asks before the window is closed while something would be lost. Only in a browser window: Electron takes
 * the same request for a refusal and would simply not close.
 */

import { useEffect } from 'react'
import { useOffice } from './office.tsx'
import { useTasks } from './tasks.tsx'

export function useAskBeforeLeaving(): void {
  const { ledger } = useOffice()
  const { running } = useTasks()
  const busy = running.length > 0
  useEffect(() => {
    if (window.office) return
    const ask = (event: BeforeUnloadEvent) => {
      const { pending, refused } = ledger.read()
      if (busy || pending > 0 || refused > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [ledger, busy])
}
