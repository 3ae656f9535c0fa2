import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DISPOSAL_STEP, type DisposalKind, type DisposalState } from '../../../src/shared/disposal/codes.ts'
import { labelOf } from '../../../src/shared/kernel/codes.ts'
import {
  NEEDS,
  nextStep,
  resultsOf,
  stepsOf,
  type Need,
  type Route,
  type StepRule,
} from '../../../src/shared/disposal/steps.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import {
  aSession,
  aSetting,
  dayOf,
  go,
  opened,
  TODAY,
  upTo,
  valuesFor,
  type Card,
  type Setting,
} from './walk.ts'

let test: TestOffice
let setting: Setting
beforeAll(async () => {
  test = await anOffice(TODAY)
  setting = await aSetting(test)
})
afterAll(() => test.dispose())

const KINDS = ['RECTIFY', 'PERSUADE', 'SELF_LEFT', 'WITHDRAW', 'EXPEL', 'REVOKE', 'EXTEND'] as const

/** Words a refusal names a need with, where they are not those of the table. */
const NAMED: Partial<Record<Need, RegExp>> = {
  sessions: /转化教育记录/,
  vote: /应到、有表决权、实到人数和赞成、反对、弃权票数/,
  terms: /问题性质不是很严重、本人要求留在党内、有改正的决心和措施/,
  archive: /民主评议资料、表决资料、调查材料、结论材料、会议记录、组织审批材料、处理决定/,
}

/** Needs that stand on the case, and are taken away by other means than leaving a value out. */
const ON_CASE: readonly Need[] = ['grounds', 'sessions', 'overSix', 'clue', 'term']

async function refusals(card: Card, rule: StepRule): Promise<void> {
  const { disposal } = test.backend
  const on = dayOf(rule, card)
  // every step that does not follow is refused, and the one that does is named
  for (const { key: step } of DISPOSAL_STEP.items) {
    if (step === rule.step) continue
    await expect(
      disposal.take({ id: card.id, step, values: valuesFor({ ...rule, step }, on, setting) }),
    ).rejects.toMatchObject({
      code: 'DISPOSAL_STEP_REFUSED',
      message: expect.stringContaining(`下一步是“${labelOf(DISPOSAL_STEP, rule.step)}”`) as string,
    })
  }
  // every need, left out, is named
  for (const need of rule.needs) {
    if (ON_CASE.includes(need)) continue
    const refused = disposal.take({
      id: card.id,
      step: rule.step,
      values: valuesFor(rule, on, setting, need),
    })
    await expect(refused).rejects.toMatchObject({
      code: 'EVIDENCE_MISSING',
      message: NAMED[need] ?? new RegExp(NEEDS[need]),
    })
  }
  // a result the step does not have
  if (resultsOf(rule).length > 0) {
    await expect(
      disposal.take({
        id: card.id,
        step: rule.step,
        values: { ...valuesFor(rule, on, setting), result: null },
      }),
    ).rejects.toMatchObject({ code: /INPUT_INVALID|EVIDENCE_MISSING/ })
  }
}

