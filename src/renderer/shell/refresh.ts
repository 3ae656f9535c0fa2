/**
 * Fetching anew what a write may have changed: first the answers of the subject whose screen is open, then
 * the figures around it. In a large register these take longer than the list the clerk is looking at.
 */

import type { Query, QueryClient } from '@tanstack/react-query'

/** The subject of an answer: the first part of the method's path. */
function subjectOf({ queryKey }: Query): unknown {
  const [path] = queryKey
  return Array.isArray(path) ? (path[0] as unknown) : undefined
}

/** The subject whose screen is open; screens and methods call it alike. */
function openSubject(): string {
  return /^#\/([^/?]*)/.exec(window.location.hash)?.[1] ?? ''
}

export interface Refreshed {
  /** the open screen shows what holds now */
  screen: Promise<void>
  /** and so does everything around it */
  all: Promise<void>
}

/** Marks answers stale and fetches those anew that are on screen; `concerns` leaves some out. */
export function refreshAnswers(
  client: QueryClient,
  concerns: (query: Query) => boolean = () => true,
): Refreshed {
  const subject = openSubject()
  const screen = client
    .invalidateQueries({ predicate: concerns, refetchType: 'none' })
    .then(() =>
      client.refetchQueries({ type: 'active', predicate: q => concerns(q) && subjectOf(q) === subject }),
    )
  const all = screen.then(() =>
    client.refetchQueries({
      type: 'active',
      predicate: query => concerns(query) && query.state.isInvalidated,
    }),
  )
  return { screen, all }
}
