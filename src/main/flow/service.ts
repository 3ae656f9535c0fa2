/** Flowing members, the contacts with them, and members abroad. */

import { sql, type SqlBool } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import { uncovered } from '../../shared/duplicates/merging.ts'
import { annex4Missing, monthsAway } from '../../shared/flow/rules.ts'
import { change } from '../db/change.ts'
import { given, toFlag } from '../db/query.ts'
import type { Reader, Writer } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import type { Row } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { memberRecord, placeOn, searchCondition, type PlaceOn } from '../roster/service.ts'

export type FlowListed = Outputs['flow']['list']['rows'][number]
type SaveInput = Parsed['flow']['save']
type JoinedRow = Row<'flow'> & {
  name: string
  orgId: number | null
  flowOccupation: string | null
  lastContactOn: string | null
  hasOverseas: number
}

function toListed(row: JoinedRow, names: ReadonlyMap<number, string>, on: IsoDate): FlowListed {
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
    certNo: row.certNo,
    keeper: row.keeper,
    leaveTalkOn: row.leaveTalkOn,
    leaveTalkBy: row.leaveTalkBy,
    status: row.status as FlowListed['status'],
    remark: row.remark,
  }
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
    missing: annex4Missing(values, flowOccupation, row.hasOverseas === 1),
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
}

/** The record as it stood on the day: nobody was back yet who came back later. */
function asOnDay(row: JoinedRow, { on, dated }: PlaceOn): JoinedRow {
  if (!dated || row.returnedOn === null || row.returnedOn <= on) return row
  return { ...row, returnedOn: null, status: '外出中' }
}

/** Columns annex 4 asks for; a record without one of them is incomplete (rules.md 3.3 req@annex 4). */
const INCOMPLETE = sql<SqlBool>`("f"."direction" IS NULL OR "f"."destPlace" IS NULL OR "m"."flowOccupation" IS NULL
  OR "f"."hostOrgType" IS NULL OR ("f"."phone" IS NULL AND "f"."wechat" IS NULL) OR "f"."emergencyContact" IS NULL
  OR ("f"."direction" = 'ABROAD' AND NOT EXISTS
    (SELECT 1 FROM "overseas" AS "o" WHERE "o"."memberId" = "m"."id" AND "o"."removed" = 0)))`

