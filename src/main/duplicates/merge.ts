/**
 * Two members made one: the chosen values on the kept one, every linked record moved to it, the other
 * taken away. One change, so one step of undo brings both back whole.
 */

import { sql } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { comparedFields, uncovered, type Side } from '../../shared/duplicates/merging.ts'
import type { MemberKey } from '../../shared/roster/fields.ts'
import { mergeAttachments, repointAttachments } from '../attachment/service.ts'
import { LINKED_TABLES, type LinkedTable } from '../db/linkedTables.ts'
import { change } from '../db/change.ts'
import type { Writer } from '../db/register.ts'
import type { Row, RowPatch } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { memberFacts, memberRecord, readAsTyped, readName, renewIssues } from '../roster/service.ts'
import { mergeAnnualMarks } from './annualMarks.ts'
import { mergeCheckLines } from './checkLines.ts'
import { mergeDossiers, mergeItems } from './dossiers.ts'
import { mergeAttendance } from './attendance.ts'
import { LINKS } from './links.ts'
import { settleOpen } from './openRecords.ts'
import { mergeRegistrations } from './registrations.ts'

type Input = Parsed['duplicates']['merge']
type Member = Row<'member'>

/** Whose value stands in each field. Throws MERGE_UNDECIDED naming what contradicts and was not chosen. */
function chosenSides(kept: Member, other: Member, { choices, place }: Input): Map<MemberKey, Side> {
  const open: string[] = []
  const sides = new Map<MemberKey, Side>()
  for (const field of comparedFields(memberFacts(kept), memberFacts(other))) {
    const side = choices[field.key] ?? field.preset
    if (side === null) open.push(field.label)
    else sides.set(field.key, side)
  }
  const samePlace = kept.orgId === other.orgId && kept.membership === other.membership
  if (!samePlace && place === undefined) open.unshift('所在支部和党籍状态')
  if (open.length > 0)
    throw new OfficeError('MERGE_UNDECIDED', { count: open.length, fields: open.join('、') })
  return sides
}

/** The columns the kept member takes over, with what was kept as typed beside them. */
function takenOver(kept: Member, other: Member, sides: ReadonlyMap<MemberKey, Side>): RowPatch<'member'> {
  const taken = [...sides].flatMap(([key, side]) => (side === 'other' ? [key] : []))
  const asTyped = readAsTyped(kept.asTyped)
  const theirs = readAsTyped(other.asTyped)
  const columns = taken.filter(key => key !== 'name')
  const kepts = new Map(Object.entries(asTyped).filter(([key]) => !taken.some(one => one === key)))
  for (const key of taken) {
    const typed = theirs[key]
    if (typed !== undefined) kepts.set(key, typed)
  }
  return {
    ...Object.fromEntries(columns.map(key => [key, other[key]])),
    ...(taken.includes('name') ? { name: other.name, ...readName(other.name) } : {}),
    asTyped: kepts.size === 0 ? null : JSON.stringify(Object.fromEntries(kepts)),
  }
}

const WITHOUT_OWNER = new Set(['id', 'memberId', 'sortOrder'])

function content(row: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.entries(row).filter(([column]) => !WITHOUT_OWNER.has(column)))
}

/** Moves the rows of one table; where `once`, a record the kept member has already is taken away. */
async function moveRows(
  tx: Writer,
  table: LinkedTable,
  { keepId, otherId }: Input,
  once: boolean,
): Promise<number> {
  const rowsOf = async (memberId: number) => {
    const { rows } = await sql<Record<string, unknown>>`
      SELECT * FROM ${sql.table(table)} WHERE "memberId" = ${memberId} ORDER BY "id"`.execute(tx)
    return rows
  }
  const moving = await rowsOf(otherId)
  const present = new Map(once ? (await rowsOf(keepId)).map(row => [content(row), Number(row.id)]) : [])
  await sql`UPDATE ${sql.table(table)} SET "memberId" = ${keepId} WHERE "memberId" = ${otherId}`.execute(tx)
  for (const row of moving) {
    const twin = row.removed === 1 ? undefined : present.get(content(row))
    if (twin === undefined) continue
    await sql`UPDATE ${sql.table(table)} SET "removed" = 1 WHERE "id" = ${row.id}`.execute(tx)
    await repointAttachments(tx, table, Number(row.id), twin)
  }
  return moving.length
}

async function periodsOf(tx: Writer, memberId: number): Promise<Row<'membershipPeriod'>[]> {
  return tx
    .selectFrom('membershipPeriod')
    .selectAll()
    .where('memberId', '=', memberId)
    .orderBy('fromOn')
    .orderBy('id')
    .execute()
}

/**
 * One line of dated states out of two: that of the chosen side stands, the other fills the days before and
 * after it. On no day does the member stand twice (law 7).
 */
