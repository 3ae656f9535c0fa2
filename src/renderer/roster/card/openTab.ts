/** The tab a card opens on: the one last looked at, or the one a link is about. */

let tab = 'basic'

export function lastTab(): string {
  return tab
}

export function openOnTab(key: string): void {
  tab = key
}
