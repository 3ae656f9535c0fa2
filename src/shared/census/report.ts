/** 党（总）支部核查情况报告 (D10; R-A17; S00 26): numbers from the register, four proposals, words to begin with. */

import { z } from 'zod'
import { REQUIRED_MATERIAL } from '../dossier/codes.ts'
import { codeSchema, labelOf } from '../kernel/codes.ts'
import type { IsoDate } from '../kernel/dates.ts'
import { dateInChinese } from '../kernel/dates.ts'
import { FLOW_DIRECTION } from '../flow/codes.ts'
import { proseLines, type ProsePaper, type ProseParagraph } from '../forms/prose.ts'
import { withOwnNumbers } from '../reporting/annexNumbers.ts'
import { FIVE_CHECK, FIVE_RESULT } from './codes.ts'

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
  /** annexes 5 and 6 together (R-B20) */
  lost: count,
  pocket: count,
  dossier: count,
  unfinished: count,
  /** annex 5, annex 6, and who stands on annex 3 alone; nought in reports written before these were kept */
  found: count.default(0),
  notFound: count.default(0),
  onlyThree: count.default(0),
  /** how many lines each of the five checks came to which result (S03 17) */
  five: z
    .array(
      z.strictObject({
        item: codeSchema(FIVE_CHECK),
        results: z.array(z.strictObject({ result: codeSchema(FIVE_RESULT), count })),
      }),
    )
    .default([]),
  /** missing or irregular, by material (S03 20) */
  materials: z.array(z.strictObject({ item: codeSchema(REQUIRED_MATERIAL), count })).default([]),
  /** members of annex 4 by where they went */
  directions: z.array(z.strictObject({ item: codeSchema(FLOW_DIRECTION), count })).default([]),
  /** column 16 of annex 8: with a 流动党员活动证 */
  certified: count.default(0),
  /** search attempts for members of annex 3, by tier (R-C01 to R-C03) */
  tier1: count.default(0),
  tier2: count.default(0),
  tier3: count.default(0),
})

export type ReportFigures = z.output<typeof reportFiguresSchema>
/** Figures that are lists of counts. */
export type FigureList = 'five' | 'materials' | 'directions'
export type FigureKey = Exclude<keyof ReportFigures, FigureList>

export const FIGURE_WORDS: Readonly<Record<FigureKey, string>> = {
  onRoll: '在册党员',
  probationary: '其中预备党员',
  listed: '排查对象',
  letters: '其中转出未收到回执',
  self: '支部自查',
  done: '双查完成',
  excused: '说明理由',
  flow: '外出流动（附件4）',
  certified: '其中持活动证',
  unattached: '空挂',
  lost: '失联（附件5、附件6）',
  found: '取得联系（附件5）',
  notFound: '仍无法取得联系（附件6）',
  onlyThree: '仅列附件3',
  tier1: '按原有方式联系',
  tier2: '向亲友等了解',
  tier3: '请职能部门查询',
  pocket: '口袋党员',
  dossier: '档案缺件或不规范',
  unfinished: '有待完善或有问题的',
}

export const FIGURE_KEYS = Object.keys(FIGURE_WORDS) as FigureKey[]

/** Chapters one to six of forms.md 15; the seventh is the four proposals. */
export const REPORT_CHAPTERS = [
  { key: 'situation', title: '基本情况' },
  { key: 'checks', title: '五核查结果' },
  { key: 'away', title: '流动党员' },
  { key: 'relations', title: '空挂和“口袋”党员' },
  { key: 'lost', title: '失联党员' },
  { key: 'dossiers', title: '档案问题' },
] as const

export const PROPOSALS_TITLE = '处理建议'

/** The four proposals of S00 26, in its words and order. */
export const REPORT_SECTIONS = [
  { key: 's1', title: '落实流动党员管理措施' },
  { key: 's2', title: '理顺空挂党员组织关系' },
  { key: 's3', title: '寻找失联党员的途径方法' },
  { key: 's4', title: '处理失联党员的初步建议' },
] as const

export type ChapterKey = (typeof REPORT_CHAPTERS)[number]['key']
export type SectionKey = (typeof REPORT_SECTIONS)[number]['key']

export type ReportTexts = Record<ChapterKey | SectionKey, string>

/** Every text of a report, in the order of the paper. */
export const REPORT_KEYS: readonly (keyof ReportTexts)[] = [...REPORT_CHAPTERS, ...REPORT_SECTIONS].map(
  ({ key }) => key,
)

export interface FigureDifference {
  label: string
  before: number
  now: number
}

