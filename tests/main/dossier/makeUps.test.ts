import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  MAKE_UP_OVER,
  MAKE_UP_STEP,
  makeUpLeadsTo,
  makeUpResults,
  makeUpSteps,
  nextMakeUpStep,
  type MakeUpNeed,
  type MakeUpRoute,
} from '../../../src/shared/dossier/makeUp.ts'
import { makeUpWords } from '../../../src/shared/dossier/makeUpRules.ts'
import { labelOf } from '../../../src/shared/kernel/codes.ts'
import { addDays } from '../../../src/shared/kernel/dates.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'
import {
  aLoser,
  dayAfter,
  goOn,
  openedMakeUp,
  OPENED,
  prepare,
  TODAY,
  upTo,
  valuesFor,
} from './makeUpWalk.ts'

let test: TestOffice
let branch: number
let branches = 0
beforeAll(async () => {
  test = await anOffice(TODAY)
})
beforeEach(async () => {
  branch = await aBranch(test, `第${(branches += 1)}村支部`)
})
afterAll(() => test.dispose())

const ROUTES: readonly (MakeUpRoute & { name: string })[] = [
  { name: 'the whole file, developed here', kind: 'WHOLE', developedHere: true },
  { name: 'the whole file, developed elsewhere', kind: 'WHOLE', developedHere: false },
  { name: 'parts of it', kind: 'PART', developedHere: true },
]
const TEN = { kind: 'WHOLE', developedHere: true } as const

/** Needs that stand on the case, and are taken away by other means than leaving a value out. */
const ON_CASE: readonly MakeUpNeed[] = ['witnesses', 'times', 'version', 'columns']

const WAYS = ROUTES.flatMap(({ name, ...route }) =>
  makeUpSteps(route).flatMap(rule => {
    const results = makeUpResults(rule)
    return (results.length === 0 ? [null] : results).map(result => ({
      name: `${name}: ${rule.step}${result === null ? '' : ` ${result}`}`,
      route,
      rule,
      result,
    }))
  }),
)

describe('every step of the table of make-up', () => {
  it.each(WAYS)('$name', async ({ route, rule, result }) => {
    const { dossier } = test.backend
    const { id, findingId } = await openedMakeUp(test, await aLoser(test, branch), route)
    if (rule.from === 'UNTRUE' || rule.from === 'REPORTED') await goOn(test, id, 'NOT_GENUINE')
    const card = await upTo(test, id, rule.from)
    const on = dayAfter(card)
    const pages = card.pagesDue ?? undefined
    const named = labelOf(MAKE_UP_STEP, rule.step)
    // every other step is refused, and the one that comes next is named
    for (const { key: step } of MAKE_UP_STEP.items) {
      if (step === rule.step) continue
      await expect(
        dossier.takeMakeUp({ id, step, values: valuesFor({ ...rule, step }, on, pages) }),
        step,
      ).rejects.toMatchObject({
        code: 'MAKE_UP_STEP_REFUSED',
        message: expect.stringContaining(`下一步是“${named}”`) as string,
      })
    }
    // every need, left out, is named
    await prepare(test, card, rule)
    for (const need of rule.needs) {
      if (ON_CASE.includes(need)) continue
      await expect(
        dossier.takeMakeUp({ id, step: rule.step, values: valuesFor(rule, on, pages, need) }),
        need,
      ).rejects.toMatchObject({
        code: 'EVIDENCE_MISSING',
        message: `还缺：${need === 'pages' ? '第1至6页的填写' : makeUpWords(rule.step)[need]}。补上后才能办理“${named}”`,
      })
    }
    if (result !== null) {
      await expect(
        dossier.takeMakeUp({ id, step: rule.step, values: { ...valuesFor(rule, on, pages), result: null } }),
      ).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    }
    await dossier.takeMakeUp({ id, step: rule.step, values: { ...valuesFor(rule, on, pages), result } })
    const after = await dossier.makeUp({ id })
    expect(after.state).toBe(makeUpLeadsTo(rule, result))
    expect(after.steps.at(-1)).toMatchObject({ step: rule.step, on, result })
    // the finding follows
    const finding = (await dossier.finding({ id: findingId })).state
    const end = { FILED: 'CLOSED', REFUSED: 'OPEN', SEALED: 'SEALED' } as const
    expect(finding).toBe(
      after.state === 'FILED' || after.state === 'REFUSED' || after.state === 'SEALED'
        ? end[after.state]
        : 'MAKING_UP',
    )
    if (after.state === 'SEALED') {
      const { custody } = await dossier.card({ memberId: after.memberId })
      const { text, actor } = valuesFor(rule, on, pages)
      expect(custody.at(-1)).toMatchObject({ onDate: on, keeper: text, reason: `封存，${actor}经办` })
    }
    if (MAKE_UP_OVER.includes(after.state)) {
      await expect(
        dossier.takeMakeUp({ id, step: rule.step, values: valuesFor(rule, on, pages) }),
      ).rejects.toMatchObject({ code: 'MAKE_UP_OVER' })
    }
  })

  it('is walked to the end, and brings the dossier to its keeper', async () => {
    const memberId = await aLoser(test, branch)
    const { id } = await openedMakeUp(test, memberId, TEN)
    const card = await upTo(test, id, 'FILED')
    expect(card).toMatchObject({
      approvalNo: '青组〔2024〕1号',
      formVersion: 'OLD',
      fillDate: card.steps.find(({ step }) => step === 'PAGES')?.on,
      keeper: '镇党委',
      next: null,
      proof: 'TWO',
    })
    const { values } = await test.backend.dossier.card({ memberId })
    expect(values).toMatchObject({ keeper: '镇党委', filedOn: card.lastOn })
    expect((await test.backend.dossier.memberCheck({ memberId })).findings[0]?.state).toBe('CLOSED')
    // one step back with one undo: the finding is open again, and the keeper is gone
    await finish(test.backend.audit.undo({}))
    expect((await test.backend.dossier.makeUp({ id })).state).toBe('REMARKED')
    expect((await test.backend.dossier.memberCheck({ memberId })).findings[0]?.state).toBe('MAKING_UP')
    expect((await test.backend.dossier.card({ memberId })).values.keeper).toBeNull()
  })
})

