/** How far every branch is with a campaign, counted in SQL. */

import { sql } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { CHECK_ITEMS } from '../../shared/census/codes.ts'
import { overdueBefore } from '../../shared/census/rules.ts'
import type { BoardRow } from '../../shared/census/stageMethods.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Reader, Register } from '../db/register.ts'
import { remembered } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'
import { demandCampaign } from './campaign.ts'
import { namedFew } from './marks.ts'
import { overdueAnswers } from './records.ts'
import { scopeChanges } from './scope.ts'
import { unitsOn, type Units } from './units.ts'

type Board = Outputs['census']['board']
type Counts = Omit<BoardRow, 'orgId' | 'orgName' | 'problems' | 'tasksOverdue' | 'reported' | 'accepted'> &
  BoardRow['problems']

/** True where one of the columns stands the test; an empty column stands none. */
const any = (columns: readonly string[], test: string) =>
  sql.raw(
    `coalesce(${columns.map(column => `("${column}" IS NOT NULL AND "${column}" ${test})`).join(' OR ')}, 0)`,
  )

async function countLines(db: Reader, campaignId: number, day: IsoDate): Promise<Map<number, Counts>> {
  const has = (problem: string) => sql`(',' || coalesce("problems", '') || ',') LIKE ${`%,${problem},%`}`
  const rows = sql<Counts & { orgId: number }>`(
    WITH "line" AS (SELECT *, "selfOn" IS NOT NULL AND "selfOn" <= ${day} AS "s",
        "groupOn" IS NOT NULL AND "groupOn" <= ${day} AS "g"
      FROM "checkLine" WHERE "campaignId" = ${campaignId} AND "listedOn" <= ${day})
    SELECT "orgId", count(*) AS "lines",
      sum(${any(CHECK_ITEMS, 'IS NOT NULL')}) AS "begun",
      sum("s") AS "self",
      sum("s" AND "g") AS "done",
      sum(NOT ("s" AND "g") AND "excuse" IS NOT NULL) AS "excused",
      sum(NOT ("s" AND "g") AND "excuse" IS NULL) AS "open",
      sum(${any(CHECK_ITEMS, "IN ('待完善', '有问题')")}) AS "unfinished",
      sum(${has('流动')}) AS "flow", sum(${has('空挂')}) AS "unattached", sum(${has('失联')}) AS "lost",
      sum(${has('口袋')}) AS "pocket",
      sum("problems" IS NOT NULL AND NOT (${has('流动')} OR ${has('空挂')} OR ${has('失联')} OR ${has('口袋')}))
        AS "others"
    FROM "line" GROUP BY "orgId")`
  const found = await db.selectFrom(rows.as('counted')).selectAll().execute()
  return new Map(found.map(({ orgId, ...counts }) => [orgId, counts]))
}

async function overdueTasks(db: Reader, campaignId: number, day: IsoDate): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('campaignTask')
    .select(eb => ['orgId', eb.fn.countAll().as('count')])
    .where('campaignId', '=', campaignId)
    .where('removed', '=', 0)
    .where('orgId', 'is not', null)
    .where('doneOn', 'is', null)
    .where('excuse', 'is', null)
    .where('deadline', '<', overdueBefore(day, await settingsOf(db)))
    .groupBy('orgId')
    .execute()
  return new Map(rows.map(({ orgId, count }) => [orgId ?? 0, Number(count)]))
}

async function reports(db: Reader, campaignId: number, day: IsoDate) {
  const rows = await db
    .selectFrom('branchReport')
    .select(['orgId', 'reportedOn', 'acceptedOn'])
    .where('campaignId', '=', campaignId)
    .execute()
  const by = (on: string | null) => on !== null && on <= day
  return new Map(rows.map(row => [row.orgId, { reported: by(row.reportedOn), accepted: by(row.acceptedOn) }]))
}

const NO_REPORT = { reported: false, accepted: false }

async function branchRows(db: Reader, campaignId: number, units: Units, day: IsoDate): Promise<BoardRow[]> {
  const tasks = await overdueTasks(db, campaignId, day)
  const papers = await reports(db, campaignId, day)
  const counted = await countLines(db, campaignId, day)
  return [...counted]
    .sort(([a], [b]) => units.compare(a, b))
    .map(([orgId, { flow, unattached, lost, pocket, others, ...counts }]) => ({
      orgId,
      orgName: units.nameOf(orgId),
      ...counts,
      problems: { flow, unattached, lost, pocket, others },
      tasksOverdue: tasks.get(orgId) ?? 0,
      ...(papers.get(orgId) ?? NO_REPORT),
    }))
}

