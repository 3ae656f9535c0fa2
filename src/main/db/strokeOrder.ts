/**
 * 姓氏笔画: every character with its place in the order of strokes (docs/decisions/0400).
 *
 * Fewer strokes first; as many strokes: 横竖撇点折 stroke by stroke; the same strokes: the plain form before
 * the one with a hook or a rise (GF 3003-1999, rules 1 to 3).
 */

import order from 'cnchar-order'
import { z } from 'zod'

const dataSchema = z.object({ orders: z.record(z.string(), z.string()) })

/** 横 1, 竖 2, 撇 3, 点 4, 折 5; every letter that is not here folds. 提 is a 横, 竖钩 a 竖, 捺 a 点. */
const CLASS: Readonly<Record<string, string>> = {
  j: '1',
  i: '1',
  f: '2',
  g: '2',
  s: '3',
  k: '4',
  d: '4',
  l: '4',
}
/** Forms that stand after the plain one of their class. */
const ATTACHED = /[igl]/

/** 横竖撇点折 as 12345. */
function strokeClasses(strokes: string): string {
  return [...strokes].map(stroke => CLASS[stroke] ?? '5').join('')
}

function strokeForms(strokes: string): string {
  return [...strokes].map(stroke => (ATTACHED.test(stroke) ? '1' : '0')).join('')
}

interface Drawn {
  character: string
  classes: string
  forms: string
}

function compare(a: Drawn, b: Drawn): number {
  if (a.classes.length !== b.classes.length) return a.classes.length - b.classes.length
  for (const [first, second] of [
    [a.classes, b.classes],
    [a.forms, b.forms],
    [a.character, b.character],
  ] as const) {
    if (first !== second) return first < second ? -1 : 1
  }
  return 0
}

function drawnCharacters(): Drawn[] {
  const { orders } = dataSchema.parse(order.dict)
  return Object.entries(orders)
    .filter(([character]) => /^\p{Unified_Ideograph}$/u.test(character))
    .map(([character, strokes]) => ({
      character,
      classes: strokeClasses(strokes),
      forms: strokeForms(strokes),
    }))
}

let sorted: readonly string[] | undefined

/** Every character the data knows, in the order of strokes. */
export function charactersByStrokes(): readonly string[] {
  sorted ??= drawnCharacters()
    .sort(compare)
    .map(({ character }) => character)
  return sorted
}

/** The strokes of a character as 12345; undefined where the data does not know it. */
export function strokesOf(character: string): string | undefined {
  return drawnCharacters().find(drawn => drawn.character === character)?.classes
}
