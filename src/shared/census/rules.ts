/** Sweep campaigns: the dates of templates A to D and what is odd about typed dates (rules.md 2.A). */

import { addDays, addMonths, dateInChinese, type IsoDate } from '../kernel/dates.ts'
import { withPrintedNumbers, type Numbering } from '../reporting/annexNumbers.ts'
import type { Settings } from '../settings/rules.ts'
import { CAMPAIGN_TEMPLATE, KEY_GROUP_VARIANTS, type KeyGroup } from './codes.ts'
import type { CampaignValues } from './methods.ts'

export type CampaignTemplate = CampaignValues['template']

export interface CampaignStage {
  name: string
  from: IsoDate
  to: IsoDate
}

export interface CampaignDeadline {
  text: string
  on: IsoDate
}

type Xun = '上旬' | '中旬' | '下旬'

/** A day of a template as its document writes it: month and day, or “X月某旬前”. */
export type TemplateDay = string | { month: string; beforeXun: Xun }

export type XunSettings = Pick<Settings, 'date.xunqian'>

const XUN_START: Readonly<Record<Xun, string>> = { 上旬: '01', 中旬: '11', 下旬: '21' }

/** The last day of 上旬 (10), 中旬 (20) or 下旬 (end of the month). */
function xunEnd(year: number, month: string, xun: Xun): IsoDate {
  switch (xun) {
    case '上旬':
      return `${year}-${month}-10`
    case '中旬':
      return `${year}-${month}-20`
    case '下旬':
      return addDays(addMonths(`${year}-${month}-01`, 1), -1)
  }
}

/** “4月中旬前”: not later than the end of the ten days, or before they begin where the office reads it so (R-A12). */
export function templateDay(year: number, day: TemplateDay, settings: XunSettings): IsoDate {
  if (typeof day === 'string') return `${year}-${day}`
  const { month, beforeXun } = day
  return settings['date.xunqian'] === 'endOfXun'
    ? xunEnd(year, month, beforeXun)
    : addDays(`${year}-${month}-${XUN_START[beforeXun]}`, -1)
}

/** 登记造册 of template B: “4月中旬前” (S00 65). */
export const REGISTERS_B: TemplateDay = { month: '04', beforeXun: '中旬' }

type DateKeys = 'startOn' | 'searchEnd' | 'fillDate' | 'fillDate9'

/** A template: without the year, which is the clerk's. */
interface Template {
  dates: Record<DateKeys, TemplateDay>
  stages: readonly [name: string, from: string, to: string][]
  deadlines: readonly [text: string, on: TemplateDay][]
}

/**
 * The end of the search is the day its registers are due,
 * because no document gives another; the clerk may enter his own.
 */
const TEMPLATES: Record<CampaignTemplate, Template> = {
  A: {
    dates: { startOn: '02-14', searchEnd: '03-30', fillDate: '03-30', fillDate9: '08-06' },
    stages: [
      ['发动部署', '02-14', '02-24'],
      ['集中排查', '02-25', '03-31'],
      ['整改规范', '04-01', '07-30'],
      ['总结巩固', '08-01', '08-05'],
    ],
    deadlines: [
      ['各党（总）支部发动部署', '02-20'],
      ['书记签字后上报排查情况报告和附件', '03-30'],
      ['形成综合报告并填写附件9', '08-06'],
    ],
  },
  B: {
    dates: { startOn: '02-01', searchEnd: REGISTERS_B, fillDate: REGISTERS_B, fillDate9: '08-31' },
    stages: [
      ['学习发动', '02-01', '02-10'],
      ['摸排查找', '02-11', '04-20'],
    ],
    deadlines: [
      ['登记造册汇总', REGISTERS_B],
      ['完成身份核查、流动底数和联系查找', '04-30'],
      ['完成组织关系、档案规范和失联处理', '08-31'],
    ],
  },
  C: {
    dates: { startOn: '02-01', searchEnd: '03-20', fillDate: '03-20', fillDate9: '06-20' },
    stages: [['集中排查', '02-01', '06-30']],
    deadlines: [
      ['报送附件7、附件8，完成信息库建设', '03-20'],
      ['报送综合报告和附件9', '06-20'],
    ],
  },
  D: {
    dates: { startOn: '02-25', searchEnd: '07-22', fillDate: '07-22', fillDate9: '08-16' },
    stages: [['动员、准备、查找', '02-25', '07-22']],
    deadlines: [['处置工作结束', '08-16']],
  },
  CUSTOM: {
    dates: { startOn: '01-01', searchEnd: '12-31', fillDate: '12-31', fillDate9: '12-31' },
    stages: [],
    deadlines: [],
  },
}

