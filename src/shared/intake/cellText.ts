/**
 * The text of a cell on its way from a reader to the rules.
 *
 * A workbook's number, its error and its text must stay apart: `1989.1` typed as text is January, the
 * same number may be a cut-off October. A mark in front says so; marks and separators are control
 * characters, which no reader lets through from a file.
 */

const NUMBER_MARK = '\u0001'
const ERROR_MARK = '\u0002'

/** Separates cells, and rows, where many travel as one string. */
export const CELL_END = '\u001F'
export const ROW_END = '\u001E'

/* eslint-disable no-control-regex -- exactly the control characters are to be found */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g
const UNCLEAN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF]/
/* eslint-enable no-control-regex */

/** Text as a file holds it, without control characters and halves of characters. */
export function textCell(text: string): string {
  return UNCLEAN.test(text) ? text.replace(CONTROL, '').toWellFormed() : text
}

/** `4.1040019800101E+17` written out; other numbers as the shortest text that means the same number. */
function numberText(raw: string): string {
  if (/^-?\d+$/.test(raw)) return raw
  const scientific = /^(-?)(\d+)(?:\.(\d+))?E\+?(\d{1,3})$/i.exec(raw)
  if (scientific) {
    const [, sign = '', whole = '', fraction = '', power = '0'] = scientific
    const exponent = Number(power)
    if (exponent >= fraction.length && exponent < 40) {
      return sign + (whole + fraction.padEnd(exponent, '0')).replace(/^0+(?=\d)/, '')
    }
  }
  const value = Number(raw)
  const text = String(value)
  // What stands in the place of a number may be any text.
  return Number.isFinite(value) && !text.includes('e') ? text : textCell(raw)
}

/**
 * A number from its digits in the file. All digits are kept: a program may have written more of them
 * than a floating-point number can hold, and those prove an ID number that was stored as a number.
 */
export function numberCell(raw: string): string {
  const text = numberText(raw.trim())
  return text === '' ? '' : NUMBER_MARK + text
}

/** A formula that came to nothing: `#REF!`. */
export function errorCell(code: string): string {
  return ERROR_MARK + textCell(code)
}

export function isNumberCell(cell: string): boolean {
  return cell.startsWith(NUMBER_MARK)
}

export function isErrorCell(cell: string): boolean {
  return cell.startsWith(ERROR_MARK)
}

/** What a person would read in the cell. */
export function plainText(cell: string): string {
  const mark = cell.charCodeAt(0)
  return mark === 1 || mark === 2 ? cell.slice(1) : cell
}

/** Nothing but white space. */
export function isBlankCell(cell: string | undefined): boolean {
  return cell === undefined || cell === '' || cell.trim() === ''
}

/** Column letter of an index from 0: `A`, `Z`, `AA`. */
export function columnLetter(index: number): string {
  let letters = ''
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  }
  return letters
}
