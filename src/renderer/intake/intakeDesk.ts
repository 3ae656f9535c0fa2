/**
 * Works the files on the desk: reads one after the other, sends answers and mendings, imports. It stands
 * outside the screen, so the work goes on, and stays, while the clerk looks at something else.
 */

import { errorText } from '../../shared/api/errors.ts'
import { attempt, type Attempt, type Failure } from '../shell/failures.ts'
import {
  EMPTY_DESK,
  fileOf,
  newFile,
  planOf,
  sameRows,
  taken,
  withFile,
  withMending,
  unitOf,
  withoutFile,
  type Answers,
  type Desk,
  type IntakeFile,
  type Mending,
  type Plan,
  type PlanRow,
  type Stage,
} from './intakeFiles.ts'
import type { IntakeDeskDeps } from './deskDeps.ts'
import { createTogether, type Together } from './together.ts'

export interface IntakeDesk extends Together {
  subscribe: (listener: () => void) => () => void
  read: () => Desk
  /** puts files on the desk and reads the first of them */
  add: (files: readonly File[]) => void
  /** looks at a file; reads it when it has not been read */
  look: (id: number) => void
  remove: (id: number) => void
  /** reads the file again, from the start */
  retry: (id: number, password?: string) => void
  /** says something about the workbook and checks it again */
  answer: (id: number, change: (answers: Answers) => Answers) => void
  mend: (id: number, mending: Mending) => Promise<Attempt<PlanRow>>
  apply: (id: number) => void
  /** forgets everything, when the register is closed */
  clear: () => void
}

/** The name of the work, which the bottom bar shows and a screen finds it by. */
export function checkTitle(file: IntakeFile): string {
  return `检查${file.file.name}`
}

export function applyTitle(file: IntakeFile): string {
  return `导入${file.file.name}`
}

const PASSWORD_CODES = new Set(['WORKBOOK_PASSWORD', 'WORKBOOK_PASSWORD_WRONG'])

/** Said where mended cells could not be sent again. */
export const MENDED_LOST = '表头改了，行的次序可能不同，刚才改的内容没有沿用，请再改一次'

