/** What is due in lost-contact cases today, counted for the workbench with the conditions of the lists. */

import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { addDays, type IsoDate } from '../../shared/kernel/dates.ts'
import { OPEN_LOST } from '../../shared/search/codes.ts'
import type { Reader } from '../db/register.ts'
import { settingsOf } from '../settings/service.ts'
import { checkDue, followUpDue, inquiryOpen, overdueSince } from './filters.ts'
import { monthRows } from './months.ts'

export interface LostDue {
  open: number
  /** past the 30 days of verification (R-B12) */
  verify: number
  weekly: number
  followUp: number
  /** cases with an inquiry that should have been answered */
  inquiry: number
  /** months over without a report on key cases */
  months: number
}

const STATE = sql<string>`"c"."state"`

export async function lostDue(db: Reader, today: IsoDate): Promise<LostDue> {
  const settings = await settingsOf(db)
  const count = (condition: RawBuilder<SqlBool>) => sql<number>`coalesce(sum(${condition}), 0)`
  const row = await db
    .selectFrom('lostCase as c')
    .innerJoin('member as m', 'm.id', 'c.memberId')
    .select([
      count(sql`"c"."state" IN (${sql.join(OPEN_LOST)})`).as('open'),
      count(
        sql`"c"."state" = 'VERIFYING' AND "c"."foundOn" < ${addDays(today, -settings['lost.verifyDays'])}`,
      ).as('verify'),
      count(checkDue(STATE, today, settings)).as('weekly'),
      count(followUpDue(STATE, today, settings)).as('followUp'),
      count(inquiryOpen(overdueSince(today, settings), today)).as('inquiry'),
    ])
    .where('c.removed', '=', 0)
    .where('m.removed', '=', 0)
    .where('c.state', '<>', 'EXCLUDED')
    .executeTakeFirstOrThrow()
  const months = (await monthRows(db, today)).filter(({ state }) => state === 'missed').length
  return { ...row, months }
}
