/** Judging the rows of plans: with the register as readers see it, or inside the change that writes them. */

import { quietWork, type Work } from '../longWork.ts'
import type { RawDatabase } from '../db/connection.ts'
import type { Reader, Register } from '../db/register.ts'
import { createBranchResolver, type BranchResolver } from './branches.ts'
import type { Decided } from './decide.ts'
import { createMatcher, SeenRows } from './matching.ts'
import { judgeBatch, repack, type Judge, type Plan, type PlanSet } from './plan.ts'
import { highestMember, newestChange } from './queries.ts'
import { judgeRecords } from './recordRows.ts'

/** Gives every plan its judge; the tree is read once for all plans that answer alike. */
export interface Judges {
  of: (plan: Plan) => Promise<Judge>
  /** the tree has changed */
  forgetTree: () => void
}

/** Nobody who comes with these plans is ever matched with another of their rows. */
export async function createJudges(db: Reader, raw: RawDatabase): Promise<Judges> {
  const matcher = createMatcher(raw, await highestMember(db))
  const resolvers = new Map<string, BranchResolver>()
  return {
    of: async ({ options }) => {
      const answers = JSON.stringify(options.branches)
      const resolver = resolvers.get(answers) ?? (await createBranchResolver(db, options.branches))
      resolvers.set(answers, resolver)
      return { resolver, matcher, db }
    },
    forgetTree: () => resolvers.clear(),
  }
}

/** Judges with the register as it stands for readers. */
export async function readersJudge(register: Register, plan: Plan): Promise<Judge> {
  return (await createJudges(register.reader, register.rawReader)).of(plan)
}

/** The rows of one workbook, each after those of the workbooks before it; records after the members. */
export async function judgePlan(
  plan: Plan,
  judge: Judge,
  work: Work,
  each?: (batch: { plan: Plan; packed: ReturnType<typeof repack>; decided: Decided[] }) => Promise<void>,
): Promise<void> {
  for (const batch of plan.batches) {
    if (batch.records !== null) continue
    const packed = repack(plan, batch)
    const decided: Decided[] = []
    judgeBatch(plan, batch, packed.packed, judge, each ? one => decided.push(one) : undefined)
    await each?.({ plan, packed, decided })
    await work.breathe()
  }
  await judgeRecords(plan, judge, work)
}

export function rowsOfSet({ plans }: PlanSet): number {
  return plans.reduce((sum, { rows }) => sum + rows, 0)
}

/** Judges every row of a set anew: the register, the answers or a row have changed. */
export async function judgeSet(register: Register, set: PlanSet, work: Work | null = null): Promise<void> {
  const judgedAt = await newestChange(register.reader)
  const judges = await createJudges(register.reader, register.rawReader)
  const total = rowsOfSet(set)
  set.seen = new SeenRows()
  set.stale = false
  let done = 0
  for (const plan of set.plans) {
    await judgePlan(plan, await judges.of(plan), work ?? quietWork())
    plan.judgedAt = judgedAt
    done += plan.rows
    work?.report('重新检查', done, total)
  }
}

/** What becomes of every row, to see whether anything has changed. */
export function decisionsOf(plan: Plan): string {
  return plan.batches.map(batch => batch.decisions.join(',')).join(';')
}