function fits(only: Parsed['census']['board']['only'], row: BoardRow): boolean {
  switch (only) {
    case 'all':
      return true
    case 'open':
      return row.open > 0
    case 'unsigned':
      return row.self > row.done
    case 'problems':
      return row.unfinished > 0
    case 'done':
      return row.open === 0
  }
}

function totalsOf(rows: readonly BoardRow[]): Board['totals'] {
  const sum = (of: (row: BoardRow) => number) => rows.reduce((total, row) => total + of(row), 0)
  const flag = (is: boolean) => (is ? 1 : 0)
  return {
    branches: rows.length,
    lines: sum(row => row.lines),
    begun: sum(row => row.begun),
    self: sum(row => row.self),
    done: sum(row => row.done),
    excused: sum(row => row.excused),
    open: sum(row => row.open),
    unfinished: sum(row => row.unfinished),
    problems: {
      flow: sum(row => row.problems.flow),
      unattached: sum(row => row.problems.unattached),
      lost: sum(row => row.problems.lost),
      pocket: sum(row => row.problems.pocket),
      others: sum(row => row.problems.others),
    },
    tasksOverdue: sum(row => row.tasksOverdue),
    reported: sum(row => flag(row.reported)),
    accepted: sum(row => flag(row.accepted)),
  }
}

/** Members without both marks and without a reason (R-A05): the campaign does not end before. */
export async function unfinishedLines(
  db: Reader,
  campaignId: number,
): Promise<{ count: number; examples: string }> {
  const rows = db
    .selectFrom('checkLine as l')
    .innerJoin('member as m', 'm.id', 'l.memberId')
    .where('l.campaignId', '=', campaignId)
    .where('l.excuse', 'is', null)
    .where(eb => eb.or([eb('l.selfOn', 'is', null), eb('l.groupOn', 'is', null)]))
  const { count } = await rows.select(eb => eb.fn.countAll().as('count')).executeTakeFirstOrThrow()
  const first = await rows.select('m.name').orderBy('l.id').limit(4).execute()
  return { count: Number(count), examples: namedFew(first.map(({ name }) => name)) }
}

export async function campaignBoard(
  register: Register,
  { campaignId, orgId, asOf, only }: Parsed['census']['board'],
  today: IsoDate,
): Promise<Board> {
  const day = asOf ?? today
  return remembered(register, ['census', campaignId, orgId, day, asOf, only], async () => {
    const { reader: db } = register
    const { endedOn } = await demandCampaign(db, campaignId)
    const units = await unitsOn(db, asOf, today)
    const scope = orgId === undefined ? null : units.below(units.unitOf(orgId))
    const all = (await branchRows(db, campaignId, units, day)).filter(row => scope?.has(row.orgId) ?? true)
    const unfinished = await unfinishedLines(db, campaignId)
    return {
      rows: all.filter(row => fits(only, row)),
      totals: totalsOf(all),
      scopeChanged: endedOn === null ? await scopeChanges(db, { campaignId, on: day }, today) : 0,
      endedOn,
      missingToEnd: unfinished.count === 0 ? [] : [`${unfinished.count}名党员没有完成双查，也没有说明理由`],
    }
  })
}

/** What the workbench says of the campaign the annexes go by; null where nothing was listed or it has ended. */
export async function campaignDue(
  register: Register,
  campaignId: number,
  today: IsoDate,
): Promise<{ open: number; tasksOverdue: number; answersOverdue: number } | null> {
  const { reader: db } = register
  const { endedOn } = await demandCampaign(db, campaignId)
  if (endedOn !== null) return null
  const { count } = await unfinishedLines(db, campaignId)
  const tasks = await db
    .selectFrom('campaignTask')
    .select(eb => eb.fn.countAll().as('count'))
    .where('campaignId', '=', campaignId)
    .where('removed', '=', 0)
    .where('doneOn', 'is', null)
    .where('excuse', 'is', null)
    .where('deadline', '<', overdueBefore(today, await settingsOf(db)))
    .executeTakeFirstOrThrow()
  return {
    open: count,
    tasksOverdue: Number(tasks.count),
    answersOverdue: await overdueAnswers(db, campaignId, today),
  }
}