describe('what stands on the case', () => {
  it('is told by the member’s card from the start', async () => {
    const { id } = await openedMakeUp(test, await aLoser(test, branch), TEN)
    const card = await test.backend.dossier.makeUp({ id })
    expect(card.values).toMatchObject({
      receivedOn: '1995-07-01',
      fullOn: '1996-07-01',
      branch: '东岗村党支部',
    })
    expect(card.witnesses.map(({ name, state }) => [name, state])).toEqual([
      ['李四', 'PENDING'],
      ['王五', 'PENDING'],
    ])
  })

  it('can be opened where the card tells of the introducers in one long sentence', async () => {
    const introducers = '李四和王五二人均为原石桥河乡石桥河村党支部支部委员会委员现均已去世多年无法核实'
    const { id } = await openedMakeUp(test, await aLoser(test, branch, { introducers }), TEN)
    const { witnesses } = await test.backend.dossier.makeUp({ id })
    expect(witnesses.map(({ name }) => name)).toEqual([introducers])
  })

  it('is asked for by name: witnesses, times, the day of joining, the names in the column', async () => {
    const memberId = await aMember(test, branch, { name: '赵六', joinDate: '2004-12', fullDate: '2005-12' })
    const { id } = await openedMakeUp(test, memberId, TEN)
    const take = async (more: object = {}) => {
      const card = await test.backend.dossier.makeUp({ id })
      const rule = nextMakeUpStep(card, card.state)
      if (!rule) throw new Error('over')
      const values = { ...valuesFor(rule, dayAfter(card), card.pagesDue ?? undefined), ...more }
      return test.backend.dossier.takeMakeUp({ id, step: rule.step, values })
    }
    await take()
    await expect(take()).rejects.toMatchObject({ message: expect.stringContaining('已登记0名') as string })
    for (const [name, state] of [
      ['李四', 'DEAD'],
      ['王五', 'MISSING'],
    ] as const) {
      const values = { role: 'INTRODUCER' as const, name, state, onDate: null, statement: null }
      await test.backend.dossier.saveWitness({ makeUpId: id, id: null, values })
    }
    const knows = async (name: string) => {
      const values = {
        role: 'KNOWING' as const,
        name,
        state: 'SIGNED' as const,
        onDate: OPENED,
        statement: null,
      }
      await test.backend.dossier.saveWitness({ makeUpId: id, id: null, values })
    }
    await knows('孙七')
    await expect(take()).rejects.toMatchObject({ message: expect.stringContaining('已有1份') as string })
    await knows('周八')
    await take()
    expect((await test.backend.dossier.makeUp({ id })).proof).toBe('KNOWING')
    await expect(take()).rejects.toMatchObject({
      message: '还缺：申请入党时间、确定为积极分子时间。补上后才能办理“党支部证明”',
    })
    await test.backend.dossier.updateMakeUp({
      id,
      values: { appliedOn: '2002-01', activistOn: '2003-01', receivedOn: null },
    })
    await expect(take()).rejects.toMatchObject({
      message: expect.stringContaining('接收为预备党员时间') as string,
    })
    await test.backend.dossier.updateMakeUp({ id, values: { receivedOn: '2004-12' } })
    for (let i = 0; i < 4; i += 1) await take()
    expect((await test.backend.dossier.makeUp({ id })).state).toBe('APPROVED')
    // the version follows the day: a month before the line is enough
    await take()
    expect(await test.backend.dossier.makeUp({ id })).toMatchObject({ formVersion: 'OLD', pagesDue: 6 })
    await expect(take({ pagesTo: 7 })).rejects.toMatchObject({
      message: expect.stringContaining('第1至6页的填写（现在填到第7页）') as string,
    })
    await take()
    await expect(take()).rejects.toMatchObject({
      message: expect.stringContaining('入党时所在党支部') as string,
    })
    await test.backend.dossier.updateMakeUp({ id, values: { branch: '西河村党支部', vanishedBranch: true } })
    await take()
    expect((await test.backend.dossier.makeUp({ id })).texts.resolution).toContain(
      '由李四、王五同志介绍，经原西河村党支部研究，青山乡党委审批',
    )
  })

  it('takes the new form for who joined a day later', async () => {
    const memberId = await aLoser(test, branch, { joinDate: '2005-01-01', fullDate: '2006-01-01' })
    const { id } = await openedMakeUp(test, memberId, TEN)
    expect(await test.backend.dossier.makeUp({ id })).toMatchObject({
      formVersion: 'NEW',
      pagesDue: 7,
      remarkPage: 13,
    })
  })

  it('asks a probationary member for no conversion', async () => {
    const memberId = await aMember(
      test,
      branch,
      {
        name: '钱九',
        joinDate: '2023-07-01',
        fullDate: null,
        joinBranch: '东岗村党支部',
        introducers: '李四 王五',
      },
      { membership: 'PROBATIONARY' },
    )
    const { id } = await openedMakeUp(test, memberId, TEN)
    const card = await upTo(test, id, 'COLUMNS_FILLED')
    expect(card.probationary).toBe(true)
    expect(card.texts.resolution).not.toContain('转正')
  })

  it('keeps a version that was taken, whatever is set later', async () => {
    const { id } = await openedMakeUp(test, await aLoser(test, branch), TEN)
    await upTo(test, id, 'FORM_TAKEN')
    await test.backend.settings.set({ key: 'makeup.formSplit', value: '1990-12-31', reason: '核对' })
    try {
      expect((await test.backend.dossier.makeUp({ id })).formVersion).toBe('OLD')
      const { id: other } = await openedMakeUp(test, await aLoser(test, branch), TEN)
      expect((await test.backend.dossier.makeUp({ id: other })).formVersion).toBe('NEW')
    } finally {
      await finish(test.backend.audit.undo({}))
      await test.backend.settings.set({ key: 'makeup.formSplit', value: '2004-12-31', reason: '核对' })
    }
  })
})

