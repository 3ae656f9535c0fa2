/** What a frozen roster is called on the screen. */

import type { RosterHead } from '../../shared/annual/methods.ts'

/** `2024年度花名册（第2版）` */
export function rosterWords({ year, version }: Pick<RosterHead, 'year' | 'version'>): string {
  return `${year}年度花名册${version > 1 ? `（第${version}版）` : ''}`
}
