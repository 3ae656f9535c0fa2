/** The findings of some members as they stood on a day, for the sheets and ledgers (D29). */

import type { SheetFinding } from '../../shared/dossier/checkSheet.ts'
import type { FindingResult, FindingState, FindingStep } from '../../shared/dossier/findings.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Reader } from '../db/register.ts'

export interface FindingOnDay extends SheetFinding {
  id: number
  description: string
  dueOn: IsoDate | null
  responsible: string | null
  /** what was done about it last */
  last: { step: FindingStep; on: IsoDate; actor: string | null } | null
}

/** By member; who has none is not in it. */
export async function findingsOnDay(
  db: Reader,
  memberIds: readonly number[],
  on: IsoDate,
): Promise<Map<number, FindingOnDay[]>> {
  const found = new Map<number, FindingOnDay[]>()
  if (memberIds.length === 0) return found
  const rows = await db
    .selectFrom('dossierFinding')
    .selectAll()
    .where('memberId', 'in', [...memberIds])
    .where('removed', '=', 0)
    .where('foundOn', '<=', on)
    .orderBy('foundOn')
    .orderBy('id')
    .execute()
  const steps = await db
    .selectFrom('dossierFindingStep')
    .selectAll()
    .where('memberId', 'in', [...memberIds])
    .where('onDate', '<=', on)
    .orderBy('id')
    .execute()
  for (const row of rows) {
    const taken = steps.filter(({ findingId }) => findingId === row.id)
    const last = taken.at(-1)
    const own = found.get(row.memberId) ?? []
    // Written through the contract's own code tables.
    own.push({
      id: row.id,
      kind: row.kind as FindingOnDay['kind'],
      material: row.material as FindingOnDay['material'],
      description: row.description,
      dueOn: row.dueOn,
      responsible: row.responsible,
      state: (last?.toState ?? 'OPEN') as FindingState,
      result: (taken.findLast(({ result }) => result !== null)?.result ?? null) as FindingResult | null,
      noSender: taken.findLast(({ noSender }) => noSender !== null)?.noSender ?? null,
      last: last ? { step: last.step as FindingStep, on: last.onDate, actor: last.actor } : null,
    })
    found.set(row.memberId, own)
  }
  return found
}
