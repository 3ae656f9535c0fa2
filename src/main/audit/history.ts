/** What a change did, field by field, and what happened to one member. */

import { sql, type SqlBool } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { monthsText } from '../../shared/dues/months.ts'
import { keyOf, labelOf } from '../../shared/kernel/codes.ts'
import { yuanText } from '../../shared/kernel/money.ts'
import { MATERIAL } from '../../shared/dossier/codes.ts'
import { hoursText } from '../../shared/roster/studyHours.ts'
import { MEMBER_KEYS } from '../../shared/roster/fields.ts'
import { storedViewWords, viewName } from '../../shared/roster/views.ts'
import { isSettingKey, settingValueText, SETTINGS } from '../../shared/settings/rules.ts'
import { CHILD_TABLES, LINKED_TABLES } from '../db/linkedTables.ts'
import type { Reader } from '../db/register.ts'
import type { Row, TableName } from '../db/tables.ts'
import { organisationNames } from '../organisation/service.ts'
import { settingChanges } from '../settings/service.ts'
import { codeTableOf } from './codeColumns.ts'
import { ownersOfRows } from './concerned.ts'
import { movedMembers, movedWords } from './movedRows.ts'
import { HIDDEN_COLUMNS } from './fieldWords.ts'
import { FLAG_COLUMNS } from './flagColumns.ts'
import { keysText, reportKinds, sectionChanges } from './listWords.ts'
import { meetingNames, roundNames } from './partyLifeNames.ts'
import { fieldName, nameRecords } from './recordNames.ts'

type FieldWords = Outputs['audit']['detail']['rows'][number]
type FieldChange = Omit<FieldWords, 'memberId'> &
  Pick<Outputs['audit']['history']['rows'][number], 'restores'>
type Entry = Pick<Row<'changeRow'>, 'changeId' | 'op' | 'tableName' | 'rowId' | 'before' | 'after'>

const MONEY_COLUMNS = new Set(['amount', 'excess'])

interface Words {
  /** meetings by id: `2024-03-05 党员大会` */
  meetings: ReadonlyMap<number, string>
  /** rounds of appraisal by id: `2023年全年` */
  rounds: ReadonlyMap<number, string>
  orgs: ReadonlyMap<number, string>
  /** settings by row: an entry that changes a value does not repeat whose it is */
  settings: ReadonlyMap<number, string>
  /** why settings were changed, by change and row */
  reasons: ReadonlyMap<string, string>
  /** materials of dossiers by row, for the same reason */
  materials: ReadonlyMap<number, string>
  /** kinds of a committee's reports by row */
  reports: ReadonlyMap<number, string>
  /** members a record was moved between */
  members: ReadonlyMap<number, string>
}

/** What was typed and could not be read, kept as JSON by field. */
function asTypedText(table: TableName, json: string): string {
  const kept = JSON.parse(json) as Record<string, unknown>
  return Object.entries(kept)
    .map(([key, typed]) => `${fieldName(table, key)} ${String(typed)}`)
    .join('；')
}

function inWords(
  table: TableName,
  column: string,
  value: unknown,
  { orgs, meetings, rounds }: Words,
): string {
  if (value === null || value === undefined) return ''
  if (column === 'asTyped' && typeof value === 'string') return asTypedText(table, value)
  if ((column === 'orgId' || column === 'parentId') && typeof value === 'number') return orgs.get(value) ?? ''
  if (column === 'meetingId' && typeof value === 'number') return meetings.get(value) ?? ''
  if (column === 'roundId' && typeof value === 'number') return rounds.get(value) ?? ''
  if (FLAG_COLUMNS.has(column)) return value === 1 ? '是' : '否'
  if (MONEY_COLUMNS.has(column) && typeof value === 'number') return `${yuanText(value)}元`
  if (column === 'tenths' && typeof value === 'number') return hoursText(value)
  if (column === 'months' && typeof value === 'string') return monthsText(value.split(','))
  const keys = keysText(table, column, value)
  if (keys !== null) return keys
  const codes = codeTableOf(table, column)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return codes && keyOf(codes, text) ? labelOf(codes, text) : text
}

type Image = Record<string, unknown>

function imageOf(json: string | null): Image {
  return JSON.parse(json ?? '{}') as Image
}

const ACTION = { I: '新增', U: '修改', D: '删除' } as const

