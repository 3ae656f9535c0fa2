/** 季度专项排查 (R-A23, D42) and the yearly 三找 (R-A24): five periods of a year, each with its record. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import type { SweepSlot } from '../../shared/census/recordMethods.ts'
import {
  duePeriods,
  namedCount,
  SWEEP_PERIODS,
  sweepName,
  sweepSpan,
  sweepState,
  type SweepPeriod,
} from '../../shared/census/records.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import { change } from '../db/change.ts'
import { demandRow } from '../db/demandRow.ts'
import type { Reader, Writer } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import type { Row } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'

function periodOf(quarter: number): SweepPeriod {
  return SWEEP_PERIODS.find(period => period === quarter) ?? 0
}

export function sweepValues(row: Row<'specialSweep'>) {
  const { id, year, on, by, veteransBefore, veterans, hardship, illness, breaches, measures } = row
  return {
    id,
    year,
    quarter: periodOf(row.quarter),
    on,
    by,
    veteransBefore,
    veterans,
    hardship,
    illness,
    breaches,
    measures,
    ledgerUpdatedOn: row.ledgerUpdatedOn,
  }
}

/** Throws RECORD_MISSING. */
export async function demandSweep(db: Reader | Writer, id: number): Promise<Row<'specialSweep'>> {
  return demandRow(db, 'specialSweep', id)
}

export async function sweepsOf(
  db: Reader,
  { year, asOf }: Parsed['census']['sweeps'],
  today: IsoDate,
): Promise<Outputs['census']['sweeps']> {
  const day = asOf ?? today
  const rows = await db
    .selectFrom('specialSweep')
    .selectAll()
    .where('year', '=', year)
    .where('removed', '=', 0)
    .where('on', '<=', day)
    .execute()
  const slots = SWEEP_PERIODS.map((period): SweepSlot => {
    const row = rows.find(({ quarter }) => quarter === period)
    const record = row === undefined ? null : sweepValues(row)
    return {
      period,
      name: sweepName(year, period),
      ...sweepSpan(year, period),
      state: sweepState(year, period, record, day),
      record,
    }
  })
  return { slots }
}

/** Whom the register itself tells of (R-A23): on the roll today, by name and branch. */
export async function sweepProposal(
  db: Reader,
  { year, quarter, asOf }: Parsed['census']['sweepProposal'],
  today: IsoDate,
): Promise<Outputs['census']['sweepProposal']> {
  const { from, to } = sweepSpan(year, quarter)
  const day = asOf ?? today
  const members = db
    .selectFrom('member')
    .where('removed', '=', 0)
    .where('membership', 'in', [...ON_ROLL])
    .orderBy('namePinyin')
    .orderBy('id')
  const named = async (rows: Promise<{ name: string }[]>) => namedCount((await rows).map(({ name }) => name))
  const last = to < day ? to : day
  return {
    veteransBefore: await named(members.select('name').where('oldMember', 'like', '%建国前%').execute()),
    veterans: await named(members.select('name').where('oldMember', 'like', '%建国后%').execute()),
    hardship: await named(members.select('name').where('hardship', '=', 1).execute()),
    illness: await named(members.select('name').where('seriousIllness', '=', 1).execute()),
    breaches: await named(
      db
        .selectFrom('sanction as s')
        .innerJoin('member as m', 'm.id', 's.memberId')
        .select('m.name')
        .distinct()
        .where('s.removed', '=', 0)
        .where('m.removed', '=', 0)
        .where('s.decidedOn', '>=', from)
        .where('s.decidedOn', '<=', last)
        .orderBy('m.namePinyin')
        .execute(),
    ),
  }
}

/** One record a period. Throws RECORD_MISSING, DATE_FUTURE, CENSUS_SWEEP_EXISTS. */
export async function saveSweep(
  office: Office,
  { id, values }: Parsed['census']['saveSweep'],
): Promise<Outputs['census']['saveSweep']> {
  const name = sweepName(values.year, values.quarter)
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `${id === undefined ? '登记' : '修改'}${name}`),
    async ({ tx }) => {
      const today = office.clock.today()
      for (const [field, day, date] of [
        ['on', values.on, '排查日期'],
        ['ledgerUpdatedOn', values.ledgerUpdatedOn, '台账更新日期'],
      ] as const) {
        if (day !== null && day > today) throw new OfficeError('DATE_FUTURE', { date }, { field })
      }
      const other = await tx
        .selectFrom('specialSweep')
        .select('id')
        .where('year', '=', values.year)
        .where('quarter', '=', values.quarter)
        .where('removed', '=', 0)
        .executeTakeFirst()
      if (other && other.id !== id) throw new OfficeError('CENSUS_SWEEP_EXISTS', { name })
      if (id !== undefined) {
        await demandSweep(tx, id)
        await tx.updateTable('specialSweep').set(values).where('id', '=', id).execute()
        return id
      }
      const made = await tx
        .insertInto('specialSweep')
        .values(values)
        .returning('id')
        .executeTakeFirstOrThrow()
      return made.id
    },
  )
  return { changeId, id: value }
}

/** Throws RECORD_MISSING. */
export async function removeSweep(
  office: Office,
  { id }: Parsed['census']['removeSweep'],
): Promise<Outputs['census']['removeSweep']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, '删除季度专项排查'),
    async ({ tx, rename }) => {
      const { year, quarter } = await demandSweep(tx, id)
      rename(`删除${sweepName(year, periodOf(quarter))}`)
      await removeRow(tx, 'specialSweep', id)
    },
  )
  return { changeId }
}

/**
 * The quarter that ended last and the 三找 that is due, where they have no record (R-A23, R-A24); also in an office
 * that never recorded any: nobody else would tell it of them. Empty while there are no members.
 */
export async function sweepsDue(db: Reader, today: IsoDate): Promise<string[]> {
  const anybody = await db
    .selectFrom('member')
    .select('id')
    .where('removed', '=', 0)
    .where('membership', 'in', [...ON_ROLL])
    .limit(1)
    .executeTakeFirst()
  if (!anybody) return []
  const rows = await db
    .selectFrom('specialSweep')
    .select(['year', 'quarter', 'ledgerUpdatedOn'])
    .where('removed', '=', 0)
    .where('on', '<=', today)
    .execute()
  return duePeriods(today)
    .filter(({ year, period }) => {
      const record = rows.find(row => row.year === year && row.quarter === period) ?? null
      return sweepState(year, period, record, today) !== 'DONE'
    })
    .map(({ year, period }) => sweepName(year, period))
}
