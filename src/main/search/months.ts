/** The monthly report on key cases (R-B13): one for all of them, from the month the first was discovered. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { monthOf, monthReportable, monthsOf } from '../../shared/search/rhythm.ts'
import { change } from '../db/change.ts'
import type { Reader } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import type { Row } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'

type Months = Outputs['search']['months']

export type KeyCase = Pick<
  Row<'lostCase'>,
  'id' | 'foundOn' | 'contactOn' | 'closedOn' | 'state' | 'verifiedOn'
>

export function keyCases(db: Reader): Promise<KeyCase[]> {
  return db
    .selectFrom('lostCase')
    .select(['id', 'foundOn', 'contactOn', 'closedOn', 'state', 'verifiedOn'])
    .where('removed', '=', 0)
    .where('isKey', '=', 1)
    .orderBy('foundOn')
    .orderBy('id')
    .execute()
}

/** Last day a case is reported on: contact, or its end; null while it goes on. */
const endOf = ({ contactOn, closedOn, state, verifiedOn }: KeyCase): IsoDate | null =>
  contactOn ?? closedOn ?? (state === 'EXCLUDED' || state === 'DECIDED' ? verifiedOn : null)

/** The key cases a month's report is about. */
export function casesIn(cases: readonly KeyCase[], month: string): KeyCase[] {
  return cases.filter(one => {
    const end = endOf(one)
    return monthOf(one.foundOn) <= month && (end === null || monthOf(end) >= month)
  })
}

export async function monthRows(db: Reader, today: IsoDate): Promise<Months['rows']> {
  const cases = await keyCases(db)
  const [first] = cases
  if (!first) return []
  const reports = await db.selectFrom('lostReport').selectAll().where('removed', '=', 0).execute()
  const reported = new Map(reports.map(({ month, reportedOn }) => [month, reportedOn]))
  return monthsOf(first.foundOn, null, reported, today)
    .flatMap(({ month, state }) => {
      const report = reports.find(one => one.month === month)
      const count = casesIn(cases, month).length
      if (count === 0 && !report) return []
      const { id, reportedOn, documentNo, note } = report ?? {}
      const told =
        id === undefined || reportedOn === undefined
          ? null
          : { id, reportedOn, documentNo: documentNo ?? null, note: note ?? null }
      return [{ month, state, cases: count, report: told }]
    })
    .reverse()
}

export async function reportMonth(
  office: Office,
  { month, reportedOn, documentNo = null, note = null }: Parsed['search']['reportMonth'],
): Promise<Outputs['search']['reportMonth']> {
  const today = office.clock.today()
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `重点失联月报：${month}`),
    async ({ tx }) => {
      if (reportedOn > today)
        throw new OfficeError('DATE_FUTURE', { date: '上报日期' }, { field: 'reportedOn' })
      if (!monthReportable(month, reportedOn, today)) {
        const details = { later: '上报日期', earlier: `${month}-01` }
        throw new OfficeError('DATE_ORDER', details, { field: 'reportedOn' })
      }
      const known = await tx
        .selectFrom('lostReport')
        .select('id')
        .where('month', '=', month)
        .where('removed', '=', 0)
        .executeTakeFirst()
      if (known) throw new OfficeError('MONTH_REPORTED', { month }, { field: 'month' })
      const { id } = await tx
        .insertInto('lostReport')
        .values({ month, reportedOn, documentNo, note })
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    },
  )
  return { changeId, id: value }
}

export async function removeMonth(office: Office, id: number): Promise<Outputs['search']['removeMonth']> {
  const { changeId } = await change(office.register(), stamp(office, '删除月报登记'), ({ tx }) =>
    removeRow(tx, 'lostReport', id),
  )
  return { changeId }
}
