/** 党（总）支部核查情况报告 (D10; R-A17; S00 26): numbers from the register, four proposals, words to begin with. */

import { z } from 'zod'
import type { IsoDate } from '../kernel/dates.ts'
import { dateInChinese } from '../kernel/dates.ts'
import { proseLines, type ProsePaper } from '../forms/prose.ts'

const count = z.number().int()

/** As of one day: who stood on the roll, what was checked by then, and what the lines say. */
export const reportFiguresSchema = z.strictObject({
  onRoll: count,
  probationary: count,
  listed: count,
  letters: count,
  self: count,
  done: count,
  excused: count,
  flow: count,
  unattached: count,
  lost: count,
  pocket: count,
  dossier: count,
  unfinished: count,
})

export type ReportFigures = z.output<typeof reportFiguresSchema>
export type FigureKey = keyof ReportFigures

export const FIGURE_WORDS: Readonly<Record<FigureKey, string>> = {
  onRoll: '在册党员',
  probationary: '其中预备党员',
  listed: '排查对象',
  letters: '其中转出未收到回执',
  self: '支部自查',
  done: '双查完成',
  excused: '说明理由',
  flow: '外出流动',
  unattached: '空挂',
  lost: '失联',
  pocket: '口袋党员',
  dossier: '档案缺件或不规范',
  unfinished: '有待完善或有问题的',
}

export const FIGURE_KEYS = Object.keys(FIGURE_WORDS) as FigureKey[]

/** The four proposals of S00 26, in its words and order. */
export const REPORT_SECTIONS = [
  { key: 's1', title: '落实流动党员管理措施' },
  { key: 's2', title: '理顺空挂党员组织关系' },
  { key: 's3', title: '寻找失联党员的途径方法' },
  { key: 's4', title: '处理失联党员的初步建议' },
] as const

export type SectionKey = (typeof REPORT_SECTIONS)[number]['key']

export type ReportTexts = Record<'situation' | SectionKey, string>

export interface FigureDifference {
  label: string
  before: number
  now: number
}

/** What the register says now against the numbers a report was written with. */
export function figureDifferences(before: ReportFigures, now: ReportFigures): FigureDifference[] {
  return FIGURE_KEYS.filter(key => before[key] !== now[key]).map(key => ({
    label: FIGURE_WORDS[key],
    before: before[key],
    now: now[key],
  }))
}

/** Words to begin with: the numbers as they are; what is proposed is the branch's own to write. */
export function draftReport(figures: ReportFigures, asOf: IsoDate): ReportTexts {
  const { onRoll, probationary, listed, letters, self, done, excused, dossier, unfinished } = figures
  const who = (n: number, words: string, none: string) => (n === 0 ? none : words)
  return {
    situation:
      `截至${dateInChinese(asOf)}，本支部在册党员${onRoll}名，其中预备党员${probationary}名。` +
      `列入排查对象${listed}名，其中组织关系转出后未收到回执的${letters}名。` +
      `支部自查${self}名，工作组核查完成${done}名${excused > 0 ? `，说明理由${excused}名` : ''}。\n` +
      `查出外出流动党员${figures.flow}名，空挂党员${figures.unattached}名，失联党员${figures.lost}名，口袋党员${figures.pocket}名；` +
      `档案缺件或不规范的${dossier}名；核查项目有待完善或有问题的${unfinished}名。`,
    s1: who(figures.flow, `外出流动党员${figures.flow}名。`, '没有外出流动党员。'),
    s2: who(
      figures.unattached + figures.pocket,
      `空挂党员${figures.unattached}名，口袋党员${figures.pocket}名。`,
      '没有空挂、口袋党员。',
    ),
    s3: who(figures.lost, `失联党员${figures.lost}名。`, '没有失联党员。'),
    s4: who(figures.lost, `失联党员${figures.lost}名。`, '没有需要处理的失联党员。'),
  }
}

/** The compulsory proposals that are still empty (R-A17). */
export function missingSections(texts: Readonly<Record<SectionKey, string | null>>): string[] {
  return REPORT_SECTIONS.filter(({ key }) => (texts[key] ?? '').trim() === '').map(({ title }) => title)
}

const NUMERALS = '一二三四五'

/** The report as paper. */
export function reportPaper(input: {
  orgName: string
  texts: ReportTexts
  asOf: IsoDate
  reportedBy: string | null
  reportedOn: IsoDate | null
}): ProsePaper {
  const part = (at: number, title: string, text: string) => [
    { kind: 'heading' as const, text: `${NUMERALS[at] ?? ''}、${title}` },
    ...proseLines(text),
  ]
  return {
    title: `${input.orgName}党员组织关系核查情况报告`,
    subtitle: `数据截至${dateInChinese(input.asOf)}`,
    paragraphs: [
      ...part(0, '核查基本情况', input.texts.situation),
      ...REPORT_SECTIONS.flatMap(({ key, title }, at) => part(at + 1, title, input.texts[key])),
    ],
    signatures: [
      `报告人：${input.reportedBy ?? ''}`,
      input.reportedOn === null ? '    年  月  日' : dateInChinese(input.reportedOn),
    ],
  }
}
