/**
 * Importing a workbook: a plan that never writes, mending and choosing in it, and one change that takes
 * its good rows into the register.
 */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { textCell } from '../../shared/intake/cellText.ts'
import { PackedBatch } from '../../shared/intake/packedRows.ts'
import type { ReadOptions, RowBatch } from '../../shared/intake/reading.ts'
import type { BranchAnswer, IntakeOptions, IntakePlan } from '../../shared/intake/schema.ts'
import { change, type ChangeScope } from '../db/change.ts'
import type { RawDatabase } from '../db/connection.ts'
import type { Reader, Register } from '../db/register.ts'
import { lookAtSheet, readWorkbook } from '../documents/readWorkbook.ts'
import type { DeskFile } from '../fileDesk.ts'
import type { Work } from '../longWork.ts'
import { stamp, type Office } from '../office.ts'
import { createBranchResolver, sheetBranch } from './branches.ts'
import type { Decided } from './decide.ts'
import { createMatcher, SeenRows } from './matching.ts'
import {
  addBatch,
  addSheet,
  batchWith,
  createPlan,
  judgeBatch,
  repack,
  sheetOf,
  type Judge,
  type Plan,
  type StoredBatch,
} from './plan.ts'
import { findPlan, keepPlan } from './plans.ts'
import { byCode, countsOf, planView, questionsOf, viewRow } from './planViews.ts'
import {
  highestMember,
  importedBefore,
  newestChange,
  rememberedMappings,
  rememberMapping,
} from './queries.ts'
import { createRowStore, type RowStore } from './storeRows.ts'

export { templateColumns } from './exportRows.ts'

type Input = Parsed['intake']
type Output = Outputs['intake']

async function createJudge(db: Reader, raw: RawDatabase, answers: readonly BranchAnswer[]): Promise<Judge> {
  return {
    resolver: await createBranchResolver(db, answers),
    matcher: createMatcher(raw, await highestMember(db)),
  }
}

/** Judges with the register as it stands for readers. */
export async function readersJudge(register: Register, plan: Plan): Promise<Judge> {
  return createJudge(register.reader, register.rawReader, plan.options.branches)
}

/** How many rows are written before other work gets its turn. */
const SLICE = 100

/** Writes a judged batch, some rows at a time. */
async function storeBatch(
  store: RowStore,
  packed: PackedBatch,
  keys: Parameters<RowStore['store']>[3],
  decided: readonly Decided[],
  work: Work,
): Promise<void> {
  await store.prepare(decided)
  for (const [row, one] of decided.entries()) {
    store.store(packed, row, one, keys)
    if (row % SLICE === SLICE - 1) await work.breathe()
  }
  await store.finish()
}

interface Reading {
  file: DeskFile
  password: string | undefined
  judge: Judge
  /** null: a dry run */
  store: RowStore | null
}

/** Reads the workbook into the plan, judging every row; with a store, good rows are written on the way. */
async function readInto(register: Register, plan: Plan, reading: Reading, work: Work): Promise<void> {
  const { file, password, judge, store } = reading
  const { today } = plan
  const options: ReadOptions = {
    today,
    mapping: plan.options.mapping,
    remembered: await rememberedMappings(register.reader),
  }
  const take = async (batch: RowBatch) => {
    const stored = addBatch(plan, batch)
    const { keys } = sheetOf(plan, batch.sheet).head
    const packed = new PackedBatch(batch.values, keys)
    const decided: Decided[] = []
    judgeBatch(plan, stored, packed, judge, one => decided.push(one))
    if (store) await storeBatch(store, packed, keys, decided, work)
    work.report(store ? '读取并导入' : '读取并检查', plan.rows, null)
    await work.breathe()
  }
  work.report('打开文件', 0, null)
  const { sha256 } = await readWorkbook(
    { ...file, password, options },
    {
      sheet: head => addSheet(plan, head, sheetBranch(head, judge.resolver)),
      rows: take,
      sheetEnd: tail => {
        sheetOf(plan, tail.index).tail = tail
      },
    },
    work.signal,
  )
  plan.sha256 = sha256
  plan.importedBefore = await importedBefore(register.reader, sha256)
}

async function startPlan(
  office: Office,
  register: Register,
  fileId: string,
  fileName: string,
  options: IntakeOptions,
): Promise<Plan> {
  const judgedAt = await newestChange(register.reader)
  return createPlan({ fileId, fileName }, office.clock.today(), options, judgedAt)
}

