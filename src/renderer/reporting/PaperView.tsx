/** An annex as paper: pages below one another, drawn and fetched where they are seen. */

import { Button, Select } from 'antd'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useImperativeHandle, useMemo, useState, type ReactNode, type Ref } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import { FormSheet, type CellMark } from '../ui/FormSheet.tsx'
import { PaperDesk } from '../ui/PaperDesk.tsx'
import { pageSize, usePreviewPages } from './previewPages.ts'
import type { ReportScope } from './reportScope.ts'
import styles from './reporting.module.css'
import { nextZoom, useZoom, ZOOM_MAX, ZOOM_MIN, ZOOM_STEPS } from './zoom.ts'

type AnnexInfo = Outputs['reporting']['annexes']['annexes'][number]

const GAP = 14
const ORIENTATION = { portrait: '纵向', landscape: '横向' } as const

export interface PaperViewHandle {
  /** brings the first of these cells that is on hand into sight */
  showCell: (cells: readonly { row: string; column: string }[]) => boolean
}

export interface PaperViewProps {
  info: AnnexInfo
  scope: ReportScope['input']
  marks: readonly CellMark[]
  onMark: (mark: CellMark) => void
  onMember: (memberId: number) => void
  /** what stands in the bar behind the paper's own controls */
  children?: ReactNode
  ref?: Ref<PaperViewHandle>
}

export function PaperView({ info, scope, marks, onMark, onMember, children, ref }: PaperViewProps) {
  const [desk, setDesk] = useState<HTMLDivElement | null>(null)
  const [sight, setSight] = useState({ first: 0, last: 1 })
  const [zoom, setZoom] = useZoom(info)
  const pages = usePreviewPages(info.annex, scope, info.pages, sight)

  // Until a page is on hand it is taken to be like the form's first.
  const sizes = useMemo(
    () => Array.from({ length: info.pages }, (_, at) => pageSize(pages.get(at) ?? info)),
    [info, pages],
  )
  // eslint-disable-next-line react-hooks/incompatible-library -- the React compiler is not used here
  const virtual = useVirtualizer({
    count: info.pages,
    getScrollElement: () => desk,
    estimateSize: at => (sizes[at]?.height ?? 0) * zoom,
    gap: GAP,
    overscan: 1,
    onChange: ({ range }) => {
      if (!range) return
      const { startIndex: first, endIndex: last } = range
      setSight(now => (now.first === first && now.last === last ? now : { first, last }))
    },
  })
  useEffect(() => virtual.measure(), [virtual, sizes, zoom])
  const items = virtual.getVirtualItems()
  // Only the pages in sight decide the width: an upright page is not pushed aside by a wide one far away.
  const width = Math.max(...items.map(({ index }) => sizes[index]?.width ?? 0), 0) || pageSize(info).width

  const here = virtual.getVirtualItemForOffset((virtual.scrollOffset ?? 0) + GAP * 2)?.index ?? 0
  const goTo = (at: number) =>
    virtual.scrollToIndex(Math.max(0, Math.min(info.pages - 1, at)), { align: 'start' })
  const zoomTo = (next: number) => {
    setZoom(next)
    // The page one looks at stays: its place is known once the new sizes are.
    window.requestAnimationFrame(() => goTo(here))
  }

  useImperativeHandle(ref, () => ({
    showCell: cells => {
      const marked = [...(desk?.querySelectorAll<HTMLElement>('[data-mark]') ?? [])]
      const found = marked.find(mark =>
        cells.some(({ row, column }) => mark.dataset.mark === `${row}|${column}`),
      )
      found?.scrollIntoView({ block: 'center', inline: 'center' })
      found?.focus({ preventScroll: true })
      return found !== undefined
    },
  }))

  return (
    <PaperDesk
      pagesRef={setDesk}
      bar={
        <>
          <span>
            {info.paper} {ORIENTATION[info.orientation]}
          </span>
          <span className={styles.zoom}>
            <Button
              size="small"
              aria-label="缩小"
              disabled={zoom <= ZOOM_MIN}
              onClick={() => zoomTo(nextZoom(zoom, -1))}
            >
              −
            </Button>
            <Select
              size="small"
              aria-label="显示比例"
              value={zoom}
              popupMatchSelectWidth={110}
              options={[...new Set([...ZOOM_STEPS, zoom])]
                .sort((a, b) => a - b)
                .map(value => ({ value, label: `${Math.round(value * 100)}%` }))}
              onChange={zoomTo}
            />
            <Button
              size="small"
              aria-label="放大"
              disabled={zoom >= ZOOM_MAX}
              onClick={() => zoomTo(nextZoom(zoom, 1))}
            >
              ＋
            </Button>
            <Button
              size="small"
              type="link"
              onClick={() => zoomTo(((desk?.clientWidth ?? width) - GAP * 2) / width)}
            >
              适合宽度
            </Button>
          </span>
          <PageTurner here={here} total={info.pages} onGo={goTo} />
          {children}
        </>
      }
    >
      <div
        className={styles.canvas}
        style={{ width: width * zoom, height: Math.max(0, virtual.getTotalSize()) }}
      >
        {items.map(({ index, start }) => {
          const page = pages.get(index)
          const size = sizes[index] ?? pageSize(info)
          return (
            <div
              key={index}
              className={styles.page}
              // Scaled as a picture: frames that share a line at 100 % share it at every size.
              style={{
                top: start,
                left: ((width - size.width) * zoom) / 2,
                transform: `scale(${zoom})`,
              }}
            >
              {page ? (
                <FormSheet page={page} marks={marks} onMark={onMark} onMember={onMember} />
              ) : (
                <div className={styles.coming} style={{ width: size.width, height: size.height }}>
                  正在排版
                </div>
              )}
            </div>
          )
        })}
      </div>
    </PaperDesk>
  )
}

interface PageTurnerProps {
  /** counted from 0 */
  here: number
  total: number
  onGo: (at: number) => void
}

function PageTurner({ here, total, onGo }: PageTurnerProps) {
  return (
    <span className={styles.turner}>
      <Button size="small" aria-label="上一页" disabled={here <= 0} onClick={() => onGo(here - 1)}>
        ◀
      </Button>
      <span aria-live="polite">
        {total === 0 ? 0 : here + 1} / {total}
      </span>
      <Button size="small" aria-label="下一页" disabled={here >= total - 1} onClick={() => onGo(here + 1)}>
        ▶
      </Button>
    </span>
  )
}
