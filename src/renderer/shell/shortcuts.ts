/**
 * Keys that work everywhere. A field that has its own undo keeps Ctrl+Z for itself; a grid's cell cursor
 * marks itself as not being edited, so that there Ctrl+Z takes back the last change.
 */

import { useEffect } from 'react'

/** On an input that only stands ready (a grid's cursor before anything is typed). */
export const IDLE_INPUT = 'data-idle-input'

/** True while an input method is composing: such keys belong to it. */
export function isComposing(event: KeyboardEvent | React.KeyboardEvent): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event
  // 229 is what a key reports while an input method holds it, also where isComposing is still false.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing newer tells this first key apart
  return native.isComposing || native.keyCode === 229
}

function hasOwnUndo(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.hasAttribute(IDLE_INPUT)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)
}

export interface GlobalKeys {
  onFind: () => void
  onUndo: () => void
  onRedo: () => void
}

export function useGlobalKeys({ onFind, onUndo, onRedo }: GlobalKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isComposing(event) || !(event.ctrlKey || event.metaKey) || event.altKey) return
      const key = event.key.toLowerCase()
      if (key === 'k') {
        event.preventDefault()
        onFind()
        return
      }
      if (hasOwnUndo(event.target)) return
      if (key === 'z' && !event.shiftKey) {
        event.preventDefault()
        onUndo()
      } else if (key === 'y' || (key === 'z' && event.shiftKey)) {
        event.preventDefault()
        onRedo()
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [onFind, onUndo, onRedo])
}
