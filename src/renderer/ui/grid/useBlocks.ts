/**
 * Blocks of cells: chosen with Shift and the arrows, Shift and a click, by dragging, or all with Ctrl+A; copied and
 * cut to and pasted from Excel and WPS; cleared with Delete; filled down with Ctrl+D. A list without `blocks` has
 * none of it.
 */

import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { useMessages } from '../../shell/messages.tsx'
import { columnsOf, planPaste, rangeBetween, rowsOf, type CellRange, type PastePlan } from './blockPlan.ts'
import type { CellStates, TypedCell } from './cellStates.ts'
import { readBlock, tableHtml, tabbedText } from './clipboard.ts'
import { cellAfter, type GridExtent } from './gridKeys.ts'
import type { ActiveCell, BlockEditKind, GridBlocks, GridColumn, RowEdit } from './gridTypes.ts'

export interface BlocksOptions<Row> {
  blocks: GridBlocks<Row> | undefined
  active: ActiveCell
  extent: GridExtent
  /** what the list is sorted by and how long it is: a block of a former list is none */
  listKey: unknown
  /** the visible columns, in the order of `extent.columns` */
  columns: readonly GridColumn<Row>[]
  rowAt: ReadonlyMap<number, Row>
  rowId: (row: Row) => string
  states: CellStates
  /** scrolls so that the cell is seen */
  onReach: (cell: ActiveCell) => void
  /** makes the cell the active one without scrolling */
  onAnchor: (cell: ActiveCell) => void
}

/** What is asked before a paste that does not go in whole. */
export interface PasteQuestion {
  rows: number
  columns: number
  /** what does not go in */
  left: readonly string[]
  /** cells that hold something and are blank on the clipboard */
  blanks: number
  paste: (withBlanks: boolean) => void
}

export interface BlocksControl {
  /** null: only the active cell is chosen */
  range: CellRange | null
  /** does what a key does to a block; false for any other key */
  onKey: (event: KeyboardEvent) => boolean
  /** puts the block on the clipboard; false where there is none */
  onCopy: (event: ClipboardEvent) => boolean
  /** copies and then clears; false where there is no block: the cell alone is then copied and cleared */
  onCut: (event: ClipboardEvent) => boolean
  /** pastes a block; false where the list takes none */
  onPaste: (event: ClipboardEvent) => boolean
  extendTo: (cell: ActiveCell) => void
  collapse: () => void
  question: PasteQuestion | null
  closeQuestion: () => void
}

const DONE: Record<BlockEditKind, string> = { paste: '已粘贴', clear: '已清空', fill: '已填充' }
/** Refusals that are told in the message; all of them stand on their cells. */
const TOLD = 3

interface Reach {
  cell: ActiveCell
  listKey: unknown
}

function typedOf<Row>(column: GridColumn<Row>, row: Row): string {
  return column.edit?.typed?.(row) ?? column.text(row)
}

