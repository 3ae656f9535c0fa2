/**
 * The part of a picture that becomes the photo: a frame of the photo's ratio that never leaves the picture.
 * Pure; in pixels of the picture.
 */

import { PHOTO } from '../../shared/attachment/rules.ts'

export interface Size {
  width: number
  height: number
}

export interface Frame {
  /** left and upper edge */
  x: number
  y: number
  width: number
}

const RATIO = PHOTO.height / PHOTO.width

/** Narrower than this there is nothing to be seen of a face. */
const WIDTH_MIN = 40

export function heightOf(frame: Frame): number {
  return frame.width * RATIO
}

function widest({ width, height }: Size): number {
  return Math.min(width, (height * PHOTO.width) / PHOTO.height)
}

/** True where the picture is large enough to cut a photo out of it. */
export function isLargeEnough(size: Size): boolean {
  return widest(size) >= WIDTH_MIN
}

function between(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value))
}

function inside(frame: Frame, size: Size): Frame {
  const width = between(frame.width, WIDTH_MIN, widest(size))
  return {
    x: between(frame.x, 0, size.width - width),
    y: between(frame.y, 0, size.height - width * RATIO),
    width,
  }
}

/** As much as there is; where the picture is taller, its upper part: there the face is. */
export function firstFrame(size: Size): Frame {
  const width = widest(size)
  return inside({ x: (size.width - width) / 2, y: (size.height - width * RATIO) / 4, width }, size)
}

/** Moves by shares of the frame's own width: one step looks alike however large the picture is. */
export function moved(frame: Frame, size: Size, right: number, down: number): Frame {
  return inside({ ...frame, x: frame.x + right * frame.width, y: frame.y + down * frame.width }, size)
}

/** Above 1 the face becomes larger. The middle stays where it is as far as the picture reaches. */
export function zoomed(frame: Frame, size: Size, by: number): Frame {
  const width = between(frame.width / by, WIDTH_MIN, widest(size))
  const shift = (frame.width - width) / 2
  return inside({ x: frame.x + shift, y: frame.y + shift * RATIO, width }, size)
}

/** Printed at 25 mm, fewer pixels than these show as steps (200 dpi). */
export function isCoarse(frame: Frame): boolean {
  return frame.width < 197
}
