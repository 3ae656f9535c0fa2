/** Workbooks on their way into an office, through the door as a clerk's do. */

import type { Inputs, Outputs } from '../../src/shared/api/contract.ts'
import { isOfficeError } from '../../src/shared/api/errors.ts'
import type { IntakeOptions } from '../../src/shared/intake/schema.ts'
import type { Register } from '../../src/main/db/register.ts'
import { finish, type TestOffice } from './office.ts'
import { xlsx, type Grid, type SheetSpec } from './workbooks.ts'

export type Plan = Outputs['intake']['plan']
export type PlanRow = Outputs['intake']['rows']['rows'][number]
export type Finding = Outputs['intake']['findings']['rows'][number]

export async function upload(
  { backend }: TestOffice,
  bytes: Uint8Array,
  name = '名册.xlsx',
): Promise<string> {
  const content = new File([new Uint8Array(bytes)], name)
  return (await backend.intake.upload({ name, content })).fileId
}

export interface PlanOptions {
  name?: string
  password?: string
  options?: Partial<IntakeOptions>
}

export async function planFile(
  test: TestOffice,
  bytes: Uint8Array,
  { name, password, options }: PlanOptions = {},
): Promise<Plan> {
  const fileId = await upload(test, bytes, name)
  return finish(
    test.backend.intake.plan({
      fileId,
      ...(password !== undefined && { password }),
      ...(options && { options }),
    }),
  )
}

/** Plans one sheet written by hucre. */
export async function planRows(test: TestOffice, rows: Grid, more: PlanOptions = {}): Promise<Plan> {
  return planFile(test, await xlsx({ rows }), more)
}

export function apply(test: TestOffice, planId: string, more: Partial<Inputs['intake']['apply']> = {}) {
  return finish(test.backend.intake.apply({ planId, ...more }))
}

/** Plans and applies sheets written by hucre. */
export async function importSheets(test: TestOffice, ...sheets: SheetSpec[]) {
  const plan = await planFile(test, await xlsx(...sheets))
  return { plan, ...(await apply(test, plan.planId)) }
}

export async function rowsOf(
  { backend }: TestOffice,
  planId: string,
  filter: Partial<Inputs['intake']['rows']> = {},
): Promise<PlanRow[]> {
  return (await backend.intake.rows({ planId, page: { offset: 0, limit: 500 }, ...filter })).rows
}

export async function findingsOf({ backend }: TestOffice, planId: string): Promise<Finding[]> {
  return (await backend.intake.findings({ planId, page: { offset: 0, limit: 500 } })).rows
}

/** What becomes of every row, in the order of the file. */
export async function decisions(test: TestOffice, planId: string): Promise<string[]> {
  return (await rowsOf(test, planId)).map(row => `${row.row} ${row.name} ${row.decision}`)
}

/** Members as they stand in the file, removed ones left out, in the order they came. */
export function members({ register }: TestOffice): Record<string, unknown>[] {
  return register.rawReader
    .prepare<[], Record<string, unknown>>('SELECT * FROM "member" WHERE "removed" = 0 ORDER BY "id"')
    .all()
}

export function memberNamed(test: TestOffice, name: string): Record<string, unknown> {
  const [found, ...more] = members(test).filter(member => member.name === name)
  if (!found || more.length > 0) throw new Error(`${name}: ${found ? 'several' : 'nobody'}`)
  return found
}

/** Every table of the file, the log and the batches included: equal where nothing was written at all. */
export function everything({ rawReader }: Register): Record<string, unknown[]> {
  const tables = rawReader
    .prepare<[], string>(`SELECT "name" FROM sqlite_master WHERE "type" = 'table' ORDER BY 1`)
    .pluck()
    .all()
  return Object.fromEntries(tables.map(table => [table, rawReader.prepare(`SELECT * FROM "${table}"`).all()]))
}

/** The code and sentence an attempt fails with; `null` where it does not fail. */
export async function failure(attempt: Promise<unknown>): Promise<{ code: string; sentence: string } | null> {
  try {
    await attempt
    return null
  } catch (error) {
    if (isOfficeError(error)) return { code: error.code, sentence: error.message }
    if (error instanceof Error && 'code' in error)
      return { code: String(error.code), sentence: error.message }
    throw error
  }
}
