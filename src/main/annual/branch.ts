/** One branch on one day, as the review and its roster see it. */

import { OfficeError } from '../../shared/api/errors.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { BranchFacts } from '../../shared/reporting/facts.ts'
import type { Run, Unit } from '../../shared/reporting/run.ts'
import type { Reader } from '../db/register.ts'
import { quietWork } from '../longWork.ts'
import { loadBranches, openDay } from '../reporting/service.ts'

export interface BranchOn {
  /** its campaign is the one day `on` */
  run: Run
  unit: Unit
  /** all who stood in it from `from` to `on` */
  branch: BranchFacts
}

/**
 * The branch with its groups; a 党小组 stands for its branch.
 * Throws RECORD_MISSING where it is not there on the day.
 */
export async function branchOn(
  db: Reader,
  { orgId, on, from = on }: { orgId: number; on: IsoDate; from?: IsoDate },
): Promise<BranchOn> {
  const run = await openDay(db, { orgId, on, from })
  const unit = run.units.find(one => one.orgId === run.scopeOrgId)
  if (!unit) throw new OfficeError('RECORD_MISSING', undefined, { field: 'orgId' })
  const campaign = { ...run.campaign, startOn: on }
  let branch: BranchFacts = { orgId: unit.orgId, members: [] }
  for await (const found of loadBranches(db, run, { units: [unit], withCards: false }, quietWork())) {
    branch = found
  }
  return { run: { ...run, campaign }, unit, branch }
}