describe('a make-up case', () => {
  it('is one at a time, and of the kind the finding asks for', async () => {
    const memberId = await aLoser(test, branch)
    const { id, findingId } = await openedMakeUp(test, memberId, TEN)
    const { caseNo } = await test.backend.dossier.makeUp({ id })
    const open = (more: object = {}) =>
      test.backend.dossier.openMakeUp({
        memberId,
        kind: 'WHOLE',
        developedHere: true,
        openedOn: OPENED,
        values: {},
        ...more,
      })
    await expect(open()).rejects.toMatchObject({
      code: 'MAKE_UP_OPEN',
      message: expect.stringContaining(caseNo) as string,
    })
    await test.backend.dossier.removeMakeUp({ id })
    expect((await test.backend.dossier.finding({ id: findingId })).state).toBe('OPEN')
    await expect(open({ kind: 'PART', findingId })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(open({ openedOn: '2025-01-01' })).rejects.toMatchObject({ code: 'DATE_FUTURE' })
    await open()
  })

  it('is not taken away once a step was taken', async () => {
    const { id } = await openedMakeUp(test, await aLoser(test, branch), TEN)
    await goOn(test, id)
    await expect(test.backend.dossier.removeMakeUp({ id })).rejects.toMatchObject({
      code: 'MAKE_UP_HANDLED',
      message: expect.stringContaining('“本人申请”') as string,
    })
  })

  it('takes steps neither before the one before nor after today', async () => {
    const { id } = await openedMakeUp(test, await aLoser(test, branch), TEN)
    const take = (on: string) =>
      test.backend.dossier.takeMakeUp({
        id,
        step: 'APPLY',
        values: { on, documentNo: '申请书', ownSignature: true },
      })
    await expect(take(addDays(OPENED, -1))).rejects.toMatchObject({
      message: `日期不能早于立案日期（${OPENED}）`,
    })
    await expect(take(addDays(TODAY, 1))).rejects.toMatchObject({ code: 'DATE_FUTURE' })
    await take(OPENED)
  })

  it('is listed with what is next, as of the day', async () => {
    const { id } = await openedMakeUp(test, await aLoser(test, branch), TEN)
    await goOn(test, id)
    const list = async (state: 'open' | 'over' | 'all', asOf?: string) =>
      (await test.backend.dossier.makeUps({ filter: { state, orgId: branch }, asOf })).rows
    expect(await list('open')).toMatchObject([{ id, state: 'APPLIED', next: 'INTRODUCERS' }])
    expect(await list('open', OPENED)).toMatchObject([{ id, state: 'OPENED', next: 'APPLY' }])
    expect(await list('all', addDays(OPENED, -1))).toEqual([])
    expect(await list('over')).toEqual([])
  })
})
