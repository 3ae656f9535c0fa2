/** Records both members have open: what there is, and making one of them or closing all but one in a merge. */

import { sql } from 'kysely'
import { OfficeError } from '../../shared/api/errors.ts'
import {
  choiceWords,
  OPEN_KINDS,
  openKindSchema,
  type OpenChoice,
  type OpenGroup,
  type OpenKindKey,
  type OpenRecord,
} from '../../shared/duplicates/openRecords.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import { LOST_STATE, OPEN_LOST, type LostState } from '../../shared/search/codes.ts'
import { repointAttachments } from '../attachment/service.ts'
import { LOST_CHILDREN } from '../db/linkedTables.ts'
import type { Reader, Writer } from '../db/register.ts'
import { joinRecords } from './joinRecords.ts'

interface Pair {
  keepId: number
  otherId: number
}

/** An open record with what the rules of closing and joining ask of it. */
interface Open extends OpenRecord {
  /** it cannot be closed before this day */
  since: string | null
  /** letters: the number; two papers of two numbers are two papers */
  letterNo?: string | null
  /** letters: it takes the member off the roll */
  forGood?: boolean
}

async function countBy(
  db: Reader,
  table: 'searchAttempt' | 'flowContact',
  owner: 'caseId' | 'flowId',
  id: number,
): Promise<number> {
  const { count } = await db
    .selectFrom(sql<{ removed: number }>`${sql.table(table)}`.as('child'))
    .select(eb => eb.fn.countAll().as('count'))
    .where(sql.ref(`child.${owner}`), '=', id)
    .where('child.removed', '=', 0)
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function openCases(db: Reader, { keepId, otherId }: Pair): Promise<Open[]> {
  const rows = await db
    .selectFrom('lostCase')
    .select(['id', 'memberId', 'caseNo', 'state', 'foundOn'])
    .where('memberId', 'in', [keepId, otherId])
    .where('removed', '=', 0)
    .where('state', 'in', [...OPEN_LOST])
    .orderBy('id')
    .execute()
  const open: Open[] = []
  for (const { id, memberId, caseNo, state, foundOn } of rows) {
    const children = await countBy(db, 'searchAttempt', 'caseId', id)
    // Written through the contract's own code table.
    const stands = labelOf(LOST_STATE, state as LostState)
    open.push({
      id,
      side: memberId === keepId ? 'kept' : 'other',
      name: caseNo,
      words: `${stands}，${foundOn}发现，查找${children}次`,
      children,
      // rules.md 4.2: only what is still being verified can be ruled out.
      notClosed: state === 'VERIFYING' ? null : `${caseNo}已是“${stands}”，不能再排除。可以并为一条`,
      since: foundOn,
    })
  }
  return open
}

async function openFlows(db: Reader, { keepId, otherId }: Pair): Promise<Open[]> {
  const rows = await db
    .selectFrom('flow')
    .select(['id', 'memberId', 'leftOn', 'destPlace', 'reason', 'status'])
    .where('memberId', 'in', [keepId, otherId])
    .where('removed', '=', 0)
    .where('returnedOn', 'is', null)
    .orderBy('id')
    .execute()
  const open: Open[] = []
  for (const { id, memberId, leftOn, destPlace, reason, status } of rows) {
    const children = await countBy(db, 'flowContact', 'flowId', id)
    open.push({
      id,
      side: memberId === keepId ? 'kept' : 'other',
      name: `${leftOn}外出${destPlace === null ? '' : `（${destPlace}）`}`,
      words: `${reason}，${status}，联系${children}次`,
      children,
      notClosed: null,
      since: leftOn,
    })
  }
  return open
}

async function openLetters(db: Reader, { keepId, otherId }: Pair): Promise<Open[]> {
  const rows = await db
    .selectFrom('letter')
    .select(['id', 'memberId', 'letterNo', 'issuedOn', 'toOrg', 'direction', 'nature'])
    .where('memberId', 'in', [keepId, otherId])
    .where('removed', '=', 0)
    .where('state', '=', 'ISSUED')
    .orderBy('id')
    .execute()
  const forGood = ({ direction, nature }: (typeof rows)[number]) =>
    direction === '转出' && nature === '永久转出'
  return rows.map(row => ({
    id: row.id,
    side: row.memberId === keepId ? 'kept' : 'other',
    name: row.letterNo ?? `${row.issuedOn ?? ''}介绍信`,
    words: [row.issuedOn === null ? '' : `${row.issuedOn}开具`, row.toOrg ?? ''].filter(Boolean).join('，'),
    children: 0,
    // The member would stay on the way with no letter to go by.
    notClosed:
      forGood(row) && !rows.some(other => other.id !== row.id && forGood(other))
        ? '永久转出的介绍信只此一份，合并后请在“关系转接”中作废'
        : null,
    since: row.issuedOn,
    letterNo: row.letterNo,
    forGood: forGood(row),
  }))
}

const READ: Readonly<Record<OpenKindKey, (db: Reader, pair: Pair) => Promise<Open[]>>> = {
  lostCase: openCases,
  flow: openFlows,
  letter: openLetters,
}

function notJoined(kind: OpenKindKey, records: readonly Open[]): string | null {
  if (kind !== 'letter') return null
  const numbers = new Set(records.flatMap(({ letterNo }) => letterNo ?? []))
  return numbers.size > 1 ? '编号不同，是两份介绍信，不能并为一份。可以作废其中一份' : null
}

const bothHave = (records: readonly Open[]) =>
  records.some(({ side }) => side === 'kept') && records.some(({ side }) => side === 'other')

interface Group {
  kind: OpenKindKey
  records: Open[]
  notJoined: string | null
}

async function groupsOf(db: Reader, pair: Pair): Promise<Group[]> {
  const groups: Group[] = []
  for (const kind of openKindSchema.options) {
    const records = await READ[kind](db, pair)
    if (bothHave(records)) groups.push({ kind, records, notJoined: notJoined(kind, records) })
  }
  return groups
}

/** Kinds of records both members have open; nothing where one of the two has none. */
export async function openGroups(db: Reader, pair: Pair): Promise<OpenGroup[]> {
  return (await groupsOf(db, pair)).map(group => ({
    ...group,
    records: group.records.map(({ id, side, name, words, children, notClosed }) => ({
      id,
      side,
      name,
      words,
      children,
      notClosed,
    })),
  }))
}

const refused = (kind: OpenKindKey, reason: string) =>
  new OfficeError('INPUT_INVALID', { field: OPEN_KINDS[kind].what, reason }, { field: `${kind}Stays` })

type Close = Extract<OpenChoice, { how: 'close' }>

/** Text added behind what stands there. */
const behind = (column: string, text: string) =>
  sql<string>`CASE WHEN coalesce(${sql.ref(column)}, '') = '' THEN ${text} ELSE ${sql.ref(column)} || ${`；${text}`} END`

async function closeOne(
  tx: Writer,
  { kind, on, reason }: Close,
  { id, since }: Open,
  today: IsoDate,
): Promise<void> {
  const { closedOn } = OPEN_KINDS[kind]
  const field = `${kind}On`
  if (compareDates(on, today) > 0) throw new OfficeError('DATE_FUTURE', { date: closedOn }, { field })
  if (since !== null && compareDates(on, since) < 0) {
    throw new OfficeError('DATE_ORDER', { later: closedOn, earlier: since }, { field })
  }
  switch (kind) {
    case 'lostCase':
      await tx
        .updateTable('lostCase')
        .set({ state: 'EXCLUDED', verifiedOn: on, investigation: behind('investigation', reason) })
        .where('id', '=', id)
        .execute()
      return
    case 'flow':
      await tx
        .updateTable('flow')
        .set({ returnedOn: on, status: '已返回', remark: behind('remark', reason) })
        .where('id', '=', id)
        .execute()
      return
    case 'letter':
      // The other letter goes on: the member's own state follows that one.
      await tx
        .updateTable('letter')
        .set({ state: 'VOID', voidedOn: on, voidReason: reason })
        .where('id', '=', id)
        .execute()
  }
}

/** What hangs on a record goes to the one that stays, which takes over what it lacks. */
async function joinOne(tx: Writer, kind: OpenKindKey, stays: number, other: number): Promise<void> {
  switch (kind) {
    case 'lostCase':
      for (const table of LOST_CHILDREN) {
        await tx.updateTable(table).set({ caseId: stays }).where('caseId', '=', other).execute()
      }
      await tx
        .updateTable('disposalCase')
        .set({ lostCaseId: stays })
        .where('lostCaseId', '=', other)
        .execute()
      await tx
        .updateTable('lostCase')
        .set({ previousCaseId: stays })
        .where('previousCaseId', '=', other)
        .where('id', '<>', stays)
        .execute()
      break
    case 'flow':
      await tx.updateTable('flowContact').set({ flowId: stays }).where('flowId', '=', other).execute()
      await tx.updateTable('flowCertificate').set({ flowId: stays }).where('flowId', '=', other).execute()
      await tx.updateTable('flowReminder').set({ flowId: stays }).where('flowId', '=', other).execute()
      break
    case 'letter':
      await tx.updateTable('letter').set({ reissueOf: stays }).where('reissueOf', '=', other).execute()
      break
  }
  await repointAttachments(tx, kind, other, stays)
  await joinRecords(tx, kind, stays, other)
}

/**
 * Carries out what was chosen, before the records change hands. Returns what was done, in words.
 * Throws RECORD_MISSING for a record that is not open any more, INPUT_INVALID for what cannot be joined or
 * closed, DATE_ORDER and DATE_FUTURE for the day of closing.
 */
export async function settleOpen(
  tx: Writer,
  { keepId, otherId, open }: Pair & { open: readonly OpenChoice[] },
  today: IsoDate,
): Promise<string[]> {
  if (open.length === 0) return []
  const groups = await groupsOf(tx, { keepId, otherId })
  const done: string[] = []
  for (const choice of open) {
    const { kind, stays, how } = choice
    const group = groups.find(one => one.kind === kind)
    const kept = group?.records.find(({ id }) => id === stays)
    const words = group && choiceWords(group, choice)
    if (!group || !kept || !words) throw new OfficeError('RECORD_MISSING')
    if (how === 'join' && group.notJoined !== null) throw refused(kind, group.notJoined)
    for (const record of group.records) {
      if (record.id === stays) continue
      if (how === 'join') {
        await joinOne(tx, kind, stays, record.id)
        continue
      }
      if (record.notClosed !== null) throw refused(kind, record.notClosed)
      if (record.forGood === true && kept.forGood !== true) throw refused(kind, '保留的须是永久转出的一份')
      await closeOne(tx, choice, record, today)
    }
    done.push(words)
  }
  return done
}