export async function listFlows(
  db: Reader,
  { filter, page, asOf }: Parsed['flow']['list'],
  today: IsoDate,
): Promise<Outputs['flow']['list']> {
  const place = placeOn(asOf, today)
  const { on, dated } = place
  let base = joined(db).where(place.known)
  if (dated) base = base.where('f.leftOn', '<=', on)
  if (filter.orgId !== undefined) base = base.where(place.inOrg(filter.orgId))
  if (filter.direction !== undefined) base = base.where('f.direction', '=', filter.direction)
  if (filter.incomplete === true) base = base.where(INCOMPLETE)
  if (filter.text !== undefined && filter.text.trim() !== '') base = base.where(searchCondition(filter.text))
  if (filter.status === 'away') {
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
    .orderBy(place.orgId)
    .orderBy('m.namePinyin')
    .orderBy('f.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const names = await organisationNames(db, place.namesOn)
  return { total: Number(total), rows: rows.map(row => toListed(asOnDay(row, place), names, on)) }
}

export async function flowsOfMember(db: Reader, memberId: number, today: IsoDate): Promise<FlowListed[]> {
  const rows = await withColumns(joined(db).where('f.memberId', '=', memberId), placeOn(undefined, today))
    .orderBy('f.leftOn', 'desc')
    .execute()
  const names = await organisationNames(db)
  return rows.map(row => toListed(row, names, today))
}

function flagged(values: SaveInput['values']) {
  const { placeFixed, ...rest } = given(values)
  return placeFixed === undefined ? rest : { ...rest, placeFixed: toFlag(placeFixed) }
}

interface Away {
  leftOn: IsoDate
  returnedOn: IsoDate | null
}

const spanOf = ({ leftOn, returnedOn }: Away) => ({ fromOn: leftOn, toOn: returnedOn })

/**
 * Intervals of one member never overlap (rules.md 3.3). Two that do already, after two members became one, may
 * be mended and ended: what is asked is whether the days that come new are free.
 */
async function demandFreeInterval(
  tx: Writer,
  memberId: number,
  next: Away,
  present?: Away & { id: number },
): Promise<void> {
  const added = present ? uncovered(spanOf(next), [spanOf(present)]) : [spanOf(next)]
  const others = await tx
    .selectFrom('flow')
    .select(['id', 'leftOn', 'returnedOn'])
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .execute()
  for (const { id, leftOn, returnedOn } of others) {
    if (id === present?.id) continue
    const shared = added.some(
      ({ fromOn, toOn }) =>
        (returnedOn === null || fromOn === null || compareDates(fromOn, returnedOn) < 0) &&
        (toOn === null || compareDates(toOn, leftOn) > 0),
    )
    if (!shared) continue
    throw new OfficeError(
      'PERIOD_OVERLAP',
      { period: `${leftOn} 至 ${returnedOn ?? '今'}` },
      { field: 'leftOn' },
    )
  }
}

function demandOrder(leftOn: IsoDate, later: IsoDate | null | undefined, name: string, field: string): void {
  if (later && compareDates(later, leftOn) < 0) {
    throw new OfficeError('DATE_ORDER', { later: name, earlier: '外出日期' }, { field })
  }
}

export async function saveFlow(
  office: Office,
  { memberId, id, values, flowOccupation }: SaveInput,
): Promise<Outputs['flow']['save']> {
  const { changeId, value } = await change(
    office.register(),
    stamp(office, '登记流动党员'),
    async ({ tx }) => {
      await memberRecord(tx, memberId)
      const before =
        id === undefined
          ? undefined
          : await tx
              .selectFrom('flow')
              .selectAll()
              .where('id', '=', id)
              .where('removed', '=', 0)
              .executeTakeFirst()
      if (id !== undefined && !before) throw new OfficeError('RECORD_MISSING')
      const patch = flagged(values)
      const leftOn = patch.leftOn ?? before?.leftOn
      const reason = patch.reason ?? before?.reason
      if (leftOn === undefined)
        throw new OfficeError('INPUT_INVALID', { field: '外出日期', reason: '请填写' }, { field: 'leftOn' })
      if (reason === undefined)
        throw new OfficeError('INPUT_INVALID', { field: '外出原因', reason: '请选择' }, { field: 'reason' })
      const whole = { ...before, ...patch, leftOn, reason }
      demandOrder(leftOn, whole.returnedOn, '返回日期', 'returnedOn')
      demandOrder(leftOn, whole.expectedBack, '预计返回日期', 'expectedBack')
      await demandFreeInterval(tx, memberId, { leftOn, returnedOn: whole.returnedOn ?? null }, before)
      const status = patch.status ?? (whole.returnedOn ? '已返回' : (before?.status ?? '外出中'))
      if (flowOccupation !== undefined) {
        await tx.updateTable('member').set({ flowOccupation }).where('id', '=', memberId).execute()
      }
      if (id !== undefined) {
        await tx
          .updateTable('flow')
          .set({ ...patch, status })
          .where('id', '=', id)
          .execute()
        return id
      }
      const inserted = await tx
        .insertInto('flow')
        .values({ ...patch, memberId, leftOn, reason, status })
        .returning('id')
        .executeTakeFirstOrThrow()
      return inserted.id
    },
  )
  return { changeId, id: value }
}

export async function endFlow(
  office: Office,
  { id, returnedOn }: Parsed['flow']['end'],
): Promise<Outputs['flow']['end']> {
  const { changeId } = await change(office.register(), stamp(office, '登记流动党员返回'), async ({ tx }) => {
    const flow = await tx
      .selectFrom('flow')
      .select(['id', 'memberId', 'leftOn', 'returnedOn'])
      .where('id', '=', id)
      .where('removed', '=', 0)
      .executeTakeFirst()
    if (!flow) throw new OfficeError('RECORD_MISSING')
    demandOrder(flow.leftOn, returnedOn, '返回日期', 'returnedOn')
    await demandFreeInterval(tx, flow.memberId, { leftOn: flow.leftOn, returnedOn }, flow)
    await tx.updateTable('flow').set({ returnedOn, status: '已返回' }).where('id', '=', id).execute()
  })
  return { changeId }
}

export async function removeFlow(office: Office, id: number): Promise<Outputs['flow']['remove']> {
  const { changeId } = await change(office.register(), stamp(office, '删除流动记录'), async ({ tx }) => {
    await removeRow(tx, 'flow', id)
  })
  return { changeId }
}