/** What the register says now against the numbers a report was written with. */
export function figureDifferences(before: ReportFigures, now: ReportFigures): FigureDifference[] {
  const counts = FIGURE_KEYS.filter(key => before[key] !== now[key]).map(key => ({
    label: FIGURE_WORDS[key],
    before: before[key],
    now: now[key],
  }))
  return [...counts, ...listDifferences(before, now)]
}

/** Figures that are lists, each count by what it is called. */
function listedCounts({ five, materials, directions }: ReportFigures): Map<string, number> {
  return new Map([
    ...five.flatMap(({ item, results }) =>
      results.map(({ result, count }): [string, number] => [
        `${labelOf(FIVE_CHECK, item)}·${labelOf(FIVE_RESULT, result)}`,
        count,
      ]),
    ),
    ...materials.map(({ item, count }): [string, number] => [
      `档案·${labelOf(REQUIRED_MATERIAL, item)}`,
      count,
    ]),
    ...directions.map(({ item, count }): [string, number] => [
      `外出流向·${labelOf(FLOW_DIRECTION, item)}`,
      count,
    ]),
  ])
}

export function listDifferences(before: ReportFigures, now: ReportFigures): FigureDifference[] {
  return changed(listedCounts(before), listedCounts(now))
}

/** What stands in either and is another count in the second; what is missing counts as nought. */
export function changed(
  old: ReadonlyMap<string, number>,
  fresh: ReadonlyMap<string, number>,
): FigureDifference[] {
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .map(label => ({ label, before: old.get(label) ?? 0, now: fresh.get(label) ?? 0 }))
    .filter(one => one.before !== one.now)
}

const listed = (parts: readonly string[]) => parts.join('、')

/** `名册信息：属实3名、更正1名` for each of the five, and how many are not checked yet. */
function fiveWords({ five, listed: all }: ReportFigures): string {
  const words = five.map(({ item, results }) => {
    const open = all - results.reduce((sum, { count }) => sum + count, 0)
    const parts = results.map(({ result, count }) => `${labelOf(FIVE_RESULT, result)}${count}名`)
    return `${labelOf(FIVE_CHECK, item)}：${listed([...parts, ...(open > 0 ? [`未核查${open}名`] : [])])}`
  })
  return `${words.join('；')}。`
}

export function fiveText(figures: ReportFigures): string {
  return figures.five.length === 0 ? '五核查尚未填写。' : `五核查结果：${fiveWords(figures)}`
}

/** Lost members as annexes 3, 5 and 6 have them (R-B20). */
export function lostText({ lost, found, notFound, onlyThree }: ReportFigures): string {
  const more = onlyThree > 0 ? `仅列附件3的另有${onlyThree}名。` : ''
  if (lost === 0) return `没有列入附件5、附件6的失联党员。${more}`
  return (
    `与党组织失去联系党员${lost}名，其中经查找取得联系${found}名（附件5），` +
    `仍然无法取得联系${notFound}名（附件6）。${more}`
  )
}

/** How they were looked for (forms.md 15: 途径方法); empty where nobody was. */
export function waysText({ tier1, tier2, tier3 }: ReportFigures): string {
  const all = tier1 + tier2 + tier3
  if (all === 0) return ''
  return `联系查找${all}次：按原有方式联系${tier1}次，向亲友等了解${tier2}次，请职能部门查询${tier3}次。`
}

const dossierWords = ({ dossier, materials }: ReportFigures): string => {
  const what = listed(materials.map(({ item, count }) => `${labelOf(REQUIRED_MATERIAL, item)}${count}名`))
  return `档案缺件或不规范的${dossier}名${what === '' ? '' : `（${what}）`}`
}

const unfinishedWords = ({ unfinished }: ReportFigures) => `核查项目有待完善或有问题的${unfinished}名。`

/** What is wrong with dossiers, and what is left to do. */
export function dossierText(figures: ReportFigures): string {
  return `${dossierWords(figures)}；${unfinishedWords(figures)}`
}

function awayText({ flow, directions, certified }: ReportFigures): string {
  if (flow === 0) return '没有外出流动党员（附件4）。'
  const where = listed(directions.map(({ item, count }) => `${labelOf(FLOW_DIRECTION, item)}${count}名`))
  return (
    `外出流动党员${flow}名（附件4）${where === '' ? '' : `：${where}`}。` +
    `持《流动党员活动证》${certified}名，未持证${flow - certified}名。`
  )
}

