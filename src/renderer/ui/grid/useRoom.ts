/**
 * The inner width and height of an element in pixels, as they change. Asking the element itself while drawing
 * would have the whole page laid out at once, and again after the drawing.
 */

import { useLayoutEffect, useState } from 'react'

export interface Room {
  width: number
  height: number
}

export function useRoom(element: HTMLElement | null): Room {
  const [room, setRoom] = useState<Room>({ width: 0, height: 0 })
  useLayoutEffect(() => {
    if (!element) return
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element
      setRoom(before => (before.width === width && before.height === height ? before : { width, height }))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return room
}