async function mergePeriods(tx: Writer, { keepId, otherId, place }: Input): Promise<number> {
  const standingId = place === 'other' ? otherId : keepId
  const standing = await periodsOf(tx, standingId)
  const filling = await periodsOf(tx, standingId === keepId ? otherId : keepId)
  let moved = 0
  const own = async (id: number, span: { fromOn: string | null; toOn: string | null }) => {
    await tx
      .updateTable('membershipPeriod')
      .set({ ...span, memberId: keepId })
      .where('id', '=', id)
      .execute()
  }
  for (const { id, memberId, fromOn, toOn } of standing) {
    if (memberId !== keepId) moved += 1
    await own(id, { fromOn, toOn })
  }
  for (const period of filling) {
    if (period.memberId !== keepId) moved += 1
    const [first, ...more] = uncovered(period, standing)
    if (first) await own(period.id, first)
    else await tx.deleteFrom('membershipPeriod').where('id', '=', period.id).execute()
    for (const span of more) {
      const { orgId, membership, evidence } = period
      await tx
        .insertInto('membershipPeriod')
        .values({ memberId: keepId, orgId, membership, evidence, ...span })
        .execute()
    }
  }
  return moved
}

/** Branch and state of the member are those of its open period. */
async function settlePlace(tx: Writer, keepId: number, chosen: Member): Promise<void> {
  const open = (await periodsOf(tx, keepId)).find(period => period.toOn === null) ?? chosen
  await tx
    .updateTable('member')
    .set({ orgId: open.orgId, membership: open.membership })
    .where('id', '=', keepId)
    .execute()
}

/** Whom the other was told apart from, the kept one now is; that the two are two persons is taken back. */
async function mergeDistinct(tx: Writer, { keepId, otherId }: Input): Promise<void> {
  const rows = await tx
    .selectFrom('memberDistinct')
    .selectAll()
    .where(eb => eb.or([eb('memberId', '=', otherId), eb('otherId', '=', otherId)]))
    .execute()
  for (const row of rows) {
    await tx.deleteFrom('memberDistinct').where('id', '=', row.id).execute()
    const third = row.memberId === otherId ? row.otherId : row.memberId
    if (third === keepId) continue
    const pair = { memberId: Math.min(keepId, third), otherId: Math.max(keepId, third) }
    const present = await tx
      .selectFrom('memberDistinct')
      .select('id')
      .where('memberId', '=', pair.memberId)
      .where('otherId', '=', pair.otherId)
      .executeTakeFirst()
    if (present) continue
    await tx
      .insertInto('memberDistinct')
      .values({ ...pair, markedOn: row.markedOn })
      .execute()
  }
}

async function mergeLinked(tx: Writer, input: Input): Promise<number> {
  let moved = 0
  for (const table of LINKED_TABLES) {
    switch (LINKS[table].treatment) {
      case 'moved':
        moved += await moveRows(tx, table, input, false)
        break
      case 'once':
        moved += await moveRows(tx, table, input, true)
        break
      case 'periods':
        moved += await mergePeriods(tx, input)
        break
      case 'dossier':
        moved += await mergeDossiers(tx, input)
        break
      case 'items':
        moved += await mergeItems(tx, input)
        break
      case 'attachments':
        moved += await mergeAttachments(tx, input)
        break
      case 'attendance':
        moved += await mergeAttendance(tx, input)
        break
      case 'distinct':
        await mergeDistinct(tx, input)
        break
      case 'annual':
        moved += await mergeAnnualMarks(tx, input)
        break
      case 'census':
        moved += await mergeCheckLines(tx, input)
        break
      case 'registrations':
        moved += await mergeRegistrations(tx, input)
        break
    }
  }
  return moved
}

/** Throws RECORD_MISSING when one of the two is gone, MERGE_UNDECIDED when something was not chosen. */
export async function mergeMembers(office: Office, input: Input): Promise<Outputs['duplicates']['merge']> {
  if (input.keepId === input.otherId) throw new OfficeError('RECORD_MISSING')
  const { changeId, value } = await change(
    office.register(),
    stamp(office, '合并重复的党员'),
    async ({ tx, rename }) => {
      const kept = await memberRecord(tx, input.keepId)
      const other = await memberRecord(tx, input.otherId)
      const sides = chosenSides(kept, other, input)
      await tx
        .updateTable('member')
        .set(takenOver(kept, other, sides))
        .where('id', '=', kept.id)
        .execute()
      // While each still stands with its own member: a letter that both have is taken away by the move.
      const settled = await settleOpen(tx, input, office.clock.today())
      const moved = await mergeLinked(tx, input)
      await settlePlace(tx, kept.id, input.place === 'other' ? other : kept)
      await tx.updateTable('member').set({ removed: 1 }).where('id', '=', other.id).execute()
      await renewIssues(tx, kept.id, office.clock.today())
      const name = sides.get('name') === 'other' ? other.name : kept.name
      const words = [moved > 0 ? `移动记录${moved}条` : '', ...settled].filter(Boolean)
      rename([`合并重复的党员：${name}`, ...words].join('，'))
      return moved
    },
  )
  return { changeId, moved: value }
}
