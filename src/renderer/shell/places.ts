/** Where screens live. A path is written here once and nowhere else. */

export const PLACE = {
  organisation: '/organisation',
  roster: '/roster',
  member: '/roster/$memberId',
  agenda: '/agenda',
  intake: '/intake',
  audit: '/audit',
  backup: '/backup',
  settings: '/settings',
  dossier: '/dossier',
  duplicates: '/duplicates',
  duplicatePair: '/duplicates/$pair',
  quality: '/quality',
  flow: '/flow',
  transfer: '/transfer',
  census: '/census',
  search: '/search',
  lostCase: '/search/$caseId',
  reporting: '/reporting',
  annex: '/reporting/$annex',
} as const

/** The full card of a member, on one of its tabs. */
export function memberPlace(memberId: number): string {
  return `/roster/${memberId}`
}

/** One lost-contact case. */
export function lostCasePlace(caseId: number): string {
  return `/search/${caseId}`
}

/** Two members beside each other; the first is kept when they are merged. */
export function duplicatePlace(keepId: number, otherId: number): string {
  return `/duplicates/${keepId}-${otherId}`
}

/** One annex as paper. */
export function annexPlace(annex: number): string {
  return `/reporting/${annex}`
}
