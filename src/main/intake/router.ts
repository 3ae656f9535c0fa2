/** The intake methods of the contract. */

import { methods } from '../door.ts'
import { asTask } from '../longWork.ts'
import { offerRefused, offerTemplate } from './exportRows.ts'
import { readersJudge } from './judging.ts'
import { applyMany, packetSummary, readMany } from './packets.ts'
import { discardPlan, findPlan } from './plans.ts'
import { pageOfFindings, pageOfRows } from './planViews.ts'
import { listBatches } from './queries.ts'
import {
  applyImport,
  chooseMember,
  firstRows,
  leaveOutRow,
  mendRow,
  planImport,
  runImport,
} from './service.ts'

const { intake: door } = methods

export const intakeRouter = {
  upload: door.upload.handler(async ({ context: { office }, input: { name, content } }) => {
    const bytes = new Uint8Array(await content.arrayBuffer())
    return { fileId: office.files.take({ name, bytes }), name, bytes: bytes.byteLength }
  }),
  plan: door.plan.handler(({ context: { office }, input, signal }) =>
    asTask(work => planImport(office, input, work), signal),
  ),
  firstRows: door.firstRows.handler(({ context: { office }, input, signal }) =>
    firstRows(office, input, signal ?? new AbortController().signal),
  ),
  rows: door.rows.handler(async ({ context: { office }, input: { planId, page, ...filter } }) => {
    const register = office.register()
    const plan = findPlan(register, planId)
    const { decision, orMended, code } = filter
    return pageOfRows(plan, { decision, orMended, code }, page, await readersJudge(register, plan))
  }),
  findings: door.findings.handler(async ({ context: { office }, input: { planId, level, code, page } }) => {
    const register = office.register()
    const plan = findPlan(register, planId)
    return pageOfFindings(plan, { level, code }, page, await readersJudge(register, plan))
  }),
  mend: door.mend.handler(({ context: { office }, input }) => mendRow(office, input)),
  choose: door.choose.handler(({ context: { office }, input }) => chooseMember(office, input)),
  apply: door.apply.handler(({ context: { office }, input, signal }) =>
    asTask(work => applyImport(office, input, work), signal),
  ),
  run: door.run.handler(({ context: { office }, input, signal }) =>
    asTask(work => runImport(office, input, work), signal),
  ),
  readMany: door.readMany.handler(({ context: { office }, input, signal }) =>
    asTask(work => readMany(office, input, work), signal),
  ),
  leaveOut: door.leaveOut.handler(({ context: { office }, input }) => leaveOutRow(office, input)),
  packetSummary: door.packetSummary.handler(({ context: { office }, input }) => packetSummary(office, input)),
  applyMany: door.applyMany.handler(({ context: { office }, input, signal }) =>
    asTask(work => applyMany(office, input, work), signal),
  ),
  refused: door.refused.handler(async ({ context: { office }, input: { planId } }) => {
    const register = office.register()
    const plan = findPlan(register, planId)
    return offerRefused(office, plan, await readersJudge(register, plan))
  }),
  discard: door.discard.handler(({ context: { office }, input: { planId } }) => {
    discardPlan(office.register(), planId)
    return {}
  }),
  batches: door.batches.handler(({ context: { office }, input }) =>
    listBatches(office.register().reader, input),
  ),
  template: door.template.handler(({ context: { office }, input: { orgId } }) =>
    offerTemplate(office, orgId),
  ),
}
