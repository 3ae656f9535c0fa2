/** Surveys kept until the register changes: the screens ask for the same one page after page. */

import type { AnnexNumber } from '../../shared/reporting/facts.ts'
import type { Reader, Register } from '../db/register.ts'
import { withSnapshot } from '../db/snapshot.ts'
import { quietWork } from '../longWork.ts'
import type { Office } from '../office.ts'
import { demandCampaign, openRun, type RunScope } from './openRun.ts'
import { survey, type Survey } from './survey.ts'

/** Surveys kept a register: two or three scopes are looked at in turn. */
const KEPT = 4

interface Kept {
  key: string
  /** what the register had come to when it was surveyed */
  state: number
  annexes: readonly AnnexNumber[]
  survey: Promise<Survey>
}

const surveys = new WeakMap<Register, Kept[]>()

/** Grows with every entry of the log that changes what annexes say; exports do not. */
async function stateOf(db: Reader): Promise<number> {
  const last = await db
    .selectFrom('change')
    .select('id')
    .where('kind', '<>', 'export')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.id ?? 0
}

function keyOf(scope: RunScope, today: string): string {
  return JSON.stringify([scope.orgId, scope.memberId, scope.campaignId, scope.asOf, today])
}

/**
 * The survey of a scope with the pages of at least these annexes. Annexes that need a campaign are left
 * out where there is none; with `demand` that is CAMPAIGN_MISSING instead.
 */
export async function surveyOf(
  office: Office,
  scope: RunScope,
  annexes: readonly AnnexNumber[],
  demand: boolean,
): Promise<Survey> {
  const register = office.register()
  const today = office.clock.today()
  const key = keyOf(scope, today)
  const state = await stateOf(register.reader)
  const kept = (surveys.get(register) ?? []).filter(entry => entry.state === state)
  const found = kept.find(entry => entry.key === key && annexes.every(annex => entry.annexes.includes(annex)))
  if (found) {
    const known = await found.survey
    if (demand) for (const annex of annexes) demandCampaign(known.open, annex)
    return known
  }
  const before = kept.find(entry => entry.key === key)?.annexes ?? []
  const wanted = [...new Set([...annexes, ...before])]
  const made = withSnapshot(register, async db => {
    const open = await openRun(db, scope, today)
    if (demand) for (const annex of annexes) demandCampaign(open, annex)
    return survey(db, open, wanted, quietWork())
  })
  const entry: Kept = { key, state, annexes: wanted, survey: made }
  surveys.set(register, [entry, ...kept.filter(other => other.key !== key)].slice(0, KEPT))
  made.catch(() => {
    surveys.set(
      register,
      (surveys.get(register) ?? []).filter(other => other !== entry),
    )
  })
  return made
}
