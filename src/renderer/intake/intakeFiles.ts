/** The workbooks on the desk: which one is looked at, how far each has come. Pure; intakeDesk.ts acts. */

import type { Inputs, Outputs } from '../../shared/api/contract.ts'
import type { ManyFiles } from '../../shared/intake/manyFiles.ts'
import type { IntakeOptions } from '../../shared/intake/schema.ts'
import type { Failure } from '../shell/failures.ts'

export type Plan = Outputs['intake']['plan']
export type PlanRow = Outputs['intake']['rows']['rows'][number]
export type Counts = Plan['counts']
/** What the clerk has said about a workbook. */
export type Answers = IntakeOptions

export type Double = ManyFiles['doubles'][number]

/** One row as the clerk mended it, the member it was said to be, or that it is left out; sent again after a new check. */
export type Mending =
  | { kind: 'cells'; rowKey: string; cells: Inputs['intake']['mend']['cells'] }
  | { kind: 'member'; rowKey: string; memberId: number | null }
  | { kind: 'out'; rowKey: string; out: boolean }

export type Stage =
  /** in the queue, not read yet */
  | { kind: 'waiting' }
  | { kind: 'checking' }
  /** a password is wanted; the failure says whether the last one was wrong */
  | { kind: 'password'; failure: Failure }
  | { kind: 'failed'; failure: Failure }
  /** `rechecking`: an answer was given, the new plan is on its way */
  | { kind: 'preview'; plan: Plan; rechecking: boolean; failure: Failure | null }
  | { kind: 'applying'; plan: Plan }
  | { kind: 'done'; plan: Plan; changeId: number | null; batchId: number | null; counts: Counts }

export interface IntakeFile {
  id: number
  file: File
  stage: Stage
  answers: Answers
  /** what the plan on show was made with */
  agreed: Answers
  mendings: readonly Mending[]
  /** the upload on the backend's desk; it may be forgotten there */
  fileId: string | null
  password: string | null
  /** read with others (收支部填报): one set, in which a person is taken from one file only */
  together: boolean
}

export interface Desk {
  files: readonly IntakeFile[]
  /** the file looked at */
  current: number | null
  /** persons of two files whom the clerk takes from the second */
  settled: readonly Double[]
}

export const EMPTY_DESK: Desk = { files: [], current: null, settled: [] }

const NOTHING_SAID: Answers = { mapping: [], branches: [], blankErases: false, remember: true }

export function newFile(id: number, file: File): IntakeFile {
  return {
    id,
    file,
    stage: { kind: 'waiting' },
    answers: NOTHING_SAID,
    agreed: NOTHING_SAID,
    mendings: [],
    fileId: null,
    password: null,
    together: false,
  }
}

export function fileOf(desk: Desk, id: number | null): IntakeFile | undefined {
  return desk.files.find(file => file.id === id)
}

export function withFile(desk: Desk, id: number, change: (file: IntakeFile) => IntakeFile): Desk {
  return { ...desk, files: desk.files.map(file => (file.id === id ? change(file) : file)) }
}

/** The file that comes next: the first that waits. */
export function nextWaiting(desk: Desk): IntakeFile | undefined {
  return desk.files.find(file => file.stage.kind === 'waiting')
}

/** Without the file; another one is looked at instead, the next rather than the one before. */
export function withoutFile(desk: Desk, id: number): Desk {
  const at = desk.files.findIndex(file => file.id === id)
  const files = desk.files.filter(file => file.id !== id)
  const beside = files[at] ?? files[at - 1]
  return { ...desk, files, current: desk.current === id ? (beside?.id ?? null) : desk.current }
}

/** The plan a file stands at, where it has one. */
export function planOf(file: IntakeFile | undefined): Plan | null {
  return file && 'plan' in file.stage ? file.stage.plan : null
}

/** The last word about a row counts: a cell typed twice is sent once. */
export function withMending(mendings: readonly Mending[], next: Mending): Mending[] {
  const before = mendings.find(one => one.kind === next.kind && one.rowKey === next.rowKey)
  const rest = mendings.filter(one => one !== before)
  if (next.kind === 'cells' && before?.kind === 'cells') {
    return [...rest, { ...next, cells: { ...before.cells, ...next.cells } }]
  }
  return [...rest, next]
}

/**
 * True when rows of both plans bear the same keys: the headers stand where they stood and as many rows
 * were found below them. Only then may mendings be sent again.
 */
export function sameRows(before: Plan, after: Plan): boolean {
  const shape = (plan: Plan) =>
    JSON.stringify(
      plan.sheets.map(({ name, headerRows, rows, skipped }) => [name, headerRows, rows, skipped]),
    )
  return shape(before) === shape(after)
}

export function sameSaid(a: Counts, b: Counts): boolean {
  return a.new === b.new && a.changed === b.changed && a.same === b.same && a.refused === b.refused
}

/** What the rows of these workbooks are counted in: persons, unless one has rows of their records as well. */
export function unitOf(plans: readonly Pick<Plan, 'sheets'>[]): '名' | '行' {
  return plans.some(({ sheets }) => sheets.some(({ reads, rows }) => reads !== 'roster' && rows > 0))
    ? '行'
    : '名'
}

/** Rows an import would write. */
export function taken({ new: added, changed }: Counts): number {
  return added + changed
}