/** Words to begin with: the numbers as they are; what is proposed is the branch's own to write. */
export function draftReport(figures: ReportFigures, asOf: IsoDate): ReportTexts {
  const { onRoll, probationary, listed: all, letters, self, done, excused } = figures
  const { flow, unattached, pocket } = figures
  const who = (n: number, words: string, none: string) => (n === 0 ? none : words)
  return {
    situation:
      `截至${dateInChinese(asOf)}，本支部在册党员${onRoll}名，其中预备党员${probationary}名。` +
      `应查${all}名，其中组织关系转出后未收到回执的${letters}名；` +
      `支部自查${self}名，实查（双查完成）${done}名${excused > 0 ? `，说明理由${excused}名` : ''}。`,
    checks: `${figures.five.length === 0 ? fiveText(figures) : fiveWords(figures)}${unfinishedWords(figures)}`,
    away: awayText(figures),
    relations: `空挂党员${unattached}名，“口袋”党员${pocket}名。`,
    lost: lostText(figures) + waysText(figures),
    dossiers: `${dossierWords(figures)}。`,
    s1: who(flow, `外出流动党员${flow}名。`, '没有外出流动党员。'),
    s2: who(unattached + pocket, `空挂党员${unattached}名，口袋党员${pocket}名。`, '没有空挂、口袋党员。'),
    s3: who(figures.lost, `失联党员${figures.lost}名。`, '没有失联党员。'),
    s4: who(figures.lost, `失联党员${figures.lost}名。`, '没有需要处理的失联党员。'),
  }
}

const empty = (text: string | null) => (text ?? '').trim() === ''

/**
 * The words of new numbers where nobody has touched those of the old, or nothing is written; what the clerk
 * wrote stays.
 */
export function renewedTexts(
  own: ReportTexts,
  before: { figures: ReportFigures; asOf: IsoDate } | null,
  draft: ReportTexts,
): ReportTexts {
  const was = before === null ? null : draftReport(before.figures, before.asOf)
  const renewed = REPORT_KEYS.map(key => [
    key,
    empty(own[key]) || withOwnNumbers(own[key]) === was?.[key] ? draft[key] : own[key],
  ])
  // Every key of ReportTexts, once.
  return Object.fromEntries(renewed) as ReportTexts
}

/** Chapters of numbers without a word; a report written before there were chapters has none but the first. */
export function missingChapters(texts: ReportTexts): string[] {
  return REPORT_CHAPTERS.filter(({ key }) => empty(texts[key])).map(({ title }) => title)
}

/** The compulsory proposals that are still empty (R-A17). */
export function missingSections(texts: Readonly<Record<SectionKey, string | null>>): string[] {
  return REPORT_SECTIONS.filter(({ key }) => empty(texts[key])).map(({ title }) => title)
}

const NUMERALS = '一二三四五六七'

/**
 * The seven chapters of forms.md 15. A report written before there were chapters has its four proposals beside
 * its one chapter, as it was accepted.
 */
function reportParagraphs(texts: ReportTexts): ProseParagraph[] {
  const chapters = REPORT_CHAPTERS.filter(({ key }) => key === 'situation' || !empty(texts[key]))
  const whole = chapters.length > 1
  const sections = REPORT_SECTIONS.flatMap(({ key, title }, at): ProseParagraph[] => [
    whole
      ? { kind: 'section', text: `（${NUMERALS[at] ?? ''}）${title}` }
      : { kind: 'heading', text: `${NUMERALS[chapters.length + at] ?? ''}、${title}` },
    ...proseLines(texts[key]),
  ])
  const heading = (at: number, title: string) => ({
    kind: 'heading' as const,
    text: `${NUMERALS[at] ?? ''}、${title}`,
  })
  return [
    ...chapters.flatMap(({ key, title }, at) => [heading(at, title), ...proseLines(texts[key])]),
    ...(whole ? [heading(chapters.length, PROPOSALS_TITLE)] : []),
    ...sections,
  ]
}

/** The report as paper. */
export function reportPaper(input: {
  orgName: string
  texts: ReportTexts
  asOf: IsoDate
  reportedBy: string | null
  reportedOn: IsoDate | null
}): ProsePaper {
  return {
    title: `${input.orgName}党员组织关系核查情况报告`,
    subtitle: `数据截至${dateInChinese(input.asOf)}`,
    paragraphs: reportParagraphs(input.texts),
    // S00 26: the work group reports on the branch; both sign, the branch seals.
    signatures: [
      ...(input.reportedBy ? [`报告人：${input.reportedBy}`] : []),
      '工作组组长（签字）：＿＿＿＿＿＿',
      '支部书记（签字）：＿＿＿＿＿＿',
      '（盖章）',
      input.reportedOn === null ? '　　年　　月　　日' : dateInChinese(input.reportedOn),
    ],
  }
}
