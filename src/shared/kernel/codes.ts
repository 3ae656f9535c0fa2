/**
 * Code tables (rules.md 2.N).
 *
 * A record keeps the key, never the printed digit: the same organisation class is 7 in annex 5 and 8 in
 * annex 6. Lists without printed digits use the Chinese word itself as their key.
 */

import { z } from 'zod'

export interface CodeItem<K extends string> {
  key: K
  /** the words the seed uses */
  label: string
}

export interface CodeTable<K extends string> {
  /** what the list is called on screen */
  name: string
  items: readonly CodeItem<K>[]
}

/** A table whose keys are English and whose labels are the printed words. */
export function codeTable<const T extends Readonly<Record<string, string>>>(
  name: string,
  labels: T,
): CodeTable<Extract<keyof T, string>> {
  const keys = Object.keys(labels) as Extract<keyof T, string>[]
  return { name, items: keys.map(key => ({ key, label: labels[key] ?? key })) }
}

/** A table whose keys are the printed Chinese words. */
export function wordTable<const W extends string>(name: string, words: readonly W[]): CodeTable<W> {
  return { name, items: words.map(word => ({ key: word, label: word })) }
}

/** Accepts exactly the keys of the table. */
export function codeSchema<K extends string>(table: CodeTable<K>) {
  return z.enum(table.items.map(item => item.key) as [K, ...K[]])
}

/** The printed words for a key; an unknown key (an older office list) prints as it is. */
export function labelOf<K extends string>(table: CodeTable<K>, key: string | null | undefined): string {
  if (key === null || key === undefined) return ''
  return table.items.find(item => item.key === key)?.label ?? key
}

/** The key whose key or label equals the typed text, else null. */
export function keyOf<K extends string>(table: CodeTable<K>, typed: string): K | null {
  return table.items.find(item => item.key === typed || item.label === typed)?.key ?? null
}
