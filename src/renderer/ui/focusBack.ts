import { useEffect, useState } from 'react'

/**
 * The focus goes back to where it was when a dialog closes. Dialogs here are there only while they are
 * open, so what the component library does when one is hidden comes too late.
 */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    },
    [before],
  )
}
