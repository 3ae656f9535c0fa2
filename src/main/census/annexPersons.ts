/** Who stands on annexes 3 to 6 of a campaign: reports and lists of the sweep take their numbers there (forms.md 15). */

import type { IsoDate } from '../../shared/kernel/dates.ts'
import { flowOf, lostOf, type FlowPerson, type LostPerson } from '../../shared/reporting/persons.ts'
import type { Reader } from '../db/register.ts'
import { quietWork } from '../longWork.ts'
import { loadBranches, openRun } from '../reporting/service.ts'

export interface AnnexPersons {
  /** annex 4 */
  away: readonly FlowPerson[]
  /** annex 3; `place` says who of them stands on annexes 5 and 6 */
  lost: readonly LostPerson[]
}

export interface AnnexAsk {
  campaignId: number
  /** the page of one branch; null and absent: all */
  orgId?: number | null | undefined
  /** these members alone, wherever they stand */
  memberIds?: readonly number[] | undefined
}

/** Nobody is asked for: every list is empty. */
const NOBODY: AnnexPersons = { away: [], lost: [] }

/**
 * The persons as the annexes have them, on the campaign's own days where none is asked for. Only members who
 * are away or lost are read.
 */
export async function annexPersons(
  db: Reader,
  { campaignId, orgId, memberIds }: AnnexAsk,
  asOf: IsoDate | undefined,
  today: IsoDate,
): Promise<AnnexPersons> {
  if (memberIds?.length === 0) return NOBODY
  const { run } = await openRun(db, { campaignId, ...(asOf === undefined ? {} : { asOf }) }, today)
  const units = typeof orgId === 'number' ? run.units.filter(unit => unit.orgId === orgId) : undefined
  const asked = { withCards: false, memberIds, ...(units === undefined ? {} : { units }) }
  const away: FlowPerson[] = []
  for await (const branch of loadBranches(db, run, { ...asked, with: 'flows' }, quietWork())) {
    away.push(...flowOf(run, branch))
  }
  const lost: LostPerson[] = []
  for await (const branch of loadBranches(db, run, { ...asked, with: 'cases' }, quietWork())) {
    lost.push(...lostOf(run, branch))
  }
  // Annex 3 has those whom a rule puts on it; the others are on none.
  return { away, lost: lost.filter(({ place }) => place.annexes.includes(3)) }
}
