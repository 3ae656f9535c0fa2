/** The plans the clerk is working on: in memory only, gone with the register they were judged against. */

import { OfficeError } from '../../shared/api/errors.ts'
import type { Register } from '../db/register.ts'
import type { Plan } from './plan.ts'

/** One on screen, and the one before it. */
const KEPT = 2

const plans = new WeakMap<Register, Map<string, Plan>>()

export function keepPlan(register: Register, plan: Plan): void {
  const kept = plans.get(register) ?? new Map<string, Plan>()
  plans.set(register, kept)
  kept.set(plan.id, plan)
  for (const id of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT))) kept.delete(id)
}

/** Throws PLAN_MISSING. */
export function findPlan(register: Register, id: string): Plan {
  const plan = plans.get(register)?.get(id)
  if (!plan) throw new OfficeError('PLAN_MISSING')
  return plan
}

export function discardPlan(register: Register, id: string): void {
  plans.get(register)?.delete(id)
}