export function useBlocks<Row>(options: BlocksOptions<Row>): BlocksControl {
  const { blocks, active, extent, listKey, columns, rowAt, rowId, states } = options
  const messages = useMessages()
  const [reach, setReach] = useState<Reach | null>(null)
  const [question, setQuestion] = useState<PasteQuestion | null>(null)
  const held = useRef<{ first: number; rows: readonly Row[] } | null>(null)

  const reached =
    blocks !== undefined &&
    reach !== null &&
    reach.listKey === listKey &&
    reach.cell.row < extent.rows &&
    extent.columns.includes(reach.cell.column)
      ? reach.cell
      : null
  const far = reached ?? active
  const several = far.row !== active.row || far.column !== active.column
  const own = rangeBetween(active, far, extent.columns)
  const range = several ? own : null

  const extendTo = (cell: ActiveCell) => {
    if (!blocks) return
    setReach({ cell, listKey })
    options.onReach(cell)
  }
  const collapse = () => setReach(null)

  const rowsFrom = async (first: number, count: number): Promise<readonly Row[]> => {
    const onHand = Array.from({ length: count }, (_, at) => rowAt.get(first + at))
    const rows = onHand.filter(row => row !== undefined)
    return rows.length === count || !blocks ? rows : blocks.rows(first, count)
  }
  const tooMany = (rows: number): boolean => {
    if (!blocks || rows <= blocks.maxRows) return false
    messages.note(`一次最多处理${blocks.maxRows}行，现在有${rows}行。请分几次做。`)
    return true
  }
  /** What stands in a cell, also while it is being saved. */
  const standing = (column: GridColumn<Row>, row: Row, stored: string) =>
    states.of(rowId(row))[column.key]?.typed ?? stored
  const titleOf = (key: string) => columns.find(column => column.key === key)?.title ?? ''

  const save = (edits: readonly RowEdit<Row>[], kind: BlockEditKind) => {
    if (!blocks?.save) return
    const changed = edits.filter(edit => Object.keys(edit.typed).length > 0)
    if (changed.length === 0) {
      messages.done('内容相同，没有要改的')
      return
    }
    const cells = changed.flatMap(({ row, typed }): TypedCell[] =>
      Object.entries(typed).map(([column, text]) => ({ row: rowId(row), column, typed: text })),
    )
    const run = blocks.save
    void states.saveMany(cells, async () => {
      const outcome = await run(changed, kind)
      if (outcome.kind === 'failed') {
        messages.note('没有保存', outcome.reason)
        return cells.map(({ row, column }) => ({ row, column, reason: outcome.reason }))
      }
      const { cells: count, refused } = outcome
      if (refused.length === 0) messages.done(`${DONE[kind]}${count}格，可按 Ctrl Z 撤销`)
      else {
        const told = refused.slice(0, TOLD).map(({ column, reason }) => `${titleOf(column)}：${reason}`)
        messages.note(
          `${count === 0 ? '' : `${DONE[kind]}${count}格，`}${refused.length}格没有保存`,
          `标红的格里写着原因，改好或按 Esc 放弃。${told.join('；')}`,
        )
      }
      return refused
    })
  }

  /** Changes the editable cells of `target`; `textAt` answers null for a cell that stays as it is. */
  const edit = async (
    target: CellRange,
    kind: BlockEditKind,
    textAt: (row: number, column: GridColumn<Row>) => string | null,
  ): Promise<readonly RowEdit<Row>[]> => {
    const editable = columns.slice(target.left, target.right + 1).filter(column => column.edit)
    const rows = await rowsFrom(target.top, rowsOf(target))
    return rows.map((row, at) => {
      const present = states.of(rowId(row))
      const typed = editable.flatMap(column => {
        const text = textAt(at, column)
        const same = present[column.key] === undefined && text === typedOf(column, row)
        return text === null || same ? [] : [[column.key, text] as const]
      })
      return { row, typed: Object.fromEntries(typed) }
    })
  }

  const clear = async () => {
    if (!range || tooMany(rowsOf(range))) return
    save(await edit(range, 'clear', () => ''), 'clear')
  }

  const fillDown = async () => {
    // One row alone takes the values of the row above it, as in a spreadsheet.
    const from = rowsOf(own) > 1 ? own.top : own.top - 1
    const target = { ...own, top: from + 1 }
    if (from < 0 || tooMany(rowsOf(target))) return
    const [first] = await rowsFrom(from, 1)
    if (first === undefined) return
    save(await edit(target, 'fill', (_, column) => standing(column, first, typedOf(column, first))), 'fill')
  }

  const paste = async (plan: PastePlan) => {
    const targets = new Map(plan.targets.map(target => [target.key, target]))
    const all = await edit(plan.range, 'paste', (row, { key }) => {
      const target = targets.get(key)
      return target ? plan.textAt(row, target) : null
    })
    const kept = all.map(({ row, typed }) => ({
      row,
      typed: Object.fromEntries(Object.entries(typed).filter(([, text]) => text.trim() !== '')),
    }))
    const count = (edits: readonly RowEdit<Row>[]) =>
      edits.reduce((sum, { typed }) => sum + Object.keys(typed).length, 0)
    const blanks = count(all) - count(kept)
    const put = (withBlanks: boolean) => {
      save(withBlanks ? all : kept, 'paste')
      const column = extent.columns[plan.range.right] ?? active.column
      setReach({ cell: { row: plan.range.bottom, column }, listKey })
    }
    if (plan.left.length === 0 && blanks === 0) put(false)
    else {
      setQuestion({
        rows: all.filter(({ typed }) => Object.keys(typed).length > 0).length,
        columns: plan.targets.length,
        left: plan.left,
        blanks,
        paste: put,
      })
    }
  }

  const selectAll = () => {
    const [first, last] = [extent.columns[0], extent.columns.at(-1)]
    if (!blocks || first === undefined || last === undefined || extent.rows === 0) return
    const rows = Math.min(extent.rows, blocks.maxRows)
    options.onAnchor({ row: 0, column: first })
    setReach({ cell: { row: rows - 1, column: last }, listKey })
    if (rows < extent.rows) {
      messages.note(
        `列表有${extent.rows}行，一次最多选${blocks.maxRows}行，已选前${rows}行。要全部，请用“导出”。`,
      )
    }
  }

  const onKey = (event: KeyboardEvent): boolean => {
    if (!blocks) return false
    const { key, shiftKey: shift } = event
    const ctrl = event.ctrlKey || event.metaKey
    if (shift && key !== 'Tab') {
      const next = cellAfter(far, { key, ctrl }, extent)
      if (next === null) return false
      extendTo(next)
      return true
    }
    if (key === 'Escape' && range) {
      collapse()
      return true
    }
    if (key === 'Delete' && range) {
      if (blocks.save) void clear()
      return true
    }
    if (ctrl && key.toLowerCase() === 'a') {
      selectAll()
      return true
    }
    if (ctrl && key.toLowerCase() === 'd') {
      if (blocks.save) void fillDown()
      return true
    }
    return false
  }

  const onCopy = (event: ClipboardEvent): boolean => {
    if (!blocks || !range) return false
    if (tooMany(rowsOf(range))) return true
    const { top, bottom } = range
    const fetched = held.current?.first === top ? held.current.rows : []
    const rows = Array.from({ length: rowsOf(range) }, (_, at) => rowAt.get(top + at) ?? fetched[at])
    if (rows.includes(undefined) && held.current === null) {
      // Rows out of sight are fetched first; the copy is then made in a second go.
      void blocks.rows(top, bottom - top + 1).then(all => {
        held.current = { first: top, rows: all }
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- the other way needs a permission the window refuses
        document.execCommand('copy')
        held.current = null
      })
      return true
    }
    const chosen = columns.slice(range.left, range.right + 1)
    const block = rows.map(row =>
      chosen.map(column => (row === undefined ? '' : standing(column, row, column.text(row)))),
    )
    event.clipboardData.setData('text/plain', tabbedText(block))
    event.clipboardData.setData('text/html', tableHtml(block))
    return true
  }

  const onCut = (event: ClipboardEvent): boolean => {
    if (!blocks) return false
    if (!blocks.save) {
      messages.note(blocks.fixedBecause)
      return true
    }
    if (!range) return false
    if (!tooMany(rowsOf(range)) && onCopy(event)) void clear()
    return true
  }

  const onPaste = (event: ClipboardEvent): boolean => {
    if (!blocks) return false
    if (!blocks.save) {
      messages.note(blocks.fixedBecause)
      return true
    }
    const { clipboardData } = event
    const block = readBlock({
      html: clipboardData.getData('text/html'),
      text: clipboardData.getData('text/plain'),
    })
    if (block === null) {
      messages.note('剪贴板里没有文字，没有粘贴')
      return true
    }
    const editable = columns.map(column => ({
      key: column.key,
      title: column.title,
      editable: column.edit !== undefined,
    }))
    const plan = planPaste(block, own, editable, extent)
    if (plan.targets.length === 0) messages.note('这里的内容不能在列表里改，没有粘贴', plan.left.join(''))
    else if (!tooMany(rowsOf(plan.range))) void paste(plan)
    return true
  }

  return {
    range,
    onKey,
    onCopy,
    onCut,
    onPaste,
    extendTo,
    collapse,
    question,
    closeQuestion: () => setQuestion(null),
  }
}

/** 200行 × 12栏 */
export function rangeWords(range: CellRange): string {
  return `${rowsOf(range)}行 × ${columnsOf(range)}栏`
}
