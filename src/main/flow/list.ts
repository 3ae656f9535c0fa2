/** The list of members away, with how they stand on its day. */

import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import type { FlowWatch } from '../../shared/flow/methods.ts'
import {
  contactPeriods,
  isUncontrolled,
  leftBefore,
  missedPeriods,
  periodBefore,
  periodOf,
} from '../../shared/flow/rhythm.ts'
import { annex4Missing, monthsAway } from '../../shared/flow/rules.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Settings } from '../../shared/settings/rules.ts'
import { demandRow } from '../db/demandRow.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { organisationNames } from '../organisation/service.ts'
import { placeOn, searchCondition, type PlaceOn } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'
import { abroadNow } from './abroadNow.ts'
import { contactsByFlow, type ContactOf } from './contacts.ts'
import { behindHome, behindReports, callsOf, toRemind } from './owed.ts'
import { toTransfer } from './toTransfer.ts'

export type FlowListed = Outputs['flow']['list']['rows'][number]
type JoinedRow = Row<'flow'> & {
  name: string
  orgId: number | null
  flowOccupation: string | null
  lastContactOn: string | null
  hasOverseas: number
  abroad: number
  draftLetter: number | null
  /** where the member was on a past day, if a later contact told of a move */
  placeThen?: string | null
}

interface Listing {
  names: ReadonlyMap<number, string>
  on: IsoDate
  settings: Settings
  contacts: ReadonlyMap<number, readonly ContactOf[]>
  /** what calls for a reminder, where the list asks for it */
  calls: Awaited<ReturnType<typeof callsOf>>
}

function toListed(row: JoinedRow, { names, on, settings, contacts, calls }: Listing): FlowListed {
  const values = {
    leftOn: row.leftOn,
    expectedBack: row.expectedBack,
    returnedOn: row.returnedOn,
    reportedOn: row.reportedOn,
    reportedTo: row.reportedTo,
    // Written through the contract's own code tables.
    reason: row.reason as FlowListed['reason'],
    direction: row.direction as FlowListed['direction'],
    placeFixed: row.placeFixed === 1,
    destPlace: row.destPlace,
    unitName: row.unitName,
    unitAddress: row.unitAddress,
    livingAddress: row.livingAddress,
    unitHasParty: row.unitHasParty as FlowListed['unitHasParty'],
    hostOrgType: row.hostOrgType as FlowListed['hostOrgType'],
    hostOrg: row.hostOrg,
    hostKind: row.hostKind as FlowListed['hostKind'],
    hostContact: row.hostContact,
    hostContactPhone: row.hostContactPhone,
    phone: row.phone,
    wechat: row.wechat,
    emergencyContact: row.emergencyContact,
    familyContact: row.familyContact,
    duesPlace: row.duesPlace as FlowListed['duesPlace'],
    certNo: row.certNo,
    keeper: row.keeper,
    leaveTalkOn: row.leaveTalkOn,
    leaveTalkBy: row.leaveTalkBy,
    status: row.status as FlowListed['status'],
    remark: row.remark,
    paper: row.paper as FlowListed['paper'],
    paperReason: row.paperReason,
    provinceIn: row.provinceIn as FlowListed['provinceIn'],
    proofNo: row.proofNo,
    proofOn: row.proofOn,
  }
  const known = contacts.get(row.id) ?? []
  const facts = { ...values, leaveTalkOn: row.leaveTalkOn }
  const periods = contactPeriods(facts, known, on, settings['flow.contactEvery'])
  const flowOccupation = row.flowOccupation as FlowListed['flowOccupation']
  return {
    ...values,
    id: row.id,
    memberId: row.memberId,
    name: row.name,
    orgName: row.orgId === null ? '' : (names.get(row.orgId) ?? ''),
    flowOccupation,
    months: monthsAway(row, on),
    lastContactOn: row.lastContactOn,
    missing: annex4Missing(values, flowOccupation, row.hasOverseas === 1, settings['annex4.orgType']),
    missedPeriods: missedPeriods(periods),
    contactDue: periods.find(({ state }) => state === 'due')?.label ?? null,
    uncontrolled: isUncontrolled(values, known, on, settings),
    abroad: row.abroad === 1,
    draftLetter: row.draftLetter,
    calls: [...(calls.get(row.id) ?? [])],
  }
}

function joined(db: Reader) {
  return db
    .selectFrom('flow as f')
    .innerJoin('member as m', 'm.id', 'f.memberId')
    .where('f.removed', '=', 0)
    .where('m.removed', '=', 0)
}

