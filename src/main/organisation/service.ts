/** The tree of organisations: reading it with its counts, changing it, and posts. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { ON_ROLL } from '../../shared/roster/codes.ts'
import { mayHoldMembers, mayStandUnder } from '../../shared/organisation/rules.ts'
import { change } from '../db/change.ts'
import { given, orgIdsBelow, toFlag } from '../db/query.ts'
import type { Reader, Writer } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'

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
    sortOrder: row.sortOrder,
    remark: row.remark,
    members: count?.members ?? 0,
    probationary: count?.probationary ?? 0,
    membersBelow: 0,
  }
}

/** Every organisation, parents before children, siblings in their order. */
export async function tree(db: Reader, asOf: string | undefined): Promise<Node[]> {
  const rows = await db
    .selectFrom('organisation')
    .selectAll()
    .where('removed', '=', 0)
    .orderBy('sortOrder')
    .orderBy('id')
    .execute()
  const counts = new Map(
    (await countMembers(db, asOf)).flatMap(count =>
      count.orgId === null ? [] : [[count.orgId, count] as const],
    ),
  )
  const byParent = new Map<number | null, Node[]>()
  for (const row of rows) {
    const node = toNode(row, counts)
    byParent.set(row.parentId, [...(byParent.get(row.parentId) ?? []), node])
  }
  const ordered: Node[] = []
  const visit = (node: Node): number => {
    ordered.push(node)
    const below = (byParent.get(node.id) ?? []).reduce((sum, child) => sum + visit(child), 0)
    node.membersBelow = node.members + below
    return node.membersBelow
  }
  for (const root of byParent.get(null) ?? []) visit(root)
  return ordered
}

/** Names of organisations by id. */
export async function organisationNames(db: Reader): Promise<Map<number, string>> {
  const rows = await db.selectFrom('organisation').select(['id', 'shortName', 'fullName']).execute()
  return new Map(rows.map(row => [row.id, row.shortName || row.fullName]))
}

async function demandPlace(
  db: Reader,
  id: number | undefined,
  values: SaveInput['values'],
  kind: string,
): Promise<void> {
  const parentId = values.parentId
  if (parentId === undefined || parentId === null) return
  if (id !== undefined && (await orgIdsBelow(db, id)).includes(parentId)) {
    throw new OfficeError('ORG_CYCLE', undefined, { field: 'parentId' })
  }
  const parent = await db
    .selectFrom('organisation')
    .select(['kind', 'fullName'])
    .where('id', '=', parentId)
    .where('removed', '=', 0)
    .executeTakeFirst()
  if (!parent) throw new OfficeError('RECORD_MISSING', undefined, { field: 'parentId' })
  if (!mayStandUnder(kind, parent.kind)) {
    throw new OfficeError('ORG_PARENT_INVALID', { kind, parent: parent.kind }, { field: 'parentId' })
  }
}

async function demandFreeName(
  db: Reader,
  id: number | undefined,
  parentId: number | null,
  name: string,
): Promise<void> {
  const twin = await db
    .selectFrom('organisation')
    .select('id')
    .where('fullName', '=', name)
    .where('removed', '=', 0)
    .where(eb => (parentId === null ? eb('parentId', 'is', null) : eb('parentId', '=', parentId)))
    .executeTakeFirst()
  if (twin && twin.id !== id) throw new OfficeError('ORG_NAME_TAKEN', { name }, { field: 'fullName' })
}

const NEW_ORGANISATION = {
  parentId: null,
  kind: '党支部',
  fullName: '',
  shortName: '',
  orgType: null,
  sortOrder: 0,
} as const

/** Inserts an organisation inside a change; the import creates branches the clerk asked for this way. */
export async function insertOrganisation(tx: Writer, values: SaveInput['values']): Promise<number> {
  const whole = { ...NEW_ORGANISATION, ...given(values) }
  if (whole.fullName === '') {
    throw new OfficeError('INPUT_INVALID', { field: '全称', reason: '请填写全称' }, { field: 'fullName' })
  }
  if (mayHoldMembers(whole.kind) && whole.kind !== '党小组' && whole.orgType === null) {
    throw new OfficeError(
      'INPUT_INVALID',
      { field: '党组织类别', reason: '请选择类别，附件汇总要用' },
      { field: 'orgType' },
    )
  }
  await demandPlace(tx, undefined, whole, whole.kind)
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

export async function saveOrganisation(
  office: Office,
  { id, values }: SaveInput,
): Promise<Outputs['organisation']['save']> {
  const register = office.register()
  const name = values.fullName ?? ''
  const label = id === undefined ? `新增党组织：${name}` : '修改党组织'
  const { changeId, value } = await change(register, stamp(office, label), async ({ tx }) => {
    if (id === undefined) return insertOrganisation(tx, values)
    const present = await tx
      .selectFrom('organisation')
      .select(['kind', 'parentId', 'fullName'])
      .where('id', '=', id)
      .where('removed', '=', 0)
      .executeTakeFirst()
    if (!present) throw new OfficeError('RECORD_MISSING')
    await demandPlace(tx, id, values, values.kind ?? present.kind)
    await demandFreeName(
      tx,
      id,
      values.parentId === undefined ? present.parentId : values.parentId,
      values.fullName ?? present.fullName,
    )
    await tx.updateTable('organisation').set(given(values)).where('id', '=', id).execute()
    return id
  })
  return { changeId, id: value }
}

export async function removeOrganisation(
  office: Office,
  { id }: Parsed['organisation']['remove'],
): Promise<Outputs['organisation']['remove']> {
  const { changeId } = await change(office.register(), stamp(office, '撤销党组织'), async ({ tx }) => {
    const row = await tx
      .selectFrom('organisation')
      .select('fullName')
      .where('id', '=', id)
      .where('removed', '=', 0)
      .executeTakeFirst()
    if (!row) throw new OfficeError('RECORD_MISSING')
    const child = await tx
      .selectFrom('organisation')
      .select('id')
      .where('parentId', '=', id)
      .where('removed', '=', 0)
      .executeTakeFirst()
    if (child) throw new OfficeError('ORG_HAS_CHILDREN', { name: row.fullName })
    const members = await tx
      .selectFrom('member')
      .select(eb => eb.fn.countAll().as('count'))
      .where('orgId', '=', id)
      .where('removed', '=', 0)
      .where('membership', 'in', [...ON_ROLL])
      .executeTakeFirstOrThrow()
    const count = Number(members.count)
    if (count > 0) throw new OfficeError('ORG_HAS_MEMBERS', { name: row.fullName, count })
    await tx
      .updateTable('organisation')
      .set({ removed: toFlag(true) })
      .where('id', '=', id)
      .execute()
  })
  return { changeId }
}
