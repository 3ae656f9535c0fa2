import { useEffect, useRef, useState, type RefObject } from 'react'

/** The screen beside the navigation; it takes the focus by itself when another screen opens. */
export const SCREEN_ID = 'screen'

/**
 * The focus goes back to where it was when a dialog closes. Dialogs here are there only while they are
 * open, so what the component library does when one is hidden comes too late. Where what opened it is gone (the
 * step it offered is taken), the screen has the focus: left on nothing, no key would reach it.
 */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
      const { activeElement } = document
      if (activeElement === null || activeElement === document.body)
        document.getElementById(SCREEN_ID)?.focus({ preventScroll: true })
    },
    [before],
  )
}

/**
 * For a dialog in which all is chosen beforehand: its confirming button has the focus when it opens, so that
 * Enter goes on at once; and the focus goes back when it closes.
 */
export function useConfirmFirst(): {
  body: RefObject<HTMLDivElement | null>
  afterOpenChange: (open: boolean) => void
} {
  const body = useRef<HTMLDivElement>(null)
  useFocusBack()
  const afterOpenChange = (open: boolean) => {
    if (!open) return
    // While it cannot be pressed yet Enter in the first field does the same, as soon as it can.
    const first =
      body.current?.querySelector<HTMLElement>('.ant-btn-primary:not(:disabled)') ??
      body.current?.querySelector<HTMLElement>('input')
    first?.focus()
  }
  return { body, afterOpenChange }
}
