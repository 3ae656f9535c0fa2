/**
 * Importing a workbook: a plan that never writes, mending and choosing in it, and one change that takes
 * its good rows into the register.
 */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { textCell } from '../../shared/intake/cellText.ts'
import { PackedBatch } from '../../shared/intake/packedRows.ts'
import type { ReadOptions, RowBatch } from '../../shared/intake/reading.ts'
import type { IntakeOptions, IntakePlan } from '../../shared/intake/schema.ts'
import { change, type ChangeScope } from '../db/change.ts'
import type { Register } from '../db/register.ts'
import { lookAtSheet, readWorkbook, type ReadWorkbook } from '../documents/readWorkbook.ts'
import type { DeskFile } from '../fileDesk.ts'
import { quietWork, type Work } from '../longWork.ts'
import { stamp, type Office } from '../office.ts'
import { sheetBranch } from './branches.ts'
import type { Decided } from './decide.ts'
import { createJudges, decisionsOf, judgePlan, judgeSet, readersJudge, rowsOfSet } from './judging.ts'
import { SeenRows } from './matching.ts'
import {
  addBatch,
  addSheet,
  batchWith,
  createPlan,
  judgeBatch,
  placeInSet,
  repack,
  sheetOf,
  type Judge,
  type Plan,
  type PlanSet,
  type StoredBatch,
} from './plan.ts'
import { findPlan, keepPlan } from './plans.ts'
import { countsOf, planView, questionsOf, viewRow } from './planViews.ts'
import { importedBefore, newestChange, rememberedMappings } from './queries.ts'
import { judgeRecords } from './recordRows.ts'
import { finishImport, storeBatch, storePlan } from './storing.ts'
import { createRowStore, type RowStore } from './storeRows.ts'

export { templateColumns } from './exportRows.ts'

type Input = Parsed['intake']
type Output = Outputs['intake']

interface Reading {
  file: DeskFile
  password: string | undefined
  judge: Judge
  /** null: a dry run */
  store: RowStore | null
  /** beside other files: read by a thread they share, judged in its turn */
  beside?: Beside
}

/** A file read while those before it are judged. */
export interface Beside {
  read: ReadWorkbook
  /** comes once every row of the files before has been judged */
  turn: Promise<void>
}

/** Batches of a file whose turn has not come that are kept waiting. */
const WAITING_MAX = 40

/** Takes batches in their order, none before its turn. */
function inItsTurn(take: (batch: RowBatch) => Promise<void>, turn: Promise<void>) {
  const waiting: RowBatch[] = []
  let hasCome = false
  void turn.then(() => {
    hasCome = true
  })
  const takeWaiting = async () => {
    await turn
    for (const batch of waiting.splice(0)) await take(batch)
  }
  return {
    take: async (batch: RowBatch) => {
      waiting.push(batch)
      if (hasCome || waiting.length >= WAITING_MAX) await takeWaiting()
    },
    end: takeWaiting,
  }
}

/** Reads the workbook into the plan, judging every row; with a store, good rows are written on the way. */
async function readInto(register: Register, plan: Plan, reading: Reading, work: Work): Promise<void> {
  const { file, password, judge, store, beside } = reading
  const { today } = plan
  const options: ReadOptions = {
    today,
    mapping: plan.options.mapping,
    remembered: await rememberedMappings(register.reader),
    keep: beside !== undefined,
  }
  const take = async (batch: RowBatch) => {
    const stored = addBatch(plan, batch)
    // Records are of members, who may stand on a sheet behind.
    if (stored.records !== null) return
    const { keys } = sheetOf(plan, batch.sheet).head
    const packed = new PackedBatch(batch.values, keys)
    const decided: Decided[] = []
    judgeBatch(plan, stored, packed, judge, one => decided.push(one))
    if (store) await storeBatch(store, packed, keys, decided, work)
    work.report(store ? '读取并导入' : '读取并检查', plan.rows, null)
    await work.breathe()
  }
  work.report('打开文件', 0, null)
  const { take: rows, end } = inItsTurn(take, beside?.turn ?? Promise.resolve())
  const { sha256 } = await (beside?.read ?? readWorkbook)(
    { ...file, password, options },
    {
      sheet: head => addSheet(plan, head, sheetBranch(head, file.name, judge.resolver)),
      rows,
      sheetEnd: tail => {
        sheetOf(plan, tail.index).tail = tail
      },
    },
    work.signal,
  )
  await end()
  await judgeRecords(plan, judge, work)
  if (store) await store.records(plan, work)
  plan.sha256 = sha256
  plan.importedBefore = await importedBefore(register.reader, sha256)
}

async function startPlan(
  office: Office,
  register: Register,
  fileId: string,
  fileName: string,
  options: IntakeOptions,
  place = 0,
): Promise<Plan> {
  const judgedAt = await newestChange(register.reader)
  const plan = createPlan({ fileId, fileName }, office.clock.today(), options, judgedAt, place)
  plan.set.plans.push(plan)
  return plan
}

