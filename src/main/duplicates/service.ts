/** 重复检查: which members look like one person, and the pairs judged to be two. */

import { sql } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import {
  byLikeness,
  createDuplicateFinder,
  fullIdNumber,
  likeness,
  type Duplicate,
  type DuplicateFacts,
} from '../../shared/duplicates/rules.ts'
import type { Membership } from '../../shared/roster/codes.ts'
import { change } from '../db/change.ts'
import { orgIdsBelow } from '../db/query.ts'
import type { Reader, Register } from '../db/register.ts'
import { createPace, type Work } from '../longWork.ts'
import { stamp, type Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { pacedSort } from '../pacedSort.ts'
import { memberRecord, rememberedWork } from '../roster/service.ts'

type List = Outputs['duplicates']['list']
type Side = List['rows'][number]['first']
type PairInput = Parsed['duplicates']['markDistinct']

/** Members read at once; other requests get their turn in between. */
const READ_AT_ONCE = 500

const COMPARED = ['id', 'name', 'namePinyin', 'birth', 'idNo', 'phone'] as const

type Text = string | null
type ComparedRow = [number, string, string, Text, Text, Text, number | null]

interface Found extends Duplicate {
  orgIds: readonly (number | null)[]
}

const keyOf = (first: number, second: number) => `${first} ${second}`

/** The lower id first, as pairs are kept. Throws RECORD_MISSING for a pair of one. */
function ordered({ keepId, otherId }: PairInput): [number, number] {
  if (keepId === otherId) throw new OfficeError('RECORD_MISSING')
  return keepId < otherId ? [keepId, otherId] : [otherId, keepId]
}

/** Every pair of the register that looks like one person, whatever their state; the surest first. */
async function findAll({ rawReader }: Register, work: Work): Promise<Found[]> {
  const finder = createDuplicateFinder()
  const orgOf = new Map<number, number | null>()
  const pace = createPace(work)
  // Read as bare rows, in the order of the ids: a hundred thousand objects of forty columns take longer.
  const page = rawReader
    .prepare<[number, number], ComparedRow>(
      `SELECT "id", "name", "namePinyin", "birth", "idNo", "phone", "orgId" FROM "member"
       WHERE "id" > ? AND +"removed" = 0 ORDER BY "id" LIMIT ?`,
    )
    .raw()
  for (let above = 0; ;) {
    const rows = page.all(above, READ_AT_ONCE)
    for (const [id, name, namePinyin, birth, idNo, phone, orgId] of rows) {
      finder.add({ id, name, namePinyin, birth, idNo, phone })
      orgOf.set(id, orgId)
    }
    if (rows.length < READ_AT_ONCE) break
    above = rows.at(-1)?.[0] ?? 0
    if (pace.due()) await pace.rest()
  }
  const found: Found[] = []
  for (const pair of finder.pairs()) {
    if (pair !== null)
      found.push({ ...pair, orgIds: [pair.firstId, pair.secondId].map(id => orgOf.get(id) ?? null) })
    if (pace.due()) await pace.rest()
  }
  return pacedSort(found, byLikeness, pace)
}

async function distinctPairs(db: Reader): Promise<Set<string>> {
  const rows = await db.selectFrom('memberDistinct').select(['memberId', 'otherId']).execute()
  return new Set(rows.map(({ memberId, otherId }) => keyOf(memberId, otherId)))
}

/** What the list shows of some members, by id. */
async function sidesOf(db: Reader, ids: readonly number[]): Promise<Map<number, Side>> {
  if (ids.length === 0) return new Map()
  const names = await organisationNames(db)
  const rows = await db
    .selectFrom('member')
    .select(['id', 'name', 'orgId', 'membership', 'birth', 'idNo', 'phone'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(
    rows.map(({ orgId, membership, ...row }) => [
      row.id,
      {
        ...row,
        // Written through the contract's own code table.
        membership: membership as Membership,
        orgName: orgId === null ? '' : (names.get(orgId) ?? ''),
      },
    ]),
  )
}

export async function sideOf(db: Reader, id: number): Promise<Side> {
  const side = (await sidesOf(db, [id])).get(id)
  if (!side) throw new OfficeError('RECORD_MISSING')
  return side
}

/** The pairs of a list; all there are are worked out once and remembered until the register changes. */
export async function wantedPairs(
  register: Register,
  filter: Parsed['duplicates']['list']['filter'],
  signal?: AbortSignal,
): Promise<Duplicate[]> {
  const { reader } = register
  const all = await rememberedWork(register, ['duplicates'], work => findAll(register, work), signal)
  const distinct = await distinctPairs(reader)
  const below = filter.orgId === undefined ? null : new Set(await orgIdsBelow(reader, filter.orgId))
  return all.filter(
    pair =>
      distinct.has(keyOf(pair.firstId, pair.secondId)) === (filter.distinct === true) &&
      (filter.reason === undefined || pair.reason === filter.reason) &&
      (below === null || pair.orgIds.some(orgId => orgId !== null && below.has(orgId))),
  )
}

/** Pairs as the list shows them; one whose member is gone by now is left out. */
export async function pairRows(db: Reader, pairs: readonly Duplicate[]): Promise<List['rows']> {
  const sides = await sidesOf(
    db,
    pairs.flatMap(pair => [pair.firstId, pair.secondId]),
  )
  return pairs.flatMap(({ firstId, secondId, reason, words, differentIds }) => {
    const [first, second] = [sides.get(firstId), sides.get(secondId)]
    return first && second ? [{ first, second, reason, words, differentIds }] : []
  })
}

/** One page of the pairs. */
export async function listDuplicates(
  register: Register,
  { filter, page }: Parsed['duplicates']['list'],
  signal?: AbortSignal,
): Promise<List> {
  const wanted = await wantedPairs(register, filter, signal)
  const shown = wanted.slice(page.offset, page.offset + page.limit)
  return { total: wanted.length, rows: await pairRows(register.reader, shown) }
}

/** Members who may be alike: same ID number, same month of birth or same telephone. `likeness` then judges. */
async function candidates(db: Reader, { id, birth, idNo, phone }: DuplicateFacts): Promise<DuplicateFacts[]> {
  const full = fullIdNumber(idNo)
  const numbers = full === null ? [] : [full, `${full.slice(0, 6)}${full.slice(8, 17)}`]
  const month = birth?.slice(0, 7) ?? (full === null ? '' : `${full.slice(6, 10)}-${full.slice(10, 12)}`)
  const digits = month.replace('-', '')
  // Each half has an index of its own: the first by the number, the second covers what it asks for.
  const ids = sql<number>`(
    SELECT "id" FROM "member" WHERE "idNo" IN (${numbers.length === 0 ? null : sql.join(numbers)})
    UNION SELECT "id" FROM "member" WHERE "removed" = 0 AND (substr("birth", 1, 7) = ${month}
      OR replace("phone", '-', '') = ${phone?.replaceAll('-', '') ?? null}
      OR ("birth" IS NULL AND substr("idNo", 7, CASE length("idNo") WHEN 15 THEN 4 ELSE 6 END)
        IN (${digits}, ${digits.slice(2)}))))`
  return db
    .selectFrom('member')
    .select([...COMPARED])
    .where('id', 'in', ids)
    .where('id', '<>', id)
    .where(sql<boolean>`+"removed" = 0`)
    .execute()
}

/** Whom a member may be the same as, pairs marked 不是同一人 left out; the surest first. */
export async function duplicatesOf(db: Reader, memberId: number): Promise<Outputs['duplicates']['ofMember']> {
  const member = await memberRecord(db, memberId)
  const distinct = await distinctPairs(db)
  const pairs = (await candidates(db, member)).flatMap(other => {
    const [first, second] = member.id < other.id ? [member, other] : [other, member]
    const like = likeness(first, second)
    return like === null || distinct.has(keyOf(first.id, second.id))
      ? []
      : [{ firstId: first.id, secondId: second.id, otherId: other.id, ...like }]
  })
  const sides = await sidesOf(
    db,
    pairs.map(pair => pair.otherId),
  )
  return {
    rows: pairs.sort(byLikeness).flatMap(({ otherId, words }) => {
      const side = sides.get(otherId)
      return side ? [{ id: side.id, name: side.name, orgName: side.orgName, words }] : []
    }),
  }
}

/** True for a pair marked 不是同一人. */
export async function isDistinct(db: Reader, pair: PairInput): Promise<boolean> {
  const [first, second] = ordered(pair)
  return (await distinctPairs(db)).has(keyOf(first, second))
}

async function namesOf(db: Reader, { keepId, otherId }: PairInput): Promise<string> {
  const [one, other] = [await memberRecord(db, keepId), await memberRecord(db, otherId)]
  return `${one.name}、${other.name}`
}

export async function markDistinct(
  office: Office,
  pair: PairInput,
): Promise<Outputs['duplicates']['markDistinct']> {
  const register = office.register()
  const [memberId, otherId] = ordered(pair)
  const label = `标记不是同一人：${await namesOf(register.reader, pair)}`
  const { changeId } = await change(register, stamp(office, label), async ({ tx }) => {
    if (await isDistinct(tx, pair)) return
    await tx
      .insertInto('memberDistinct')
      .values({ memberId, otherId, markedOn: office.clock.today() })
      .execute()
  })
  return { changeId }
}

export async function unmarkDistinct(
  office: Office,
  pair: PairInput,
): Promise<Outputs['duplicates']['unmarkDistinct']> {
  const register = office.register()
  const [memberId, otherId] = ordered(pair)
  const label = `取消“不是同一人”标记：${await namesOf(register.reader, pair)}`
  const { changeId } = await change(register, stamp(office, label), async ({ tx }) => {
    await tx
      .deleteFrom('memberDistinct')
      .where('memberId', '=', memberId)
      .where('otherId', '=', otherId)
      .execute()
  })
  return { changeId }
}
