import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CHECK_STEPS, type CheckEvent } from '../../../src/shared/dossier/check.ts'
import {
  FINDING_KIND,
  FINDING_RESULT,
  FINDING_STEP,
  findingField,
  findingSteps,
  findingWords,
  nextFindingSteps,
  type FindingKind,
  type FindingNeed,
  type FindingResult,
  type FindingRule,
  type FindingState,
} from '../../../src/shared/dossier/findings.ts'
import { labelOf } from '../../../src/shared/kernel/codes.ts'
import { addDays } from '../../../src/shared/kernel/dates.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

const TODAY = '2024-06-30'
const FOUND = '2024-01-10'

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

type Values = Parameters<TestOffice['backend']['dossier']['takeFinding']>[0]['values']

async function opened(kind: FindingKind): Promise<number> {
  const memberId = await aMember(test, branch, { name: '张三' })
  const { id } = await test.backend.dossier.openFinding({
    memberId,
    kind,
    values: { description: '核查发现', foundOn: FOUND, foundBy: '李干事', dueOn: null },
  })
  return id
}

function evidence({ needs }: FindingRule, on: string, without?: FindingNeed): Values {
  const parts = needs.filter(need => need !== without).map(need => [findingField(need), '有据可查'])
  return { on, ...(Object.fromEntries(parts) as Partial<Values>) }
}

const resultsOf = ({ to }: FindingRule): (FindingResult | null)[] =>
  typeof to === 'string' ? [null] : FINDING_RESULT.items.map(({ key }) => key)

const own = (rule: FindingRule) => rule.byMakeUp !== true

/** Every way through the table, as far as the clerk's own steps lead. */
function ways(kind: FindingKind, state: FindingState = 'OPEN'): [FindingRule, FindingResult | null][][] {
  return nextFindingSteps(kind, state)
    .filter(own)
    .flatMap(rule =>
      resultsOf(rule).flatMap(result => {
        const to = typeof rule.to === 'string' ? rule.to : rule.to[result ?? 'GENUINE']
        const rest = ways(kind, to)
        return (rest.length === 0 ? [[]] : rest).map(way => [
          [rule, result] as [FindingRule, FindingResult | null],
          ...way,
        ])
      }),
    )
}

const WAYS = FINDING_KIND.items.flatMap(({ key: kind }) =>
  ways(kind).map(way => ({
    kind,
    way,
    name: `${kind} ${way.map(([{ step }, result]) => `${step}${result === null ? '' : ` ${result}`}`).join(' → ')}`,
  })),
)

