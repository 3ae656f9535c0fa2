/** Sorting of a hundred thousand entries without holding others up: short runs are sorted, then merged. */

import type { Pace } from './longWork.ts'

/** Entries sorted in one go. */
const RUN = 2048
/** Entries merged between two looks at the clock. */
const STEP = 512

/** Answers the entries in their order; equal ones stay in the order they came. */
export async function pacedSort<T extends object>(
  entries: readonly T[],
  compare: (first: T, second: T) => number,
  pace: Pace,
): Promise<T[]> {
  let runs: T[][] = []
  for (let from = 0; from < entries.length; from += RUN) {
    runs.push(entries.slice(from, from + RUN).sort(compare))
    if (pace.due()) await pace.rest()
  }
  while (runs.length > 1) {
    const merged: T[][] = []
    for (let at = 0; at < runs.length; at += 2) {
      merged.push(await merge(runs[at] ?? [], runs[at + 1] ?? [], compare, pace))
    }
    runs = merged
  }
  return runs[0] ?? []
}

async function merge<T extends object>(
  first: readonly T[],
  second: readonly T[],
  compare: (first: T, second: T) => number,
  pace: Pace,
): Promise<T[]> {
  const all: T[] = []
  let [i, k] = [0, 0]
  while (i < first.length || k < second.length) {
    const end = Math.min(all.length + STEP, first.length + second.length)
    while (all.length < end) {
      const [one, other] = [first[i], second[k]]
      if (one !== undefined && (other === undefined || compare(one, other) <= 0)) {
        all.push(one)
        i += 1
      } else if (other !== undefined) {
        all.push(other)
        k += 1
      }
    }
    if (pace.due()) await pace.rest()
  }
  return all
}

/**
 * Texts and numbers in SQLite's own order: nothing first, then numbers, then texts by their characters'
 * codes (its BINARY collation; JavaScript's own order differs for rare characters).
 */
export function compareStored(first: string | number | null, second: string | number | null): number {
  if (first === second) return 0
  if (first === null) return -1
  if (second === null) return 1
  if (typeof first === 'number') return typeof second === 'number' ? first - second : -1
  if (typeof second === 'number') return 1
  const length = Math.min(first.length, second.length)
  for (let i = 0; i < length; i += 1) {
    const [a, b] = [first.charCodeAt(i), second.charCodeAt(i)]
    if (a !== b) return place(a) - place(b)
  }
  return first.length - second.length
}

/** Halves of rare characters stand for codes behind all others. */
function place(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}
