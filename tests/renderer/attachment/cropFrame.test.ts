import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  firstFrame,
  heightOf,
  isCoarse,
  isLargeEnough,
  moved,
  zoomed,
  type Frame,
} from '../../../src/renderer/attachment/cropFrame.ts'

describe('the frame of a photo', () => {
  it.each([
    // as wide as it is and 1.4 times as high, a quarter of the rest above it
    [
      { width: 500, height: 900 },
      { x: 0, y: 50, width: 500 },
    ],
    // as high as it is, in the middle
    [
      { width: 1000, height: 700 },
      { x: 250, y: 0, width: 500 },
    ],
    [
      { width: 500, height: 700 },
      { x: 0, y: 0, width: 500 },
    ],
  ])('of %j begins at %j', (size, frame) => {
    expect(firstFrame(size)).toEqual(frame)
  })

  it('moves and grows by what it is told, about its middle', () => {
    const size = { width: 1000, height: 1400 }
    const frame = { x: 200, y: 300, width: 500 }
    expect(moved(frame, size, 0.1, -0.2)).toEqual({ x: 250, y: 200, width: 500 })
    expect(zoomed(frame, size, 2)).toEqual({ x: 325, y: 475, width: 250 })
    expect(zoomed(zoomed(frame, size, 2), size, 0.5)).toEqual(frame)
  })

  it('tells a picture too small to cut, and one too coarse to print', () => {
    expect(isLargeEnough({ width: 40, height: 56 })).toBe(true)
    expect(isLargeEnough({ width: 39, height: 900 })).toBe(false)
    expect(isLargeEnough({ width: 900, height: 55 })).toBe(false)
    expect(isCoarse({ x: 0, y: 0, width: 196 })).toBe(true)
    expect(isCoarse({ x: 0, y: 0, width: 197 })).toBe(false)
  })

  it('never leaves the picture, whatever is done', () => {
    const share = fc.double({ min: -3, max: 3, noNaN: true })
    const step = fc.oneof(
      fc.tuple(fc.constant('move' as const), share, share),
      fc.tuple(fc.constant('zoom' as const), fc.double({ min: 0.2, max: 5, noNaN: true }), fc.constant(0)),
    )
    const size = fc.record({
      width: fc.integer({ min: 40, max: 6000 }),
      height: fc.integer({ min: 56, max: 6000 }),
    })
    fc.assert(
      fc.property(size, fc.array(step, { maxLength: 30 }), (picture, steps) => {
        let frame: Frame = firstFrame(picture)
        for (const [does, a, b] of steps) {
          frame = does === 'move' ? moved(frame, picture, a, b) : zoomed(frame, picture, a)
          expect(frame.x).toBeGreaterThanOrEqual(0)
          expect(frame.y).toBeGreaterThanOrEqual(0)
          expect(frame.x + frame.width).toBeLessThanOrEqual(picture.width + 1e-6)
          expect(frame.y + heightOf(frame)).toBeLessThanOrEqual(picture.height + 1e-6)
          expect(frame.width).toBeGreaterThanOrEqual(40)
        }
      }),
    )
  })
})
