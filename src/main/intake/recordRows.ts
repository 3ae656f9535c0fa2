/** The sheets of a branch's packet beside its roster: judged once the members are known, written after them. */

import type { Writer } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import { judgeChecks, storeChecks } from './checkRows.ts'
import { judgeFlows, storeFlows } from './flowRows.ts'
import { judgeLost, storeLost } from './lostRows.ts'
import type { Judge, Plan } from './plan.ts'
import { writtenOf } from './recordEntries.ts'
import { createPersonDesk } from './recordPersons.ts'

/** Judges every row of a record; the members of the file, and of those before it, have been judged. */
export async function judgeRecords(plan: Plan, judge: Judge, work: Work): Promise<void> {
  if (plan.batches.every(({ records }) => records === null)) return
  const desk = await createPersonDesk(judge.db, plan, judge)
  const lost = await judgeLost(desk, work)
  await judgeFlows(desk, lost, work)
  await judgeChecks(desk, work)
}

/** Writes the records of a judged plan, inside the change that has written its members. */
export async function storeRecords(tx: Writer, plan: Plan, work: Work): Promise<void> {
  await storeLost(tx, plan, work)
  await storeFlows(tx, plan, work)
  await storeChecks(tx, plan, work)
}

/** How many records a plan writes, in words; empty where it writes none. */
export function writtenWords(plan: Plan): string {
  const flows = writtenOf(plan, 'flow').length
  const lost = writtenOf(plan, 'lost').length
  const checks = writtenOf(plan, 'check').length
  return [
    flows > 0 ? `外出流动${flows}条` : '',
    lost > 0 ? `失联党员${lost}条` : '',
    checks > 0 ? `支部自查${checks}条` : '',
  ]
    .filter(words => words !== '')
    .join('、')
}
