/** The buttons above what is looked at: larger, smaller, as wide as there is room. */

import { Button } from 'antd'
import type { ReactNode } from 'react'
import styles from './attachment.module.css'

const STEPS = [0.5, 0.75, 1, 1.5, 2, 3, 4] as const

/** 1 is as wide as there is room. */
export type Zoom = (typeof STEPS)[number]

export interface ViewBarProps {
  zoom: Zoom
  onZoom: (zoom: Zoom) => void
  children?: ReactNode
}

export function ViewBar({ zoom, onZoom, children }: ViewBarProps) {
  const at = STEPS.indexOf(zoom)
  const step = (by: number) => {
    const next = STEPS[at + by]
    if (next !== undefined) onZoom(next)
  }
  return (
    <div className={styles.bar} role="toolbar" aria-label="查看">
      {children}
      <span className={styles.barEnd}>
        <Button size="small" disabled={at === 0} onClick={() => step(-1)}>
          缩小
        </Button>
        <Button size="small" disabled={zoom === 1} onClick={() => onZoom(1)}>
          适合宽度
        </Button>
        <Button size="small" disabled={at === STEPS.length - 1} onClick={() => step(1)}>
          放大
        </Button>
      </span>
    </div>
  )
}