type Joined = ReturnType<typeof joined>

function withColumns(query: Joined, { on, dated, orgId }: PlaceOn) {
  return query
    .selectAll('f')
    .select(['m.name', 'm.flowOccupation', orgId.as('orgId')])
    .select(eb =>
      eb
        .selectFrom('flowContact as c')
        .select(e => e.fn.max('c.onDate').as('on'))
        .whereRef('c.flowId', '=', 'f.id')
        .where('c.removed', '=', 0)
        .$if(dated, query => query.where('c.onDate', '<=', on))
        .as('lastContactOn'),
    )
    .select(
      sql<number>`EXISTS (SELECT 1 FROM "overseas" AS "o" WHERE "o"."memberId" = "m"."id" AND "o"."removed" = 0)`.as(
        'hasOverseas',
      ),
    )
    .select(sql<number>`${abroadNow(on)}`.as('abroad'))
    .select((dated ? sql<null>`NULL` : DRAFT).as('draftLetter'))
}

/** The letter of transfer member `m` has in draft for absence `f`: it has no day, so of a past day nobody knows. */
const DRAFT = sql<number | null>`(SELECT max("d"."id") FROM "letter" AS "d" WHERE "d"."memberId" = "m"."id"
  AND "d"."removed" = 0 AND "d"."direction" <> '转入' AND "d"."state" = 'DRAFT'
  AND ("d"."issuedOn" IS NULL OR "d"."issuedOn" >= "f"."leftOn"))`

/** The record as it stood on the day: nobody was back yet who came back later, nor where he went later. */
function asOnDay(row: JoinedRow, { on, dated }: PlaceOn): JoinedRow {
  if (!dated) return row
  const then = { ...row, destPlace: row.placeThen ?? row.destPlace }
  if (row.returnedOn === null || row.returnedOn <= on) return then
  return { ...then, returnedOn: null, status: '外出中' }
}

/** Where the member was before the first move that was told after the day. */
const placeOnDay = (on: IsoDate) =>
  sql<string | null>`(SELECT "c"."fromPlace" FROM "flowContact" AS "c" WHERE "c"."flowId" = "f"."id"
    AND "c"."removed" = 0 AND "c"."place" IS NOT NULL AND "c"."onDate" > ${on} ORDER BY "c"."onDate", "c"."id" LIMIT 1)`

/** The last day in touch by then: a contact, or the talk before leaving. */
const lastTouch = (on: IsoDate) =>
  sql<string>`max(coalesce((SELECT max("c"."onDate") FROM "flowContact" AS "c" WHERE "c"."flowId" = "f"."id"
    AND "c"."removed" = 0 AND "c"."onDate" <= ${on}), ''),
    CASE WHEN "f"."leaveTalkOn" <= ${on} THEN "f"."leaveTalkOn" ELSE '' END)`

/** Away on the day and, by the settings, to be contacted or looked for (R-E07, R-E08, R-B10). */
function watched(watch: FlowWatch, on: IsoDate, settings: Settings): RawBuilder<SqlBool> {
  const every = settings['flow.contactEvery']
  const now = periodOf(on, every)
  switch (watch) {
    case 'due':
      return sql<SqlBool>`(${AWAY_NOW} AND ${lastTouch(on)} < ${now.from})`
    case 'overdue':
      return sql<SqlBool>`(${AWAY_NOW} AND "f"."leftOn" < ${now.from}
        AND ${lastTouch(on)} < ${periodBefore(on, every).from})`
    case 'uncontrolled':
      return sql<SqlBool>`(${AWAY_NOW} AND "f"."leftOn" <= ${leftBefore(on, settings['flow.uncontrolledMonths'])}
        AND ("f"."reportedOn" IS NULL OR "f"."reportedOn" > ${on})
        AND NOT EXISTS (SELECT 1 FROM "flowContact" AS "c" WHERE "c"."flowId" = "f"."id" AND "c"."removed" = 0
          AND "c"."onDate" <= ${on} AND ("c"."isReport" = 1 OR "c"."contactBy" = '本人')))`
    case 'unreported':
      return sql<SqlBool>`(${AWAY_NOW} AND ${behindReports(on, settings)})`
    case 'home':
      return sql<SqlBool>`(${AWAY_NOW} AND ${behindHome(on, settings)})`
    case 'remind':
      return sql<SqlBool>`(${AWAY_NOW} AND ${toRemind(on, settings)})`
    case 'transfer':
      return sql<SqlBool>`(${AWAY_NOW} AND ${toTransfer(on, settings)})`
  }
}