/** Reads and judges one workbook; nothing is written and the plan is not kept yet. */
export async function readPlan(
  office: Office,
  { fileId, password, options }: Omit<Input['plan'], 'replaces'>,
  judgeFor: (plan: Plan) => Promise<Judge>,
  { place, set, beside }: { place: number; set?: PlanSet; beside?: Beside },
  work: Work,
): Promise<Plan> {
  const register = office.register()
  const file = await office.files.read(fileId)
  const plan = await startPlan(office, register, fileId, file.name, options, place)
  if (set !== undefined) {
    plan.set = set
    // Of files read side by side the later one may come here first.
    set.plans = [...set.plans, plan].sort((a, b) => a.base - b.base)
  }
  const judge = await judgeFor(plan)
  try {
    await readInto(register, plan, { file, password, judge, store: null, ...(beside && { beside }) }, work)
  } catch (error) {
    if (set !== undefined) set.plans = set.plans.filter(one => one !== plan)
    throw error
  }
  return plan
}

/** A workbook read again, with other answers, takes its place among those it was read with. */
async function takePlace(register: Register, plan: Plan, former: Plan): Promise<void> {
  const { set } = former
  if (set.plans.length < 2 || !set.plans.includes(former)) return
  set.plans = set.plans.map(one => (one === former ? plan : one))
  plan.set = set
  await judgeSet(register, set)
}

/** A dry run: nothing is written. Throws the errors of a workbook that cannot be read, and PLAN_MISSING. */
export async function planImport(office: Office, input: Input['plan'], work: Work): Promise<IntakePlan> {
  const register = office.register()
  const former = input.replaces === undefined ? null : findPlan(register, input.replaces)
  const place = former === null ? 0 : placeInSet(former)
  const plan = await readPlan(office, input, one => readersJudge(register, one), { place }, work)
  if (former !== null) await takePlace(register, plan, former)
  keepPlan(register, plan)
  return planView(plan, (await readersJudge(register, plan)).resolver)
}

/** The first rows of a sheet as they stand there: the clerk points at the header that was not found. */
export async function firstRows(
  office: Office,
  { fileId, password, sheet }: Input['firstRows'],
  signal: AbortSignal,
): Promise<Output['firstRows']> {
  const file = await office.files.read(fileId)
  return { rows: await lookAtSheet({ ...file, password, look: sheet }, signal) }
}

interface Applied {
  changeId: number | null
  batchId: number | null
}

/** Takes a change back because a row was refused and the clerk wants all rows or none. */
class AllOrNothing extends Error {}

async function settle(
  office: Office,
  register: Register,
  plan: Plan,
  write: (scope: ChangeScope) => Promise<number | null>,
): Promise<Applied> {
  const label = stamp(office, `导入“${plan.fileName}”`, 'import')
  const { changeId, value } = await change(register, label, write)
  plan.judgedAt = await newestChange(register.reader)
  return { changeId, batchId: changeId === null ? null : value }
}

/**
 * Takes the good rows of a plan into the register. When the register has changed since the plan was
 * judged and that changes what becomes of any row, nothing is written: the plan shows the new state and
 * PLAN_STALE asks the clerk to look again. Throws PLAN_QUESTIONS while branches are not answered for,
 * ROWS_REFUSED where all rows are wanted and one is refused, NOTHING_TO_IMPORT.
 */
export async function applyImport(
  office: Office,
  input: Input['apply'],
  work: Work,
): Promise<Output['apply']> {
  const register = office.register()
  const plan = findPlan(register, input.planId)
  if (input.options) {
    const { branches, defaultOrgId, blankErases, remember } = input.options
    plan.options = { ...plan.options, branches, blankErases, remember }
    if (defaultOrgId !== undefined) plan.options.defaultOrgId = defaultOrgId
  }
  const changed = plan.judgedAt !== (await newestChange(register.reader))
  if (changed || input.options || plan.set.stale) {
    const before = decisionsOf(plan)
    await judgeSet(register, plan.set, work)
    if (!input.options && decisionsOf(plan) !== before) throw new OfficeError('PLAN_STALE')
  }
  const { resolver } = await readersJudge(register, plan)
  demandReady(plan, questionsOf(plan, resolver).length, input.goodOnly)
  const applied = await settle(office, register, plan, scope => storeInTurn(office, scope, plan, work))
  plan.stored = true
  return { ...applied, counts: countsOf(plan) }
}

/** Whoever stands in a workbook read before this one is not taken from it. */
async function storeInTurn(
  office: Office,
  scope: ChangeScope,
  plan: Plan,
  work: Work,
): Promise<number | null> {
  const judges = await createJudges(scope.tx, office.register().rawWriter)
  plan.set.seen = new SeenRows()
  plan.set.stale = plan.set.plans.length > 1
  for (const earlier of plan.set.plans) {
    if (earlier === plan) break
    await judgePlan(earlier, await judges.of(earlier), work)
  }
  return storePlan(office, scope, plan, await judges.of(plan), work)
}

