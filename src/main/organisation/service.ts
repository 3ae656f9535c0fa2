/** The tree of organisations: reading it with its counts, changing it, and posts. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import { isBranch, mayHoldMembers, mayStandUnder } from '../../shared/organisation/rules.ts'
import { change } from '../db/change.ts'
import { given, namesOn, parentsOn, toFlag, type OrganisationName } from '../db/query.ts'
import type { Reader, Writer } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { renameFrom } from './names.ts'
import { demandFreeName, demandPlace, nameOf, organisationRecord } from './places.ts'

type Node = Outputs['organisation']['tree']['nodes'][number]
type SaveInput = Parsed['organisation']['save']

interface Count {
  orgId: number | null
  members: number
  probationary: number
}

/** Members on the roll by organisation, on a day; by the present state when no day is asked for. */
async function countMembers(db: Reader, asOf: string | undefined): Promise<Count[]> {
  const states = [...ON_ROLL]
  const counted = (probationary: number | string | bigint, members: number | string | bigint) => ({
    members: Number(members),
    probationary: Number(probationary),
  })
  const rows =
    asOf === undefined
      ? await db
          .selectFrom('member')
          .select(eb => [
            'orgId',
            eb.fn.countAll().as('members'),
            eb.fn
              .sum<number>(eb.case().when('membership', '=', 'PROBATIONARY').then(1).else(0).end())
              .as('probationary'),
          ])
          .where('removed', '=', 0)
          .where('membership', 'in', states)
          .groupBy('orgId')
          .execute()
      : await db
          .selectFrom('membershipPeriod as p')
          .innerJoin('member as m', 'm.id', 'p.memberId')
          .select(eb => [
            'p.orgId as orgId',
            eb.fn.countAll().as('members'),
            eb.fn
              .sum<number>(eb.case().when('p.membership', '=', 'PROBATIONARY').then(1).else(0).end())
              .as('probationary'),
          ])
          .where('m.removed', '=', 0)
          .where('p.membership', 'in', states)
          .where(eb => eb.or([eb('p.fromOn', 'is', null), eb('p.fromOn', '<=', asOf)]))
          .where(eb => eb.or([eb('p.toOn', 'is', null), eb('p.toOn', '>', asOf)]))
          .groupBy('p.orgId')
          .execute()
  return rows.map(row => ({ orgId: row.orgId, ...counted(row.probationary, row.members) }))
}

function toNode(row: Row<'organisation'>, counts: ReadonlyMap<number, Count>): Node {
  const count = counts.get(row.id)
  return {
    id: row.id,
    parentId: row.parentId,
    // Written through the contract's own code tables.
    kind: row.kind as Node['kind'],
    orgType: row.orgType as Node['orgType'],
    fullName: row.fullName,
    shortName: row.shortName,
    unitName: row.unitName,
    address: row.address,
    phone: row.phone,
    founded: row.founded,
    dissolved: row.dissolved,
    nextElection: row.nextElection,
    collectDay: row.collectDay,
    wechatGroup: row.wechatGroup,
    branchUrl: row.branchUrl,
    sortOrder: row.sortOrder,
    remark: row.remark,
    members: count?.members ?? 0,
    probationary: count?.probationary ?? 0,
    membersBelow: 0,
  }
}

/** True where the organisation did not stand on the day; one that still has members is never left out. */
function isOver(node: Node, day: IsoDate, isPast: boolean): boolean {
  if (node.members > 0) return false
  if (node.dissolved !== null && compareDates(node.dissolved, day) <= 0) return true
  return isPast && node.founded !== null && compareDates(node.founded, day) > 0
}

