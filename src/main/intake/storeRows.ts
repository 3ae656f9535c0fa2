/** Writing the rows of a plan into the register, inside one change. */

import type { PackedBatch } from '../../shared/intake/packedRows.ts'
import { isFlagKey, type MemberKey } from '../../shared/roster/fields.ts'
import { bulkInsert, rowUpdater, type BulkInsert, type StoredValue } from '../db/bulkInsert.ts'
import type { ChangeScope } from '../db/change.ts'
import type { Register } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import { createBranch, type Resolution } from './branches.ts'
import type { Decided } from './decide.ts'
import { rowPosts } from './differences.ts'
import type { Plan } from './plan.ts'
import { storeRecords } from './recordRows.ts'

/** Where a body is not named, a post on a branch's list is one of the branch. */
const DEFAULT_BODY = '党支部'

export interface RowStore {
  /** makes the branches that rows of the batch need and that the clerk asked for */
  prepare: (decided: readonly Decided[]) => Promise<void>
  /** writes one row of the batch; rows that are the same or refused write nothing */
  store: (batch: PackedBatch, row: number, decided: Decided, keys: readonly MemberKey[]) => void
  /** opens the first period of every member the batch has brought */
  finish: () => Promise<void>
  /** writes the records of a plan, whose members are all in the register by now */
  records: (plan: Plan, work: Work) => Promise<void>
}

/** Columns of a new member; the order is that of the values below. */
const KEPT_BY_BACKEND = ['namePinyin', 'nameInitials', 'orgId', 'membership', 'asTyped', 'issues'] as const

function valuesOf(
  batch: PackedBatch,
  row: number,
  keys: readonly MemberKey[],
  orgId: number | null,
): StoredValue[] {
  const values: StoredValue[] = []
  for (const key of keys) {
    const text = batch.text(row, key)
    values.push(isFlagKey(key) ? (text === '1' ? 1 : 0) : text)
  }
  values.push(
    batch.head(row, 'namePinyin'),
    batch.head(row, 'nameInitials'),
    orgId,
    batch.head(row, 'membership'),
    batch.head(row, 'asTyped') || null,
    batch.head(row, 'issues') || null,
  )
  return values
}

export function createRowStore(register: Register, scope: ChangeScope): RowStore {
  const inserts = new Map<readonly MemberKey[], BulkInsert>()
  const posts = bulkInsert(register, 'orgPost', ['orgId', 'memberId', 'body', 'post'])
  const update = rowUpdater(register, 'member')
  const created = new Map<string, number>()
  /** new members of this batch: ids grow without gaps while only this change writes */
  let brought: { first: number; last: number } | null = null

  const inserterFor = (keys: readonly MemberKey[]): BulkInsert => {
    const known = inserts.get(keys)
    if (known) return known
    const insert = bulkInsert(register, 'member', [...keys, ...KEPT_BY_BACKEND])
    inserts.set(keys, insert)
    return insert
  }

  const orgOf = (branch: Resolution): number | null => {
    if (branch.kind === 'org') return branch.orgId
    return branch.kind === 'create' ? (created.get(branch.create.fullName) ?? null) : null
  }

  const addPosts = (
    found: readonly { body: string | null; post: string }[],
    orgId: number | null,
    id: number,
  ) => {
    if (orgId === null) return
    for (const { body, post } of found) posts.insert([orgId, id, body ?? DEFAULT_BODY, post])
  }

  return {
    prepare: async decided => {
      for (const { decision, branch } of decided) {
        if (decision !== 'new' || branch.kind !== 'create' || created.has(branch.create.fullName)) continue
        created.set(branch.create.fullName, await createBranch(scope.tx, branch.create))
      }
    },
    store: (batch, row, decided, keys) => {
      if (decided.decision === 'new') {
        const orgId = orgOf(decided.branch)
        const id = inserterFor(keys).insert(valuesOf(batch, row, keys, orgId))
        brought = { first: brought?.first ?? id, last: id }
        if (batch.has(row, 'posts')) addPosts(rowPosts({ batch, row }), orgId, id)
      } else if (decided.decision === 'changed' && decided.member && decided.differences) {
        update(decided.member.id, decided.differences.patch)
        addPosts(decided.differences.newPosts, decided.member.orgId, decided.member.id)
      }
    },
    records: (plan, work) => storeRecords(scope.tx, plan, work),
    finish: async () => {
      if (brought === null) return
      const { first, last } = brought
      brought = null
      await scope.tx
        .insertInto('membershipPeriod')
        .columns(['memberId', 'orgId', 'membership', 'fromOn'])
        .expression(eb =>
          eb
            .selectFrom('member')
            .select(({ fn }) => [
              'id',
              'orgId',
              'membership',
              fn.coalesce('transferInOn', 'joinDate').as('fromOn'),
            ])
            .where('id', '>=', first)
            .where('id', '<=', last)
            .orderBy('id'),
        )
        .execute()
    },
  }
}
