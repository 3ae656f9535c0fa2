/** 流动党员管理有关情况统计表 (forms.md 16), its figures and who stands behind them. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { STATISTIC_COLUMNS, UNPLACED, type StatisticFacts } from '../../shared/flow/statistic.ts'
import { awayOn, provinceOf } from '../../shared/flow/rules.ts'
import { statisticSheet, STATISTIC_TITLE } from '../../shared/forms/flowStatistic.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { PAGE_MAX } from '../../shared/kernel/paging.ts'
import type { Reader } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { committeeName, settingsOf } from '../settings/service.ts'
import { everyRow } from './everyRow.ts'
import { listInflows } from './inflow.ts'
import { listFlows } from './list.ts'
import { offerPaper } from './offerPaper.ts'

type Scope = Parsed['flow']['statistic']
type Tick = () => Promise<void>

const atOnce: Tick = () => Promise.resolve()

/** Organisations that are there for members from elsewhere alone. */
async function dedicatedOrgs(db: Reader): Promise<ReadonlySet<number>> {
  const rows = await db.selectFrom('organisation').select('id').where('kind', '=', '流动党支部').execute()
  return new Set(rows.map(({ id }) => id))
}

async function factsOf(db: Reader, scope: Scope, today: IsoDate, tick: Tick): Promise<StatisticFacts> {
  const { orgId, asOf } = scope
  const on = asOf ?? today
  const filter = { status: 'away' as const, ...(orgId === undefined ? {} : { orgId }) }
  const away = await everyRow(tick, page => listFlows(db, { filter, page, asOf }, today))
  const here = await everyRow(tick, page => listInflows(db, { ...scope, status: 'present', page }, today))
  const dedicated = await dedicatedOrgs(db)
  return {
    out: away
      .filter(flow => awayOn(flow, on))
      .map(flow => ({
        memberId: flow.memberId,
        name: flow.name,
        orgName: flow.orgName,
        direction: flow.direction,
        province: provinceOf(flow),
        hostKind: flow.hostKind,
        hostOrg: flow.hostOrg,
      })),
    in: here.map(({ id, name, fromProvince, orgId: managing, orgName }) => ({
      id,
      name,
      fromProvince,
      orgId: managing,
      orgName,
      dedicated: managing !== null && dedicated.has(managing),
    })),
  }
}

async function sheetOf(db: Reader, scope: Scope, facts: StatisticFacts, today: IsoDate) {
  const settings = await settingsOf(db)
  const on = scope.asOf ?? today
  const named = scope.orgId === undefined ? undefined : (await organisationNames(db, on)).get(scope.orgId)
  const unit = named ?? (await committeeName(db))
  const counts = new Map(STATISTIC_COLUMNS.map(({ key, rows }) => [key, rows(facts).length]))
  return {
    on,
    unit,
    sheet: statisticSheet({
      unit,
      on,
      filledBy: settings['committee.filledBy'],
      phone: settings['committee.phone'],
      counts,
    }),
  }
}

export async function flowStatistic(
  db: Reader,
  scope: Scope,
  today: IsoDate,
): Promise<Outputs['flow']['statistic']> {
  const facts = await factsOf(db, scope, today, atOnce)
  const { sheet } = await sheetOf(db, scope, facts, today)
  return {
    pages: [...sheet.pages()],
    figures: [...STATISTIC_COLUMNS, UNPLACED].map(({ key, rows }) => ({ key, count: rows(facts).length })),
  }
}

/** Rows told at most; the figure says how many there are. */
const SHOWN = PAGE_MAX

export async function statisticRows(
  db: Reader,
  { column, ...scope }: Parsed['flow']['statisticRows'],
  today: IsoDate,
): Promise<Outputs['flow']['statisticRows']> {
  const found = [...STATISTIC_COLUMNS, UNPLACED].find(({ key }) => key === column)
  const facts = await factsOf(db, scope, today, atOnce)
  return { rows: found ? found.rows(facts).slice(0, SHOWN) : [] }
}

/** Throws CANCELLED, and for a PDF BROWSER_MISSING or PDF_FAILED. */
export async function statisticFile(
  office: Office,
  { format, ...scope }: Parsed['flow']['statisticFile'],
  work: Work,
): Promise<Ticket> {
  const { reader } = office.register()
  const today = office.clock.today()
  const facts = await factsOf(reader, scope, today, () => work.breathe())
  const { sheet, on, unit } = await sheetOf(reader, scope, facts, today)
  const persons = facts.out.length + facts.in.length
  return offerPaper(
    office,
    { title: STATISTIC_TITLE, about: `${unit}，${on}`, sheet, persons, on },
    format,
    work,
  )
}