/** A setting changes one value, which is JSON: the setting's own words say what it means. */
function settingChange(entry: Entry, record: string, { settings, reasons }: Words): FieldChange[] {
  const [before, after] = [imageOf(entry.before), imageOf(entry.after)]
  const named = after.key ?? before.key
  const key = typeof named === 'string' ? named : (settings.get(entry.rowId) ?? '')
  const view = viewName(key)
  const shown = (value: unknown) => {
    if (typeof value !== 'string') return ''
    if (view !== null) return storedViewWords(value)
    return isSettingKey(key) ? settingValueText(key, JSON.parse(value)) : value
  }
  const change = {
    record: view !== null ? `视图 ${view}` : isSettingKey(key) ? `${record} ${SETTINGS[key].label}` : record,
    action: ACTION[entry.op],
    restores: null,
  }
  const value = {
    field: fieldName('setting', 'value'),
    before: shown(before.value),
    after: shown(after.value),
  }
  const reason = reasons.get(reasonOf(entry)) ?? ''
  return [
    { ...change, ...value },
    ...(reason === ''
      ? []
      : [{ ...change, field: fieldName('setting', 'reason'), before: '', after: reason }]),
  ]
}

function reasonOf({ changeId, rowId }: Pick<Entry, 'changeId' | 'rowId'>): string {
  return `${changeId}:${rowId}`
}

/** A material is told by its own name: 入党申请书 缺 → 有. */
function materialField(entry: Entry, column: string, { materials }: Words): string {
  const named = imageOf(entry.after).item ?? imageOf(entry.before).item ?? materials.get(entry.rowId)
  const key = typeof named === 'string' ? keyOf(MATERIAL, named) : null
  const material = key ? labelOf(MATERIAL, key) : fieldName('dossierItem', 'item')
  return column === 'present' ? material : `${material}${fieldName('dossierItem', column)}`
}

function fieldChanges(entry: Entry, record: string, words: Words): FieldChange[] {
  if (entry.tableName === 'setting') return settingChange(entry, record, words)
  // The journal holds journaled tables only.
  const table = entry.tableName as TableName
  const before = imageOf(entry.before)
  const after = imageOf(entry.after)
  const action = after.removed === 1 ? '删除' : ACTION[entry.op]
  const columns = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const isMaterial = table === 'dossierItem'
  const moved = movedWords(entry, words.members)
  return columns
    .filter(column => !HIDDEN_COLUMNS.has(column) && !(column === 'removed' && entry.op !== 'U'))
    .filter(column => !(isMaterial && column === 'item'))
    .flatMap(column => {
      if (table === 'campaignReport' && column === 'texts') {
        const kind = after.kind ?? before.kind ?? words.reports.get(entry.rowId)
        return sectionChanges(kind, before.texts, after.texts).map(change => ({ column, ...change }))
      }
      return {
        column,
        field: isMaterial ? materialField(entry, column, words) : fieldName(table, column),
        before: inWords(table, column, before[column], words),
        after: inWords(table, column, after[column], words),
      }
    })
    .map(({ column, ...change }) => ({
      record,
      action,
      ...change,
      restores:
        table === 'member' && entry.op === 'U' ? (MEMBER_KEYS.find(key => key === column) ?? null) : null,
    }))
    .filter(row => row.before !== row.after)
    .concat(moved === null ? [] : [{ record, action, ...moved, restores: null }])
}

async function settingReasons(db: Reader, entries: readonly Entry[]): Promise<Map<string, string>> {
  if (!entries.some(({ tableName }) => tableName === 'setting')) return new Map()
  const changes = await settingChanges(db)
  return new Map(changes.map(change => [reasonOf(change), change.given]))
}

export async function describe<E extends Entry>(
  db: Reader,
  entries: readonly E[],
): Promise<{ entry: E; rows: FieldChange[] }[]> {
  const settings = await db.selectFrom('setting').select(['id', 'key']).execute()
  const marked = entries.filter(({ tableName }) => tableName === 'dossierItem').map(({ rowId }) => rowId)
  const materials =
    marked.length === 0
      ? []
      : await db.selectFrom('dossierItem').select(['id', 'item']).where('id', 'in', marked).execute()
  const words = {
    meetings: await meetingNames(db, entries),
    members: await movedMembers(db, entries),
    rounds: await roundNames(db, entries),
    reports: await reportKinds(db, entries),
    orgs: await organisationNames(db),
    settings: new Map(settings.map(({ id, key }) => [id, key])),
    reasons: await settingReasons(db, entries),
    materials: new Map(materials.map(({ id, item }) => [id, item])),
  }
  const names = await nameRecords(
    db,
    // The journal holds journaled tables only.
    entries.map(entry => ({ table: entry.tableName as TableName, rowId: entry.rowId })),
  )
  return entries.map((entry, i) => ({ entry, rows: fieldChanges(entry, names[i] ?? '', words) }))
}

