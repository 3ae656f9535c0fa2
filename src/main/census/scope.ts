/** Who is on the list of a campaign (R-A01), and how the list follows the register. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { KEY_GROUP, type CheckBasis, type KeyGroup } from '../../shared/census/codes.ts'
import { groupsOf, proposedGroups, type GroupFacts } from '../../shared/census/lines.ts'
import type { ScopeChange } from '../../shared/census/lineMethods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { isGone, lastPlaceBy } from '../../shared/reporting/standing.ts'
import { MEMBERSHIP, ON_ROLL } from '../../shared/roster/codes.ts'
import { outWithoutReceipt } from '../../shared/transfer/rules.ts'
import { bulkInsert } from '../db/bulkInsert.ts'
import { change } from '../db/change.ts'
import type { Reader } from '../db/register.ts'
import { createPace, quietWork } from '../longWork.ts'
import { stamp, type Office } from '../office.ts'
import { settingsOf } from '../settings/service.ts'
import { demandOpen } from './campaign.ts'
import { lettersBy, standingsOn, type Standing } from './facts.ts'
import { linesOf } from './listedLines.ts'
import { unitsOn, type Units } from './units.ts'

interface Scoped {
  memberId: number
  orgId: number
  basis: CheckBasis
}

const onRoll = new Set<string>(ON_ROLL)

/** Those transferred out whose receipt has not come, under the branch they last belonged to (R-A01 b, R-A21). */
async function withoutReceipt(
  db: Reader,
  on: IsoDate,
  standings: ReadonlyMap<number, Standing>,
  units: Units,
): Promise<Scoped[]> {
  const { 'letter.receiptSince': since } = await settingsOf(db)
  const ids = (await lettersBy(db, on))
    .filter(letter => outWithoutReceipt([letter], on, since))
    .map(({ memberId }) => memberId)
  const gone = [...new Set(ids)].filter(id => isGone(standings.get(id)?.membership))
  if (gone.length === 0) return []
  const living = await db
    .selectFrom('member')
    .select('id')
    .where('id', 'in', gone)
    .where('removed', '=', 0)
    .where(eb => eb.or([eb('deathDate', 'is', null), eb('deathDate', '>', on)]))
    .execute()
  const periods = await db
    .selectFrom('membershipPeriod')
    .select(['memberId', 'orgId', 'membership', 'fromOn', 'toOn'])
    .where('memberId', 'in', gone)
    .execute()
  return living.map(({ id }) => {
    const own = periods.filter(({ memberId }) => memberId === id)
    const last = lastPlaceBy({ periods: own, deathDate: null }, on)
    return { memberId: id, orgId: units.unitOf(last?.orgId ?? null), basis: 'LETTER' }
  })
}

async function scopeOn(
  db: Reader,
  on: IsoDate,
  today: IsoDate,
): Promise<{ units: Units; standings: ReadonlyMap<number, Standing>; scoped: Scoped[] }> {
  const units = await unitsOn(db, on === today ? undefined : on, today)
  const standings = await standingsOn(db, on)
  const here = [...standings.values()]
    .filter(({ membership }) => onRoll.has(membership))
    .map(({ memberId, orgId }): Scoped => ({ memberId, orgId: units.unitOf(orgId), basis: 'ROLL' }))
  return { units, standings, scoped: [...here, ...(await withoutReceipt(db, on, standings, units))] }
}

interface Change extends Scoped {
  kind: ScopeChange['kind']
  why: string
}

interface Differences {
  listed: number
  changes: Change[]
  units: Units
}

/**
 * What the register says of the day against the list as it stands. A line that bears a signature or a reason
 * stays where it is: it tells what was checked then.
 */
async function differences(
  db: Reader,
  { campaignId, on }: Pick<Parsed['census']['listScope'], 'campaignId' | 'on'>,
  today: IsoDate,
): Promise<Differences> {
  const { units, standings, scoped } = await scopeOn(db, on, today)
  const lines = await db
    .selectFrom('checkLine')
    .select(['memberId', 'orgId', 'basis', 'selfOn', 'groupOn', 'excuse'])
    .where('campaignId', '=', campaignId)
    .execute()
  const listed = new Map(lines.map(line => [line.memberId, line]))
  const present = new Set(scoped.map(({ memberId }) => memberId))
  const changes: Change[] = []
  for (const person of scoped) {
    const line = listed.get(person.memberId)
    if (!line) changes.push({ ...person, kind: 'add', why: '' })
    else if (line.orgId !== person.orgId && line.selfOn === null && line.groupOn === null) {
      changes.push({ ...person, kind: 'move', why: units.nameOf(line.orgId) })
    }
  }
  for (const { memberId, orgId, basis, selfOn, groupOn, excuse } of lines) {
    if (present.has(memberId) || excuse !== null || (selfOn !== null && groupOn !== null)) continue
    const membership = standings.get(memberId)?.membership
    const why = membership === undefined ? '去世或已不在册' : labelOf(MEMBERSHIP, membership)
    changes.push({ memberId, orgId, basis: basis === 'LETTER' ? 'LETTER' : 'ROLL', kind: 'gone', why })
  }
  return { listed: lines.length, changes, units }
}

/** How many differ from the list, by the register of the day. */
export async function scopeChanges(
  db: Reader,
  { campaignId, on }: { campaignId: number; on: IsoDate },
  today: IsoDate,
): Promise<number> {
  return (await differences(db, { campaignId, on }, today)).changes.length
}

/** Differences shown by name. */
const SHOWN = 200

