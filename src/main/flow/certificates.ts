/** The register of 流动党员活动证 with its yearly inspections (forms.md 11). */

import { sql, type SqlBool } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { uninspectedYears } from '../../shared/flow/certificates.ts'
import type { CertificateRow } from '../../shared/flow/certificateMethods.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import { change } from '../db/change.ts'
import { demandRow } from '../db/demandRow.ts'
import { given } from '../db/query.ts'
import type { Reader, Writer } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import { stamp, type Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { placeOn } from '../roster/service.ts'

type Inspection = CertificateRow['inspections'][number]

const STANDING_NUMBER = sql<string>`trim(coalesce("f"."certNo", ''))`

/** Flow records with what the register has of each; a number that stands on the record alone is listed too. */
function registered(db: Reader) {
  return db
    .selectFrom('flow as f')
    .innerJoin('member as m', 'm.id', 'f.memberId')
    .leftJoin('flowCertificate as c', join => join.onRef('c.flowId', '=', 'f.id').on('c.removed', '=', 0))
    .where('f.removed', '=', 0)
    .where('m.removed', '=', 0)
    .where(eb => eb.or([eb('c.id', 'is not', null), eb(STANDING_NUMBER, '<>', '')]))
}

/** In use and without an inspection in a year after that of issue, up to that of the day. */
const uninspectedOn = (on: IsoDate) => {
  const year = Number(on.slice(0, 4))
  return sql<SqlBool>`("c"."issuedOn" IS NOT NULL AND (SELECT count(DISTINCT "i"."year") FROM "certificateInspection" AS "i"
    WHERE "i"."certificateId" = "c"."id" AND "i"."removed" = 0 AND "i"."onDate" <= ${on}
    AND "i"."year" > CAST(substr("c"."issuedOn", 1, 4) AS INTEGER) AND "i"."year" <= ${year})
    < ${year} - CAST(substr("c"."issuedOn", 1, 4) AS INTEGER))`
}

const stillHeld = (on: IsoDate) => sql<SqlBool>`("c"."endedOn" IS NULL OR "c"."endedOn" > ${on})`

async function inspectionsOf(
  db: Reader,
  certificateIds: readonly number[],
  on: IsoDate,
): Promise<ReadonlyMap<number, Inspection[]>> {
  const found = new Map<number, Inspection[]>()
  if (certificateIds.length === 0) return found
  const rows = await db
    .selectFrom('certificateInspection')
    .selectAll()
    .where('certificateId', 'in', certificateIds)
    .where('removed', '=', 0)
    .where('onDate', '<=', on)
    .orderBy('year')
    .orderBy('id')
    .execute()
  for (const { certificateId, id, year, onDate, inspectedBy, note } of rows) {
    const list = found.get(certificateId) ?? []
    list.push({ id, year, onDate, inspectedBy, note })
    found.set(certificateId, list)
  }
  return found
}

export async function listCertificates(
  db: Reader,
  { orgId, flowId, only, page, asOf }: Parsed['flow']['certificates'],
  today: IsoDate,
): Promise<Outputs['flow']['certificates']> {
  const place = placeOn(asOf, today)
  const { on, dated } = place
  let base = registered(db).where(place.known)
  if (dated) {
    base = base.where(sql<SqlBool>`coalesce("c"."issuedOn", "f"."leftOn") <= ${on}`)
  }
  if (orgId !== undefined) base = base.where(place.inOrg(orgId))
  if (flowId !== undefined) base = base.where('f.id', '=', flowId)
  if (only === 'held') base = base.where(stillHeld(on))
  if (only === 'ended') base = base.where('c.endedOn', '<=', on)
  if (only === 'uninspected') base = base.where(stillHeld(on)).where(uninspectedOn(on))
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  const rows = await base
    .select([
      'f.id as flowId',
      'f.memberId',
      'f.reason',
      'f.destPlace',
      'f.leftOn',
      'f.returnedOn',
      'm.name',
      place.orgId.as('orgId'),
      'c.id',
      'c.issuedOn',
      'c.issuedBy',
      'c.ending',
      'c.endedOn',
      'c.remark',
    ])
    .select(sql<string>`coalesce("c"."certNo", ${STANDING_NUMBER})`.as('certNo'))
    .select(
      sql<number>`(SELECT count(*) FROM "flowCertificate" AS "d" JOIN "flow" AS "g" ON "g"."id" = "d"."flowId"
        WHERE "d"."removed" = 0 AND "g"."removed" = 0 AND "d"."certNo" = coalesce("c"."certNo", ${STANDING_NUMBER})
        AND "d"."memberId" <> "f"."memberId")`.as('others'),
    )
    .orderBy(place.orgId)
    .orderBy('m.namePinyin')
    .orderBy('f.id')
    .orderBy('c.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const names = await organisationNames(db, place.namesOn)
  const inspections = await inspectionsOf(
    db,
    rows.flatMap(({ id }) => (id === null ? [] : [id])),
    on,
  )
  return {
    total: Number(total),
    rows: rows.map(({ orgId: org, others, ending, endedOn, ...row }) => {
      const ended = endedOn !== null && endedOn <= on
      const held = (row.id === null ? undefined : inspections.get(row.id)) ?? []
      const dates = {
        issuedOn: row.issuedOn,
        endedOn: ended ? endedOn : null,
        inspected: held.map(({ year }) => year),
      }
      return {
        ...row,
        orgName: org === null ? '' : (names.get(org) ?? ''),
        // Written through the contract's own code table.
        ending: ended ? (ending as CertificateRow['ending']) : null,
        endedOn: ended ? endedOn : null,
        inspections: held,
        uninspected: uninspectedYears(dates, on),
        findings: [
          ...(others > 0 ? ['编号和别人的活动证相同，请核对'] : []),
          ...(row.issuedOn === null ? ['发证日期没有登记'] : []),
          ...(row.returnedOn !== null && row.returnedOn <= on && !ended ? ['已返回，活动证还没有交回'] : []),
        ],
      }
    }),
  }
}

function demandPast(date: IsoDate | null | undefined, name: string, field: string, today: IsoDate): void {
  if (date && compareDates(date, today) > 0) {
    throw new OfficeError('DATE_FUTURE', { date: name }, { field })
  }
}

function demandAfter(later: IsoDate, laterName: string, field: string, issuedOn: IsoDate | null): void {
  if (issuedOn !== null && compareDates(later, issuedOn) < 0) {
    throw new OfficeError('DATE_ORDER', { later: laterName, earlier: '发证日期' }, { field })
  }
}

async function heldOf(tx: Writer, flowId: number) {
  return tx
    .selectFrom('flowCertificate')
    .select(['id', 'certNo'])
    .where('flowId', '=', flowId)
    .where('removed', '=', 0)
    .where('endedOn', 'is', null)
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

/** A number mended on the flow record is mended in the register; taken away there, the entry goes as well. */
export async function keepRegister(
  tx: Writer,
  flowId: number,
  certNo: string | null | undefined,
): Promise<void> {
  if (certNo === undefined) return
  const held = await heldOf(tx, flowId)
  if (!held) return
  if (certNo === null || certNo === '') await removeRow(tx, 'flowCertificate', held.id)
  else await tx.updateTable('flowCertificate').set({ certNo }).where('id', '=', held.id).execute()
}

/** Throws CERTIFICATE_HELD while the member still has one for this absence. */
export async function issueCertificate(
  office: Office,
  { flowId, values }: Parsed['flow']['issueCertificate'],
): Promise<Outputs['flow']['issueCertificate']> {
  demandPast(values.issuedOn, '发证日期', 'issuedOn', office.clock.today())
  const { changeId, value } = await change(
    office.register(),
    stamp(office, '发放流动党员活动证'),
    async ({ tx }) => {
      const flow = await demandRow(tx, 'flow', flowId)
      const held = await heldOf(tx, flowId)
      if (held) throw new OfficeError('CERTIFICATE_HELD', { certNo: held.certNo })
      const { id } = await tx
        .insertInto('flowCertificate')
        .values({ ...values, flowId, memberId: flow.memberId })
        .returning('id')
        .executeTakeFirstOrThrow()
      await tx.updateTable('flow').set({ certNo: values.certNo }).where('id', '=', flowId).execute()
      return id
    },
  )
  return { changeId, id: value }
}

export async function saveCertificate(
  office: Office,
  { id, values }: Parsed['flow']['saveCertificate'],
): Promise<Outputs['flow']['saveCertificate']> {
  demandPast(values.issuedOn, '发证日期', 'issuedOn', office.clock.today())
  const { changeId } = await change(office.register(), stamp(office, '修改活动证登记'), async ({ tx }) => {
    const before = await demandRow(tx, 'flowCertificate', id)
    const patch = given(values)
    if (before.endedOn !== null && patch.issuedOn) {
      demandAfter(before.endedOn, '交回或遗失日期', 'issuedOn', patch.issuedOn)
    }
    await tx.updateTable('flowCertificate').set(patch).where('id', '=', id).execute()
    if (patch.certNo !== undefined && before.endedOn === null) {
      await tx.updateTable('flow').set({ certNo: patch.certNo }).where('id', '=', before.flowId).execute()
    }
  })
  return { changeId }
}

/** Handed back or lost. Who lost it has none: the number leaves the flow record, until a new one is issued. */
export async function endCertificate(
  office: Office,
  { id, ending, endedOn, remark }: Parsed['flow']['endCertificate'],
): Promise<Outputs['flow']['endCertificate']> {
  demandPast(endedOn, `${ending}日期`, 'endedOn', office.clock.today())
  const { changeId } = await change(office.register(), stamp(office, `活动证${ending}`), async ({ tx }) => {
    const certificate = await demandRow(tx, 'flowCertificate', id)
    demandAfter(endedOn, `${ending}日期`, 'endedOn', certificate.issuedOn)
    await tx
      .updateTable('flowCertificate')
      .set({ ending, endedOn, remark: remark ?? certificate.remark })
      .where('id', '=', id)
      .execute()
    if (ending === '遗失') {
      await tx.updateTable('flow').set({ certNo: null }).where('id', '=', certificate.flowId).execute()
    }
  })
  return { changeId }
}

/** 年审: one for a year. Throws INSPECTED_ALREADY for a year that has one. */
export async function inspectCertificate(
  office: Office,
  { id, year, onDate, inspectedBy, note }: Parsed['flow']['inspectCertificate'],
): Promise<Outputs['flow']['inspectCertificate']> {
  demandPast(onDate, '年审日期', 'onDate', office.clock.today())
  const { changeId, value } = await change(office.register(), stamp(office, '活动证年审'), async ({ tx }) => {
    const certificate = await demandRow(tx, 'flowCertificate', id)
    demandAfter(onDate, '年审日期', 'onDate', certificate.issuedOn)
    const known = await tx
      .selectFrom('certificateInspection')
      .select('id')
      .where('certificateId', '=', id)
      .where('year', '=', year)
      .where('removed', '=', 0)
      .executeTakeFirst()
    if (known) throw new OfficeError('INSPECTED_ALREADY', { year }, { field: 'year' })
    const inserted = await tx
      .insertInto('certificateInspection')
      .values({ certificateId: id, year, onDate, inspectedBy, note })
      .returning('id')
      .executeTakeFirstOrThrow()
    return inserted.id
  })
  return { changeId, id: value }
}

export async function removeInspection(
  office: Office,
  id: number,
): Promise<Outputs['flow']['removeInspection']> {
  const { changeId } = await change(office.register(), stamp(office, '删除活动证年审'), ({ tx }) =>
    removeRow(tx, 'certificateInspection', id),
  )
  return { changeId }
}

export async function removeCertificate(
  office: Office,
  id: number,
): Promise<Outputs['flow']['removeCertificate']> {
  const { changeId } = await change(office.register(), stamp(office, '删除活动证登记'), async ({ tx }) => {
    const certificate = await demandRow(tx, 'flowCertificate', id)
    await removeRow(tx, 'flowCertificate', id)
    const flow = await demandRow(tx, 'flow', certificate.flowId)
    if (flow.certNo === certificate.certNo) {
      await tx.updateTable('flow').set({ certNo: null }).where('id', '=', flow.id).execute()
    }
  })
  return { changeId }
}
