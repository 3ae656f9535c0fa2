/** Where screens live. A path is written here once and nowhere else. */

export const PLACE = {
  organisation: '/organisation',
  roster: '/roster',
  member: '/roster/$memberId',
} as const

/** The full card of a member, on one of its tabs. */
export function memberPlace(memberId: number): string {
  return `/roster/${memberId}`
}
