/** 归档期限: what is to be filed by when and where it is kept, and the yearly filing (R-G05–R-G08, R-G23). */

import { sql, type RawBuilder } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import {
  fileDeadline,
  firstNotOverdue,
  properKeeper,
  watchedFrom,
  yearlyDeadline,
  yearlyState,
  type ClockKind,
} from '../../shared/dossier/clocks.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import type { Settings } from '../../shared/settings/rules.ts'
import { change } from '../db/change.ts'
import type { Reader } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import { stamp, type Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { placeOn, searchCondition, type PlaceOn } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'
import { keeperOn } from './custody.ts'
import { demandNotFuture } from './days.ts'

type Input = Parsed['dossier']['clocks']
type Listed = Outputs['dossier']['clocks']['rows'][number]
type Filter = Input['filter']
type Yearly = Outputs['dossier']['yearlyFilings']

/** A month stands for its first day. */
const dayOf = (column: RawBuilder<string | null>) =>
  sql<string | null>`CASE length(${column}) WHEN 7 THEN ${column} || '-01' ELSE ${column} END`

const fullDay = dayOf(sql<string | null>`"m"."fullDate"`)

/** As told on the card, else since the period of the dead began. */
const deathDay = dayOf(sql<string | null>`coalesce("m"."deathDate", (SELECT max("p"."fromOn")
  FROM "membershipPeriod" AS "p" WHERE "p"."memberId" = "m"."id" AND "p"."membership" = 'DECEASED'))`)

interface Kind {
  kind: ClockKind
  order: number
  since: RawBuilder<string | null>
}

const KINDS: readonly Kind[] = [
  { kind: 'FULL', order: 0, since: fullDay },
  { kind: 'DEATH', order: 1, since: deathDay },
  { kind: 'CUSTODY', order: 2, since: sql<string | null>`NULL` },
]

function rowsOf(
  db: Reader,
  { kind, order, since }: Kind,
  place: PlaceOn,
  settings: Settings,
  filter: Filter,
) {
  const from = watchedFrom(place.on)
  const keeper = keeperOn(place)
  let query = db
    .selectFrom('member as m')
    .leftJoin('dossier as d', 'd.memberId', 'm.id')
    .where('m.removed', '=', 0)
    .select(['m.id as memberId', 'm.name', 'm.namePinyin', 'd.personnelFile', keeper.as('keeper')])
    .select([
      place.orgId.as('orgId'),
      sql<ClockKind>`${kind}`.as('kind'),
      sql<number>`${order}`.as('kindOrder'),
      since.as('since'),
    ])
  if (filter.orgId !== undefined) query = query.where(place.inOrg(filter.orgId))
  if (filter.text !== undefined && filter.text.trim() !== '')
    query = query.where(searchCondition(filter.text))
  switch (kind) {
    case 'FULL': {
      const cut = firstNotOverdue(place.on, settings['dossier.fileMonths'])
      return query
        .where(place.membership, 'in', [...ON_ROLL])
        .where(since, '>=', from)
        .where(since, '<=', place.on)
        .where(eb => eb.or([eb('d.filedOn', 'is', null), eb(dayOf(sql`"d"."filedOn"`), '<', since)]))
        .$if(filter.overdue === true, late => late.where(since, '<', cut))
    }
    case 'DEATH':
      return query
        .where(place.membership, '=', 'DECEASED')
        .where(since, '>=', from)
        .where(since, '<=', place.on)
        .where(eb =>
          eb.or([
            eb(keeper, 'is', null),
            eb('d.personnelFile', 'is', null),
            eb('d.personnelFile', '=', '不明'),
          ]),
        )
        .$if(filter.overdue === true, none => none.where(sql<boolean>`0`))
    case 'CUSTODY':
      return query
        .where(place.membership, 'in', [...ON_ROLL])
        .where(eb =>
          eb.or([
            eb('d.personnelFile', '=', '不明'),
            eb.and([eb('d.personnelFile', '=', '无'), eb(keeper, 'is', null)]),
            eb.and([
              eb('d.personnelFile', '=', '有'),
              eb.or([eb(keeper, 'is', null), eb(keeper, '=', settings['dossier.keeperWithoutHR'])]),
            ]),
          ]),
        )
        .$if(filter.overdue === true, none => none.where(sql<boolean>`0`))
  }
}

function clocksOn(db: Reader, place: PlaceOn, settings: Settings, filter: Filter) {
  const [first, ...rest] = KINDS.filter(({ kind }) => filter.kind === undefined || filter.kind === kind)
  if (!first) throw new OfficeError('RECORD_STALE')
  const all = rest.reduce(
    (query, kind) => query.unionAll(rowsOf(db, kind, place, settings, filter)),
    rowsOf(db, first, place, settings, filter),
  )
  return db.selectFrom(all.as('c'))
}

export async function listClocks(
  db: Reader,
  { filter, page, asOf }: Input,
  today: IsoDate,
): Promise<Outputs['dossier']['clocks']> {
  const place = placeOn(asOf, today)
  const settings = await settingsOf(db)
  const base = clocksOn(db, place, settings, filter)
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  const rows = await base
    .selectAll('c')
    .orderBy('c.kindOrder')
    .orderBy('c.since')
    .orderBy('c.namePinyin')
    .orderBy('c.memberId')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const names = await organisationNames(db, place.namesOn)
  return {
    total: Number(total),
    rows: rows.map(row => {
      const { kind, since } = row
      const dueOn =
        kind === 'FULL' && since !== null ? fileDeadline(since, settings['dossier.fileMonths']) : null
      return {
        memberId: row.memberId,
        name: row.name,
        orgName: row.orgId === null ? '' : (names.get(row.orgId) ?? ''),
        kind,
        since,
        dueOn,
        overdue: dueOn !== null && dueOn < place.on,
        // Written through the contract's own code table.
        personnelFile: row.personnelFile as Listed['personnelFile'],
        keeper: row.keeper,
        belongs: properKeeper(
          { personnelFile: row.personnelFile, dead: kind === 'DEATH' },
          settings['dossier.keeperWithoutHR'],
        ),
      }
    }),
  }
}

/** The filing of the year of the day, and all that were registered. */
export async function yearlyFilings(db: Reader, asOf: IsoDate | undefined, today: IsoDate): Promise<Yearly> {
  const on = asOf ?? today
  const year = Number(on.slice(0, 4))
  const dueOn = yearlyDeadline(year, (await settingsOf(db))['dossier.yearlyBy'])
  const rows = await db
    .selectFrom('dossierFiling')
    .select(['id', 'year', 'onDate', 'actor', 'volumes', 'remark'])
    .where('removed', '=', 0)
    .where('onDate', '<=', on)
    .orderBy('year', 'desc')
    .execute()
  const done = rows.some(row => row.year === year)
  return { year, dueOn, state: done ? 'done' : yearlyState(on, dueOn), rows }
}

export async function saveYearlyFiling(
  office: Office,
  { id, values }: Parsed['dossier']['saveYearlyFiling'],
): Promise<Outputs['dossier']['saveYearlyFiling']> {
  demandNotFuture(values.onDate, '立卷归档日期', 'onDate', office.clock.today())
  const label = `${id === null ? '登记' : '修改'}立卷归档：${values.year}年`
  const { changeId, value } = await change(office.register(), stamp(office, label), async ({ tx }) => {
    const known = await tx
      .selectFrom('dossierFiling')
      .select('id')
      .where('year', '=', values.year)
      .where('removed', '=', 0)
      .$if(id !== null, query => query.where('id', '<>', id ?? 0))
      .executeTakeFirst()
    if (known) throw new OfficeError('FILING_KNOWN', { year: values.year }, { field: 'year' })
    if (id === null) {
      const row = await tx
        .insertInto('dossierFiling')
        .values(values)
        .returning('id')
        .executeTakeFirstOrThrow()
      return row.id
    }
    const { numUpdatedRows } = await tx
      .updateTable('dossierFiling')
      .set(values)
      .where('id', '=', id)
      .where('removed', '=', 0)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new OfficeError('RECORD_MISSING')
    return id
  })
  return { changeId, id: value }
}

export async function removeYearlyFiling(
  office: Office,
  { id }: Parsed['dossier']['removeYearlyFiling'],
): Promise<Outputs['dossier']['removeYearlyFiling']> {
  const { changeId } = await change(office.register(), stamp(office, '删除立卷归档的登记'), async ({ tx }) =>
    removeRow(tx, 'dossierFiling', id),
  )
  return { changeId }
}

/** What the workbench counts: conversions past their day, and the yearly filing. */
export async function filingCounts(
  db: Reader,
  today: IsoDate,
): Promise<{ due: number; overdue: number; yearly: Pick<Yearly, 'year' | 'dueOn' | 'state'> }> {
  const place = placeOn(undefined, today)
  const settings = await settingsOf(db)
  const count = async (filter: Filter) => {
    const { total } = await clocksOn(db, place, settings, { ...filter, kind: 'FULL' })
      .select(eb => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    return total
  }
  const { year, dueOn, state } = await yearlyFilings(db, undefined, today)
  return { due: await count({}), overdue: await count({ overdue: true }), yearly: { year, dueOn, state } }
}
