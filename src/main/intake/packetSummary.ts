/** What many files say together: what each would change, what is wrong in it, who stands in two, who is missing. */

import type { ManyFiles } from '../../shared/intake/manyFiles.ts'
import { isBranch } from '../../shared/organisation/rules.ts'
import type { Reader, Register } from '../db/register.ts'
import { quietWork, type Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { createBranchResolver } from './branches.ts'
import { createJudges, type Judges } from './judging.ts'
import { batchWith, placeIn, planWith, type Judge, type Plan, type StoredBatch } from './plan.ts'
import { byCode, countsOf, pageOfFindings, questionsOf, viewRow } from './planViews.ts'

/** Findings, differences and doubles handed to the screen; all are counted. */
const SHOWN = 500

type Finding = ManyFiles['findings'][number]
type Double = ManyFiles['doubles'][number]

interface Summing {
  judges: Judges
  work: Work
}

async function findingsOf(
  plans: readonly Plan[],
  { judges, work }: Summing,
): Promise<Pick<ManyFiles, 'findings' | 'findingCount'>> {
  const findings: Finding[] = []
  let findingCount = 0
  // What keeps a row out comes before what is only to be looked at.
  for (const level of ['refuse', 'warning'] as const) {
    for (const plan of plans) {
      const own = byCode(plan).filter(one => one.level === level)
      findingCount += own.reduce((sum, { count }) => sum + count, 0)
      if (own.length === 0 || findings.length >= SHOWN) continue
      const page = { offset: 0, limit: SHOWN - findings.length }
      const { rows } = pageOfFindings(plan, { level, code: undefined }, page, await judges.of(plan))
      findings.push(
        ...rows.map(({ sheet, row, column, value, reason }) => ({
          planId: plan.id,
          file: plan.fileName,
          sheet,
          row,
          column,
          value,
          level,
          reason,
        })),
      )
      await work.breathe()
    }
  }
  return { findings, findingCount }
}

async function differencesOf(
  plans: readonly Plan[],
  { judges, work }: Summing,
): Promise<ManyFiles['differences']> {
  const found: ManyFiles['differences'] = []
  for (const plan of plans) {
    const judge = await judges.of(plan)
    for (const batch of plan.batches) {
      for (const [at, decision] of batch.decisions.entries()) {
        if (found.length >= SHOWN) return found
        if (decision !== 'new' && decision !== 'changed') continue
        const { sheet, row, name, branch, changes } = viewRow(plan, batch, at, judge).row
        found.push({ planId: plan.id, file: plan.fileName, sheet, row, name, branch, decision, changes })
      }
      await work.breathe()
    }
  }
  return found
}

interface Place {
  plan: Plan
  batch: StoredBatch
  ordinal: number
}

function placeText({ plan, ordinal }: Place): string {
  return `${plan.fileName} ${placeIn(plan, null, ordinal)}`
}

function branchAt({ plan, batch, ordinal }: Place, judge: Judge): string {
  return viewRow(plan, batch, ordinal - batch.first, judge).row.branch
}

/** Who stands in two files: the first that was read has him, unless the clerk leaves that row out. */
async function doublesOf(plans: readonly Plan[], { judges, work }: Summing): Promise<Double[]> {
  const doubles: Double[] = []
  for (const plan of plans) {
    for (const [ordinal, earlier] of plan.duplicates) {
      if (doubles.length >= SHOWN) return doubles
      const first = planWith(plan.set, earlier)
      const firstBatch = first && batchWith(first, earlier)
      const batch = batchWith(plan, ordinal)
      if (!first || !firstBatch || !batch || first === plan) continue
      const judge = await judges.of(plan)
      const { name, branch } = viewRow(plan, batch, ordinal - batch.first, judge).row
      const former = { plan: first, batch: firstBatch, ordinal: earlier }
      doubles.push({
        name,
        first: placeText(former),
        firstBranch: branchAt(former, await judges.of(first)),
        firstPlanId: first.id,
        firstRowKey: String(earlier),
        second: placeText({ plan, batch, ordinal }),
        secondBranch: branch,
      })
    }
    await work.breathe()
  }
  return doubles
}

interface OrgRow {
  id: number
  parentId: number | null
  kind: string
  dissolved: string | null
}

async function organisations(db: Reader): Promise<OrgRow[]> {
  return db
    .selectFrom('organisation')
    .select(['id', 'parentId', 'kind', 'dissolved'])
    .where('removed', '=', 0)
    .orderBy('sortOrder')
    .orderBy('id')
    .execute()
}

/** The branches of the scope that stand today and none of the files has a row of; a group counts with its branch. */
function missingOf(
  tree: readonly OrgRow[],
  handedIn: ReadonlySet<number>,
  orgId: number | undefined,
  { today, nameOf }: { today: string; nameOf: (orgId: number) => string },
): ManyFiles['missing'] {
  const byId = new Map(tree.map(row => [row.id, row]))
  const isWithin = (id: number) => {
    let at = byId.get(id)
    while (at !== undefined) {
      if (orgId === undefined || at.id === orgId) return true
      at = at.parentId === null ? undefined : byId.get(at.parentId)
    }
    return false
  }
  const withGroup = new Set(tree.filter(({ id }) => handedIn.has(id)).map(({ parentId }) => parentId))
  return tree
    .filter(({ id, kind, dissolved }) => isBranch(kind) && (dissolved ?? '9') > today && isWithin(id))
    .filter(({ id }) => !handedIn.has(id) && !withGroup.has(id))
    .map(row => ({ orgId: row.id, name: nameOf(row.id) }))
}

function orgsOf(plan: Plan): number[] {
  return [...new Set(plan.batches.flatMap(({ orgs }) => [...orgs]))]
}

export async function summaryOf(
  office: Office,
  plans: readonly Plan[],
  orgId: number | undefined,
): Promise<ManyFiles> {
  const register: Register = office.register()
  const judges = await createJudges(register.reader, register.rawReader)
  const names = await createBranchResolver(register.reader, [])
  const summing = { judges, work: quietWork() }
  const tree = await organisations(register.reader)
  const files: ManyFiles['files'] = []
  let differenceCount = 0
  for (const plan of plans) {
    const counts = countsOf(plan)
    const { resolver } = await judges.of(plan)
    if (!plan.stored) differenceCount += counts.new + counts.changed
    files.push({
      planId: plan.id,
      name: plan.fileName,
      branches: orgsOf(plan).map(resolver.name),
      counts,
      questions: questionsOf(plan, resolver).length,
      importedBefore: plan.importedBefore,
    })
  }
  const waiting = plans.filter(({ stored }) => !stored)
  return {
    files,
    ...(await findingsOf(waiting, summing)),
    differences: await differencesOf(waiting, summing),
    differenceCount,
    doubles: await doublesOf(waiting, summing),
    missing: missingOf(tree, new Set(plans.flatMap(orgsOf)), orgId, {
      today: office.clock.today(),
      nameOf: names.name,
    }),
  }
}