/** Those of these members whose card can be opened. */
async function presentAmong(db: Reader, ids: readonly (number | null)[]): Promise<Set<number>> {
  const asked = [...new Set(ids.filter(id => id !== null))]
  if (asked.length === 0) return new Set()
  const rows = await db
    .selectFrom('member')
    .select('id')
    .where('id', 'in', asked)
    .where('removed', '=', 0)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

function fieldWords({ record, action, field, before, after }: FieldChange): Omit<FieldWords, 'memberId'> {
  return { record, action, field, before, after }
}

/** One change, paged by the rows it touched. */
export async function changeDetail(
  db: Reader,
  { id, page }: Parsed['audit']['detail'],
): Promise<Outputs['audit']['detail']> {
  const base = db.selectFrom('changeRow').where('changeId', '=', id)
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  const entries = await base
    .select(['changeId', 'op', 'tableName', 'rowId', 'before', 'after'])
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const described = await describe(db, entries)
  const owners = await ownersOfRows(db, entries)
  const present = await presentAmong(db, owners)
  return {
    total: Number(total),
    rows: described.flatMap(({ rows }, i) => {
      const owner = owners[i] ?? null
      const memberId = owner !== null && present.has(owner) ? owner : null
      return rows.map(row => ({ ...fieldWords(row), memberId }))
    }),
  }
}

/**
 * A number given back by an undo is given out again: what was written of its row before belongs to somebody else.
 * A row that comes back by undo or redo is the same one.
 */
const OWN_LIFE = sql<SqlBool>`"r"."id" >= coalesce((SELECT max("i"."id") FROM "changeRow" AS "i"
  JOIN "change" AS "k" ON "k"."id" = "i"."changeId" WHERE "i"."tableName" = "r"."tableName"
  AND "i"."rowId" = "r"."rowId" AND "i"."op" = 'I' AND "k"."kind" NOT IN ('undo', 'redo')), 0)`

/** What was written about a member: the member itself, its records, and what hangs on those. */
export function changesOfMember(db: Reader, memberId: number) {
  return db
    .selectFrom('changeRow as r')
    .innerJoin('change as c', 'c.id', 'r.changeId')
    .where(OWN_LIFE)
    .where(eb =>
      eb.or([
        eb.and([eb('r.tableName', '=', 'member'), eb('r.rowId', '=', memberId)]),
        ...LINKED_TABLES.map(table =>
          eb.and([
            eb('r.tableName', '=', table),
            eb(
              'r.rowId',
              'in',
              eb.selectFrom(table).select(`${table}.id`).where(`${table}.memberId`, '=', memberId),
            ),
          ]),
        ),
        ...CHILD_TABLES.map(({ table, column, owner }) =>
          eb.and([
            eb('r.tableName', '=', table),
            sql<SqlBool>`"r"."rowId" IN (SELECT c."id" FROM ${sql.table(table)} AS c
              JOIN ${sql.table(owner)} AS o ON o."id" = ${sql.ref(`c.${column}`)} WHERE o."memberId" = ${memberId})`,
          ]),
        ),
      ]),
    )
}

/** Who changed anything about a member last, and in how many operations it was changed. */
export async function lastChangeOfMember(
  db: Reader,
  memberId: number,
): Promise<Outputs['roster']['card']['lastChange']> {
  const base = changesOfMember(db, memberId)
  const newest = await base
    .select(['c.id as changeId', 'c.at', 'c.actor', 'c.label'])
    .orderBy('r.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!newest) return null
  const { count } = await base
    .select(eb => eb.fn.count('r.changeId').distinct().as('count'))
    .executeTakeFirstOrThrow()
  return { ...newest, count: Number(count) }
}

/** The history of a member: the member itself and every record that hangs on it, newest first. */
export async function memberHistory(
  db: Reader,
  { memberId, page }: Parsed['audit']['history'],
): Promise<Outputs['audit']['history']> {
  const base = changesOfMember(db, memberId)
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  const entries = await base
    .select([
      'r.op',
      'r.tableName',
      'r.rowId',
      'r.before',
      'r.after',
      'c.id as changeId',
      'c.at',
      'c.actor',
      'c.label',
    ])
    .orderBy('r.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const described = await describe(db, entries)
  return {
    total: Number(total),
    rows: described.flatMap(({ entry, rows }) =>
      rows.map(row => ({
        ...row,
        changeId: entry.changeId,
        at: entry.at,
        actor: entry.actor,
        label: entry.label,
      })),
    ),
  }
}
