import { expect, it, vi } from 'vitest'
import { createIntakeDesk, MENDED_LOST, type IntakeDesk } from '../../../src/renderer/intake/intakeDesk.ts'
import { fileOf, type IntakeFile, type Stage } from '../../../src/renderer/intake/intakeFiles.ts'
import { aBackend, aPlan, aRow, coded, NO_ROWS, runAtOnce, type Answering, type Plan } from './aBackend.ts'

const workbook = (name: string) => new File(['x'], name)

function aDesk(answering: Partial<Answering> = {}) {
  const messages = { done: vi.fn(), note: vi.fn() }
  const intake = createIntakeDesk({ client: aBackend(answering), run: runAtOnce, messages })
  return { intake, messages }
}

function current(intake: IntakeDesk): IntakeFile {
  const found = fileOf(intake.read(), intake.read().current)
  if (!found) throw new Error('no file is looked at')
  return found
}

/** Waits until the present file stands at this stage. */
async function until<K extends Stage['kind']>(intake: IntakeDesk, kind: K) {
  await vi.waitFor(() => expect(current(intake).stage.kind).toBe(kind))
  return current(intake).stage as Extract<Stage, { kind: K }>
}

/** Waits until the newest check is through. */
async function untilChecked(intake: IntakeDesk): Promise<Plan> {
  await vi.waitFor(() => expect(current(intake).stage).toMatchObject({ kind: 'preview', rechecking: false }))
  return (await until(intake, 'preview')).plan
}

it('reads the first of several files; the others wait until they are looked at', async () => {
  const plan = vi.fn(() => aPlan())
  const { intake } = aDesk({ plan })
  intake.add([workbook('东岗村.xlsx'), workbook('西河村.xlsx')])
  await untilChecked(intake)
  const [first, second] = intake.read().files
  expect([first?.stage.kind, second?.stage.kind]).toEqual(['preview', 'waiting'])
  expect(plan).toHaveBeenCalledTimes(1)

  intake.look(second?.id ?? 0)
  await untilChecked(intake)
  expect(current(intake).file.name).toBe('西河村.xlsx')
})

it('does not leave a preview for files that are added', async () => {
  const { intake } = aDesk()
  intake.add([workbook('东岗村.xlsx')])
  await untilChecked(intake)
  intake.add([workbook('西河村.xlsx')])
  expect(current(intake).file.name).toBe('东岗村.xlsx')
  expect(intake.read().files).toHaveLength(2)
})

it('asks for the password of the workbook, and again when it is wrong', async () => {
  const { intake } = aDesk({
    plan: ({ password }) => {
      if (password === undefined) throw coded('WORKBOOK_PASSWORD', { file: '东岗村.xlsx' })
      if (password !== '1234') throw coded('WORKBOOK_PASSWORD_WRONG', { file: '东岗村.xlsx' })
      return aPlan()
    },
  })
  intake.add([workbook('东岗村.xlsx')])
  expect((await until(intake, 'password')).failure.code).toBe('WORKBOOK_PASSWORD')
  intake.retry(current(intake).id, '4321')
  await vi.waitFor(() =>
    expect(current(intake).stage).toMatchObject({ failure: { code: 'WORKBOOK_PASSWORD_WRONG' } }),
  )
  intake.retry(current(intake).id, '1234')
  await untilChecked(intake)
})

it('shows the sentence of a file that cannot be read', async () => {
  const { intake } = aDesk({
    plan: () => {
      throw coded('WORKBOOK_TRUNCATED', { file: '东岗村.xlsx' })
    },
  })
  intake.add([workbook('东岗村.xlsx')])
  const { failure } = await until(intake, 'failed')
  expect(failure.message).toBe('“东岗村.xlsx”不完整，可能没有拷贝完。请重新拷贝后再导入')
})

it('uploads a file again when the backend has let it go', async () => {
  const uploads = ['gone', 'here']
  const upload = vi.fn(() => uploads.shift() ?? '')
  const { intake } = aDesk({
    upload,
    plan: ({ fileId }) => {
      if (fileId === 'gone') throw coded('FILE_TOKEN_UNKNOWN')
      return aPlan()
    },
  })
  intake.add([workbook('东岗村.xlsx')])
  await untilChecked(intake)
  expect(upload).toHaveBeenCalledTimes(2)
})