export async function previewScope(
  office: Office,
  { campaignId, on }: Parsed['census']['previewScope'],
): Promise<Outputs['census']['previewScope']> {
  const { reader: db } = office.register()
  await demandOpen(db, campaignId)
  const { listed, changes, units } = await differences(db, { campaignId, on }, office.clock.today())
  const of = (kind: Change['kind']) => changes.filter(one => one.kind === kind).length
  const shown = changes.slice(0, SHOWN)
  const names = new Map(
    shown.length === 0
      ? []
      : (
          await db
            .selectFrom('member')
            .select(['id', 'name'])
            .where(
              'id',
              'in',
              shown.map(({ memberId }) => memberId),
            )
            .execute()
        ).map(({ id, name }) => [id, name]),
  )
  return {
    listed,
    add: of('add'),
    move: of('move'),
    gone: of('gone'),
    changes: shown.map(({ memberId, orgId, kind, basis, why }) => ({
      memberId,
      name: names.get(memberId) ?? '',
      orgName: units.nameOf(orgId),
      kind,
      basis,
      why,
    })),
    more: changes.length > shown.length,
  }
}

const LISTED_COLUMNS = ['campaignId', 'memberId', 'orgId', 'basis', 'listedOn', 'keyGroups'] as const
const NOTHING_KNOWN: GroupFacts = { lostOccupation: null, flowOccupation: null }

/** Members read at a time. */
const BATCH = 500

/** What tells of key groups: occupations, and who is away on the day for what reason. */
async function groupFacts(
  db: Reader,
  ids: readonly number[],
  on: IsoDate,
): Promise<ReadonlyMap<number, GroupFacts>> {
  const found = new Map<number, GroupFacts>()
  for (let from = 0; from < ids.length; from += BATCH) {
    const rows = await db
      .selectFrom('member')
      .select(['id', 'lostOccupation', 'flowOccupation'])
      .where('id', 'in', ids.slice(from, from + BATCH))
      .execute()
    const flows = await db
      .selectFrom('flow')
      .select(['memberId', 'reason'])
      .where('memberId', 'in', ids.slice(from, from + BATCH))
      .where('removed', '=', 0)
      .where('leftOn', '<=', on)
      .where(eb =>
        eb.or([
          eb('returnedOn', '>', on),
          eb.and([eb('returnedOn', 'is', null), eb('status', '=', '外出中')]),
        ]),
      )
      .execute()
    const away = new Map<number, string[]>()
    for (const { memberId, reason } of flows) away.set(memberId, [...(away.get(memberId) ?? []), reason])
    for (const { id, ...own } of rows) found.set(id, { ...own, away: away.get(id) ?? [] })
  }
  return found
}

/** Of every key group: whom the lines name, and whom on the roll the register tells of (R-A03). */
export async function keyGroupCounts(
  db: Reader,
  { campaignId, asOf }: Parsed['census']['keyGroups'],
  today: IsoDate,
): Promise<Outputs['census']['keyGroups']> {
  const day = asOf ?? today
  const roll = [...(await standingsOn(db, day)).values()].filter(({ membership }) => onRoll.has(membership))
  const known = await groupFacts(
    db,
    roll.map(({ memberId }) => memberId),
    day,
  )
  const told = new Map<KeyGroup, number>()
  for (const own of known.values()) {
    for (const group of proposedGroups(own)) told.set(group, (told.get(group) ?? 0) + 1)
  }
  const lines = campaignId === undefined ? [] : await linesOf(db, { campaignId }, day)
  const marked = lines.map(({ keyGroups }) => groupsOf(keyGroups))
  return {
    groups: KEY_GROUP.items.map(({ key }) => ({
      group: key,
      marked: marked.filter(groups => groups.includes(key)).length,
      told: told.get(key) ?? 0,
    })),
  }
}

/** Draws up the list, or lets it follow the register; one step of undo. Throws CENSUS_ENDED. */
export async function listScope(
  office: Office,
  { campaignId, on, excuseGone }: Parsed['census']['listScope'],
): Promise<Outputs['census']['listScope']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, '确定排查对象名单'),
    async ({ tx, rename }) => {
      const { keyGroups: looked } = await demandOpen(tx, campaignId)
      const { listed, changes } = await differences(tx, { campaignId, on }, office.clock.today())
      const added = changes.filter(({ kind }) => kind === 'add')
      const known = await groupFacts(
        tx,
        added.map(({ memberId }) => memberId),
        on,
      )
      const { insert } = bulkInsert(office.register(), 'checkLine', LISTED_COLUMNS)
      const pace = createPace(quietWork())
      for (const { memberId, orgId, basis } of added) {
        if (pace.due()) await pace.rest()
        const groups = proposedGroups(known.get(memberId) ?? NOTHING_KNOWN).filter(group =>
          looked.includes(group),
        )
        insert([campaignId, memberId, orgId, basis, on, groups.length === 0 ? null : groups.join(',')])
      }
      let gone = 0
      for (const { memberId, orgId, kind, why } of changes) {
        if (kind === 'add' || (kind === 'gone' && !excuseGone)) continue
        if (kind === 'gone') gone += 1
        await tx
          .updateTable('checkLine')
          .set(kind === 'move' ? { orgId } : { excuse: why })
          .where('campaignId', '=', campaignId)
          .where('memberId', '=', memberId)
          .execute()
      }
      const moved = changes.filter(({ kind }) => kind === 'move').length
      const words = [
        `新增${added.length}名`,
        ...(moved > 0 ? [`调整支部${moved}名`] : []),
        ...(gone > 0 ? [`说明理由${gone}名`] : []),
      ]
      rename(`${listed === 0 ? '确定' : '更新'}排查对象名单：${words.join('，')}`)
    },
  )
  return { changeId }
}
