/** What comes round in a case: weekly checks of a key case, weekly follow-up after contact (R-B13, R-B14). */

import type { Outputs } from '../../shared/api/contract.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { OPEN_LOST, type LostState } from '../../shared/search/codes.ts'
import { weeksOf, type Week } from '../../shared/search/rhythm.ts'
import type { Settings } from '../../shared/settings/rules.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'

type Card = Outputs['search']['card']

export async function followUpsOf(db: Reader, caseId: number): Promise<Card['followUps']> {
  const rows = await db
    .selectFrom('lostFollowUp')
    .selectAll()
    .where('caseId', '=', caseId)
    .where('removed', '=', 0)
    .orderBy('onDate')
    .orderBy('id')
    .execute()
  return rows.map(({ id, onDate, how, behaviour, person }) => ({
    id,
    on: onDate,
    // Written through the contract's own code table.
    how: how as Card['followUps'][number]['how'],
    behaviour,
    person,
  }))
}

export interface Rounds {
  checkWeeks: Week[]
  followWeeks: Week[]
}

interface On {
  on: IsoDate
  settings: Settings
}

/** Of a case as it stood on the day. */
export async function roundsOf(
  db: Reader,
  row: Row<'lostCase'>,
  attempts: readonly Pick<Row<'searchAttempt'>, 'at'>[],
  { on, settings }: On,
): Promise<Rounds> {
  // Written through the contract's own code table.
  const state = row.state as LostState
  const ended = row.contactOn ?? row.closedOn ?? (state === 'EXCLUDED' ? row.verifiedOn : null)
  const weekly = settings['lost.rhythm'] === 'week'
  const checked = weekly && row.isKey === 1 && (OPEN_LOST.includes(state) || ended !== null)
  const followed = row.contactOn !== null && row.contactOn <= on
  return {
    checkWeeks: checked
      ? weeksOf({
          start: row.foundOn,
          end: ended,
          done: attempts.map(({ at }) => at.slice(0, 10)),
          today: on,
        })
      : [],
    followWeeks:
      followed && row.contactOn !== null
        ? weeksOf({
            start: row.contactOn,
            end: row.closedOn,
            done: (await followUpsOf(db, row.id)).map(({ on: day }) => day),
            today: on,
            count: settings['lost.followupWeeks'],
          })
        : [],
  }
}

/** What the list says of it: the weeks missed, and by when this week's record is due. */
export function turnOf({ checkWeeks, followWeeks }: Rounds): Card['turn'] {
  const kind = followWeeks.length > 0 ? 'followUp' : 'check'
  const weeks = kind === 'followUp' ? followWeeks : checkWeeks
  if (weeks.length === 0) return null
  return {
    kind,
    missed: weeks.filter(({ state }) => state === 'missed').length,
    dueOn: weeks.find(({ state }) => state === 'due')?.to ?? null,
  }
}
