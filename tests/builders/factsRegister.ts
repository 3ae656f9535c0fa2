/** Writes facts of annex runs into a register, row by row, for tests that read them back. */

import type { Kysely } from 'kysely'
import { change } from '../../src/main/db/change.ts'
import type { Writer } from '../../src/main/db/register.ts'
import type { NewRow } from '../../src/main/db/tables.ts'
import { stamp } from '../../src/main/office.ts'
import {
  ANNEX_MEMBER_FIELDS,
  type CampaignFacts,
  type LostCaseFacts,
  type MemberFacts,
  type OrganisationFacts,
} from '../../src/shared/reporting/facts.ts'
import { ON_ROLL } from '../../src/shared/roster/codes.ts'
import type { TestOffice } from './office.ts'

/** What is needed to write into a register: a test's office has it, a benchmark's too. */
type Target = Pick<TestOffice, 'office' | 'register' | 'backend'>

const flag = (value: boolean) => (value ? 1 : 0)

/** SQLite takes 32,766 values in a statement; a member has about forty. */
const ROWS = 200

async function insertAll<
  T extends 'member' | 'membershipPeriod' | 'flow' | 'overseas' | 'orgPost' | 'letter',
>(tx: Writer, table: T, rows: NewRow<T>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS) {
    // One table at a time: the union of the tables' row types is more than Kysely's types follow.
    const db: Kysely<Record<string, never>> = tx as never
    await db
      .insertInto(table as never)
      .values(rows.slice(from, from + ROWS))
      .execute()
  }
}

function memberRow(member: MemberFacts): NewRow<'member'> {
  const last = member.periods.at(-1)
  const texts = Object.fromEntries(ANNEX_MEMBER_FIELDS.map(field => [field, member[field]]))
  return {
    ...texts,
    id: member.id,
    name: member.name,
    // Order on the lists is the order of the ids: the facts say nothing of pinyin.
    namePinyin: String(member.id).padStart(9, '0'),
    nameInitials: '',
    orgId: last && (ON_ROLL as readonly string[]).includes(last.membership) ? last.orgId : null,
    membership: last?.membership ?? 'FORMAL',
    duesByProxy: flag(member.duesByProxy),
    pocketManual: flag(member.pocketManual),
    asTyped: member.asTyped === null ? null : JSON.stringify(member.asTyped),
  }
}

async function insertCase(tx: Writer, memberId: number, facts: LostCaseFacts): Promise<void> {
  const { attempts, outcomes, checks, lastDuesByProxy, ...row } = facts
  await tx
    .insertInto('lostCase')
    .values({ ...row, memberId, lastDuesByProxy: flag(lastDuesByProxy) })
    .execute()
  for (const attempt of attempts) {
    await tx
      .insertInto('searchAttempt')
      .values({ ...attempt, caseId: row.id })
      .execute()
  }
  for (const outcome of outcomes) {
    await tx
      .insertInto('lostOutcome')
      .values({ ...outcome, caseId: row.id })
      .execute()
  }
  for (const check of checks) {
    await tx
      .insertInto('conductCheck')
      .values({ ...check, caseId: row.id, onDate: row.foundOn })
      .execute()
  }
}

async function insertCard(tx: Writer, { id: memberId, card }: MemberFacts): Promise<void> {
  if (card === null) return
  for (const relative of card.family) {
    await tx
      .insertInto('family')
      .values({ ...relative, memberId })
      .execute()
  }
  for (const school of card.education) {
    await tx
      .insertInto('education')
      .values({ ...school, memberId })
      .execute()
  }
  const { keeper, personnelFile, otherMaterials, materials } = card
  await tx.insertInto('dossier').values({ memberId, keeper, personnelFile, otherMaterials }).execute()
  for (const [item, present] of Object.entries(materials)) {
    await tx.insertInto('dossierItem').values({ memberId, item, present }).execute()
  }
}

/** The organisations below the committee, which the register already has as its first. */
export async function putOrganisations(
  { office, register }: Target,
  organisations: readonly OrganisationFacts[],
): Promise<void> {
  await change(register, stamp(office, '建立党组织', 'system'), async ({ tx }) => {
    for (const org of organisations)
      if (org.parentId !== null) await tx.insertInto('organisation').values(org).execute()
  })
}

export async function putCampaign({ backend }: Target, campaign: CampaignFacts): Promise<number> {
  const { id } = await backend.census.save({
    values: { ...campaign, year: Number(campaign.startOn.slice(0, 4)), template: 'C', firstPerson: null },
  })
  return id
}

/** What members have beside themselves and their periods: flows, letters, cases, posts. */
async function insertRecords(tx: Writer, members: readonly MemberFacts[]): Promise<void> {
  const flat = <T extends object>(pick: (member: MemberFacts) => readonly T[]) =>
    members.flatMap(member => pick(member).map(row => ({ ...row, memberId: member.id })))
  await insertAll(
    tx,
    'flow',
    flat(({ flows }) => flows.map(flow => ({ ...flow, reason: flow.reason ?? '' }))),
  )
  await insertAll(
    tx,
    'overseas',
    flat(({ overseas }) => overseas.map(stay => ({ ...stay, reason: stay.reason ?? '' }))),
  )
  await insertAll(
    tx,
    'letter',
    flat(({ letters }) => letters),
  )
  await insertAll(
    tx,
    'orgPost',
    members.flatMap(({ id: memberId, posts, periods }) =>
      posts.map(post => ({ ...post, memberId, orgId: periods[0]?.orgId ?? 1 })),
    ),
  )
  for (const member of members) for (const facts of member.cases) await insertCase(tx, member.id, facts)
}

export async function putMembers(
  { office, register }: Target,
  members: readonly MemberFacts[],
): Promise<void> {
  await change(register, stamp(office, '录入党员', 'system'), async ({ tx }) => {
    await insertAll(tx, 'member', members.map(memberRow))
    await insertAll(
      tx,
      'membershipPeriod',
      members.flatMap(({ id, periods }) => periods.map(period => ({ ...period, memberId: id }))),
    )
    await insertRecords(tx, members)
    for (const member of members) await insertCard(tx, member)
  })
}

/** The records alone, for members who are in the register already under these ids. */
export async function putRecords(
  { office, register }: Target,
  members: readonly MemberFacts[],
): Promise<void> {
  await change(register, stamp(office, '登记流动和失联', 'system'), ({ tx }) => insertRecords(tx, members))
}
