/** Pages of a paper on the desk, at 100 % or as wide as the desk. */

import { Button } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import { paperSize, PIXELS_PER_MM } from '../../shared/forms/geometry.ts'
import type { FormPage } from '../../shared/forms/sheet.ts'
import { FormSheet } from './FormSheet.tsx'
import { PaperDesk } from './PaperDesk.tsx'
import styles from './PaperPages.module.css'

/** Pixels beside a page that is as wide as the desk. */
const GAP = 14

export interface PaperPagesProps {
  pages: readonly FormPage[]
  onMember?: (memberId: number) => void
  /** beside the size: which pages are shown */
  bar?: ReactNode
  /** a page that is wider than the desk begins as wide as the desk */
  fitting?: boolean
}

export function PaperPages({ pages, onMember, bar, fitting = false }: PaperPagesProps) {
  const [desk, setDesk] = useState<HTMLDivElement | null>(null)
  const [room, setRoom] = useState(0)
  useEffect(() => {
    if (!desk) return
    const observer = new ResizeObserver(() => setRoom(desk.clientWidth))
    observer.observe(desk)
    return () => observer.disconnect()
  }, [desk])
  /** as chosen by the clerk; null: as it fits, or 100 % */
  const [chosen, setChosen] = useState<'fit' | 'full' | null>(null)
  const [first] = pages
  // Pages that were turned begin at their top.
  const begins = first?.page
  useEffect(() => {
    desk?.scrollTo({ top: 0 })
  }, [desk, begins])
  const fit = first && room > 0 ? (room - GAP * 2) / (paperSize(first).width * PIXELS_PER_MM) : 1
  const zoom = chosen === 'fit' ? fit : chosen === null && fitting ? Math.min(1, fit) : 1
  return (
    <PaperDesk
      pagesRef={setDesk}
      bar={
        <>
          <Button
            size="small"
            aria-pressed={zoom !== 1}
            onClick={() => setChosen(zoom === 1 ? 'fit' : 'full')}
          >
            {zoom === 1 ? '适合宽度' : '原样大小'}
          </Button>
          {bar}
        </>
      }
    >
      <div className={styles.pages} style={{ zoom }}>
        {pages.map((page, at) => (
          // Pages of several sheets, each counted from 1.
          <FormSheet key={`${at}-${page.page}`} page={page} {...(onMember ? { onMember } : {})} />
        ))}
      </div>
    </PaperDesk>
  )
}
