/** The machine of 4.6, every step generated from its table. */

import { describe, expect, it } from 'vitest'
import { STAGE_STATE, type StageState } from '../../../src/shared/census/codes.ts'
import { plannedStages } from '../../../src/shared/census/plans.ts'
import {
  isStageOverdue,
  isTaskLate,
  isTaskOverdue,
  missingForStep,
  nextStep,
  stageStep,
  STAGE_STEPS,
  type StageFacts,
  type StageNeed,
} from '../../../src/shared/census/stages.ts'
import { DEFAULT_SETTINGS } from '../../../src/shared/settings/rules.ts'

/** rules.md 4.6, as it stands there. */
const TABLE: readonly [StageState, StageState, StageNeed[]][] = [
  ['PENDING', 'RUNNING', ['startReached', 'responsible']],
  ['RUNNING', 'TO_ACCEPT', ['tasksEnded']],
  ['TO_ACCEPT', 'ACCEPTED', ['acceptedBy', 'branchesAccepted']],
  ['ACCEPTED', 'HANDED', ['signedOn', 'handedOn', 'documents', 'packetHanded']],
  ['HANDED', 'ARCHIVED', []],
]

const STATES = STAGE_STATE.items.map(({ key }) => key)

const COMPLETE: StageFacts = {
  fromOn: '2016-02-25',
  on: '2016-02-25',
  responsible: '王书记',
  openTasks: 0,
  by: '镇党委',
  acceptsBranches: true,
  branchesOpen: 0,
  signedOn: '2016-03-29',
  hasPacket: true,
  missingDocuments: [],
  packetHanded: true,
}

/** Takes one piece of evidence away, and what the clerk is told then. */
const WITHOUT: Readonly<Record<StageNeed, [Partial<StageFacts>, string]>> = {
  startReached: [{ on: '2016-02-24' }, '开始日期2016-02-25未到'],
  responsible: [{ responsible: null }, '负责人'],
  tasksEnded: [{ openTasks: 1 }, '1项任务没有完成或说明理由'],
  acceptedBy: [{ by: null }, '验收人'],
  branchesAccepted: [{ branchesOpen: 2 }, '2个支部没有验收'],
  signedOn: [{ signedOn: null }, '书记签字日期'],
  handedOn: [{ by: null }, '上报经办人'],
  packetHanded: [{ packetHanded: false }, '上报材料尚未登记上报'],
  documents: [
    { missingDocuments: ['REPORT', 'ANNEX8'] },
    '党员组织关系排查工作情况报告及处理建议、流动党员管理有关情况统计表（附件8）',
  ],
}

const steps = TABLE.flatMap(([from, to, needs]) =>
  needs.map(need => ({ from, to, need, words: WITHOUT[need][1] })),
)
const others = STATES.flatMap(from =>
  STATES.filter(to => !TABLE.some(([a, b]) => a === from && b === to)).map(to => ({ from, to })),
)

describe('stages', () => {
  it.each(TABLE)('go from %s to %s with all evidence', (from, to, needs) => {
    const step = stageStep(from, to)
    expect(step?.needs).toEqual(needs)
    expect(nextStep(from)).toBe(step)
    expect(step && missingForStep(step, COMPLETE)).toEqual([])
  })

  it.each(steps)('do not go from $from to $to without $need', ({ from, to, need, words }) => {
    const step = stageStep(from, to)
    expect(step && missingForStep(step, { ...COMPLETE, ...WITHOUT[need][0] })).toEqual([words])
  })

  it.each(others)('do not go from $from to $to at all', ({ from, to }) => {
    expect(stageStep(from, to)).toBe(null)
  })

  it('are these five steps and no more', () => {
    expect(STAGE_STEPS.length + others.length).toBe(STATES.length ** 2)
    expect(nextStep('ARCHIVED')).toBe(null)
  })

  it('ask for branches and documents only where the stage has them', () => {
    const accept = stageStep('TO_ACCEPT', 'ACCEPTED')
    const hand = stageStep('ACCEPTED', 'HANDED')
    expect(
      accept && missingForStep(accept, { ...COMPLETE, acceptsBranches: false, branchesOpen: 3 }),
    ).toEqual([])
    expect(
      hand &&
        missingForStep(hand, {
          ...COMPLETE,
          hasPacket: false,
          packetHanded: false,
          missingDocuments: ['REPORT'],
        }),
    ).toEqual([])
  })
})

