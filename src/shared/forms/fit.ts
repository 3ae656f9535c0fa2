/**
 * Whether a text fits its frame, and at which type size.
 *
 * The estimate errs to the safe side: a Han character is one em, a digit a little more than half, lines stand a little further apart than the writers draw them. What would not fit even at
 * the smallest size makes its row taller instead: nothing is clipped.
 */

import { CELL_PADDING_MM } from './appearance.ts'

/** Tallest row of a workbook, millimetres: Excel takes 409.5 points and cuts what is beyond. */
export const MAX_ROW_MM = 144

/** Smallest type size, points. */
export const MIN_SIZE = 6
const STEP = 0.5
const MM_PER_POINT = 25.4 / 72
/** Distance of two lines in type sizes: that of the loosest face that stands in for a missing one. */
const LINE = 1.41
/** Free space between frame and text: that of the writers, half of the frame's own line and the rounding to pixels. */
const PAD_X = CELL_PADDING_MM + 0.4
const PAD_Y = 0.25

/** A frame measured once for all the texts that go into it. */
export interface Frame {
  /** type sizes from the form's own down to the smallest */
  sizes: readonly number[]
  /** ems in a line, and lines in the frame, at each of the sizes */
  ems: readonly number[]
  lines: readonly number[]
}

/** Measures a frame of `width` × `height` millimetres for texts of `size` points, never set below `smallest`. */
export function frameOf(width: number, height: number, size: number, smallest = MIN_SIZE): Frame {
  const sizes: number[] = []
  for (let s = size; s > smallest; s -= STEP) sizes.push(s)
  sizes.push(Math.min(size, smallest))
  return {
    sizes,
    ems: sizes.map(s => (width - 2 * PAD_X) / (s * MM_PER_POINT)),
    lines: sizes.map(s => Math.max(1, Math.floor((height - 2 * PAD_Y) / (s * MM_PER_POINT * LINE)))),
  }
}

/** The widest a character is in any of the faces that stand in for one another. */
function latinEm(code: number): number {
  if (code >= 0x41 && code <= 0x5a) return 0.72
  return (code >= 0x30 && code <= 0x39) || code >= 0x61 ? 0.6 : 0.5
}

/** Width of a text in ems. */
export function emWidth(text: string): number {
  let ems = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code < 0x250) ems += latinEm(code)
    else if (code < 0xdc00 || code > 0xdfff) ems += 1
  }
  return ems
}

/** One unit that is not torn apart at a line's end, with the marks that stay beside it. */
const UNIT = /[（“《【(]*(?:[!-'*-~]+|[^\n])[，。；：、）”》】！？·…,.;:)]*|\n/gu

const BREAK = -1

/** Widths of the units of a text; BREAK for a line break. */
function unitsOf(text: string): number[] {
  return Array.from(text.matchAll(UNIT), ([unit]) => (unit === '\n' ? BREAK : emWidth(unit)))
}

/** The smallest size a frame's texts are set in. */
function smallestOf({ sizes }: Frame): number {
  return sizes.at(-1) ?? MIN_SIZE
}

/** Lines the units take; Infinity when a number or word is wider than the line and must not be torn. */
function linesOf(units: readonly number[], ems: number, tear: boolean): number {
  let lines = 1
  let used = 0
  for (const width of units) {
    if (width === BREAK) {
      lines += 1
      used = 0
    } else if (used + width <= ems) used += width
    else if (width <= ems) {
      lines += 1
      used = width
    } else if (tear) {
      const pieces = Math.ceil((used + width) / ems)
      lines += pieces - 1
      used = used + width - (pieces - 1) * ems
    } else return Infinity
  }
  return lines
}

/** The type size at which the text fits its frame; the smallest where it never does. */
export function fitSize(text: string, frame: Frame): number {
  const ems = frame.ems[0] ?? 0
  const size = frame.sizes[0] ?? MIN_SIZE
  // No character is wider than one em: the short texts of most cells need no measuring.
  if (text.length <= ems && !text.includes('\n')) return size
  if (emWidth(text) <= ems && !text.includes('\n')) return size
  const units = unitsOf(text)
  const smallest = smallestOf(frame)
  for (let i = 0; i < frame.sizes.length; i += 1) {
    const tear = frame.sizes[i] === MIN_SIZE
    if (linesOf(units, frame.ems[i] ?? 0, tear) <= (frame.lines[i] ?? 1)) return frame.sizes[i] ?? MIN_SIZE
  }
  return wholeSize(units, ems * size, smallest)
}

/** A number is not torn for the sake of the smallest size: it is set smaller where that keeps it whole. */
function wholeSize(units: readonly number[], width: number, smallest: number): number {
  const widest = Math.max(0, ...units)
  let size = smallest
  while (size > MIN_SIZE && widest * size > width) size -= STEP
  return widest * size > width ? smallest : size
}

/** Millimetres by which a frame must grow so that the text fits at the smallest size; 0 when it does. */
export function growth(text: string, frame: Frame): number {
  const last = frame.sizes.length - 1
  const ems = frame.ems[last] ?? 0
  const lines = frame.lines[last] ?? 1
  // Two lines in a row hold more than one line's width, so half of the frame's width is always enough.
  const half = ems * lines * 0.5
  if ((text.length <= half || emWidth(text) <= half) && !text.includes('\n')) return 0
  const over = linesOf(unitsOf(text), ems, true) - lines
  return over <= 0 ? 0 : over * smallestOf(frame) * MM_PER_POINT * LINE
}

/**
 * The text cut so that it takes at most `lines` lines at the smallest size, with an ellipsis that shows
 * it: for a remark longer than a whole page.
 */
export function cutToLines(text: string, frame: Frame, lines: number): string {
  const ems = frame.ems[frame.sizes.length - 1] ?? 0
  if (linesOf(unitsOf(text), ems, true) <= lines) return text
  const characters = [...text]
  let [low, high] = [0, characters.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (linesOf(unitsOf(`${characters.slice(0, middle).join('')}…`), ems, true) <= lines) low = middle
    else high = middle - 1
  }
  return `${characters.slice(0, low).join('')}…`
}

/** Lines of the smallest size in so many millimetres. */
export function linesIn(height: number, smallest = MIN_SIZE): number {
  return Math.max(1, Math.floor((height - 2 * PAD_Y) / (smallest * MM_PER_POINT * LINE)))
}