/** Every organisation that stands on the day, parents before children, siblings in their order. */
export async function tree(db: Reader, asOf: IsoDate | undefined, today: IsoDate): Promise<Node[]> {
  const day = asOf ?? today
  const rows = await db
    .selectFrom('organisation')
    .selectAll()
    .where('removed', '=', 0)
    .orderBy('sortOrder')
    .orderBy('id')
    .execute()
  const parents = asOf === undefined ? new Map<number, number>() : await parentsOn(db, asOf)
  const names = asOf === undefined ? new Map<number, OrganisationName>() : await namesOn(db, asOf)
  const counts = new Map(
    (await countMembers(db, asOf)).flatMap(count =>
      count.orgId === null ? [] : [[count.orgId, count] as const],
    ),
  )
  const byParent = new Map<number | null, Node[]>()
  for (const row of rows) {
    const node = toNode(
      { ...row, ...names.get(row.id), parentId: parents.get(row.id) ?? row.parentId },
      counts,
    )
    byParent.set(node.parentId, [...(byParent.get(node.parentId) ?? []), node])
  }
  const visit = (node: Node): Node[] => {
    const below = (byParent.get(node.id) ?? []).flatMap(visit)
    if (node.parentId !== null && below.length === 0 && isOver(node, day, day < today)) return []
    node.membersBelow = below.reduce((sum, { members }) => sum + members, node.members)
    return [node, ...below]
  }
  return (byParent.get(null) ?? []).flatMap(visit)
}

/** The name an organisation bears today on letters; empty where there is none, or the member stands in none. */
export async function organisationFullName(db: Reader, orgId: number | null): Promise<string> {
  if (orgId === null) return ''
  const row = await db
    .selectFrom('organisation')
    .select('fullName')
    .where('id', '=', orgId)
    .executeTakeFirst()
  return row?.fullName ?? ''
}

/** Names of organisations by id; with `on` as they were called on that day. */
export async function organisationNames(db: Reader, on?: IsoDate): Promise<Map<number, string>> {
  const past = on === undefined ? null : await namesOn(db, on)
  const rows = await db.selectFrom('organisation').select(['id', 'shortName', 'fullName']).execute()
  return new Map(rows.map(row => [row.id, nameOf(past?.get(row.id) ?? row)]))
}

const NEW_ORGANISATION = {
  parentId: null,
  kind: '党支部',
  fullName: '',
  shortName: '',
  orgType: null,
  sortOrder: 0,
} as const

/** A branch has its class: annexes 7 to 9 have a line for each (rules.md 3.1). */
function demandClass({ kind, orgType }: { kind: string; orgType: string | null }): void {
  if (!isBranch(kind) || orgType !== null) return
  throw new OfficeError(
    'INPUT_INVALID',
    { field: '党组织类别', reason: '请选择类别，附件汇总要用' },
    { field: 'orgType' },
  )
}

/** One committee stands above all others. */
async function demandTop(
  db: Reader,
  id: number | undefined,
  { parentId, kind }: { parentId: number | null; kind: string },
): Promise<void> {
  if (parentId !== null) return
  const top = await db
    .selectFrom('organisation')
    .select(['id', 'kind'])
    .where('parentId', 'is', null)
    .where('removed', '=', 0)
    .executeTakeFirst()
  if (top === undefined || top.id === id) return
  throw new OfficeError('ORG_PARENT_INVALID', { kind, parent: '最上一级' }, { field: 'parentId' })
}

/** A changed level still fits what stands above and below, and the members on it. Throws ORG_PARENT_INVALID, ORG_HAS_MEMBERS. */
async function demandLevel(db: Reader, org: Row<'organisation'>, kind: string): Promise<void> {
  if (kind === org.kind) return
  await demandPlace(db, undefined, org.parentId, kind, 'kind')
  const below = await db
    .selectFrom('organisation')
    .select('kind')
    .where('parentId', '=', org.id)
    .where('removed', '=', 0)
    .where('dissolved', 'is', null)
    .execute()
  const child = below.find(one => !mayStandUnder(one.kind, kind))
  if (child)
    throw new OfficeError('ORG_PARENT_INVALID', { kind: child.kind, parent: kind }, { field: 'kind' })
  const count = mayHoldMembers(kind) ? 0 : await countOnRoll(db, org.id)
  if (count > 0) throw new OfficeError('ORG_HAS_MEMBERS', { name: nameOf(org), count }, { field: 'kind' })
}

