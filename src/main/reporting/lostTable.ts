/** The sheet 失联党员 of a branch's packet: its open cases with what is on record of them. */

import {
  attemptText,
  LOST_COLUMNS,
  LOST_FACTS,
  LOST_SHEET,
  lostText,
  lostWords,
  type LostFacts,
  type LostKey,
} from '../../shared/intake/lostSheet.ts'
import { keyOf } from '../../shared/kernel/codes.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import { ATTEMPT_RESULT, SEARCH_CHANNEL } from '../../shared/search/codes.ts'
import type { Unit } from '../../shared/reporting/run.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import type { FillInTable } from '../documents/writeFillInWorkbook.ts'
import { attemptsOf, branchFacts, casesOfMembers, ledgersOf } from '../search/service.ts'
import { settingsOf } from '../settings/service.ts'

/** Rows for searches, and members, that are not on record yet. */
const BLANK_ROWS = 30

interface OpenCase {
  member: Row<'member'>
  facts: LostFacts
  logged: string
}

/** 2016-03-01 电话（本人）无结果 */
function inShort({ at, channel, target, targetPhone, responsible, result }: Row<'searchAttempt'>): string {
  const [known, found] = [keyOf(SEARCH_CHANNEL, channel), keyOf(ATTEMPT_RESULT, result)]
  if (known === null || found === null) return ''
  return attemptText({ at, channel: known, target, targetPhone, responsible, result: found, clue: null })
}

/** Whose search goes on, by the branch's own register. */
async function openCases(db: Reader, unit: Unit): Promise<OpenCase[]> {
  const members = await db
    .selectFrom('member')
    .selectAll()
    .where('orgId', 'in', unit.memberOrgIds)
    .where('membership', 'in', ON_ROLL)
    .where('removed', '=', 0)
    .where(eb =>
      eb.exists(
        eb
          .selectFrom('lostCase')
          .select('lostCase.id')
          .whereRef('lostCase.memberId', '=', 'member.id')
          .where('lostCase.removed', '=', 0),
      ),
    )
    .orderBy('namePinyin')
    .orderBy('id')
    .execute()
  const ids = members.map(({ id }) => id)
  const cases = await casesOfMembers(db, ids, { open: true })
  const ledgers = await ledgersOf(db, ids)
  const settings = await settingsOf(db)
  const found: OpenCase[] = []
  for (const member of members) {
    const row = cases.find(({ memberId }) => memberId === member.id)
    if (!row) continue
    const logged = (await attemptsOf(db, row.id)).map(inShort).join('\n')
    found.push({ member, facts: branchFacts(row, member, ledgers, settings), logged })
  }
  return found
}

function textOf({ member, facts, logged }: OpenCase, key: LostKey): string {
  if (key === 'name' || key === 'idNo') return member[key] ?? ''
  if (key === 'logged') return logged
  const fact = LOST_FACTS.find(one => one === key)
  return fact === undefined ? '' : lostText(fact, facts[fact])
}

export async function lostTable(
  db: Reader,
  unit: Unit,
  unitLine: string,
  filled: boolean,
): Promise<FillInTable> {
  const cases = filled ? await openCases(db, unit) : []
  return {
    sheetName: LOST_SHEET,
    unitLine,
    columns: LOST_COLUMNS.map(({ key, header, width, locked = false }) => {
      const words = lostWords(key)
      return { key, header, width, ...(words && { words }), ...(locked && { locked }) }
    }),
    rows: cases.map(one => LOST_COLUMNS.map(({ key }) => textOf(one, key))),
    blankRows: BLANK_ROWS,
    repeats: true,
  }
}
