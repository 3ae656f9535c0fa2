/** Writing judged rows into the register, and what an import leaves in its list. */

import type { IntakePlan } from '../../shared/intake/schema.ts'
import type { PackedBatch } from '../../shared/intake/packedRows.ts'
import type { ChangeScope } from '../db/change.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import type { Decided } from './decide.ts'
import { judgePlan } from './judging.ts'
import type { Judge, Plan } from './plan.ts'
import { byCode, countsOf } from './planViews.ts'
import { rememberMapping } from './queries.ts'
import { writtenWords } from './recordRows.ts'
import { createRowStore, type RowStore } from './storeRows.ts'

/** How many rows are written before other work gets its turn. */
const SLICE = 100

/** Writes a judged batch, some rows at a time. */
export async function storeBatch(
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

/** Judges and writes every row of a plan inside a change; answers the id of its batch, null where nothing was written. */
export async function storePlan(
  office: Office,
  scope: ChangeScope,
  plan: Plan,
  judge: Judge,
  work: Work,
): Promise<number | null> {
  const store = createRowStore(office.register(), scope)
  let done = 0
  await judgePlan(plan, judge, work, async ({ packed: { packed, keys }, decided }) => {
    await storeBatch(store, packed, keys, decided, work)
    done += decided.length
    work.report('导入', done, plan.rows)
  })
  await store.records(plan, work)
  return finishImport(office, scope, plan)
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

/** Names the entry and lists the batch, once it is known what was written. */
export async function finishImport(office: Office, scope: ChangeScope, plan: Plan): Promise<number | null> {
  const counts = countsOf(plan)
  if (counts.new + counts.changed === 0) return null
  scope.rename(importLabel(plan.fileName, counts, writtenWords(plan)))
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

/** @param records how many of the rows are records, in words */
function importLabel(fileName: string, counts: IntakePlan['counts'], records: string): string {
  const parts = [counts.new > 0 ? `新增${counts.new}` : '', counts.changed > 0 ? `修改${counts.changed}` : '']
  const words = parts.filter(part => part !== '').join(' ')
  return `导入“${fileName}”：${words}${records === '' ? '' : `（其中${records}）`}`
}
