/** Pages of a paper on the desk, at their own size or as wide as the desk. */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useState, type ReactNode } from 'react'
import type { FormPage } from '../../shared/forms/sheet.ts'
import { pageSize } from '../reporting/previewPages.ts'
import { memberPlace } from '../shell/places.ts'
import { FormSheet } from '../ui/FormSheet.tsx'
import { PaperDesk } from '../ui/PaperDesk.tsx'
import styles from './flow.module.css'

/** Pixels beside a page that is as wide as the desk. */
const GAP = 14

export interface PaperPagesProps {
  pages: readonly FormPage[]
  bar?: ReactNode
  /** a page that is wider than the desk begins as wide as the desk */
  fitting?: boolean
}

/** A row that stands for a member opens the card. */
export function PaperPages({ pages, bar, fitting = false }: PaperPagesProps) {
  const navigate = useNavigate()
  const [desk, setDesk] = useState<HTMLDivElement | null>(null)
  const [chosen, setChosen] = useState<number | null>(null)
  const onMember = useCallback((id: number) => void navigate({ to: memberPlace(id) }), [navigate])
  const [first] = pages
  const fit = first && desk ? (desk.clientWidth - GAP * 2) / pageSize(first).width : 1
  const zoom = chosen ?? (fitting ? Math.min(1, fit) : 1)
  return (
    <PaperDesk
      pagesRef={setDesk}
      bar={
        <>
          <Button size="small" aria-pressed={zoom !== 1} onClick={() => setChosen(zoom === 1 ? fit : 1)}>
            {zoom === 1 ? '适合宽度' : '原样大小'}
          </Button>
          {bar}
        </>
      }
    >
      <div className={styles.pages} style={{ zoom }}>
        {pages.map(page => (
          <FormSheet key={page.page} page={page} onMember={onMember} />
        ))}
      </div>
    </PaperDesk>
  )
}