it('checks again with what was answered, and lets the plan before go', async () => {
  const discard = vi.fn()
  let made = 0
  const { intake } = aDesk({
    discard,
    plan: ({ options }) => {
      made += 1
      return aPlan({ planId: `plan-${made}`, counts: { ...NO_ROWS, same: options.blankErases ? 1 : 2 } })
    },
  })
  intake.add([workbook('东岗村.xlsx')])
  await untilChecked(intake)
  intake.answer(current(intake).id, said => ({ ...said, blankErases: true }))
  await vi.waitFor(() => expect(discard).toHaveBeenCalledWith('plan-1'))
  expect((await untilChecked(intake)).counts.same).toBe(1)
})

it('keeps the plan on show, and its answers, when a check fails', async () => {
  const { intake } = aDesk({
    plan: ({ options }) => {
      if (options.blankErases) throw coded('WORKBOOK_EMPTY', { file: '东岗村.xlsx' })
      return aPlan()
    },
  })
  intake.add([workbook('东岗村.xlsx')])
  await untilChecked(intake)
  intake.answer(current(intake).id, said => ({ ...said, blankErases: true }))
  await vi.waitFor(() =>
    expect(current(intake).stage).toMatchObject({ kind: 'preview', failure: { code: 'WORKBOOK_EMPTY' } }),
  )
  expect(current(intake).answers.blankErases).toBe(false)
})

it('of two checks under way only the newer counts, whichever ends first', async () => {
  const gates: (() => void)[] = []
  let made = 0
  const discard = vi.fn()
  const { intake } = aDesk({
    discard,
    plan: async () => {
      made += 1
      const plan = aPlan({ planId: `plan-${made}` })
      if (made > 1) await new Promise<void>(resolve => gates.push(resolve))
      return plan
    },
  })
  intake.add([workbook('东岗村.xlsx')])
  await untilChecked(intake)
  const { id } = current(intake)
  intake.answer(id, said => ({ ...said, blankErases: true }))
  intake.answer(id, said => ({ ...said, remember: false }))
  await vi.waitFor(() => expect(gates).toHaveLength(2))
  gates[1]?.()
  expect((await untilChecked(intake)).planId).toBe('plan-3')
  gates[0]?.()
  await vi.waitFor(() => expect(discard).toHaveBeenCalledWith('plan-2'))
  expect(current(intake).stage).toMatchObject({ plan: { planId: 'plan-3' } })
})

const SHEET = {
  name: '东岗村',
  reads: 'roster' as const,
  headerRows: [2, 2] as [number, number],
  columns: [],
  rows: 5,
  hiddenRows: 0,
  branchFrom: 'column' as const,
  branchText: '',
  skipped: '',
}

it('sends what was mended again after a check that finds the same rows', async () => {
  const sent: unknown[] = []
  let made = 0
  const { intake } = aDesk({
    plan: () => {
      made += 1
      return aPlan({ planId: `plan-${made}`, sheets: [SHEET], counts: { ...NO_ROWS, refused: 2 } })
    },
    mend: ({ planId, rowKey, cells }) => {
      sent.push([planId, rowKey, cells])
      return { row: aRow({ rowKey, mended: true }), counts: { ...NO_ROWS, new: 1, refused: 1 } }
    },
    choose: ({ planId, rowKey, memberId }) => {
      sent.push([planId, rowKey, memberId])
      return { row: aRow({ rowKey }), counts: { ...NO_ROWS, new: 2 } }
    },
  })
  intake.add([workbook('东岗村.xlsx')])
  await untilChecked(intake)
  const { id } = current(intake)
  await intake.mend(id, { kind: 'cells', rowKey: '0', cells: { name: '张' } })
  await intake.mend(id, { kind: 'cells', rowKey: '0', cells: { name: '张三' } })
  await intake.mend(id, { kind: 'cells', rowKey: '0', cells: { birth: '1980-03' } })
  await intake.mend(id, { kind: 'member', rowKey: '1', memberId: 7 })
  expect(current(intake).stage).toMatchObject({ plan: { counts: { new: 2 } } })
  sent.length = 0

  intake.answer(id, said => ({ ...said, remember: false }))
  expect((await untilChecked(intake)).counts).toEqual({ ...NO_ROWS, new: 2 })
  expect(sent).toEqual([
    ['plan-2', '0', { name: '张三', birth: '1980-03' }],
    ['plan-2', '1', 7],
  ])
})