/** What is only planned is not watched; who came back later was away on the day. */
const AWAY_NOW = sql<SqlBool>`("f"."status" = '外出中' OR "f"."returnedOn" IS NOT NULL)`

/** Columns annex 4 asks for; a record without one of them is incomplete (rules.md 3.3 req@annex 4). */
const incomplete = (orgTypeBy: Settings['annex4.orgType']) => sql<SqlBool>`("f"."direction" IS NULL
  OR "f"."destPlace" IS NULL OR "m"."flowOccupation" IS NULL
  OR (${orgTypeBy === 'host' ? 1 : 0} = 1 AND "f"."hostOrgType" IS NULL) OR ("f"."phone" IS NULL AND "f"."wechat" IS NULL) OR "f"."emergencyContact" IS NULL
  OR ("f"."direction" = 'ABROAD' AND NOT EXISTS
    (SELECT 1 FROM "overseas" AS "o" WHERE "o"."memberId" = "m"."id" AND "o"."removed" = 0)))`

/** Lists whose rows say what calls for a reminder. */
const OWING: ReadonlySet<FlowWatch> = new Set(['unreported', 'home', 'remind'])

const NO_CALLS: Listing['calls'] = new Map()

function toOwing(row: JoinedRow) {
  // Written through the contract's own code table.
  const provinceIn = row.provinceIn as FlowListed['provinceIn']
  return { ...row, placeFixed: row.placeFixed === 1, provinceIn }
}

export async function listFlows(
  db: Reader,
  { filter, page, asOf }: Parsed['flow']['list'],
  today: IsoDate,
): Promise<Outputs['flow']['list']> {
  const place = placeOn(asOf, today)
  const { on, dated } = place
  const settings = await settingsOf(db)
  let base = joined(db).where(place.known)
  if (dated) base = base.where('f.leftOn', '<=', on)
  if (filter.orgId !== undefined) base = base.where(place.inOrg(filter.orgId))
  if (filter.direction !== undefined) base = base.where('f.direction', '=', filter.direction)
  if (filter.incomplete === true) base = base.where(incomplete(settings['annex4.orgType']))
  if (filter.text !== undefined && filter.text.trim() !== '') base = base.where(searchCondition(filter.text))
  if (filter.watch !== undefined) base = base.where(watched(filter.watch, on, settings))
  if (filter.status === 'away' || filter.watch !== undefined) {
    base = base
      .where('f.leftOn', '<=', on)
      // Who is back since was still away on the day; of other ends only the present state is known.
      .where(eb =>
        eb.or([
          eb('f.returnedOn', '>', on),
          eb.and([eb('f.returnedOn', 'is', null), eb('f.status', 'in', ['拟外出', '外出中'])]),
        ]),
      )
  }
  if (filter.status === 'returned') base = base.where('f.returnedOn', '<=', on)
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  const rows = await withColumns(base, place)
    .$if(dated, query => query.select(placeOnDay(on).as('placeThen')))
    .orderBy(place.orgId)
    .orderBy('m.namePinyin')
    .orderBy('f.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const names = await organisationNames(db, place.namesOn)
  const contacts = await contactsByFlow(db, rows)
  const known = rows.map(row => asOnDay(row, place))
  const owing = filter.watch !== undefined && OWING.has(filter.watch)
  const calls = owing ? await callsOf(db, known.map(toOwing), contacts, on, settings) : NO_CALLS
  const listing = { names, on, settings, contacts, calls }
  return { total: Number(total), rows: known.map(row => toListed(row, listing)) }
}

export async function flowsOfMember(db: Reader, memberId: number, today: IsoDate): Promise<FlowListed[]> {
  const rows = await withColumns(joined(db).where('f.memberId', '=', memberId), placeOn(undefined, today))
    .orderBy('f.leftOn', 'desc')
    .execute()
  const names = await organisationNames(db)
  const contacts = await contactsByFlow(db, rows)
  const settings = await settingsOf(db)
  return rows.map(row => toListed(row, { names, on: today, settings, contacts, calls: NO_CALLS }))
}

/** One record as the lists show it on the day. Throws RECORD_MISSING. */
export async function oneFlow(db: Reader, id: number, on: IsoDate): Promise<FlowListed> {
  const { memberId } = await demandRow(db, 'flow', id)
  const flow = (await flowsOfMember(db, memberId, on)).find(one => one.id === id)
  if (!flow) throw new OfficeError('RECORD_MISSING')
  return flow
}
