/** The tab a card opens on: the one last looked at, or the one a link is about. An open card follows it. */

import { useSyncExternalStore } from 'react'

let tab = 'basic'
const watchers = new Set<() => void>()

function watch(changed: () => void): () => void {
  watchers.add(changed)
  return () => watchers.delete(changed)
}

export function useOpenTab(): string {
  return useSyncExternalStore(watch, () => tab)
}

export function openOnTab(key: string): void {
  tab = key
  for (const changed of watchers) changed()
}
