/** A stand-in for the importing backend, implemented against the contract: drift does not compile. */

import { ORPCError } from '@orpc/client'
import { createRouterClient, implement } from '@orpc/server'
import type { OfficeClient, Outputs, Parsed } from '../../../src/shared/api/contract.ts'
import { errorText, type ErrorCode } from '../../../src/shared/api/errors.ts'
import { intakeMethods } from '../../../src/shared/intake/methods.ts'
import { attempt } from '../../../src/renderer/shell/failures.ts'
import type { Tasks } from '../../../src/renderer/shell/tasks.tsx'

export type Plan = Outputs['intake']['plan']
export type PlanRow = Outputs['intake']['rows']['rows'][number]

export const NO_ROWS = { new: 0, changed: 0, same: 0, refused: 0 }

export function aPlan(patch: Partial<Plan> = {}): Plan {
  return {
    planId: 'plan-1',
    fileName: '东岗村.xlsx',
    sha256: '',
    sheets: [],
    counts: { ...NO_ROWS, new: 3 },
    findings: { refuse: 0, warning: 0, note: 0 },
    byCode: [],
    questions: [],
    importedBefore: null,
    ...patch,
  }
}

export function aRow(patch: Partial<PlanRow> = {}): PlanRow {
  return {
    rowKey: '0',
    sheet: 'Sheet1',
    row: 3,
    decision: 'new',
    name: '张三',
    branch: '东岗村支部',
    memberId: null,
    cells: { name: '张三' },
    changes: [],
    findings: [],
    candidates: [],
    mended: false,
    ...patch,
  }
}

/** A failure as it leaves the backend. */
export function coded(code: ErrorCode, details: Record<string, string> = {}) {
  return new ORPCError(code, { status: 400, message: errorText(code, details), data: { field: null } })
}

export interface Answering {
  upload: () => string
  plan: (input: Parsed['intake']['plan']) => Promise<Plan> | Plan
  mend: (input: Parsed['intake']['mend']) => Outputs['intake']['mend']
  choose: (input: Parsed['intake']['choose']) => Outputs['intake']['choose']
  leaveOut: (input: Parsed['intake']['leaveOut']) => Outputs['intake']['leaveOut']
  applyMany: (input: Parsed['intake']['applyMany']) => Outputs['intake']['applyMany']
  apply: (input: Parsed['intake']['apply']) => Outputs['intake']['apply']
  rows: (input: Parsed['intake']['rows']) => Outputs['intake']['rows']
  discard: (planId: string) => void
}

function unexpected(): never {
  throw new Error('not expected to be called')
}

export function aBackend(answering: Partial<Answering>): Pick<OfficeClient, 'intake'> {
  const does: Answering = {
    upload: () => 'file-1',
    plan: () => aPlan(),
    mend: unexpected,
    choose: unexpected,
    leaveOut: unexpected,
    applyMany: unexpected,
    apply: unexpected,
    rows: () => ({ total: 0, rows: [] }),
    discard: () => undefined,
    ...answering,
  }
  const door = implement({ intake: intakeMethods })
  return createRouterClient(
    door.router({
      intake: {
        upload: door.intake.upload.handler(({ input }) => ({
          fileId: does.upload(),
          name: input.name,
          bytes: 1,
        })),
        plan: door.intake.plan.handler(async function* ({ input }) {
          yield { step: '读取并检查', done: 0, total: null }
          return await does.plan(input)
        }),
        rows: door.intake.rows.handler(({ input }) => does.rows(input)),
        firstRows: door.intake.firstRows.handler(() => ({ rows: [] })),
        findings: door.intake.findings.handler(unexpected),
        mend: door.intake.mend.handler(({ input }) => does.mend(input)),
        choose: door.intake.choose.handler(({ input }) => does.choose(input)),
        leaveOut: door.intake.leaveOut.handler(({ input }) => does.leaveOut(input)),
        packetSummary: door.intake.packetSummary.handler(unexpected),
        applyMany: door.intake.applyMany.handler(async function* ({ input }) {
          yield { step: '正在导入', done: 0, total: 1 }
          return await Promise.resolve(does.applyMany(input))
        }),
        apply: door.intake.apply.handler(async function* ({ input }) {
          yield { step: '导入', done: 0, total: 1 }
          return await Promise.resolve(does.apply(input))
        }),
        run: door.intake.run.handler(unexpected),
        refused: door.intake.refused.handler(unexpected),
        readMany: door.intake.readMany.handler(unexpected),
        discard: door.intake.discard.handler(({ input }) => {
          does.discard(input.planId)
          return {}
        }),
        batches: door.intake.batches.handler(unexpected),
        template: door.intake.template.handler(unexpected),
      },
    }),
  )
}

/** Runs long work to its end at once. */
export const runAtOnce: Tasks['run'] = (_title, start) =>
  attempt(async () => {
    const stream = await start({ signal: new AbortController().signal })
    for (;;) {
      const step = await stream.next()
      if (step.done === true) return step.value
    }
  })
