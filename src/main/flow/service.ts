/** Flowing members, the contacts with them, and members abroad: what other subjects use. */

import type { FlowWatch } from '../../shared/flow/methods.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Reader } from '../db/register.ts'
import { listCertificates } from './certificates.ts'
import { listFlows } from './list.ts'

export { flowsOfMember, listFlows, type FlowListed } from './list.ts'
export { overseasOfMember } from './overseas.ts'
export { checkFlow, writeFlow, type Standing } from './records.ts'

const FIRST = { offset: 0, limit: 1 }

/** How much of the whole committee is to be done today. */
export async function flowDue(
  db: Reader,
  today: IsoDate,
): Promise<{ overdue: number; uncontrolled: number; remind: number; transfer: number; uninspected: number }> {
  const watched = async (watch: FlowWatch) => {
    const filter = { status: 'away' as const, watch }
    return (await listFlows(db, { filter, page: FIRST, asOf: undefined }, today)).total
  }
  const held = { only: 'uninspected' as const, page: FIRST, asOf: undefined }
  return {
    overdue: await watched('overdue'),
    uncontrolled: await watched('uncontrolled'),
    remind: await watched('remind'),
    transfer: await watched('transfer'),
    uninspected: (await listCertificates(db, held, today)).total,
  }
}