describe('every step of the table of findings', () => {
  it('knows these ways', () => {
    expect(WAYS.map(({ name }) => name)).toEqual([
      'F1 SUPPLY',
      'F1 CORRECT',
      'F2 SUPPLY',
      'F2 CORRECT',
      'F3 SUPPLY',
      'F3 CORRECT',
      'F4 CONSULT → INQUIRE GENUINE',
      'F4 CONSULT → INQUIRE NOT_GENUINE → SEAL',
      'F4 INQUIRE GENUINE',
      'F4 INQUIRE NOT_GENUINE → SEAL',
      'F6 INQUIRE GENUINE',
      'F6 INQUIRE NOT_GENUINE → SEAL',
      'F7 INQUIRE GENUINE',
      'F7 INQUIRE NOT_GENUINE → SEAL',
    ])
  })

  it.each(WAYS)('$name: passes with its evidence, is refused without it', async ({ kind, way }) => {
    const { dossier } = test.backend
    const id = await opened(kind)
    let on = FOUND
    for (const [rule, result] of way) {
      on = addDays(on, 7)
      const before = await dossier.finding({ id })
      for (const { key: step } of FINDING_STEP.items) {
        if (findingSteps(kind).some(one => one.step === step && one.from === before.state && own(one)))
          continue
        await expect(
          dossier.takeFinding({ id, step, values: { ...evidence(rule, on), result } }),
          `${step} in ${before.state}`,
        ).rejects.toMatchObject({ code: 'FINDING_STEP_REFUSED' })
      }
      for (const need of rule.needs) {
        await expect(
          dossier.takeFinding({ id, step: rule.step, values: { ...evidence(rule, on, need), result } }),
        ).rejects.toMatchObject({
          code: 'EVIDENCE_MISSING',
          message: `还缺：${findingWords(rule.step)[need]}。补上后才能办理“${labelOf(FINDING_STEP, rule.step)}”`,
        })
      }
      if (result !== null) {
        await expect(
          dossier.takeFinding({ id, step: rule.step, values: evidence(rule, on) }),
        ).rejects.toMatchObject({
          code: 'INPUT_INVALID',
          message: expect.stringContaining('调查结果') as string,
        })
      }
      await dossier.takeFinding({
        id,
        step: rule.step,
        values: { ...evidence(rule, on), ...(result === null ? {} : { result }) },
      })
      const after = await dossier.finding({ id })
      expect(after.state).toBe(typeof rule.to === 'string' ? rule.to : rule.to[result ?? 'GENUINE'])
      expect(after.steps.at(-1)).toMatchObject({ step: rule.step, on, result })
    }
    await expect(
      dossier.takeFinding({ id, step: 'SUPPLY', values: { on, actor: '甲', documentNo: '乙' } }),
    ).rejects.toMatchObject({
      code: 'FINDING_STEP_REFUSED',
      message: expect.stringContaining('已经了结') as string,
    })
  })

  it('takes steps neither before the one before nor after today', async () => {
    const id = await opened('F3')
    const take = (on: string) =>
      test.backend.dossier.takeFinding({ id, step: 'CORRECT', values: { on, actor: '甲', documentNo: '乙' } })
    await expect(take(addDays(FOUND, -1))).rejects.toMatchObject({
      code: 'DATE_ORDER',
      message: `日期不能早于发现日期（${FOUND}）`,
    })
    await expect(take(addDays(TODAY, 1))).rejects.toMatchObject({ code: 'DATE_FUTURE' })
    await take(FOUND)
  })

  it('sends a lost file to the make-up', async () => {
    const id = await opened('F5')
    await expect(
      test.backend.dossier.takeFinding({
        id,
        step: 'SUPPLY',
        values: { on: TODAY, actor: '甲', documentNo: '乙' },
      }),
    ).rejects.toMatchObject({ message: '现在是“待处理”，不能办理“补齐”。请在补办中继续' })
  })
})

const ALL = ['APPLICATION', 'VOLUNTEER', 'POLITICAL', 'FULL_APPLICATION', 'CULTIVATION'] as const

async function marked(states: readonly ('有' | '缺' | '不规范' | null)[], name = '张三'): Promise<number> {
  const memberId = await aMember(test, branch, { name })
  await test.backend.dossier.mark({
    marks: states.map((present, i) => ({ memberId, item: ALL[i] ?? 'APPLICATION', present })),
  })
  return memberId
}

const check = (memberId: number) => test.backend.dossier.check({ memberId, on: '2024-02-01', by: '李干事' })
const stateOf = async (memberId: number) => (await test.backend.dossier.memberCheck({ memberId })).state

