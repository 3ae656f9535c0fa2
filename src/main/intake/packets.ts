/**
 * The filled-in tables of many branches, or of the committees below: read together, looked through as one,
 * and written together or not at all, each file one step of undo.
 */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { errorText, isOfficeError, OfficeError } from '../../shared/api/errors.ts'
import type { FileRead, ManyFiles } from '../../shared/intake/manyFiles.ts'
import { intakeOptionsSchema } from '../../shared/intake/schema.ts'
import { changes, settled } from '../db/change.ts'
import type { Register } from '../db/register.ts'
import { createReaders, type Readers } from '../documents/readWorkbook.ts'
import { quietWork, type Work } from '../longWork.ts'
import { stamp, type Office } from '../office.ts'
import { createJudges, decisionsOf, judgePlan, judgeSet, rowsOfSet, type Judges } from './judging.ts'
import { SeenRows } from './matching.ts'
import { newSet, type Plan, type PlanSet } from './plan.ts'
import { findPlan, keepPlan } from './plans.ts'
import { countsOf, planView, questionsOf } from './planViews.ts'
import { newestChange } from './queries.ts'
import { readPlan } from './service.ts'
import { storePlan } from './storing.ts'
import { summaryOf } from './packetSummary.ts'

type Input = Parsed['intake']
type Output = Outputs['intake']

interface Reading {
  office: Office
  set: PlanSet
  judges: Judges
  readers: Readers
  work: Work
}

/** Reads and judges one file; what cannot be read is said and does not stand in the way of the others. */
async function readOne(
  { office, set, judges, readers, work }: Reading,
  fileId: string,
  place: number,
  turn: Promise<void>,
): Promise<FileRead> {
  const file: FileRead = { fileId, name: fileId, failure: null, plan: null }
  try {
    file.name = (await office.files.read(fileId)).name
    const options = intakeOptionsSchema.parse({})
    const input = { fileId, password: undefined, options }
    const beside = { read: readers.read, turn }
    const plan = await readPlan(office, input, judges.of, { place, set, beside }, work)
    keepPlan(office.register(), plan)
    file.plan = planView(plan, (await judges.of(plan)).resolver)
  } catch (error) {
    if (!isOfficeError(error) || error.code === 'CANCELLED') throw error
    const { code } = error
    file.failure = { code, message: error.message === '' ? errorText(code) : error.message }
  }
  return file
}

/** Files read at the same time, each in a thread of its own; they are judged one after the other. */
const AT_ONCE = 2

async function readInOrder(reading: Reading, fileIds: readonly string[], work: Work): Promise<FileRead[]> {
  const begun: Promise<FileRead>[] = []
  const begin = () => {
    const place = begun.length
    const fileId = fileIds[place]
    if (fileId === undefined) return
    const before = begun.at(-1)
    // A file that failed has had its turn as well.
    const turn = before
      ? before.then(
          () => undefined,
          () => undefined,
        )
      : Promise.resolve()
    const file = readOne(reading, fileId, place, turn)
    // It is waited for below, in its turn; until then its failure is nobody's.
    file.catch(() => undefined)
    begun.push(file)
  }
  const files: FileRead[] = []
  for (let ahead = 0; ahead < AT_ONCE; ahead += 1) begin()
  for (;;) {
    work.report('正在读取填报表', files.length, fileIds.length)
    const next = begun[files.length]
    if (next === undefined) return files
    files.push(await next)
    begin()
  }
}

/** Throws CANCELLED; a file that cannot be read is told among the others. */
export async function readMany(
  office: Office,
  { fileIds, orgId }: Input['readMany'],
  work: Work,
): Promise<Output['readMany']> {
  const register = office.register()
  const set = newSet()
  const judges = await createJudges(register.reader, register.rawReader)
  const readers = createReaders()
  const silent: Work = { ...work, report: () => undefined }
  try {
    const files = await readInOrder({ office, set, judges, readers, work: silent }, fileIds, work)
    return { files, summary: await summaryOf(office, set.plans, orgId) }
  } finally {
    await readers.close()
  }
}

function plansOf(register: Register, planIds: readonly string[]): Plan[] {
  const plans = planIds.map(id => findPlan(register, id))
  const [first] = plans
  if (!plans.every(plan => plan.set === first?.set)) throw new OfficeError('PLAN_MISSING')
  return plans
}

