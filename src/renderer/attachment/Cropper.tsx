/** What will be the photo, at its own ratio: moved by mouse or arrows, larger and smaller by wheel or + and -. */

import { Button } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { PHOTO } from '../../shared/attachment/rules.ts'
import { FindingText } from '../ui/FindingText.tsx'
import styles from './attachment.module.css'
import { isCoarse, moved, zoomed, type Frame } from './cropFrame.ts'
import { drawFrame } from './photoPicture.ts'

export interface CropperProps {
  picture: ImageBitmap
  frame: Frame
  onFrame: (frame: Frame) => void
  onTurn: () => void
}

const ARROWS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const STEP = 0.02
const LONG_STEP = 0.1
const ZOOM = 1.1

export function Cropper({ picture, frame, onFrame, onTurn }: CropperProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const [from, setFrom] = useState<{ x: number; y: number; frame: Frame } | null>(null)
  useEffect(() => {
    if (canvas.current) drawFrame(canvas.current, picture, frame)
  }, [picture, frame])

  // It comes in place of what had the focus.
  useEffect(() => place.current?.focus(), [])

  const zoom = (by: number) => onFrame(zoomed(frame, picture, by))
  const onKey = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key]
    if (arrow) {
      const step = event.shiftKey ? LONG_STEP : STEP
      onFrame(moved(frame, picture, arrow[0] * step, arrow[1] * step))
    } else if (event.key === '+' || event.key === '=') zoom(ZOOM)
    else if (event.key === '-') zoom(1 / ZOOM)
    else return
    event.preventDefault()
  }
  const onPointerDown = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    setFrom({ x: event.clientX, y: event.clientY, frame })
  }
  const onPointerMove = (event: PointerEvent) => {
    if (!from) return
    const width = event.currentTarget.clientWidth
    onFrame(moved(from.frame, picture, (from.x - event.clientX) / width, (from.y - event.clientY) / width))
  }
  return (
    <div className={styles.cropper}>
      <div
        ref={place}
        className={styles.cropFrame}
        role="group"
        aria-label="裁剪照片：方向键移动，加减号缩放"
        tabIndex={0}
        onKeyDown={onKey}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => setFrom(null)}
        onPointerCancel={() => setFrom(null)}
        onWheel={event => zoom(event.deltaY < 0 ? ZOOM : 1 / ZOOM)}
      >
        <canvas ref={canvas} width={PHOTO.width} height={PHOTO.height} role="img" aria-label="照片预览" />
      </div>
      <div className={styles.cropTools}>
        <Button size="small" onClick={() => zoom(ZOOM)}>
          放大
        </Button>
        <Button size="small" onClick={() => zoom(1 / ZOOM)}>
          缩小
        </Button>
        <Button size="small" onClick={onTurn}>
          右转90°
        </Button>
        <p className={styles.hint}>
          拖动或按方向键移动（Shift 一次多移），滚轮或 + - 缩放。框内就是保存的一寸照片。
        </p>
        {isCoarse(frame) && <FindingText level="warning" text="像素偏低，打印会模糊" />}
      </div>
    </div>
  )
}