describe('the check of a dossier (4.5)', () => {
  const HAPPENS: Record<CheckEvent, (memberId: number) => Promise<void>> = {
    CHECKED_SOUND: async memberId => {
      await check(memberId)
    },
    CHECKED_FAULTY: async memberId => {
      await test.backend.dossier.mark({ marks: [{ memberId, item: 'POLITICAL', present: '缺' }] })
      await check(memberId)
    },
    FOUND: async memberId => {
      await test.backend.dossier.openFinding({
        memberId,
        kind: 'F3',
        values: { description: '出生日期不符', foundOn: '2024-03-01', foundBy: '李干事', dueOn: null },
      })
    },
    ALL_CLOSED: async memberId => {
      const { findings } = await test.backend.dossier.memberCheck({ memberId })
      for (const { id } of findings) {
        const values = { on: '2024-04-01', actor: '王支书', documentNo: '更正说明' }
        await test.backend.dossier.takeFinding({ id, step: 'CORRECT', values })
      }
    },
  }
  /** The events that bring a dossier to where a step begins. */
  const TO = { UNCHECKED: [], SOUND: ['CHECKED_SOUND'], FAULTY: ['CHECKED_SOUND', 'FOUND'] } as const

  it.each(CHECK_STEPS)('$from, $event: $to', async ({ from, event, to }) => {
    const memberId = await marked(['有', '有', '有', '有', '有'])
    for (const before of TO[from]) await HAPPENS[before](memberId)
    expect(await stateOf(memberId)).toBe(from)
    await HAPPENS[event](memberId)
    expect(await stateOf(memberId)).toBe(to)
  })

  it('is refused while a material was not looked at, and without who looked', async () => {
    const memberId = await marked(['有', null, '有', '有', null])
    await expect(check(memberId)).rejects.toMatchObject({
      code: 'EVIDENCE_MISSING',
      message: '还缺：入党志愿书、培养教育考察材料的核查。补上后才能登记核查结论',
    })
    await expect(test.backend.dossier.check({ memberId, on: '2024-02-01', by: '' })).rejects.toMatchObject({
      message: expect.stringContaining('核查人') as string,
    })
    await expect(
      test.backend.dossier.check({ memberId, on: '2024-07-01', by: '李干事' }),
    ).rejects.toMatchObject({ code: 'DATE_FUTURE' })
  })

  it('opens a finding for what is missing and one for what is irregular, once (R-G01, R-G04)', async () => {
    const memberId = await marked(['缺', '有', '不规范', '有', '有'])
    expect((await check(memberId)).opened).toBe(2)
    expect((await check(memberId)).opened).toBe(0)
    const { findings, state } = await test.backend.dossier.memberCheck({ memberId })
    expect(state).toBe('FAULTY')
    expect(findings.map(({ kind, material, description }) => [kind, material, description])).toEqual([
      ['F1', 'APPLICATION', '入党申请书缺件'],
      ['F2', 'POLITICAL', '政治审查材料不规范'],
    ])
    for (const { id } of findings) {
      await test.backend.dossier.takeFinding({
        id,
        step: 'SUPPLY',
        values: { on: '2024-03-01', actor: '王支书', documentNo: '补齐的原件' },
      })
    }
    expect(await stateOf(memberId)).toBe('SOUND')
    // what was supplied is there now
    const { items } = await test.backend.dossier.card({ memberId })
    expect([items.APPLICATION.present, items.POLITICAL.present]).toEqual(['有', '有'])
    await finish(test.backend.audit.undo({}))
    expect(await stateOf(memberId)).toBe('FAULTY')
    expect((await test.backend.dossier.card({ memberId })).items.POLITICAL.present).toBe('不规范')
  })

  it('is concluded at once for everyone whose five are marked', async () => {
    const sound = await marked(['有', '有', '有', '有', '有'], '甲')
    const faulty = await marked(['有', '有', '有', '缺', '有'], '乙')
    const open = await marked(['有', null, null, null, null], '丙')
    const done = await test.backend.dossier.checkMarked({ orgId: branch, on: '2024-02-01', by: '李干事' })
    expect(done).toMatchObject({ members: 2, opened: 1, unchecked: 1 })
    expect(await Promise.all([sound, faulty, open].map(stateOf))).toEqual(['SOUND', 'FAULTY', 'UNCHECKED'])
    // a second time nothing is left to conclude
    expect(
      await test.backend.dossier.checkMarked({ orgId: branch, on: '2024-02-01', by: '李干事' }),
    ).toMatchObject({
      members: 0,
    })
  })

  it('is not sound by its day alone', async () => {
    const memberId = await marked(['有', '有', '有', '有', null])
    const day = async () => test.backend.dossier.save({ memberId, values: { checkedOn: '2024-02-01' } })
    await day()
    expect(await stateOf(memberId)).toBe('UNCHECKED')
    await test.backend.dossier.mark({ marks: [{ memberId, item: 'CULTIVATION', present: '缺' }] })
    expect(await stateOf(memberId)).toBe('FAULTY')
    await test.backend.dossier.mark({ marks: [{ memberId, item: 'CULTIVATION', present: '有' }] })
    expect(await stateOf(memberId)).toBe('SOUND')
  })

  it('stays faulty once the papers were sealed', async () => {
    const id = await opened('F7')
    const { memberId } = await test.backend.dossier.finding({ id })
    const values = {
      on: '2024-02-01',
      actor: '甲',
      documentNo: '报告1',
      text: '查无此事',
      unit: '县委组织部',
    }
    await test.backend.dossier.takeFinding({
      id,
      step: 'INQUIRE',
      values: { ...values, result: 'NOT_GENUINE' },
    })
    await test.backend.dossier.takeFinding({ id, step: 'SEAL', values })
    expect((await test.backend.dossier.finding({ id })).state).toBe('SEALED')
    // They lie with whom they were handed to, from that day (R-G21).
    const card = await test.backend.dossier.card({ memberId })
    expect(card.values.keeper).toBe('县委组织部')
    expect(card.custody).toMatchObject([
      { onDate: '2024-02-01', keeper: '县委组织部', reason: '封存，甲经办' },
    ])
    expect(await stateOf(memberId)).toBe('FAULTY')
    // the disposal that follows is shown beside it (R-D03)
    const { id: disposal } = await test.backend.disposal.open({
      memberId,
      kind: 'EXPEL',
      grounds: ['J6'],
      source: 'DOSSIER',
      openedOn: '2024-03-01',
      documentNo: '支委会记录1',
      actor: '王支书',
      values: {},
    })
    expect((await test.backend.dossier.finding({ id })).disposals).toMatchObject([{ id: disposal }])
  })
})