/** What the files say together, as they stand after mending. Throws PLAN_MISSING. */
export async function packetSummary(
  office: Office,
  { planIds, orgId }: Input['packetSummary'],
): Promise<ManyFiles> {
  const register = office.register()
  const plans = plansOf(register, planIds)
  const set = plans[0]?.set
  if (set?.stale) await judgeSet(register, set)
  return summaryOf(office, plans, orgId)
}

/** True where the register has changed in a way that changes what becomes of a row; the plans then say so. */
async function hasChanged(
  register: Register,
  set: PlanSet,
  plans: readonly Plan[],
  work: Work,
): Promise<boolean> {
  const newest = await newestChange(register.reader)
  if (!set.stale && plans.every(({ judgedAt }) => judgedAt === newest)) return false
  const before = plans.map(decisionsOf)
  await judgeSet(register, set, work)
  return plans.some((plan, i) => decisionsOf(plan) !== before[i])
}

/** Where the rows of the files before stand in the whole, for the progress. */
function within(work: Work, rows: { before: number; all: number }, fileName: string): Work {
  return {
    ...work,
    report: (_, done) => work.report(`正在导入${fileName}`, rows.before + done, rows.all),
  }
}

interface Stored {
  planId: string
  changeId: number | null
  batchId: number | null
}

/**
 * Takes the good rows of all these files into the register: all files or, when the clerk gives up or anything
 * goes wrong, none. Throws PLAN_STALE where the register has changed so that a row would fare otherwise than
 * was shown, PLAN_QUESTIONS while a file waits for an answer, NOTHING_TO_IMPORT, PLAN_MISSING.
 */
export async function applyMany(
  office: Office,
  { planIds }: Input['applyMany'],
  work: Work,
): Promise<Output['applyMany']> {
  const register = office.register()
  const plans = plansOf(register, planIds)
  const set = plans[0]?.set ?? newSet()
  // A change under way is waited for: it may be the one that makes a plan stale.
  await settled(register)
  if (await hasChanged(register, set, plans, work)) throw new OfficeError('PLAN_STALE')
  await demandAnswers(register, plans)
  if (plans.every(plan => countsOf(plan).new + countsOf(plan).changed === 0))
    throw new OfficeError('NOTHING_TO_IMPORT')
  let stored: Stored[]
  try {
    stored = await storeAll(office, set, plans, work)
  } catch (error) {
    // Rows were judged as if those before them had been written.
    set.stale = true
    throw error
  }
  const newest = await newestChange(register.reader)
  for (const plan of set.plans) plan.judgedAt = newest
  for (const plan of plans) plan.stored = true
  return {
    files: stored.map((one, i) => {
      const plan = plans[i]
      return { ...one, counts: plan ? countsOf(plan) : { new: 0, changed: 0, same: 0, refused: 0 } }
    }),
  }
}

async function demandAnswers(register: Register, plans: readonly Plan[]): Promise<void> {
  const judges = await createJudges(register.reader, register.rawReader)
  for (const plan of plans) {
    const count = questionsOf(plan, (await judges.of(plan)).resolver).length
    if (count > 0) throw new OfficeError('PLAN_QUESTIONS', { count })
  }
}

async function storeAll(office: Office, set: PlanSet, plans: readonly Plan[], work: Work): Promise<Stored[]> {
  const register = office.register()
  const all = rowsOfSet(set)
  let before = 0
  return changes(register, async (next, tx) => {
    const judges = await createJudges(tx, register.rawWriter)
    const stored = new Map<Plan, Stored>()
    set.seen = new SeenRows()
    for (const plan of set.plans) {
      const own = within(work, { before, all }, plan.fileName)
      const planned = decisionsOf(plan)
      const judge = await judges.of(plan)
      if (!plans.includes(plan)) await judgePlan(plan, judge, quietWork(work.signal))
      else {
        const label = stamp(office, `导入“${plan.fileName}”`, 'import')
        const { changeId, value } = await next(label, scope => storePlan(office, scope, plan, judge, own))
        stored.set(plan, { planId: plan.id, changeId, batchId: changeId === null ? null : value })
        // Another change came between the look and the writing.
        if (decisionsOf(plan) !== planned) throw new OfficeError('PLAN_STALE')
        if (plan.options.branches.length > 0) judges.forgetTree()
      }
      before += plan.rows
    }
    return plans.map(plan => stored.get(plan) ?? { planId: plan.id, changeId: null, batchId: null })
  })
}
