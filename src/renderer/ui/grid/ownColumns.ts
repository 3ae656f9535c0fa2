/** Columns the grid itself adds: check boxes and row numbers. The cursor does not enter them. */

import type { GridColumn } from './gridTypes.ts'

export const SELECT_COLUMN = '#select'
export const NUMBER_COLUMN = '#number'

const own = { text: () => '', pinned: true, fixed: true }

export const SELECT: GridColumn<object> = {
  ...own,
  key: SELECT_COLUMN,
  title: '',
  width: 34,
  minWidth: 34,
  align: 'center',
}

export const NUMBER: GridColumn<object> = {
  ...own,
  key: NUMBER_COLUMN,
  title: '序号',
  width: 48,
  align: 'right',
}

export function isOwnColumn(key: string): boolean {
  return key === SELECT_COLUMN || key === NUMBER_COLUMN
}
