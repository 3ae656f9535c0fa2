/** Moving, merging, splitting and dissolving organisations: dated, previewed, one step of undo. */

import type { Outputs } from '../../shared/api/contract.ts'
import type { OrganisationChange } from '../../shared/organisation/changes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { change } from '../db/change.ts'
import type { Reader, Writer } from '../db/register.ts'
import { stamp, type Office } from '../office.ts'
import { startPeriod } from '../roster/service.ts'
import { renameFrom } from './names.ts'
import { lastMoveOf, nameOf } from './places.ts'
import { planRestructuring, type PlaceMove, type RestructuringPlan } from './plan.ts'
import type { Destination } from './planParts.ts'
import { insertOrganisation } from './service.ts'

/** What the change would do, without doing it. Throws what planRestructuring throws. */
export async function previewRestructuring(
  db: Reader,
  input: OrganisationChange,
  today: IsoDate,
): Promise<Outputs['organisation']['plan']> {
  const plan = await planRestructuring(db, input, today)
  return {
    members: plan.members.map(({ memberId, name, membership, from, to }) => ({
      memberId,
      name,
      membership,
      from,
      to: to.name,
    })),
    moved: plan.moved.map(({ org, parentName, oldParentName, newName, members }) => ({
      orgId: org.id,
      name: nameOf(org),
      from: oldParentName,
      to: parentName,
      newName,
      members,
    })),
    posts: plan.posts,
    dissolved: plan.dissolved.map(org => ({ orgId: org.id, name: nameOf(org) })),
    begins: plan.begins.map(({ fullName }) => fullName),
  }
}

/** The place it leaves is kept with its days: lists of earlier days show it there. */
async function moveOrganisation(
  tx: Writer,
  { org, newName }: PlaceMove,
  parentId: number,
  on: IsoDate,
  today: IsoDate,
) {
  if (org.parentId === null) return
  const fromOn = await lastMoveOf(tx, org.id)
  await tx
    .insertInto('organisationPlace')
    .values({ orgId: org.id, parentId: org.parentId, fromOn, toOn: on })
    .execute()
  if (newName !== null) await renameFrom(tx, org, { fullName: newName, shortName: newName }, on, today)
  await tx
    .updateTable('organisation')
    .set({ parentId, ...(newName === null ? {} : { fullName: newName, shortName: newName }) })
    .where('id', '=', org.id)
    .execute()
}

async function carryOut(tx: Writer, plan: RestructuringPlan, today: IsoDate): Promise<void> {
  const { on } = plan
  const newIds: number[] = []
  for (const { orgType, ...begins } of plan.begins) {
    newIds.push(
      await insertOrganisation(tx, {
        ...begins,
        // It comes from the contract's code table, by way of the branch it goes on from.
        orgType: orgType as Parameters<typeof insertOrganisation>[1]['orgType'],
        founded: on,
      }),
    )
  }
  const idOf = (to: Destination): number => {
    const id = to.kind === 'org' ? to.id : newIds[to.at]
    if (id === undefined) throw new Error('a plan names an organisation it does not begin')
    return id
  }
  for (const { memberId, membership, to } of plan.members) {
    const orgId = idOf(to)
    await startPeriod(tx, memberId, { orgId, membership, on, evidence: plan.evidence ?? plan.label })
    await tx.updateTable('member').set({ transferInOn: on }).where('id', '=', memberId).execute()
  }
  for (const move of plan.moved) await moveOrganisation(tx, move, idOf(move.parent), on, today)
  for (const { id } of plan.posts) {
    await tx.updateTable('orgPost').set({ toOn: on }).where('id', '=', id).execute()
  }
  for (const { id } of plan.dissolved) {
    await tx.updateTable('organisation').set({ dissolved: on }).where('id', '=', id).execute()
  }
}

/** Carries it out as one change. Throws what planRestructuring throws. */
export async function restructure(
  office: Office,
  input: OrganisationChange,
): Promise<Outputs['organisation']['restructure']> {
  const { changeId, value } = await change(
    office.register(),
    stamp(office, '调整党组织'),
    async ({ tx, rename }) => {
      const today = office.clock.today()
      const plan = await planRestructuring(tx, input, today)
      rename(plan.label)
      await carryOut(tx, plan, today)
      return plan.members.length
    },
  )
  return { changeId, members: value }
}