export function createIntakeDesk({ client, run, messages }: IntakeDeskDeps): IntakeDesk {
  const listeners = new Set<() => void>()
  let desk = EMPTY_DESK
  let lastId = 0
  /** the newest check of each file: an older one that ends later is thrown away */
  const newest = new Map<number, number>()

  const put = (next: Desk) => {
    desk = next
    for (const listener of listeners) listener()
  }
  const change = (id: number, patch: Partial<IntakeFile>) =>
    put(withFile(desk, id, file => ({ ...file, ...patch })))
  const stage = (id: number, next: Stage) => change(id, { stage: next })
  const discard = (planId: string) => void attempt(() => client.intake.discard({ planId }))

  /** Uploads the file where the backend has it no more, and reads it. */
  const plan = async (file: IntakeFile): Promise<Attempt<Plan>> => {
    const before = file.together ? planOf(file) : null
    const check = () =>
      run(
        checkTitle(file),
        async ({ signal }) => {
          const known = fileOf(desk, file.id)?.fileId
          const fileId =
            known ??
            (await client.intake.upload({ name: file.file.name, content: file.file }, { signal })).fileId
          change(file.id, { fileId })
          return client.intake.plan(
            {
              fileId,
              ...(file.password === null ? {} : { password: file.password }),
              options: file.answers,
              ...(before === null ? {} : { replaces: before.planId }),
            },
            { signal },
          )
        },
        { quiet: true },
      )
    const first = await check()
    if (first.ok || first.failure.code !== 'FILE_TOKEN_UNKNOWN') return first
    change(file.id, { fileId: null })
    return check()
  }

  /** Sends what was mended once more; answers the counts as they then are. */
  const mendAgain = async (made: Plan, mendings: readonly Mending[]): Promise<Plan> => {
    let { counts } = made
    for (const mending of mendings) {
      const result = await send(made.planId, mending)
      if (result.ok) counts = result.value.counts
    }
    return { ...made, counts }
  }

  const send = (planId: string, mending: Mending) =>
    attempt(() => {
      const { rowKey } = mending
      switch (mending.kind) {
        case 'cells':
          return client.intake.mend({ planId, rowKey, cells: mending.cells })
        case 'member':
          return client.intake.choose({ planId, rowKey, memberId: mending.memberId })
        case 'out':
          return client.intake.leaveOut({ planId, rowKey, out: mending.out })
      }
    })

  const refuse = (id: number, before: Plan | null, failure: Failure) => {
    if (PASSWORD_CODES.has(failure.code)) stage(id, { kind: 'password', failure })
    else if (before) {
      // The plan on show is still the one before, so what was said last does not hold either.
      const failed = failure.code === 'CANCELLED' ? null : failure
      put(
        withFile(desk, id, file => ({
          ...file,
          answers: file.agreed,
          stage: { kind: 'preview', plan: before, rechecking: false, failure: failed },
        })),
      )
    } else if (failure.code === 'CANCELLED') stage(id, { kind: 'waiting' })
    else stage(id, { kind: 'failed', failure })
  }

  const check = async (id: number) => {
    const file = fileOf(desk, id)
    if (!file) return
    const before = planOf(file)
    const turn = (newest.get(id) ?? 0) + 1
    newest.set(id, turn)
    stage(
      id,
      before ? { kind: 'preview', plan: before, rechecking: true, failure: null } : { kind: 'checking' },
    )
    const result = await plan(file)
    const now = fileOf(desk, id)
    if (!now || newest.get(id) !== turn) {
      if (result.ok) discard(result.value.planId)
      return
    }
    if (!result.ok) {
      refuse(id, before, result.failure)
      return
    }
    const keeps = before === null || sameRows(before, result.value)
    const mendings = keeps ? now.mendings : []
    const made = await mendAgain(result.value, mendings)
    if (!keeps && now.mendings.length > 0) messages.note(MENDED_LOST)
    change(id, {
      mendings,
      agreed: file.answers,
      stage: { kind: 'preview', plan: made, rechecking: false, failure: null },
    })
    if (before) discard(before.planId)
  }

  /** The backend keeps few plans: one that was looked at long ago is made again. */
  const isKept = async (made: Plan) => {
    const page = { offset: 0, limit: 1 }
    const result = await attempt(() => client.intake.rows({ planId: made.planId, page }))
    return result.ok || result.failure.code !== 'PLAN_MISSING'
  }

  const look = async (id: number) => {
    const file = fileOf(desk, id)
    if (file?.stage.kind === 'preview' && id !== desk.current && !(await isKept(file.stage.plan))) {
      stage(id, { kind: 'waiting' })
    }
    put({ ...desk, current: id })
    if (fileOf(desk, id)?.stage.kind === 'waiting') await check(id)
  }

  const remove = async (id: number) => {
    const made = planOf(fileOf(desk, id))
    newest.delete(id)
    const beside = withoutFile(desk, id).current
    if (desk.current === id && beside !== null) await look(beside)
    put(withoutFile(desk, id))
    if (made) discard(made.planId)
  }

  const apply = async (id: number) => {
    const file = fileOf(desk, id)
    if (file?.stage.kind !== 'preview') return
    const { plan: made } = file.stage
    stage(id, { kind: 'applying', plan: made })
    const result = await run(
      applyTitle(file),
      ({ signal }) => client.intake.apply({ planId: made.planId, goodOnly: true }, { signal }),
      { quiet: true },
    )
    if (!result.ok) {
      const cancelled = result.failure.code === 'CANCELLED'
      const failure = cancelled ? null : result.failure
      stage(id, { kind: 'preview', plan: made, rechecking: false, failure })
      return
    }
    const { changeId, batchId, counts } = result.value
    stage(id, { kind: 'done', plan: made, changeId, batchId, counts })
    messages.done(`已导入${file.file.name}：${taken(counts)}${unitOf([made])}`)
  }

  const nextId = () => {
    lastId += 1
    return lastId
  }
  const together = createTogether({
    client,
    run,
    messages,
    read: () => desk,
    put,
    nextId,
    discard,
    check: id => void check(id),
  })

  return {
    ...together,
    subscribe: listener => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    read: () => desk,
    add: files => {
      const added = files.map(file => newFile(nextId(), file))
      const [first] = added
      if (!first) return
      put({ ...desk, files: [...desk.files, ...added] })
      // One that is being worked on keeps its place; the new ones wait behind it.
      const kind = fileOf(desk, desk.current)?.stage.kind
      if (kind === undefined || kind === 'done' || kind === 'failed') void look(first.id)
    },
    look: id => void look(id),
    remove: id => void remove(id),
    retry: (id, password) => {
      if (password !== undefined) change(id, { password })
      void check(id)
    },
    answer: (id, say) => {
      put(withFile(desk, id, file => ({ ...file, answers: say(file.answers) })))
      void check(id)
    },
    mend: async (id, mending) => {
      const made = planOf(fileOf(desk, id))
      if (!made) {
        const message = errorText('PLAN_MISSING')
        return { ok: false, failure: { code: 'PLAN_MISSING', message, field: null } }
      }
      const result = await send(made.planId, mending)
      if (!result.ok) return result
      const { row, counts } = result.value
      put(
        withFile(desk, id, file => ({
          ...file,
          mendings: withMending(file.mendings, mending),
          stage:
            file.stage.kind === 'preview'
              ? { ...file.stage, plan: { ...file.stage.plan, counts } }
              : file.stage,
        })),
      )
      return { ok: true, value: row }
    },
    apply: id => void apply(id),
    clear: () => put(EMPTY_DESK),
  }
}
