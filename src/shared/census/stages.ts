/**
 * Stages of a campaign: their states and steps as rules.md 4.6 has them, what each step needs, and what is
 * overdue. A deadline colours, it never blocks (R-A16, X-03, X-04).
 */

import type { IsoDate } from '../kernel/dates.ts'
import { labelOf } from '../kernel/codes.ts'
import { PACKET_DOCUMENT, type PacketDocument, type StageState } from './codes.ts'
import { onTime, type DeadlineSettings } from './rules.ts'

export type StageNeed =
  | 'startReached'
  | 'responsible'
  | 'tasksEnded'
  | 'acceptedBy'
  | 'branchesAccepted'
  | 'signedOn'
  | 'handedOn'
  | 'documents'
  | 'packetHanded'

export interface StageStep {
  from: StageState
  to: StageState
  /** what the button says */
  label: string
  needs: readonly StageNeed[]
}

/** 4.6: 未开始 → 进行中 → 待验收 → 已验收 → 已上报 → 归档; there is no other step. */
export const STAGE_STEPS: readonly StageStep[] = [
  { from: 'PENDING', to: 'RUNNING', label: '开始', needs: ['startReached', 'responsible'] },
  { from: 'RUNNING', to: 'TO_ACCEPT', label: '提请验收', needs: ['tasksEnded'] },
  { from: 'TO_ACCEPT', to: 'ACCEPTED', label: '镇党委验收', needs: ['acceptedBy', 'branchesAccepted'] },
  {
    from: 'ACCEPTED',
    to: 'HANDED',
    label: '上报',
    needs: ['signedOn', 'handedOn', 'documents', 'packetHanded'],
  },
  { from: 'HANDED', to: 'ARCHIVED', label: '归档', needs: [] },
]

export function stageStep(from: StageState, to: StageState): StageStep | null {
  return STAGE_STEPS.find(step => step.from === from && step.to === to) ?? null
}

/** The one step a stage may take next; null at its end. */
export function nextStep(state: StageState): StageStep | null {
  return STAGE_STEPS.find(({ from }) => from === state) ?? null
}

/** What is known of a stage when a step is asked for. */
export interface StageFacts {
  fromOn: IsoDate
  /** the day of the step */
  on: IsoDate
  responsible: string | null
  /** neither done nor excused */
  openTasks: number
  /** who of the 党委 accepts, or who hands up */
  by: string | null
  acceptsBranches: boolean
  /** branches whose report is not accepted yet (S00 32) */
  branchesOpen: number
  signedOn: IsoDate | null
  hasPacket: boolean
  missingDocuments: readonly PacketDocument[]
  /** the packet itself has gone up (R-A09) */
  packetHanded: boolean
}

function lacks(need: StageNeed, facts: StageFacts): string | null {
  switch (need) {
    case 'startReached':
      return facts.on < facts.fromOn ? `开始日期${facts.fromOn}未到` : null
    case 'responsible':
      return facts.responsible ? null : '负责人'
    case 'tasksEnded':
      return facts.openTasks > 0 ? `${facts.openTasks}项任务没有完成或说明理由` : null
    case 'acceptedBy':
      return facts.by ? null : '验收人'
    case 'branchesAccepted':
      return facts.acceptsBranches && facts.branchesOpen > 0 ? `${facts.branchesOpen}个支部没有验收` : null
    case 'signedOn':
      return facts.signedOn === null ? '书记签字日期' : null
    case 'handedOn':
      return facts.by ? null : '上报经办人'
    case 'documents':
      return facts.hasPacket && facts.missingDocuments.length > 0
        ? facts.missingDocuments.map(kind => labelOf(PACKET_DOCUMENT, kind)).join('、')
        : null
    case 'packetHanded':
      return facts.hasPacket && !facts.packetHanded ? '上报材料尚未登记上报' : null
  }
}

/** What a step still needs, in words; empty: it may be taken. */
export function missingForStep(step: StageStep, facts: StageFacts): string[] {
  return step.needs.flatMap(need => lacks(need, facts) ?? [])
}

export interface TaskDates {
  deadline: IsoDate | null
  doneOn: IsoDate | null
  excuse: string | null
}

/** Late once it can no longer be done on time (R-A15). */
export function isTaskOverdue(
  { deadline, doneOn, excuse }: TaskDates,
  day: IsoDate,
  settings: DeadlineSettings,
): boolean {
  return deadline !== null && doneOn === null && excuse === null && !onTime(day, deadline, settings)
}

/** Done, but after its deadline. */
export function isTaskLate({ deadline, doneOn }: TaskDates, settings: DeadlineSettings): boolean {
  return deadline !== null && doneOn !== null && !onTime(doneOn, deadline, settings)
}

const UNFINISHED: ReadonlySet<StageState> = new Set(['PENDING', 'RUNNING', 'TO_ACCEPT'])

/** A stage that is over by its dates and not accepted (X-04: also on days that belong to no stage). */
export function isStageOverdue({ toOn, state }: { toOn: IsoDate; state: StageState }, day: IsoDate): boolean {
  return UNFINISHED.has(state) && toOn < day
}