describe('deadlines', () => {
  it('of the day itself is late where “X日前” leaves the day out', () => {
    const settings = { 'date.qianInclusive': false }
    const task = { deadline: '2016-03-30', doneOn: null, excuse: null }
    expect(isTaskOverdue(task, '2016-03-29', settings)).toBe(false)
    expect(isTaskOverdue(task, '2016-03-30', settings)).toBe(true)
    expect(isTaskLate({ ...task, doneOn: '2016-03-29' }, settings)).toBe(false)
    expect(isTaskLate({ ...task, doneOn: '2016-03-30' }, settings)).toBe(true)
  })

  it.each([
    ['2016-03-30', false],
    ['2016-03-31', true],
  ])('of 30 March on %s: late is %s, the day itself is in time (R-A15)', (day, late) => {
    const task = { deadline: '2016-03-30', doneOn: null, excuse: null }
    expect(isTaskOverdue(task, day, DEFAULT_SETTINGS)).toBe(late)
    expect(isTaskOverdue({ ...task, excuse: '顺延' }, day, DEFAULT_SETTINGS)).toBe(false)
    expect(isTaskOverdue({ ...task, doneOn: day }, day, DEFAULT_SETTINGS)).toBe(false)
    expect(isTaskLate({ ...task, doneOn: day }, DEFAULT_SETTINGS)).toBe(late)
    expect(isTaskOverdue({ ...task, deadline: null }, day, DEFAULT_SETTINGS)).toBe(false)
  })

  it.each([
    ['2016-07-30', false],
    ['2016-07-31', true],
  ])('of stage 3 on %s, the day that belongs to no stage: late is %s (X-04)', (day, late) => {
    expect(isStageOverdue({ toOn: '2016-07-30', state: 'RUNNING' }, day)).toBe(late)
    expect(isStageOverdue({ toOn: '2016-07-30', state: 'ACCEPTED' }, day)).toBe(false)
  })
})

describe('plans', () => {
  it('of template A have the dates of the document', () => {
    const { stages, others: free } = plannedStages('A', 2023, DEFAULT_SETTINGS)
    expect(stages.map(({ name, from, to, tasks }) => [name, from, to, tasks.length])).toEqual([
      ['发动部署', '2023-02-14', '2023-02-24', 3],
      ['集中排查', '2023-02-25', '2023-03-31', 4],
      ['整改规范', '2023-04-01', '2023-07-30', 2],
      ['总结巩固', '2023-08-01', '2023-08-05', 3],
    ])
    expect(stages.map(stage => [stage.hasPacket, stage.acceptsBranches])).toEqual([
      [false, false],
      [true, false],
      [false, false],
      [false, true],
    ])
    const all = stages.flatMap(({ tasks }) => tasks.map(({ deadline }) => deadline))
    expect(all).toContain('2023-02-20')
    expect(all).toContain('2023-03-30')
    expect(all).toContain('2023-08-06')
    expect(free).toEqual([])
  })

  it.each([
    ['A', '2016-03-30'],
    ['B', '2016-04-20'],
    ['C', '2016-03-20'],
    ['D', undefined],
    ['CUSTOM', undefined],
  ] as const)(
    'of template %s mark one task as the hand-up: %s (R-A08, R-A12, R-A13)',
    (template, deadline) => {
      const tasks = plannedStages(template, 2016, DEFAULT_SETTINGS).stages.flatMap(stage =>
        stage.tasks.map(task => ({ ...task, packet: stage.hasPacket })),
      )
      const marked = tasks.filter(({ handsUp }) => handsUp)
      expect(marked.map(task => [task.deadline, task.packet])).toEqual(
        deadline === undefined ? [] : [[deadline, true]],
      )
    },
  )

  it('of template B hand up the registers before the ten days begin where the office reads it so', () => {
    const { stages } = plannedStages('B', 2023, { ...DEFAULT_SETTINGS, 'date.xunqian': 'beforeXun' })
    const tasks = stages.flatMap(stage => stage.tasks)
    expect(tasks.filter(({ handsUp }) => handsUp).map(({ deadline }) => deadline)).toEqual(['2023-04-10'])
    // The other four end with their stage.
    expect(tasks.filter(({ deadline }) => deadline === '2023-04-20').length).toBe(4)
  })

  it.each([
    ['B', 2, 8, 2],
    ['C', 1, 7, 0],
    ['D', 1, 1, 1],
    ['CUSTOM', 0, 0, 0],
  ] as const)('of template %s: %i stages, %i tasks, %i of no stage', (template, stages, tasks, free) => {
    const plan = plannedStages(template, 2016, DEFAULT_SETTINGS)
    expect(plan.stages.length).toBe(stages)
    expect(plan.stages.reduce((sum, stage) => sum + stage.tasks.length, 0)).toBe(tasks)
    expect(plan.others.length).toBe(free)
  })
})
