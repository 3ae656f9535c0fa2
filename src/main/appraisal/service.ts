/** 民主评议 of single members: the result of each round. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { resultFindings } from '../../shared/appraisal/rules.ts'
import { exemptionAtRound } from '../../shared/exemption/rules.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { change } from '../db/change.ts'
import { toFlag } from '../db/query.ts'
import type { Reader, Writer } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import { exemptionRows } from '../exemption/service.ts'
import { stamp, type Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { memberRecord } from '../roster/service.ts'

type Result = Outputs['appraisal']['ofMember']['results'][number]
type Values = Parsed['appraisal']['saveResult']['values']

export async function resultsOfMember(
  db: Reader,
  { memberId, asOf }: Parsed['appraisal']['ofMember'],
  today: IsoDate,
): Promise<Outputs['appraisal']['ofMember']> {
  const on = asOf ?? today
  await memberRecord(db, memberId)
  const names = await organisationNames(db)
  const rows = await db
    .selectFrom('appraisalResult as r')
    .innerJoin('appraisalRound as o', 'o.id', 'r.roundId')
    .selectAll('r')
    .select(['o.orgId', 'o.year', 'o.half', 'o.onDate'])
    .where('r.memberId', '=', memberId)
    .where('r.removed', '=', 0)
    .where('o.removed', '=', 0)
    // Where the day of the round is not known, its year is.
    .where(eb => eb.or([eb('o.onDate', '<=', on), eb('o.onDate', 'is', null)]))
    .where('o.year', '<=', Number(on.slice(0, 4)))
    .orderBy('o.year', 'desc')
    .orderBy('o.onDate', 'desc')
    .orderBy('r.id', 'desc')
    .execute()
  const sanctions = await db
    .selectFrom('sanction')
    .select(['family', 'kind', 'decidedOn'])
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .where('decidedOn', '<=', on)
    .execute()
  const exemptions = await exemptionRows(db, memberId)
  const found = resultFindings(
    rows.map(row => ({
      ...row,
      exempt: row.exempt === 1,
      excused: exemptionAtRound(exemptions, row) !== null,
    })),
    sanctions,
  )
  return {
    results: rows.map(row => ({
      id: row.id,
      orgName: names.get(row.orgId) ?? '',
      year: row.year,
      // Written through the contract's own code tables.
      half: row.half as Result['half'],
      final: row.final as Result['final'],
      finding: row.finding as Result['finding'],
      onDate: row.onDate,
      findingDoc: row.findingDoc,
      selfView: row.selfView,
      branchOpinion: row.branchOpinion,
      comment: row.comment,
      toldOn: row.toldOn,
      exempt: row.exempt === 1,
      opinionHeard: row.opinionHeard,
      findings: found.get(row.id) ?? [],
    })),
  }
}

/** The round of this organisation, year and half, begun where there is none; it learns its day. */
async function roundOf(tx: Writer, orgId: number, { year, half, onDate }: Values): Promise<number> {
  const present = await tx
    .selectFrom('appraisalRound')
    .select(['id', 'onDate'])
    .where('orgId', '=', orgId)
    .where('year', '=', year)
    .where('half', '=', half)
    .where('removed', '=', 0)
    .executeTakeFirst()
  if (!present) {
    const { id } = await tx
      .insertInto('appraisalRound')
      .values({ orgId, year, half, onDate })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  }
  if (onDate !== null && onDate !== present.onDate)
    await tx.updateTable('appraisalRound').set({ onDate }).where('id', '=', present.id).execute()
  return present.id
}

/** Where the result stands: where it was, else the branch of the member. Throws MEMBER_NEEDS_ORG. */
async function orgOf(tx: Writer, memberId: number, id: number | undefined): Promise<number> {
  const member = await memberRecord(tx, memberId)
  if (id !== undefined) {
    const result = await tx
      .selectFrom('appraisalResult as r')
      .innerJoin('appraisalRound as o', 'o.id', 'r.roundId')
      .select('o.orgId')
      .where('r.id', '=', id)
      .where('r.memberId', '=', memberId)
      .where('r.removed', '=', 0)
      .executeTakeFirst()
    if (!result) throw new OfficeError('RECORD_MISSING')
    return result.orgId
  }
  if (member.orgId === null) throw new OfficeError('MEMBER_NEEDS_ORG')
  return member.orgId
}

export async function saveResult(
  office: Office,
  { memberId, id, values }: Parsed['appraisal']['saveResult'],
): Promise<Outputs['appraisal']['saveResult']> {
  const { year, half, onDate, ...rest } = values
  if (onDate !== null && onDate > office.clock.today())
    throw new OfficeError('DATE_FUTURE', { date: '评议日期' }, { field: 'onDate' })
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `登记民主评议：${year}年${half}，${values.final}`),
    async ({ tx }) => {
      const roundId = await roundOf(tx, await orgOf(tx, memberId, id), values)
      const row = { ...rest, roundId, exempt: toFlag(values.exempt) }
      const present =
        id ??
        (
          await tx
            .selectFrom('appraisalResult')
            .select('id')
            .where('roundId', '=', roundId)
            .where('memberId', '=', memberId)
            .where('removed', '=', 0)
            .executeTakeFirst()
        )?.id
      if (present !== undefined) {
        await tx.updateTable('appraisalResult').set(row).where('id', '=', present).execute()
        return present
      }
      const inserted = await tx
        .insertInto('appraisalResult')
        .values({ memberId, ...row })
        .returning('id')
        .executeTakeFirstOrThrow()
      return inserted.id
    },
  )
  return { changeId, id: value }
}

export async function removeResult(
  office: Office,
  { id }: Parsed['appraisal']['removeResult'],
): Promise<Outputs['appraisal']['removeResult']> {
  const { changeId } = await change(office.register(), stamp(office, '删除民主评议结果'), async ({ tx }) => {
    await removeRow(tx, 'appraisalResult', id)
  })
  return { changeId }
}
