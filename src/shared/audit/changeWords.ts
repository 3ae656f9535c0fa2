/** An entry of the log in words: what kind it is, where it stands, and what can be done about it. */

import type { ChangeRow } from './methods.ts'

export type ChangeKind = ChangeRow['kind']

/** What one click does to an entry, and the entry that is taken back by it; null where nothing can be done. */
export interface Step {
  word: '撤销' | '重做'
  id: number
}

/**
 * An entry that stands can be taken back. Taking back an undo does again what it took back, so it is called
 * that, and the entry that was taken back offers the same.
 */
export function stepOf(row: Pick<ChangeRow, 'id' | 'kind' | 'undoable' | 'undoneBy'>): Step | null {
  if (row.undoneBy !== null) return row.kind === 'undo' ? null : { word: '重做', id: row.undoneBy }
  if (!row.undoable) return null
  return { word: row.kind === 'undo' ? '重做' : '撤销', id: row.id }
}

export function standingText(row: Pick<ChangeRow, 'kind' | 'undone' | 'undoable'>): string {
  if (row.undone) return row.kind === 'undo' ? '已重做' : '已撤销'
  return row.undoable ? '' : '仅留痕'
}