describe('every step of the table', () => {
  it.each(KINDS)(
    '%s: passes with its evidence, is refused without it, and no other step passes',
    async kind => {
      const { id } = await opened(setting, kind)
      const seen: DisposalState[] = []
      for (;;) {
        const card = await test.backend.disposal.card({ id })
        seen.push(card.state)
        const rule = nextStep(card.route, card.state)
        if (rule === null) break
        await refusals(card, rule)
        if (rule.needs.includes('sessions')) {
          const on = dayOf(rule, card)
          await expect(
            test.backend.disposal.take({ id, step: rule.step, values: valuesFor(rule, on, setting) }),
          ).rejects.toMatchObject({ code: 'EVIDENCE_MISSING', message: NAMED.sessions })
        }
        await go(setting, id, rule.step === 'REVIEW' ? 'FAIL' : undefined)
      }
      const { route } = await test.backend.disposal.card({ id })
      const along = stepsOf(route).map(({ from }) => from)
      expect(seen).toEqual([...along.filter(state => state !== 'ENDED'), 'FILED'])
      await expect(
        test.backend.disposal.take({ id, step: 'FILE', values: { on: TODAY } }),
      ).rejects.toMatchObject({ code: 'DISPOSAL_FILED' })
    },
  )

  it.each(branches())('$kind $step $result leads to $to', async ({ kind, step, from, result, to }) => {
    const { id } = await opened(setting, kind)
    const card = await upTo(setting, id, from)
    expect(nextStep(card.route, card.state)?.step).toBe(step)
    const lost = result === 'LOST' ? { agree: 10, against: 5, abstain: 0 } : {}
    const after = await go(setting, id, step === 'MEETING' ? undefined : result, lost)
    expect(after.card.state).toBe(to)
    expect(after.card.steps.at(-1)?.result).toBe(result)
  })

  it('takes steps neither before the one before nor after today', async () => {
    const { id } = await opened(setting, 'RECTIFY')
    const rule = nextStep((await test.backend.disposal.card({ id })).route, 'OPENED')
    if (!rule) throw new Error('no step')
    const take = (on: string) =>
      test.backend.disposal.take({ id, step: 'TALK', values: valuesFor(rule, on, setting) })
    await expect(take('2018-01-09')).rejects.toMatchObject({
      code: 'DATE_ORDER',
      message: '日期不能早于上一步“立案（支委会初步认定）”（2018-01-10）',
    })
    await expect(take('2020-07-01')).rejects.toMatchObject({ code: 'DATE_FUTURE' })
    await take('2018-01-10')
  })

  it('asks for a session in each week of the education, or why there was none', async () => {
    const { id } = await opened(setting, 'PERSUADE')
    await upTo(setting, id, 'TALKED') // talk on 2018-01-17
    await aSession(setting, id, '2018-01-24')
    const review = (on: string, sessionGapReason?: string) =>
      test.backend.disposal.take({
        id,
        step: 'REVIEW',
        values: {
          on,
          result: 'FAIL',
          actor: '王支书',
          documentNo: '评议1',
          ...(sessionGapReason === undefined ? {} : { sessionGapReason }),
        },
      })
    await expect(review('2018-02-01')).rejects.toMatchObject({
      message:
        '还缺：2018-01-24至2018-02-01的转化教育记录（每7天至少一次），或缺记录的原因。补上后才能办理“教育评议”',
    })
    await expect(review('2018-02-01', '春节前本人住院')).resolves.toMatchObject({ followingId: null })
  })

  it('takes a review a week after the last session', async () => {
    const { id } = await opened(setting, 'PERSUADE')
    await upTo(setting, id, 'TALKED')
    await aSession(setting, id, '2018-01-24')
    await test.backend.disposal.take({
      id,
      step: 'REVIEW',
      values: { on: '2018-01-31', result: 'FAIL', actor: '王支书', documentNo: '评议1' },
    })
    expect((await test.backend.disposal.card({ id })).state).toBe('REVIEWED')
  })
})

interface Branch {
  kind: Exclude<DisposalKind, 'REFUSED'>
  step: StepRule['step']
  from: DisposalState
  result: NonNullable<Card['steps'][number]['result']>
  to: DisposalState
}

/** Every result of every step that can come to more than one thing. */
function branches(): Branch[] {
  return KINDS.flatMap(kind => {
    const route: Route = {
      kind,
      unreachable: false,
      approver: kind === 'RECTIFY' || kind === 'EXTEND' ? 'party' : 'superior',
      passEnds: true,
    }
    return stepsOf(route).flatMap(({ step, from, to }) =>
      typeof to === 'string'
        ? []
        : Object.entries(to).map(([result, state]) => ({
            kind,
            step,
            from,
            // The keys are those of the table.
            result: result as Branch['result'],
            to: state,
          })),
    )
  })
}