/** Inserts an organisation inside a change; the import creates branches the clerk asked for this way. */
export async function insertOrganisation(tx: Writer, values: SaveInput['values']): Promise<number> {
  const whole = { ...NEW_ORGANISATION, ...given(values) }
  if (whole.fullName === '') {
    throw new OfficeError('INPUT_INVALID', { field: '全称', reason: '请填写全称' }, { field: 'fullName' })
  }
  demandClass(whole)
  await demandTop(tx, undefined, whole)
  await demandPlace(tx, undefined, whole.parentId, whole.kind)
  await demandFreeName(tx, undefined, whole.parentId, whole.fullName)
  const { id } = await tx
    .insertInto('organisation')
    .values({ ...whole, shortName: whole.shortName === '' ? shortNameOf(whole.fullName) : whole.shortName })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** 「中共青山镇东岗村支部委员会」→「东岗村支部」: what fits a column. */
function shortNameOf(fullName: string): string {
  return fullName.replace(/^中共/, '').replace(/委员会$/, '') || fullName
}

async function countOnRoll(db: Reader, orgId: number): Promise<number> {
  const { count } = await db
    .selectFrom('member')
    .select(eb => eb.fn.countAll().as('count'))
    .where('orgId', '=', orgId)
    .where('removed', '=', 0)
    .where('membership', 'in', [...ON_ROLL])
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Dissolved not before it was founded, and only without members (rules.md 3.1). */
async function demandDates(
  db: Reader,
  org: Pick<Row<'organisation'>, 'id' | 'fullName' | 'founded' | 'dissolved'>,
): Promise<void> {
  const { founded, dissolved } = org
  if (dissolved === null) return
  if (founded !== null && compareDates(dissolved, founded) < 0) {
    throw new OfficeError('DATE_ORDER', { later: '撤销日期', earlier: '成立日期' }, { field: 'dissolved' })
  }
  const count = await countOnRoll(db, org.id)
  if (count > 0) {
    throw new OfficeError('ORG_HAS_MEMBERS', { name: org.fullName, count }, { field: 'dissolved' })
  }
}

export async function saveOrganisation(
  office: Office,
  { id, values, since }: SaveInput,
): Promise<Outputs['organisation']['save']> {
  const register = office.register()
  const name = values.fullName ?? ''
  const label = id === undefined ? `新增党组织：${name}` : '修改党组织'
  const { changeId, value } = await change(register, stamp(office, label), async ({ tx, rename }) => {
    if (id === undefined) return insertOrganisation(tx, values)
    const present = await organisationRecord(tx, id)
    const whole = { ...present, ...given(values) }
    await demandTop(tx, id, whole)
    await demandLevel(tx, present, whole.kind)
    if (values.kind !== undefined || values.orgType !== undefined) demandClass(whole)
    await demandPlace(tx, id, values.parentId, whole.kind)
    await demandDates(tx, whole)
    await demandFreeName(tx, id, whole.parentId, whole.fullName)
    if (since !== undefined && (await renameFrom(tx, present, values, since, office.clock.today()))) {
      rename(`${nameOf(present)}自${since}起改为${nameOf(whole)}`)
    }
    await tx.updateTable('organisation').set(given(values)).where('id', '=', id).execute()
    return id
  })
  return { changeId, id: value }
}

export async function removeOrganisation(
  office: Office,
  { id }: Parsed['organisation']['remove'],
): Promise<Outputs['organisation']['remove']> {
  const { changeId } = await change(office.register(), stamp(office, '删除误建的党组织'), async ({ tx }) => {
    const row = await organisationRecord(tx, id)
    const child = await tx
      .selectFrom('organisation')
      .select('id')
      .where('parentId', '=', id)
      .where('removed', '=', 0)
      .executeTakeFirst()
    if (child) throw new OfficeError('ORG_HAS_CHILDREN', { name: row.fullName })
    const count = await countOnRoll(tx, id)
    if (count > 0) throw new OfficeError('ORG_HAS_MEMBERS', { name: row.fullName, count })
    await tx
      .updateTable('organisation')
      .set({ removed: toFlag(true) })
      .where('id', '=', id)
      .execute()
  })
  return { changeId }
}
