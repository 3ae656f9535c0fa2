/** The plans the clerk is working on: in memory only, gone with the register they were judged against. */

import { OfficeError } from '../../shared/api/errors.ts'
import type { Register } from '../db/register.ts'
import type { Plan } from './plan.ts'

/** Workbooks read together count as one: the one on screen, and the one before it. */
const KEPT = 2

const plans = new WeakMap<Register, Map<string, Plan>>()

export function keepPlan(register: Register, plan: Plan): void {
  const kept = plans.get(register) ?? new Map<string, Plan>()
  plans.set(register, kept)
  kept.set(plan.id, plan)
  const newest = [...kept.values()].reverse().map(one => one.set)
  const sets = [...new Set(newest)].slice(0, KEPT)
  for (const [id, one] of kept) if (!sets.includes(one.set)) kept.delete(id)
}

/** Throws PLAN_MISSING. */
export function findPlan(register: Register, id: string): Plan {
  const plan = plans.get(register)?.get(id)
  if (!plan) throw new OfficeError('PLAN_MISSING')
  return plan
}

export function discardPlan(register: Register, id: string): void {
  const plan = plans.get(register)?.get(id)
  if (plan === undefined) return
  plans.get(register)?.delete(id)
  const { set } = plan
  const rest = set.plans.filter(one => one !== plan)
  if (rest.length === set.plans.length) return
  set.plans = rest
  // Whoever stood in it first may now be taken from another file.
  set.stale = true
}
