/** Files read together (收支部填报) on the same desk: looked at one by one in 导入, taken over all at once. */

import type { Outputs } from '../../shared/api/contract.ts'
import type { ManyFiles } from '../../shared/intake/manyFiles.ts'
import type { Attempt, Failure } from '../shell/failures.ts'
import { attempt } from '../shell/failures.ts'
import type { IntakeDeskDeps } from './deskDeps.ts'
import {
  fileOf,
  newFile,
  planOf,
  sameSaid,
  taken,
  unitOf,
  withFile,
  type Desk,
  type Double,
  type IntakeFile,
  type Plan,
} from './intakeFiles.ts'

export interface Together {
  /** uploads and reads files; they take the place of those read together before */
  readTogether: (files: readonly File[], orgId: number | null) => Promise<Attempt<ManyFiles>>
  /** writes the files that wait for nothing, all or none */
  applyTogether: () => Promise<Failure | null>
  /** takes a person from the second file instead of the first, or the other way round again */
  prefer: (double: Double, which: 'first' | 'second') => Promise<Failure | null>
  /** counts as they are after something was mended in another file */
  recount: (summary: ManyFiles) => void
}

interface TogetherDeps extends IntakeDeskDeps {
  read: () => Desk
  put: (next: Desk) => void
  nextId: () => number
  discard: (planId: string) => void
  check: (id: number) => void
}

const READ = '读取支部填报表'
export const APPLY = '导入支部填报表'

const PASSWORD_CODES = new Set(['WORKBOOK_PASSWORD', 'WORKBOOK_PASSWORD_WRONG'])

export function filesTogether(desk: Desk): IntakeFile[] {
  return desk.files.filter(({ together }) => together)
}

/** Those that have a plan and are not taken over yet. */
export function plansTogether(desk: Desk): { file: IntakeFile; plan: Plan }[] {
  return filesTogether(desk).flatMap(file => {
    const plan = file.stage.kind === 'done' ? null : planOf(file)
    return plan === null ? [] : [{ file, plan }]
  })
}

function readFile(id: number, file: File, read: Outputs['intake']['readMany']['files'][number]): IntakeFile {
  const base: IntakeFile = { ...newFile(id, file), fileId: read.fileId, together: true }
  if (read.plan !== null) {
    return { ...base, stage: { kind: 'preview', plan: read.plan, rechecking: false, failure: null } }
  }
  const { code, message } = read.failure ?? { code: 'WORKBOOK_UNREADABLE', message: '' }
  const failure = { code, message, field: null }
  return { ...base, stage: { kind: PASSWORD_CODES.has(code) ? 'password' : 'failed', failure } }
}

export function createTogether(deps: TogetherDeps): Together {
  const { client, run, messages, read, put, nextId, discard, check } = deps

  const readTogether: Together['readTogether'] = async (files, orgId) => {
    const found = await run(READ, async ({ signal }) => {
      const fileIds: string[] = []
      for (const file of files) {
        const { fileId } = await client.intake.upload({ name: file.name, content: file }, { signal })
        fileIds.push(fileId)
      }
      return client.intake.readMany({ fileIds, ...(orgId === null ? {} : { orgId }) }, { signal })
    })
    if (!found.ok) return found
    const before = read()
    for (const { plan } of plansTogether(before)) discard(plan.planId)
    const alone = before.files.filter(({ together }) => !together)
    const added = found.value.files.flatMap((one, at) => {
      const file = files[at]
      return file ? [readFile(nextId(), file, one)] : []
    })
    put({ files: [...alone, ...added], current: added[0]?.id ?? before.current, settled: [] })
    return { ok: true, value: found.value.summary }
  }

  const applyTogether: Together['applyTogether'] = async () => {
    const waiting = plansTogether(read()).filter(({ plan }) => plan.questions.length === 0)
    const ids = waiting.map(({ file }) => file.id)
    const stageAll = (stage: (plan: Plan, id: number) => IntakeFile['stage']) => {
      let desk = read()
      for (const { file, plan } of waiting)
        desk = withFile(desk, file.id, one => ({ ...one, stage: stage(planOf(one) ?? plan, file.id) }))
      put(desk)
    }
    stageAll(plan => ({ kind: 'applying', plan }))
    const planIds = waiting.map(({ plan }) => plan.planId)
    const made = await run(APPLY, ({ signal }) => client.intake.applyMany({ planIds }, { signal }), {
      quiet: true,
    })
    if (!made.ok) {
      stageAll(plan => ({ kind: 'preview', plan, rechecking: false, failure: null }))
      return made.failure.code === 'CANCELLED' ? null : made.failure
    }
    const results = made.value.files
    stageAll((plan, id) => {
      const { changeId = null, batchId = null, counts = plan.counts } = results[ids.indexOf(id)] ?? {}
      return { kind: 'done', plan, changeId, batchId, counts }
    })
    const persons = results.reduce((sum, { counts }) => sum + taken(counts), 0)
    messages.done(`已导入${results.length}个文件，写入${persons}${unitOf(waiting.map(({ plan }) => plan))}`)
    return null
  }

  const prefer: Together['prefer'] = async (double, which) => {
    const { firstPlanId: planId, firstRowKey: rowKey } = double
    const result = await attempt(() => client.intake.leaveOut({ planId, rowKey, out: which === 'second' }))
    if (!result.ok) return result.failure
    const desk = read()
    const others = desk.settled.filter(one => one !== double)
    put({ ...desk, settled: which === 'second' ? [...others, double] : others })
    return null
  }

  const recount: Together['recount'] = ({ files }) => {
    let desk = read()
    const asked: number[] = []
    for (const { planId, counts, questions } of files) {
      const one = plansTogether(desk).find(({ plan }) => plan.planId === planId)
      if (one?.file.stage.kind !== 'preview') continue
      if (one.plan.questions.length !== questions) asked.push(one.file.id)
      if (sameSaid(one.plan.counts, counts)) continue
      const stage = { ...one.file.stage, plan: { ...one.plan, counts } }
      desk = withFile(desk, one.file.id, file => ({ ...file, stage }))
    }
    if (desk !== read()) put(desk)
    for (const id of asked) if (fileOf(desk, id)) check(id)
  }

  return { readTogether, applyTogether, prefer, recount }
}
