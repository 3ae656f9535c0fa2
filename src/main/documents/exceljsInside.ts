/**
 * What exceljs 4.4.0 keeps for itself and this writer needs (docs/decisions/0302). Each part is looked
 * for and checked where it is used, so another version of the library fails loudly and at once.
 */

import type Excel from 'exceljs'

function elsewhere(what: string): never {
  throw new TypeError(`exceljs keeps ${what} elsewhere now`)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** The zip archive the sheets go into: says when one has left memory. */
export interface Archive {
  on: (event: 'entry' | 'error', listener: (value: { name: string }) => void) => unknown
  abort: () => unknown
}

function isArchive(value: unknown): value is Archive {
  return isObject(value) && 'on' in value && 'abort' in value
}

export function archiveOf(workbook: Excel.Workbook): Archive {
  return 'zip' in workbook && isArchive(workbook.zip) ? workbook.zip : elsewhere('its archive')
}

interface FontTable {
  _addFont: (font: Partial<Excel.Font>) => unknown
}

function isFontTable(value: unknown): value is FontTable {
  return isObject(value) && '_addFont' in value
}

/** The first font of a workbook is its standard typeface; later exceljs would put Calibri there. */
export function addFirstFont(workbook: Excel.Workbook, font: Partial<Excel.Font>): void {
  const table =
    'styles' in workbook && isFontTable(workbook.styles) ? workbook.styles : elsewhere('its fonts')
  table._addFont(font)
}

function listOf(sheet: Excel.Worksheet, key: '_merges' | 'rowBreaks'): unknown[] {
  const value: unknown = Reflect.get(sheet, key)
  return Array.isArray(value) ? (value as unknown[]) : elsewhere(key)
}

/**
 * Merged ranges as they will be written, such as `A1:C2`. exceljs's own way of adding one compares it
 * with all earlier ones, which takes minutes on a branch's thousand cards.
 */
export function mergedRanges(sheet: Excel.Worksheet): { push: (range: string) => unknown } {
  return listOf(sheet, '_merges')
}

/** Rows behind which a page ends, counted from 1. */
export function rowBreaks(sheet: Excel.Worksheet): { push: (row: Partial<Excel.RowBreak>) => unknown } {
  return listOf(sheet, 'rowBreaks')
}

interface Validations {
  add: (range: string, rule: Excel.DataValidation) => unknown
}

function isValidations(value: unknown): value is Validations {
  return isObject(value) && 'add' in value && typeof value.add === 'function'
}

/** Takes whole ranges; the types know only the form that sets cell by cell. */
export function validationsOf(sheet: Excel.Worksheet): Validations {
  return 'dataValidations' in sheet && isValidations(sheet.dataValidations)
    ? sheet.dataValidations
    : elsewhere('data validations')
}

/** A cell as exceljs writes it. */
export interface CellModel {
  address: string
  type: Excel.ValueType
  value?: string | number
  style: Partial<Excel.Style>
}

interface RowModel {
  cells: readonly CellModel[]
  number: number
  min: number
  max: number
  /** points */
  height: number
  style: Partial<Excel.Style>
  hidden: boolean
  outlineLevel: number
  collapsed: boolean
}

interface RowWriter {
  _writeRow: (row: { hasValues: boolean; height: number; model: RowModel }) => void
}

function isRowWriter(sheet: object): sheet is RowWriter {
  return '_writeRow' in sheet && typeof sheet._writeRow === 'function'
}

/** One object for all rows: exceljs looks a style up only once by its object. */
const NO_STYLE: Partial<Excel.Style> = {}

/**
 * Writes a row at once; a height of 0 leaves it to the program that opens the file. The cells are what exceljs would make of its own rows and cells, without making
 * an object with its address, style and value for each of two million cells.
 */
export function writeRow(
  sheet: Excel.Worksheet,
  number: number,
  height: number,
  columns: number,
  cells: readonly CellModel[],
  hidden = false,
): void {
  if (!isRowWriter(sheet)) elsewhere('rows')
  const model: RowModel = {
    cells,
    number,
    min: 1,
    max: columns,
    height,
    style: NO_STYLE,
    hidden,
    outlineLevel: 0,
    collapsed: false,
  }
  sheet._writeRow({ hasValues: true, height, model })
}

interface Piped {
  pipes: unknown[]
}

function isPiped(value: unknown): value is Piped {
  return isObject(value) && 'pipes' in value && Array.isArray(value.pipes)
}

/** A stream of the archive's own kind, older than Node's: what it has yet to take is known to its state only. */
interface Pipe {
  _writableState: { needDrain: boolean }
  once: (event: 'drain', listener: () => void) => unknown
}

function isPipe(value: unknown): value is Pipe {
  if (!isObject(value) || !('once' in value) || !('_writableState' in value)) return false
  return isObject(value._writableState) && 'needDrain' in value._writableState
}

/** Waits where the compression is behind with what was written of a sheet. */
export async function drained(sheet: Excel.Worksheet): Promise<void> {
  if (!('stream' in sheet) || !isPiped(sheet.stream)) elsewhere('the stream of a sheet')
  for (const pipe of sheet.stream.pipes) {
    if (!isPipe(pipe)) elsewhere('what a sheet is piped to')
    if (pipe._writableState.needDrain) await new Promise<void>(resolve => pipe.once('drain', resolve))
  }
}

/**
 * Lets go of what a finished sheet was compressed with, 70 KB a sheet, and of its merged ranges, ten
 * thousand on a branch's cards: the sheet itself stays in the workbook's list, for its name.
 */
export function releaseSheet(sheet: Excel.Worksheet): void {
  if ('stream' in sheet && isPiped(sheet.stream)) sheet.stream.pipes = []
  listOf(sheet, '_merges').length = 0
  listOf(sheet, 'rowBreaks').length = 0
}
