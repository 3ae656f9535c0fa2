/** The tasks the documents give for templates A to D; what the seeds lost is not invented. */

import { withPrintedNumbers, type Numbering } from '../reporting/annexNumbers.ts'
import type { IsoDate } from '../kernel/dates.ts'
import {
  campaignStages,
  REGISTERS_B,
  templateDay,
  type CampaignStage,
  type CampaignTemplate,
  type TemplateDay,
  type XunSettings,
} from './rules.ts'

/** Text and the day by which it is done; HAND_UP: the hand-up of the packet, whose deadline it is. */
type Task = readonly [text: string, by: TemplateDay, key?: 'HAND_UP']

interface StagePlan {
  hasPacket?: true
  acceptsBranches?: true
  tasks: readonly Task[]
}

interface Plan {
  /** in the order of the template's stages */
  stages: readonly StagePlan[]
  /** of no stage */
  others: readonly Task[]
}

const PLANS: Readonly<Record<CampaignTemplate, Plan>> = {
  A: {
    stages: [
      {
        tasks: [
          ['成立组织关系排查工作组，明确第一责任人和专职工作人员', '02-24'],
          ['各党（总）支部发动部署', '02-20'],
          ['开展排查工作专题培训', '02-24'],
        ],
      },
      {
        hasPacket: true,
        tasks: [
          ['党（总）支部自查：逐人填写基本情况，制作名册，列出流动、空挂、失联名单', '03-31'],
          ['工作组逐一核查每个支部的每名党员，形成核查情况报告', '03-31'],
          ['书记主持召开专题会议，出具初步意见', '03-30'],
          ['书记签字确认后上报排查情况报告及四张表', '03-30', 'HAND_UP'],
        ],
      },
      {
        tasks: [
          ['规范党员组织关系：应转出的转出，未落实的衔接，出国（境）的办理保留手续', '07-30'],
          ['处理失联党员', '07-30'],
        ],
      },
      {
        acceptsBranches: true,
        tasks: [
          ['逐个支部检查、验收', '08-05'],
          ['各支部形成整改规范综合报告', '08-05'],
          ['形成综合报告，填写附件9并上报', '08-06'],
        ],
      },
    ],
    others: [],
  },
  B: {
    stages: [
      {
        tasks: [
          ['制定排查工作方案', '02-10'],
          ['召开会议，发动部署', '02-10'],
          ['开展培训', '02-10'],
        ],
      },
      {
        hasPacket: true,
        tasks: [
          ['明确排查对象，全部纳入名单', '04-20'],
          ['核查党员基本信息，填写排查情况记录表', '04-20'],
          ['主动联系查找，未收到回执的与接收单位确认', '04-20'],
          ['调查核实失联期间表现，一人一档', '04-20'],
          ['登记造册汇总，填写汇总表上报', REGISTERS_B, 'HAND_UP'],
        ],
      },
    ],
    others: [
      ['完成身份信息核查、流动党员底数、联系查找', '04-30'],
      ['完成组织关系和党员档案规范管理、失联党员处理', '08-31'],
    ],
  },
  C: {
    stages: [
      {
        hasPacket: true,
        tasks: [
          ['集中摸排：五核查', '03-20'],
          ['联系查找', '03-20'],
          ['登记造册：附件1、2、4、5、6，报送附件7、附件8，完成信息库建设', '03-20', 'HAND_UP'],
          ['完善档案', '06-30'],
          ['规范管理', '06-30'],
          ['组织处置', '06-30'],
          ['分析总结：形成综合报告，报送附件9', '06-20'],
        ],
      },
    ],
    others: [],
  },
  D: {
    stages: [{ tasks: [['动员、准备、查找', '07-22']] }],
    others: [['处置工作结束', '08-16']],
  },
  CUSTOM: { stages: [], others: [] },
}

export interface PlannedTask {
  text: string
  deadline: IsoDate
  /** its deadline is that of the packet (R-A09, R-A13) */
  handsUp: boolean
}

export interface PlannedStage extends CampaignStage {
  hasPacket: boolean
  acceptsBranches: boolean
  tasks: PlannedTask[]
}

export type PlanSettings = XunSettings & Numbering['settings']

/** Stages and tasks of a template in a year (R-A04 to R-A14); the clerk changes what he likes. */
export function plannedStages(
  template: CampaignTemplate,
  year: number,
  settings: PlanSettings,
): { stages: PlannedStage[]; others: PlannedTask[] } {
  const plan = PLANS[template]
  const task = ([text, by, key]: Task): PlannedTask => ({
    text: withPrintedNumbers(text, { settings, template }),
    deadline: templateDay(year, by, settings),
    handsUp: key === 'HAND_UP',
  })
  return {
    stages: campaignStages(template, year).map((stage, at) => {
      const own = plan.stages[at]
      return {
        ...stage,
        hasPacket: own?.hasPacket ?? false,
        acceptsBranches: own?.acceptsBranches ?? false,
        tasks: (own?.tasks ?? []).map(task),
      }
    }),
    others: plan.others.map(task),
  }
}
