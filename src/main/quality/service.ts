/** 信息质量: what is missing or contradictory, counted in SQL by branch (S02-KEYINFO, S02 83). */

import { sql, type RawBuilder } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { CONTRADICTIONS, GAPS } from '../../shared/quality/rules.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import { KEY_INFO } from '../../shared/roster/fields.ts'
import { namesOn, parentsOn } from '../db/query.ts'
import type { Reader, Register } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import { lacksKeyInfo, placeOn, rememberedWork, type PlaceOn } from '../roster/service.ts'

type Overview = Outputs['quality']['overview']
type Counts = Overview['total']

const CODES = [...GAPS, ...CONTRADICTIONS]

const countOf = (condition: RawBuilder<unknown>) => sql<number>`coalesce(sum(${condition}), 0)`

interface OrgCounts {
  orgId: number | null
  members: number
  complete: number
  withIssues: number
  missing: number[]
  issues: number[]
}

/** Ids counted at a time; others get their turn in between. */
const SLICE = 2500

interface Asked {
  orgId: number | undefined
  place: PlaceOn
}

/** One pass over the members on the roll, by the organisation they hang on: a slice of ids at a time. */
async function countByOrg(db: Reader, asked: Asked, work: Work): Promise<OrgCounts[]> {
  const { last } = await db
    .selectFrom('member')
    .select(eb => eb.fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  const parts: OrgCounts[] = []
  for (let above = 0; above < last; above += SLICE) {
    parts.push(...(await countSlice(db, asked, above)))
    await work.breathe()
  }
  return parts
}

async function countSlice(db: Reader, { orgId, place }: Asked, above: number): Promise<OrgCounts[]> {
  let query = db
    .selectFrom('member as m')
    .where('m.id', '>', above)
    .where('m.id', '<=', above + SLICE)
    // Unary plus: no index but that of the ids narrows a slice down.
    .where(sql<boolean>`+"m"."removed" = 0`)
    .where(sql<boolean>`+${place.membership} IN (${sql.join(ON_ROLL)})`)
    .groupBy(place.orgId)
  if (orgId !== undefined) query = query.where(place.inOrg(orgId))
  const rows = await query
    .select(eb => [
      place.orgId.as('orgId'),
      eb.fn.countAll().as('members'),
      countOf(sql`NOT ${lacksKeyInfo('any')}`).as('complete'),
      countOf(sql`"m"."issues" IS NOT NULL`).as('withIssues'),
      sql<string>`json_array(${sql.join(KEY_INFO.map(key => countOf(lacksKeyInfo(key))))})`.as('missing'),
      sql<string>`json_array(${sql.join(
        CODES.map(code => countOf(sql`instr(',' || "m"."issues" || ',', ${`,${code},`}) > 0`)),
      )})`.as('issues'),
    ])
    .execute()
  return rows.map(row => ({
    ...row,
    members: Number(row.members),
    // Written by the query itself: arrays of counts.
    missing: JSON.parse(row.missing) as number[],
    issues: JSON.parse(row.issues) as number[],
  }))
}

function sumOf(orgId: number | null, orgName: string, parts: readonly OrgCounts[]): Counts {
  const sum = (of: (part: OrgCounts) => number) => parts.reduce((all, part) => all + of(part), 0)
  const missing = (key: (typeof KEY_INFO)[number]) => sum(part => part.missing[KEY_INFO.indexOf(key)] ?? 0)
  const issues = CODES.map((code, i) => [code, sum(part => part.issues[i] ?? 0)] as const)
  return {
    orgId,
    orgName,
    members: sum(part => part.members),
    complete: sum(part => part.complete),
    withIssues: sum(part => part.withIssues),
    missing: {
      idNo: missing('idNo'),
      phone: missing('phone'),
      residence: missing('residence'),
      domicile: missing('domicile'),
      wechat: missing('wechat'),
      qq: missing('qq'),
    },
    issues: Object.fromEntries(issues.filter(([, count]) => count > 0)),
  }
}

/** Members of a 党小组 are those of its branch. */
async function branchesOf(
  db: Reader,
  { on }: PlaceOn,
): Promise<Map<number, { id: number; name: string; sortOrder: number }>> {
  const parents = await parentsOn(db, on)
  const names = await namesOn(db, on)
  const stored = await db
    .selectFrom('organisation')
    .select(['id', 'parentId', 'kind', 'shortName', 'fullName', 'sortOrder'])
    .execute()
  const rows = stored.map(row => ({
    ...row,
    ...names.get(row.id),
    parentId: parents.get(row.id) ?? row.parentId,
  }))
  const byId = new Map(rows.map(row => [row.id, row]))
  return new Map(
    rows.map(row => {
      const parent = row.kind === '党小组' && row.parentId !== null ? byId.get(row.parentId) : undefined
      const branch = parent ?? row
      return [
        row.id,
        { id: branch.id, name: branch.shortName || branch.fullName, sortOrder: branch.sortOrder },
      ]
    }),
  )
}

async function computeOverview(db: Reader, asked: Asked, work: Work): Promise<Overview> {
  const counted = await countByOrg(db, asked, work)
  const branches = await branchesOf(db, asked.place)
  const grouped = new Map<number, OrgCounts[]>()
  for (const part of counted) {
    // Who hangs on no branch stands in the sum only: there is no list of a branch to lead to.
    if (part.orgId === null) continue
    const id = branches.get(part.orgId)?.id ?? part.orgId
    const known = grouped.get(id)
    if (known) known.push(part)
    else grouped.set(id, [part])
  }
  const rankOf = (id: number) => branches.get(id)?.sortOrder ?? 0
  const order = [...grouped].sort(([a], [b]) => rankOf(a) - rankOf(b) || a - b)
  return {
    total: sumOf(null, '合计', counted),
    branches: order.map(([id, parts]) => sumOf(id, branches.get(id)?.name ?? '', parts)),
  }
}

/** Counts of the members on the roll on the day, by what is known of them today; worked out once until the register changes. */
export async function qualityOverview(
  register: Register,
  { orgId, asOf }: Parsed['quality']['overview'],
  today: IsoDate,
  signal?: AbortSignal,
): Promise<Overview> {
  const place = placeOn(asOf, today)
  return rememberedWork(
    register,
    ['quality', orgId ?? null, place.on],
    work => computeOverview(register.reader, { orgId, place }, work),
    signal,
  )
}