export function demandReady(plan: Plan, questions: number, goodOnly: boolean): void {
  if (questions > 0) throw new OfficeError('PLAN_QUESTIONS', { count: questions })
  const counts = countsOf(plan)
  if (counts.new + counts.changed + counts.same === 0) throw new OfficeError('NOTHING_TO_IMPORT')
  const count = counts.refused - leftOut(plan)
  if (!goodOnly && count > 0) throw new OfficeError('ROWS_REFUSED', { count })
}

/** Rows and branches the clerk chose to leave out: they do not stand in the way of the others. */
function leftOut(plan: Plan): number {
  const times = (code: string) => plan.batches.reduce((sum, { codes }) => sum + (codes.get(code) ?? 0), 0)
  return times('BRANCH_SKIPPED') + times('LEFT_OUT')
}

/** Checks and imports in one go: rows are written while the file is still being read. */
export async function runImport(office: Office, input: Input['run'], work: Work): Promise<Output['run']> {
  const register = office.register()
  const file = await office.files.read(input.fileId)
  const plan = await startPlan(office, register, input.fileId, file.name, input.options)
  const write = async (scope: ChangeScope) => {
    const judge = await (await createJudges(scope.tx, register.rawWriter)).of(plan)
    const store = createRowStore(register, scope)
    await readInto(register, plan, { file, password: input.password, judge, store }, work)
    if (!input.goodOnly && countsOf(plan).refused > leftOut(plan)) throw new AllOrNothing()
    return finishImport(office, scope, plan)
  }
  let applied: Applied = { changeId: null, batchId: null }
  try {
    applied = await settle(office, register, plan, write)
  } catch (error) {
    if (!(error instanceof AllOrNothing)) throw error
  }
  keepPlan(register, plan)
  const { resolver } = await readersJudge(register, plan)
  return { ...applied, plan: planView(plan, resolver) }
}

/** Up to this many rows, a mended row has all of them judged anew: another row may no longer be its double. */
const JUDGE_ALL_MAX = 10_000

async function judgeAgain(register: Register, plan: Plan, batch: StoredBatch): Promise<Judge> {
  const judge = await readersJudge(register, plan)
  if (rowsOfSet(plan.set) <= JUDGE_ALL_MAX) await judgeSet(register, plan.set)
  else {
    if (batch.records === null) judgeBatch(plan, batch, repack(plan, batch).packed, judge)
    await judgeRecords(plan, judge, quietWork())
    plan.set.stale = true
  }
  return judge
}

function demandRow(plan: Plan, rowKey: string): { batch: StoredBatch; ordinal: number } {
  const ordinal = Number(rowKey)
  const batch = Number.isInteger(ordinal) ? batchWith(plan, ordinal) : undefined
  if (!batch) throw new OfficeError('RECORD_MISSING', undefined, { field: 'rowKey' })
  return { batch, ordinal }
}

/** Puts other texts into the cells of a row and judges it anew; nothing is written. */
export async function mendRow(office: Office, input: Input['mend']): Promise<Output['mend']> {
  const register = office.register()
  const plan = findPlan(register, input.planId)
  const { batch, ordinal } = demandRow(plan, input.rowKey)
  const cells = Object.fromEntries(Object.entries(input.cells).map(([key, text]) => [key, textCell(text)]))
  plan.mended.set(ordinal, { ...plan.mended.get(ordinal), ...cells })
  const judge = await judgeAgain(register, plan, batch)
  return { row: viewRow(plan, batch, ordinal - batch.first, judge).row, counts: countsOf(plan) }
}

/** Says which member a row is, or that it is none of those on record; nothing is written. */
export async function chooseMember(office: Office, input: Input['choose']): Promise<Output['choose']> {
  const register = office.register()
  const plan = findPlan(register, input.planId)
  const { batch, ordinal } = demandRow(plan, input.rowKey)
  const judge = await readersJudge(register, plan)
  if (input.memberId !== null && !judge.matcher.byId(input.memberId)) {
    throw new OfficeError('RECORD_MISSING', undefined, { field: 'memberId' })
  }
  plan.chosen.set(ordinal, input.memberId)
  const again = await judgeAgain(register, plan, batch)
  return { row: viewRow(plan, batch, ordinal - batch.first, again).row, counts: countsOf(plan) }
}

/** Leaves a row out, or takes it in again; nothing is written. */
export async function leaveOutRow(office: Office, input: Input['leaveOut']): Promise<Output['leaveOut']> {
  const register = office.register()
  const plan = findPlan(register, input.planId)
  const { batch, ordinal } = demandRow(plan, input.rowKey)
  if (input.out) plan.leftOut.add(ordinal)
  else plan.leftOut.delete(ordinal)
  const judge = await judgeAgain(register, plan, batch)
  return { row: viewRow(plan, batch, ordinal - batch.first, judge).row, counts: countsOf(plan) }
}
