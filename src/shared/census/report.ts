/** 党（总）支部核查情况报告 (D10; R-A17; S00 26): numbers from the register, four proposals, words to begin with. */

import { z } from 'zod'
import { REQUIRED_MATERIAL } from '../dossier/codes.ts'
import { codeSchema, labelOf } from '../kernel/codes.ts'
import type { IsoDate } from '../kernel/dates.ts'
import { dateInChinese } from '../kernel/dates.ts'
import { proseLines, type ProsePaper } from '../forms/prose.ts'
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
})

export type ReportFigures = z.output<typeof reportFiguresSchema>
export type FigureKey = Exclude<keyof ReportFigures, 'five' | 'materials'>

export const FIGURE_WORDS: Readonly<Record<FigureKey, string>> = {
  onRoll: '在册党员',
  probationary: '其中预备党员',
  listed: '排查对象',
  letters: '其中转出未收到回执',
  self: '支部自查',
  done: '双查完成',
  excused: '说明理由',
  flow: '外出流动（附件4）',
  unattached: '空挂',
  lost: '失联（附件5、附件6）',
  found: '取得联系（附件5）',
  notFound: '仍无法取得联系（附件6）',
  onlyThree: '仅列附件3',
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
  const counts = FIGURE_KEYS.filter(key => before[key] !== now[key]).map(key => ({
    label: FIGURE_WORDS[key],
    before: before[key],
    now: now[key],
  }))
  return [...counts, ...fiveDifferences(before, now)]
}

function fiveDifferences(before: ReportFigures, now: ReportFigures): FigureDifference[] {
  const of = ({ five }: ReportFigures) =>
    new Map(
      five.flatMap(({ item, results }) =>
        results.map(({ result, count }): [string, number] => [
          `${labelOf(FIVE_CHECK, item)}·${labelOf(FIVE_RESULT, result)}`,
          count,
        ]),
      ),
    )
  const [old, fresh] = [of(before), of(now)]
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .map(label => ({ label, before: old.get(label) ?? 0, now: fresh.get(label) ?? 0 }))
    .filter(one => one.before !== one.now)
}

const listed = (parts: readonly string[]) => parts.join('、')

/** `名册信息：属实3名、更正1名` for each of the five, and how many are not checked yet. */
function fiveText({ five, listed: all }: ReportFigures): string {
  if (five.length === 0) return '五核查尚未填写。'
  const words = five.map(({ item, results }) => {
    const open = all - results.reduce((sum, { count }) => sum + count, 0)
    const parts = results.map(({ result, count }) => `${labelOf(FIVE_RESULT, result)}${count}名`)
    return `${labelOf(FIVE_CHECK, item)}：${listed([...parts, ...(open > 0 ? [`未核查${open}名`] : [])])}`
  })
  return `五核查结果：${words.join('；')}。`
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

/** What is wrong with dossiers, and what of it. */
export function dossierText({ dossier, materials, unfinished }: ReportFigures): string {
  const what = listed(materials.map(({ item, count }) => `${labelOf(REQUIRED_MATERIAL, item)}${count}名`))
  return (
    `档案缺件或不规范的${dossier}名${what === '' ? '' : `（${what}）`}；` +
    `核查项目有待完善或有问题的${unfinished}名。`
  )
}

/** Words to begin with: the numbers as they are; what is proposed is the branch's own to write. */
export function draftReport(figures: ReportFigures, asOf: IsoDate): ReportTexts {
  const { onRoll, probationary, listed: all, letters, self, done, excused } = figures
  const { flow, unattached, pocket } = figures
  const who = (n: number, words: string, none: string) => (n === 0 ? none : words)
  const lost = lostText(figures)
  return {
    situation: [
      `截至${dateInChinese(asOf)}，本支部在册党员${onRoll}名，其中预备党员${probationary}名。` +
        `应查${all}名，其中组织关系转出后未收到回执的${letters}名；` +
        `支部自查${self}名，双查完成${done}名${excused > 0 ? `，说明理由${excused}名` : ''}。`,
      fiveText(figures),
      `外出流动党员${flow}名（附件4）。`,
      `空挂党员${unattached}名，“口袋”党员${pocket}名。`,
      lost,
      dossierText(figures),
    ].join('\n'),
    s1: who(flow, `外出流动党员${flow}名。`, '没有外出流动党员。'),
    s2: who(unattached + pocket, `空挂党员${unattached}名，口袋党员${pocket}名。`, '没有空挂、口袋党员。'),
    s3: lost,
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
