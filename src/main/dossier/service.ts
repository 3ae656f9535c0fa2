/** The dossier check: marks for the five required materials, custody, and the list of what is missing. */

import { sql, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { checkState, type Marks } from '../../shared/dossier/check.ts'
import {
  EVENT_MATERIAL,
  MATERIAL,
  REQUIRED_MATERIAL,
  type MaterialState,
  type RequiredMaterial,
} from '../../shared/dossier/codes.ts'
import { REQUIRED_MATERIALS, unmarkedState } from '../../shared/dossier/rules.ts'
import { ON_ROLL, type Membership } from '../../shared/roster/codes.ts'
import { change } from '../db/change.ts'
import { given } from '../db/query.ts'
import type { Reader, Writer } from '../db/register.ts'
import type { RegisterTables } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { memberRecord, placeOn, searchCondition, type PlaceOn } from '../roster/service.ts'
import { correctKeeper, custodyOf } from './custody.ts'
import { eventCounts } from './events.ts'
import { findingsOnDay } from './findingsOnDay.ts'

export { dueHandoverCount } from './handoverLetters.ts'
export { overdueReceipts } from './handover.ts'
export { overdueReadings } from './reading.ts'

export { filingCounts } from './clocks.ts'
export { findingCounts } from './findings.ts'
export { makeUpCount } from './makeUps.ts'

type Matrix = Outputs['dossier']['matrix']
type Items = Matrix['rows'][number]['items']
type Filter = Parsed['dossier']['matrix']['filter']
type Builder = ExpressionBuilder<RegisterTables & { m: RegisterTables['member'] }, 'm'>

/** Marks of some members, by member and material. */
async function marksOf(
  db: Reader,
  memberIds: readonly number[],
): Promise<Map<number, Map<string, Items['APPLICATION']>>> {
  const marks = new Map<number, Map<string, Items['APPLICATION']>>()
  if (memberIds.length === 0) return marks
  const rows = await db
    .selectFrom('dossierItem')
    .select(['memberId', 'item', 'present', 'note', 'markedOn'])
    .where('memberId', 'in', [...memberIds])
    .execute()
  for (const { memberId, item, present, note, markedOn } of rows) {
    const own = marks.get(memberId) ?? new Map<string, Items['APPLICATION']>()
    // Written through the contract's own code table; an empty mark is a note without a mark.
    own.set(item, { present: present === '' ? null : (present as MaterialState), note, markedOn })
    marks.set(memberId, own)
  }
  return marks
}

function itemsOf(marks: Map<string, Items['APPLICATION']> | undefined, membership: Membership): Items {
  const cell = (material: RequiredMaterial) =>
    marks?.get(material) ?? { present: unmarkedState(material, membership), note: null, markedOn: null }
  return {
    APPLICATION: cell('APPLICATION'),
    VOLUNTEER: cell('VOLUNTEER'),
    POLITICAL: cell('POLITICAL'),
    FULL_APPLICATION: cell('FULL_APPLICATION'),
    CULTIVATION: cell('CULTIVATION'),
  }
}

function hasMark(eb: Builder, states: readonly string[]) {
  return eb.exists(
    eb
      .selectFrom('dossierItem')
      .select('dossierItem.id')
      .whereRef('dossierItem.memberId', '=', 'm.id')
      .where('dossierItem.present', 'in', [...states])
      .where('dossierItem.item', 'in', [...REQUIRED_MATERIALS]),
  )
}

/** Materials this member owes: four for a probationary member, five for the others (R-G01). */
const owed = ({ membership }: PlaceOn) =>
  sql<number>`CASE WHEN ${membership} = 'PROBATIONARY' THEN 4 ELSE 5 END`

/** Marks among the materials the member owes. */
function markedCount({ membership }: PlaceOn, states?: readonly string[]) {
  const wanted = states ?? ['有', '缺', '不规范', '未到期']
  return sql<number>`(SELECT count(*) FROM "dossierItem" AS "i" WHERE "i"."memberId" = "m"."id"
    AND "i"."present" IN (${sql.join(wanted)}) AND "i"."item" IN (${sql.join(REQUIRED_MATERIALS)})
    AND (${membership} <> 'PROBATIONARY' OR "i"."item" <> 'FULL_APPLICATION'))`
}

function scopedMembers(db: Reader, filter: Filter, place: PlaceOn) {
  let query = db
    .selectFrom('member as m')
    .where('m.removed', '=', 0)
    .where(place.membership, 'in', [...ON_ROLL])
  if (filter.orgId !== undefined) query = query.where(place.inOrg(filter.orgId))
  if (filter.text !== undefined && filter.text.trim() !== '')
    query = query.where(searchCondition(filter.text))
  const { only } = filter
  if (only === 'unchecked') query = query.where(sql<SqlBool>`${markedCount(place)} < ${owed(place)}`)
  else if (only === 'missing') query = query.where(eb => hasMark(eb as Builder, ['缺', '不规范']))
  else if (only !== undefined) query = query.where(eb => hasMark(eb as Builder, [only]))
  return query
}

async function totalsOf(db: Reader, filter: Filter, place: PlaceOn): Promise<Matrix['totals']> {
  const base = scopedMembers(db, given({ orgId: filter.orgId, text: filter.text }), place)
  const row = await base
    .select(eb => [
      eb.fn.countAll().as('members'),
      sql<number>`coalesce(sum(${markedCount(place, ['有'])} >= ${owed(place)}), 0)`.as('complete'),
      sql<number>`coalesce(sum(${markedCount(place)} < ${owed(place)}), 0)`.as('unchecked'),
      sql<number>`coalesce(sum(${markedCount(place, ['缺', '不规范'])} > 0), 0)`.as('withMissing'),
    ])
    .executeTakeFirstOrThrow()
  return {
    members: Number(row.members),
    complete: row.complete,
    unchecked: row.unchecked,
    withMissing: row.withMissing,
  }
}

/** Each dossier's check by the day, and its findings that were not closed then. */
async function checkFacts(db: Reader, ids: readonly number[], on: IsoDate) {
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('dossier')
          .select(['memberId', 'checkedOn'])
          .where('memberId', 'in', [...ids])
          .where('checkedOn', '<=', on)
          .execute()
  const checked = new Map(rows.map(({ memberId, checkedOn }) => [memberId, checkedOn]))
  const findings = await findingsOnDay(db, ids, on)
  return (memberId: number) => ({
    checkedOn: checked.get(memberId) ?? null,
    faults: (findings.get(memberId) ?? []).filter(({ state }) => state !== 'CLOSED').length,
  })
}

const presentOf = (items: Items): Marks =>
  Object.fromEntries(REQUIRED_MATERIALS.map(material => [material, items[material].present]))

/** One page of the check sheet: a row a member, a cell a material. */
export async function dossierRows(
  db: Reader,
  { filter, page, asOf }: Parsed['dossier']['matrix'],
  today: IsoDate,
): Promise<Omit<Matrix, 'totals'>> {
  const place = placeOn(asOf, today)
  const base = scopedMembers(db, filter, place)
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  const rows = await base
    .select(['m.id', 'm.name', place.orgId.as('orgId'), place.membership.as('membership'), 'm.joinDate'])
    .orderBy(place.orgId)
    .orderBy('m.namePinyin')
    .orderBy('m.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const names = await organisationNames(db, place.namesOn)
  const ids = rows.map(row => row.id)
  const marks = await marksOf(db, ids)
  const checks = await checkFacts(db, ids, asOf ?? today)
  return {
    total: Number(total),
    rows: rows.map(row => {
      const membership = row.membership as Membership
      const items = itemsOf(marks.get(row.id), membership)
      return {
        memberId: row.id,
        name: row.name,
        orgId: row.orgId,
        orgName: row.orgId === null ? '' : (names.get(row.orgId) ?? ''),
        membership,
        joinDate: row.joinDate,
        items,
        check: checkState({ ...checks(row.id), marks: presentOf(items), membership }),
      }
    }),
  }
}

/** One page of the check sheet, and how many of all members stand where. */
export async function dossierMatrix(
  db: Reader,
  asked: Parsed['dossier']['matrix'],
  today: IsoDate,
): Promise<Matrix> {
  const { filter, asOf } = asked
  return {
    ...(await dossierRows(db, asked, today)),
    totals: await totalsOf(db, filter, placeOn(asOf, today)),
  }
}

type Mark = Parsed['dossier']['mark']['marks'][number]

async function writeMark(tx: Writer, { memberId, item, present, note }: Mark, today: IsoDate): Promise<void> {
  const before = await tx
    .selectFrom('dossierItem')
    .select(['id', 'note', 'present', 'markedOn'])
    .where('memberId', '=', memberId)
    .where('item', '=', item)
    .executeTakeFirst()
  const text = note === undefined ? (before?.note ?? null) : note === '' ? null : note
  if (present === null && text === null) {
    if (before) await tx.deleteFrom('dossierItem').where('id', '=', before.id).execute()
    return
  }
  const same = (before?.present ?? '') === (present ?? '')
  // A note alone is no new mark.
  const markedOn = same ? (before?.markedOn ?? null) : present === null ? null : today
  const row = { present: present ?? '', note: text, markedOn }
  if (before) await tx.updateTable('dossierItem').set(row).where('id', '=', before.id).execute()
  else
    await tx
      .insertInto('dossierItem')
      .values({ memberId, item, ...row })
      .execute()
}

export async function markMaterials(
  office: Office,
  { marks }: Parsed['dossier']['mark'],
): Promise<Outputs['dossier']['mark']> {
  const [first] = marks
  const label =
    marks.length === 1 && first
      ? `标记档案：${labelOf(MATERIAL, first.item)} ${first.present ?? '未核查'}`
      : `标记档案：${marks.length}处`
  const { changeId } = await change(office.register(), stamp(office, label), async ({ tx }) => {
    for (const memberId of new Set(marks.map(mark => mark.memberId))) await memberRecord(tx, memberId)
    for (const mark of marks) await writeMark(tx, mark, office.clock.today())
  })
  return { changeId }
}

/** Where the papers lie and who looked at them, without the remark. */
export const CUSTODY_COLUMNS = [
  'personnelFile',
  'keeper',
  'box',
  'shelf',
  'openedOn',
  'filedOn',
  'otherMaterials',
  'branchCopy',
  'checkedOn',
  'checkedBy',
] as const

const EMPTY_DOSSIER: Outputs['dossier']['card']['values'] = {
  personnelFile: null,
  keeper: null,
  box: null,
  shelf: null,
  openedOn: null,
  filedOn: null,
  otherMaterials: null,
  branchCopy: null,
  checkedOn: null,
  checkedBy: null,
  remark: null,
}

/** The materials rewards and penalties open; one that was marked stays in sight when its record is gone. */
async function eventItems(
  db: Reader,
  memberId: number,
  marks: Map<string, Items['APPLICATION']> | undefined,
): Promise<Outputs['dossier']['card']['events']> {
  const counts = await eventCounts(db, memberId)
  return EVENT_MATERIAL.items.flatMap(({ key }) => {
    const mark = marks?.get(key)
    if (counts[key] === 0 && !mark) return []
    return [
      {
        item: key,
        count: counts[key],
        present: mark?.present ?? null,
        note: mark?.note ?? null,
        markedOn: mark?.markedOn ?? null,
      },
    ]
  })
}

export async function dossierCard(db: Reader, memberId: number): Promise<Outputs['dossier']['card']> {
  const member = await memberRecord(db, memberId)
  const marks = await marksOf(db, [memberId])
  const dossier = await db
    .selectFrom('dossier')
    .select([...CUSTODY_COLUMNS, 'remark'])
    .where('memberId', '=', memberId)
    .executeTakeFirst()
  return {
    items: itemsOf(marks.get(memberId), member.membership as Membership),
    events: await eventItems(db, memberId, marks.get(memberId)),
    custody: await custodyOf(db, memberId),
    values: dossier
      ? {
          ...dossier,
          personnelFile: dossier.personnelFile as typeof EMPTY_DOSSIER.personnelFile,
          branchCopy: dossier.branchCopy as typeof EMPTY_DOSSIER.branchCopy,
        }
      : EMPTY_DOSSIER,
  }
}

export async function saveDossier(
  office: Office,
  { memberId, values }: Parsed['dossier']['save'],
): Promise<Outputs['dossier']['save']> {
  const { changeId } = await change(office.register(), stamp(office, '登记档案保管情况'), async ({ tx }) => {
    await memberRecord(tx, memberId)
    if (values.keeper !== undefined) await correctKeeper(tx, memberId, values.keeper)
    const updated = await tx
      .updateTable('dossier')
      .set({ ...given(values), memberId })
      .where('memberId', '=', memberId)
      .executeTakeFirst()
    if (updated.numUpdatedRows === 0n) {
      await tx
        .insertInto('dossier')
        .values({ memberId, ...given(values) })
        .execute()
    }
  })
  return { changeId }
}

/** The last day on which something was found missing or irregular. */
function lastMark(items: Items): string | null {
  const days = REQUIRED_MATERIALS.flatMap(material => {
    const { present, markedOn } = items[material]
    return markedOn !== null && (present === '缺' || present === '不规范') ? [markedOn] : []
  })
  return days.sort().at(-1) ?? null
}

/** Members with a material missing or irregular, with which and why. */
export async function missingMaterials(
  db: Reader,
  { orgId, page, asOf }: Parsed['dossier']['missing'],
  today: IsoDate,
): Promise<Outputs['dossier']['missing']> {
  const filter = given({ only: 'missing' as const, orgId })
  const matrix = await dossierRows(db, { filter, page, asOf }, today)
  const inState = (items: Items, state: MaterialState) =>
    REQUIRED_MATERIALS.filter(material => items[material].present === state)
  return {
    total: matrix.total,
    rows: matrix.rows.map(({ memberId, name, orgName, joinDate, items }) => ({
      memberId,
      name,
      orgName,
      joinDate,
      missing: inState(items, '缺'),
      irregular: inState(items, '不规范'),
      markedOn: lastMark(items),
      notes: REQUIRED_MATERIALS.flatMap(material => {
        const { note } = items[material]
        return note === null ? [] : [`${labelOf(REQUIRED_MATERIAL, material)}：${note}`]
      }).join('；'),
    })),
  }
}
