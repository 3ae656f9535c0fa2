/** Where the branches stand with the review of a year: frozen rosters, versions, and what was marked. */

import { frozenContentSchema, type FrozenContent } from '../../shared/annual/roster.ts'
import { ANNUAL_HEADING, ANNUAL_MARK, type AnnualHeading } from '../../shared/annual/codes.ts'
import type { RosterHead } from '../../shared/annual/methods.ts'
import { annualState, NO_MARKS, type HeadingMarks } from '../../shared/annual/rules.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { keyOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Reader } from '../db/register.ts'
import { organisationNames } from '../organisation/service.ts'
import { sha256 } from '../reporting/service.ts'

export interface BranchYear {
  orgId: number
  year: number
}

const HEAD = [
  'id',
  'orgId',
  'year',
  'version',
  'reopeningId',
  'rosterOn',
  'frozenAt',
  'frozenBy',
  'persons',
  'sha256',
  'signedOn',
  'signedBy',
  'sealed',
  'handedOn',
] as const

interface Asked {
  orgId?: number
  year?: number
}

/** Frozen rosters without their rows, the newest year and version first. */
export async function rosterHeads(db: Reader, { orgId, year }: Asked): Promise<RosterHead[]> {
  const rows = await db
    .selectFrom('annualRoster')
    .select([...HEAD])
    .$if(orgId !== undefined, query => query.where('orgId', '=', orgId ?? 0))
    .$if(year !== undefined, query => query.where('year', '=', year ?? 0))
    .orderBy('year', 'desc')
    .orderBy('version', 'desc')
    .execute()
  if (rows.length === 0) return []
  const names = await organisationNames(db)
  const begun = await reopenings(db, orgId === undefined ? {} : { orgId })
  const reasons = new Map(begun.map(({ id, reason }) => [id, reason]))
  const newest = new Map<string, number>()
  for (const row of rows) {
    const key = `${row.orgId} ${row.year}`
    newest.set(key, Math.max(newest.get(key) ?? 0, row.version))
  }
  return rows.map(({ reopeningId, ...row }) => ({
    ...row,
    orgName: names.get(row.orgId) ?? '',
    sealed: row.sealed === 1,
    reason: reopeningId === null ? null : (reasons.get(reopeningId) ?? null),
    superseded: row.version < (newest.get(`${row.orgId} ${row.year}`) ?? 0),
  }))
}

async function reopenings(db: Reader, { orgId, year }: Asked) {
  return db
    .selectFrom('annualReopening')
    .select(['id', 'orgId', 'year', 'version', 'reason'])
    .$if(orgId !== undefined, query => query.where('orgId', '=', orgId ?? 0))
    .$if(year !== undefined, query => query.where('year', '=', year ?? 0))
    .orderBy('version')
    .execute()
}

/** A branch's review of a year as it stands. */
export interface Standing {
  /** the version worked on, or frozen last */
  version: number
  reason: string | null
  /** the entry that began it; null for the first version */
  reopeningId: number | null
  /** the frozen roster of that version */
  roster: RosterHead | null
}

/** The review of each branch that was begun at all; `on` leaves out what was frozen for a later day. */
export async function standings(db: Reader, asked: Asked, on?: IsoDate): Promise<Map<number, Standing>> {
  const heads = await rosterHeads(db, asked)
  const found = new Map<number, Standing>()
  for (const head of heads) {
    if (on !== undefined && head.rosterOn > on) continue
    const known = found.get(head.orgId)
    if (!known)
      found.set(head.orgId, {
        version: head.version,
        reason: head.reason,
        reopeningId: null,
        roster: asKnown(head, on),
      })
  }
  if (on !== undefined) return found
  for (const { id, orgId, version, reason } of await reopenings(db, asked)) {
    const known = found.get(orgId)
    if (!known || known.version < version)
      found.set(orgId, { version, reason, reopeningId: id, roster: null })
  }
  return found
}

/** On an earlier day the paper was as far as it was then. */
function asKnown(head: RosterHead, on: IsoDate | undefined): RosterHead {
  if (on === undefined) return head
  const signed = head.signedOn !== null && head.signedOn <= on
  return {
    ...head,
    signedOn: signed ? head.signedOn : null,
    sealed: signed && head.sealed,
    handedOn: head.handedOn !== null && head.handedOn <= on ? head.handedOn : null,
  }
}

export async function standingOf(db: Reader, { orgId, year }: BranchYear, on?: IsoDate): Promise<Standing> {
  const all = await standings(db, { orgId, year }, on)
  return all.get(orgId) ?? { version: 1, reason: null, reopeningId: null, roster: null }
}

export function stateOf({ roster }: Standing) {
  return annualState(roster)
}

/** Throws RECORD_MISSING where the roster was taken back. */
export async function rosterHead(db: Reader, rosterId: number): Promise<RosterHead> {
  const row = await db
    .selectFrom('annualRoster')
    .select(['orgId', 'year'])
    .where('id', '=', rosterId)
    .executeTakeFirst()
  const heads = row ? await rosterHeads(db, row) : []
  const head = heads.find(({ id }) => id === rosterId)
  if (!head) throw new OfficeError('RECORD_MISSING', undefined, { field: 'rosterId' })
  return head
}

/** What a frozen roster says. Throws ANNUAL_DAMAGED where it is not what was frozen. */
export async function frozenContent(db: Reader, head: RosterHead): Promise<FrozenContent> {
  const { content } = await db
    .selectFrom('annualRoster')
    .select('content')
    .where('id', '=', head.id)
    .executeTakeFirstOrThrow()
  const damaged = (cause?: unknown) =>
    new OfficeError('ANNUAL_DAMAGED', { name: head.orgName, year: head.year }, { cause })
  if (sha256(Buffer.from(content, 'utf8')) !== head.sha256) throw damaged()
  const parsed = frozenContentSchema.safeParse(JSON.parse(content))
  if (!parsed.success) throw damaged(parsed.error)
  return parsed.data
}

/** Marks of a branch's review, by member. */
export async function marksOf(db: Reader, { orgId, year }: BranchYear): Promise<Map<number, HeadingMarks>> {
  const rows = await db
    .selectFrom('annualMark')
    .select(['memberId', 'heading', 'state', 'note'])
    .where('orgId', '=', orgId)
    .where('year', '=', year)
    .execute()
  const marks = new Map<number, Record<AnnualHeading, HeadingMarks['BASIC']>>()
  for (const { memberId, heading, state, note } of rows) {
    const key = keyOf(ANNUAL_HEADING, heading)
    if (key === null) continue
    const own = marks.get(memberId) ?? { ...NO_MARKS }
    own[key] = { state: state === null ? null : keyOf(ANNUAL_MARK, state), note }
    marks.set(memberId, own)
  }
  return marks
}
