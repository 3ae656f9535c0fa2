import { useEffect, useRef, useState, type RefObject } from 'react'

/** The screen beside the navigation; it takes the focus by itself when another screen opens. */
export const SCREEN_ID = 'screen'

/** The step that comes next among those offered beside one another: the primary one. */
const NEXT_STEP = '.ant-btn-primary:not(:disabled)'

/**
 * The focus goes back to where it was when a dialog closes. Dialogs here are there only while they are
 * open, so what the component library does when one is hidden comes too late. Where what opened it is gone (the
 * step it offered is taken), the next step that stands in its place has the focus, else the screen: left on
 * nothing, no key would reach it.
 */
export function useFocusBack(): void {
  const [{ before, around }] = useState(() => {
    const { activeElement } = document
    return { before: activeElement, around: activeElement?.parentElement ?? null }
  })
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
      else around?.querySelector<HTMLElement>(NEXT_STEP)?.focus({ preventScroll: true })
      const { activeElement } = document
      if (activeElement === null || activeElement === document.body)
        document.getElementById(SCREEN_ID)?.focus({ preventScroll: true })
    },
    [before, around],
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
