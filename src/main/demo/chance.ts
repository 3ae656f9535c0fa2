/** Chance that repeats itself: the same seed gives the same township, to the last digit. */

export interface Chance {
  /** an integer from 0 to `below` − 1 */
  below: (below: number) => number
  /** an integer from `low` to `high`, both included */
  between: (low: number, high: number) => number
  /** true in `share` of a thousand cases */
  perMille: (share: number) => boolean
  /** throws RangeError on an empty list */
  pick: <T>(items: readonly T[]) => T
  /** an item by its weight */
  weighted: <T>(items: readonly (readonly [T, number])[]) => T
}

/** Mulberry32, a small generator of good quality; integers only, so every machine agrees. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) >>> 0
  }
  const below = (limit: number): number => next() % limit
  return {
    below,
    between: (low, high) => low + below(high - low + 1),
    perMille: share => below(1000) < share,
    pick: items => {
      const at = below(items.length)
      for (const item of items.slice(at, at + 1)) return item
      throw new RangeError('no items to choose from')
    },
    weighted: items => {
      let left = below(items.reduce((sum, [, weight]) => sum + weight, 0))
      for (const [item, weight] of items) {
        if (left < weight) return item
        left -= weight
      }
      throw new RangeError('no items to choose from')
    },
  }
}
