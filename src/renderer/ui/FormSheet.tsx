/**
 * One page of a form shown as the paper it will be: same cells, same places, same type as the printed page
 * and the workbook. Cells that break a check are marked; a row that stands for a member opens the card.
 */

import { memo, useEffect, type CSSProperties } from 'react'
import {
  CELL_PADDING_MM,
  FRAME_PX,
  LINE_HEIGHT,
  LOOK,
  MARK,
  PAGE_NUMBER,
  pageNumberText,
  TITLE_FACE_CSS,
  TYPEFACES,
} from '../../shared/forms/appearance.ts'
import { pageGeometry, paperSize, type Box, type PageGeometry } from '../../shared/forms/geometry.ts'
import { INTERNAL_MARK, MARGIN_MM, type FormCell, type FormPage } from '../../shared/forms/sheet.ts'
import styles from './FormSheet.module.css'

/** A cell to be marked, by the keys of the form. */
export interface CellMark {
  row: string
  column: string
  level: 'error' | 'warning'
  /** why, in words */
  text: string
}

export interface FormSheetProps {
  page: FormPage
  marks?: readonly CellMark[]
  /** opens the card of the member a row stands for */
  onMember?: (memberId: number) => void
  /** shows what a marked cell is about */
  onMark?: (mark: CellMark) => void
}

const ALIGN = { left: 'flex-start', center: 'center', right: 'flex-end' } as const

function place({ left, top, width, height }: Box): CSSProperties {
  return { left, top, width, height }
}

/** The faces of a title are named once for the whole page. */
function useTitleFace(): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(TITLE_FACE_CSS)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter(other => other !== sheet)
    }
  }, [])
}

function cellStyle(cell: FormCell, geometry: PageGeometry): CSSProperties {
  const look = LOOK[cell.kind]
  return {
    ...place(geometry.cell(cell)),
    fontFamily: TYPEFACES[look.face].css,
    fontSize: `${cell.size}pt`,
    fontWeight: look.bold ? 'bold' : 'normal',
    lineHeight: LINE_HEIGHT,
    // A cell without text may be narrower than its own padding.
    padding: cell.text === '' ? 0 : `0 ${CELL_PADDING_MM}mm`,
    textAlign: cell.align,
    justifyContent: ALIGN[cell.align],
    ...(look.framed ? { border: `${FRAME_PX}px solid #000` } : {}),
    ...(look.round ? { borderRadius: '50%' } : {}),
  }
}

const Cells = memo(function Cells({ page }: { page: FormPage }) {
  const geometry = pageGeometry(page)
  return (
    <>
      {page.cells.map(cell => (
        <div key={`${cell.row}-${cell.col}`} className={styles.cell} style={cellStyle(cell, geometry)}>
          {cell.text}
        </div>
      ))}
    </>
  )
})

function rowText(page: FormPage, row: number): string {
  return page.cells
    .filter(cell => cell.row === row && cell.text !== '')
    .slice(0, 3)
    .map(cell => cell.text)
    .join(' ')
}

export function FormSheet({ page, marks = [], onMember, onMark }: FormSheetProps) {
  useTitleFace()
  const geometry = pageGeometry(page)
  const { width, height } = paperSize(page)
  const markOf = (cell: FormCell) =>
    cell.key === null
      ? undefined
      : marks.find(mark => mark.row === cell.key?.row && mark.column === cell.key.column)
  return (
    <section
      className={styles.paper}
      style={{ width: `${width}mm`, height: `${height}mm` }}
      aria-label={pageNumberText(page.page, page.pageCount)}
    >
      <div
        className={styles.internal}
        style={{
          top: `${MARK.fromTopMm}mm`,
          right: `${MARGIN_MM.right}mm`,
          font: `${MARK.size}pt ${TYPEFACES[MARK.face].css}`,
        }}
      >
        {INTERNAL_MARK}
      </div>
      <Cells page={page} />
      {onMember &&
        page.members.map(({ row, memberId }) => (
          <button
            key={`${row}-${memberId}`}
            type="button"
            className={styles.row}
            style={place(geometry.row(row))}
            aria-label={`打开党员卡：${rowText(page, row)}`}
            onClick={() => onMember(memberId)}
          />
        ))}
      {page.cells.map(cell => {
        const mark = markOf(cell)
        if (!mark) return null
        return (
          <button
            key={`mark-${cell.row}-${cell.col}`}
            type="button"
            className={styles.mark}
            data-level={mark.level}
            data-mark={`${mark.row}|${mark.column}`}
            style={place(geometry.cell(cell))}
            title={mark.text}
            aria-label={mark.text}
            onClick={() => onMark?.(mark)}
          />
        )
      })}
      <div
        className={styles.number}
        style={{
          bottom: `${PAGE_NUMBER.fromBottomMm}mm`,
          font: `${PAGE_NUMBER.size}pt ${TYPEFACES[PAGE_NUMBER.face].css}`,
        }}
      >
        {pageNumberText(page.page, page.pageCount)}
      </div>
    </section>
  )
}