/** A dry run: nothing is written. Throws the errors of a workbook that cannot be read. */
export async function planImport(office: Office, input: Input['plan'], work: Work): Promise<IntakePlan> {
  const register = office.register()
  const file = await office.files.read(input.fileId)
  const plan = await startPlan(office, register, input.fileId, file.name, input.options)
  const judge = await readersJudge(register, plan)
  await readInto(register, plan, { file, password: input.password, judge, store: null }, work)
  keepPlan(register, plan)
  return planView(plan, judge.resolver)
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

/** Judges every row anew: the register, the answers or a row have changed. */
async function judgeAll(plan: Plan, judge: Judge, work: Work | null): Promise<void> {
  plan.seen = new SeenRows()
  for (const batch of plan.batches) {
    judgeBatch(plan, batch, repack(plan, batch).packed, judge)
    if (work) {
      work.report('重新检查', batch.first + batch.count, plan.rows)
      await work.breathe()
    }
  }
}

function decisionsOf(plan: Plan): string {
  return plan.batches.map(batch => batch.decisions.join(',')).join(';')
}

/** Signatures of sheets whose columns the clerk named, kept for the next workbook with these headers. */
async function rememberMappings(scope: ChangeScope, plan: Plan): Promise<void> {
  if (!plan.options.remember) return
  for (const { head } of plan.sheets) {
    if (head.headerRows === null || !head.columns.some(column => column.from === 'clerk')) continue
    await rememberMapping(
      scope.tx,
      head.signature,
      head.columns.map(column => column.target),
    )
  }
}

interface Applied {
  changeId: number | null
  batchId: number | null
}

/** Names the entry and lists the batch, once it is known what was written. */
async function finishImport(office: Office, scope: ChangeScope, plan: Plan): Promise<number | null> {
  const counts = countsOf(plan)
  if (counts.new + counts.changed === 0) return null
  scope.rename(importLabel(plan.fileName, counts))
  await rememberMappings(scope, plan)
  const codes = byCode(plan).map(({ code, count }) => [code, count] as const)
  const { id } = await scope.tx
    .insertInto('importBatch')
    .values({
      changeId: scope.changeId,
      fileName: plan.fileName,
      sha256: plan.sha256,
      importedAt: office.clock.now(),
      created: counts.new,
      changed: counts.changed,
      same: counts.same,
      refused: counts.refused,
      findings: JSON.stringify(Object.fromEntries(codes)),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

function importLabel(fileName: string, counts: IntakePlan['counts']): string {
  const parts = [counts.new > 0 ? `新增${counts.new}` : '', counts.changed > 0 ? `修改${counts.changed}` : '']
  return `导入“${fileName}”：${parts.filter(part => part !== '').join(' ')}`
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

/** Judges and writes every row of a plan inside a change. */
async function storePlan(office: Office, scope: ChangeScope, plan: Plan, work: Work): Promise<number | null> {
  const register = office.register()
  const judge = await createJudge(scope.tx, register.rawWriter, plan.options.branches)
  const store = createRowStore(register, scope)
  plan.seen = new SeenRows()
  for (const batch of plan.batches) {
    const { packed, keys } = repack(plan, batch)
    const decided: Decided[] = []
    judgeBatch(plan, batch, packed, judge, one => decided.push(one))
    await storeBatch(store, packed, keys, decided, work)
    work.report('导入', batch.first + batch.count, plan.rows)
    await work.breathe()
  }
  return finishImport(office, scope, plan)
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
  const judge = await readersJudge(register, plan)
  if (changed || input.options) {
    const before = decisionsOf(plan)
    plan.judgedAt = await newestChange(register.reader)
    await judgeAll(plan, judge, work)
    if (!input.options && decisionsOf(plan) !== before) throw new OfficeError('PLAN_STALE')
  }
  demandReady(plan, questionsOf(plan, judge.resolver).length, input.goodOnly)
  const applied = await settle(office, register, plan, scope => storePlan(office, scope, plan, work))
  return { ...applied, counts: countsOf(plan) }
}

function demandReady(plan: Plan, questions: number, goodOnly: boolean): void {
  if (questions > 0) throw new OfficeError('PLAN_QUESTIONS', { count: questions })
  const counts = countsOf(plan)
  if (counts.new + counts.changed + counts.same === 0) throw new OfficeError('NOTHING_TO_IMPORT')
  const count = counts.refused - leftOut(plan)
  if (!goodOnly && count > 0) throw new OfficeError('ROWS_REFUSED', { count })
}

/** Rows of branches the clerk chose to leave out: they do not stand in the way of the others. */
function leftOut(plan: Plan): number {
  return plan.batches.reduce((sum, { codes }) => sum + (codes.get('BRANCH_SKIPPED') ?? 0), 0)
}

/** Checks and imports in one go: rows are written while the file is still being read. */
export async function runImport(office: Office, input: Input['run'], work: Work): Promise<Output['run']> {
  const register = office.register()
  const file = await office.files.read(input.fileId)
  const plan = await startPlan(office, register, input.fileId, file.name, input.options)
  const write = async (scope: ChangeScope) => {
    const judge = await createJudge(scope.tx, register.rawWriter, input.options.branches)
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
  if (plan.rows <= JUDGE_ALL_MAX) await judgeAll(plan, judge, null)
  else judgeBatch(plan, batch, repack(plan, batch).packed, judge)
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