/** The key groups of a template: the notice of S03 names three of the six (R-A03, X-02). */
export function templateGroups(template: CampaignTemplate): readonly KeyGroup[] {
  const [all, three] = KEY_GROUP_VARIANTS
  return (template === 'C' ? three : all)?.groups ?? []
}

/** The dates a template gives for a year (R-A07 to R-A14); all of them may be changed. */
export function proposeCampaign(
  template: CampaignTemplate,
  year: number,
  settings: XunSettings,
): CampaignValues {
  const { dates } = TEMPLATES[template]
  const day = (key: DateKeys) => templateDay(year, dates[key], settings)
  return {
    name: `${year}年党员组织关系集中排查`,
    year,
    template,
    startOn: day('startOn'),
    searchEnd: day('searchEnd'),
    fillDate: day('fillDate'),
    fillDate9: day('fillDate9'),
    firstPerson: null,
    keyGroups: [...templateGroups(template)],
  }
}

/** Stages of a template; those the seeds lost are not invented. */
export function campaignStages(template: CampaignTemplate, year: number): CampaignStage[] {
  return TEMPLATES[template].stages.map(([name, from, to]) => ({
    name,
    from: `${year}-${from}`,
    to: `${year}-${to}`,
  }))
}

/** Dates by which something is handed up; “X日前” includes the day itself (R-A15). */
export function campaignDeadlines(
  template: CampaignTemplate,
  year: number,
  settings: XunSettings & Numbering['settings'],
): CampaignDeadline[] {
  return TEMPLATES[template].deadlines.map(([text, on]) => ({
    text: withPrintedNumbers(text, { settings, template }),
    on: templateDay(year, on, settings),
  }))
}

const DATE_ORDER: readonly [DateKeys, string][] = [
  ['startOn', '排查开始日期'],
  ['searchEnd', '查找结束日期'],
  ['fillDate', '填表日期'],
  ['fillDate9', '附件9填表日期'],
]

/** What is odd about the dates of a campaign; it is saved all the same (R-A06, R-A16, rules.md 3.14). */
export function campaignWarnings(values: CampaignValues): string[] {
  const warnings: string[] = []
  for (const [i, [key, label]] of DATE_ORDER.entries()) {
    const next = DATE_ORDER[i + 1]
    if (next !== undefined && values[next[0]] < values[key]) {
      warnings.push(`${next[1]}早于${label}，请核对`)
    }
  }
  if (!values.startOn.startsWith(`${values.year}-`)) warnings.push('排查开始日期不在所填年度内，请核对')
  if (values.firstPerson === null || values.firstPerson === '') {
    warnings.push('还没有填写第一责任人')
  }
  return warnings
}

/**
 * Gaps between stages and deadlines outside their stages (R-A08, R-A10, R-A11, R-A16): shown, never refused.
 */
export function stageWarnings(
  stages: readonly CampaignStage[],
  deadlines: readonly CampaignDeadline[],
): string[] {
  const warnings: string[] = []
  for (const [i, stage] of stages.entries()) {
    if (stage.to < stage.from) warnings.push(`“${stage.name}”的结束日期早于开始日期`)
    const next = stages[i + 1]
    if (next === undefined) continue
    if (next.from <= stage.to) warnings.push(`“${next.name}”与“${stage.name}”的日期重叠`)
    else if (next.from > addDays(stage.to, 1)) {
      warnings.push(`${dateInChinese(addDays(stage.to, 1))}不属于任何阶段`)
    }
  }
  for (const { text, on } of deadlines) {
    const within = stages.length === 0 || stages.some(stage => stage.from <= on && on <= stage.to)
    if (!within) warnings.push(`“${text}”的期限${dateInChinese(on)}不在任何阶段内`)
  }
  return warnings
}

export type DeadlineSettings = Pick<Settings, 'date.qianInclusive'>

/** “X日前”: on time when handed up on that day or earlier, or before it where the office reads it so (R-A15). */
export function onTime(handedOn: IsoDate, deadline: IsoDate, settings: DeadlineSettings): boolean {
  return settings['date.qianInclusive'] ? handedOn <= deadline : handedOn < deadline
}

/** Deadlines before this day are over on the day: those of the day itself too where “X日前” leaves it out. */
export function overdueBefore(day: IsoDate, settings: DeadlineSettings): IsoDate {
  return settings['date.qianInclusive'] ? day : addDays(day, 1)
}

/** Name of a template as the list shows it. */
export function templateName(template: CampaignTemplate): string {
  return CAMPAIGN_TEMPLATE.items.find(item => item.key === template)?.label ?? template
}