describe('the ledger of findings', () => {
  it('shows who is overdue from the day after the day', async () => {
    const id = await opened('F3')
    const list = async (state: 'open' | 'overdue' | 'settled', asOf: string) =>
      (await test.backend.dossier.findings({ filter: { state, orgId: branch }, asOf })).rows.map(
        row => row.id,
      )
    await test.backend.dossier.updateFinding({ id, values: { dueOn: '2024-02-10' } })
    expect(await list('overdue', '2024-02-10')).toEqual([])
    expect(await list('overdue', '2024-02-11')).toEqual([id])
    await test.backend.dossier.takeFinding({
      id,
      step: 'CORRECT',
      values: { on: '2024-03-01', actor: '甲', documentNo: '乙' },
    })
    expect(await list('overdue', '2024-03-05')).toEqual([])
    expect(await list('settled', '2024-03-01')).toEqual([id])
    // on the day before it was still open, and before it was found there was nothing
    expect(await list('open', '2024-02-29')).toEqual([id])
    expect(await list('open', '2024-01-09')).toEqual([])
  })

  it('refuses the same finding twice, and taking away one that was dealt with', async () => {
    const id = await opened('F5')
    const { memberId } = await test.backend.dossier.finding({ id })
    const again = {
      memberId,
      kind: 'F5' as const,
      values: { description: '又登记一次', foundOn: FOUND, foundBy: '李干事', dueOn: null },
    }
    await expect(test.backend.dossier.openFinding(again)).rejects.toMatchObject({ code: 'FINDING_KNOWN' })
    await test.backend.dossier.removeFinding({ id })
    const { id: second } = await test.backend.dossier.openFinding(again)
    await test.backend.dossier.openMakeUp({
      memberId,
      kind: 'WHOLE',
      developedHere: true,
      findingId: second,
      openedOn: '2024-02-01',
      values: {},
    })
    await expect(test.backend.dossier.removeFinding({ id: second })).rejects.toMatchObject({
      code: 'FINDING_HANDLED',
    })
  })
})