it('does not put mended cells into other rows when the header has moved, and says so', async () => {
  const mend = vi.fn(() => ({ row: aRow(), counts: NO_ROWS }))
  let rows = 5
  const { intake, messages } = aDesk({ plan: () => aPlan({ sheets: [{ ...SHEET, rows }] }), mend })
  intake.add([workbook('东岗村.xlsx')])
  await untilChecked(intake)
  const { id } = current(intake)
  await intake.mend(id, { kind: 'cells', rowKey: '0', cells: { name: '张三' } })
  rows = 4
  intake.answer(id, said => ({ ...said, mapping: [{ sheet: '东岗村', headerRows: [3, 3], columns: [] }] }))
  await vi.waitFor(() => expect(messages.note).toHaveBeenCalledWith(MENDED_LOST))
  expect(mend).toHaveBeenCalledTimes(1)
  expect(current(intake).mendings).toEqual([])
})

it('imports, says how many, and keeps the entry that takes it back', async () => {
  const { intake, messages } = aDesk({
    apply: ({ goodOnly }) => {
      expect(goodOnly).toBe(true)
      return { changeId: 12, batchId: 3, counts: { new: 2, changed: 1, same: 4, refused: 1 } }
    },
  })
  intake.add([workbook('东岗村.xlsx')])
  await untilChecked(intake)
  intake.apply(current(intake).id)
  expect(await until(intake, 'done')).toMatchObject({ changeId: 12, batchId: 3 })
  expect(messages.done).toHaveBeenCalledWith('已导入东岗村.xlsx：3名')
})

it('stays in the preview with the sentence when the import is refused', async () => {
  const { intake } = aDesk({
    apply: () => {
      throw coded('PLAN_STALE')
    },
  })
  intake.add([workbook('东岗村.xlsx')])
  await untilChecked(intake)
  intake.apply(current(intake).id)
  await vi.waitFor(() =>
    expect(current(intake).stage).toMatchObject({ kind: 'preview', failure: { code: 'PLAN_STALE' } }),
  )
})

it('makes a plan again that the backend has let go meanwhile', async () => {
  let kept = true
  const plan = vi.fn(() => aPlan())
  const { intake } = aDesk({
    plan,
    rows: () => {
      if (!kept) throw coded('PLAN_MISSING')
      return { total: 0, rows: [] }
    },
  })
  intake.add([workbook('东岗村.xlsx'), workbook('西河村.xlsx')])
  await untilChecked(intake)
  const [first, second] = intake.read().files
  intake.look(second?.id ?? 0)
  await vi.waitFor(() => expect(current(intake).id).toBe(second?.id))
  await untilChecked(intake)
  intake.look(first?.id ?? 0)
  await vi.waitFor(() => expect(current(intake).id).toBe(first?.id))
  expect(plan).toHaveBeenCalledTimes(2)
  kept = false
  intake.look(second?.id ?? 0)
  await vi.waitFor(() => expect(current(intake).id).toBe(second?.id))
  await untilChecked(intake)
  expect(plan).toHaveBeenCalledTimes(3)
})

it('takes a file off the desk, lets its plan go and looks at the one beside it', async () => {
  const discard = vi.fn()
  const { intake } = aDesk({ discard })
  intake.add([workbook('东岗村.xlsx'), workbook('西河村.xlsx')])
  await untilChecked(intake)
  intake.remove(current(intake).id)
  await vi.waitFor(() => expect(intake.read().files.map(one => one.file.name)).toEqual(['西河村.xlsx']))
  await untilChecked(intake)
  expect(discard).toHaveBeenCalledTimes(1)
  intake.remove(current(intake).id)
  await vi.waitFor(() => expect(intake.read()).toEqual({ files: [], current: null, settled: [] }))
})
