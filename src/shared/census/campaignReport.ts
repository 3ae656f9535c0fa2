/**
 * 排查工作情况报告及处理建议 (D11; S00 27) and 综合报告 (D12; S00 33, S03 23): numbers from the register, words to
 * begin with, and what is other by now than what was written.
 */

import { z } from 'zod'
import { proseLines, type ProsePaper, type ProseParagraph } from '../forms/prose.ts'
import { codeTable } from '../kernel/codes.ts'
import { dateInChinese, type IsoDate } from '../kernel/dates.ts'
import {
  ANALYSIS_HEAD,
  analysisCells,
  analysisTableSchema,
  analysisText,
  type Analysis,
  type AnalysisTable,
} from './analysis.ts'
import {
  changed,
  dossierText,
  FIGURE_WORDS,
  fiveText,
  listDifferences,
  lostText,
  reportFiguresSchema,
  waysText,
  type FigureDifference,
  type FigureList,
} from './report.ts'

export const CAMPAIGN_REPORT = codeTable('报告', {
  D11: '党员组织关系排查工作情况报告及处理建议',
  D12: '党员组织关系集中排查工作综合报告',
})

export type CampaignReportKind = (typeof CAMPAIGN_REPORT)['items'][number]['key']

const count = z.number().int()

/** The committee's numbers: those of all branches together, of the work, and of annexes 4 to 9. */
export const campaignFiguresSchema = reportFiguresSchema.extend({
  branches: count,
  accepted: count,
  meetings: count,
  trainings: count,
  trained: count,
  /** annex 4 */
  away: count,
  /** column 1 of annex 7; nought in reports written before it was kept */
  onRollBefore: count.default(0),
  /** columns of annex 9: 4, 7, 8, 9, 10, 12, 18, 24 */
  managed: count,
  moved: count,
  kept: count,
  probationEnded: count,
  stopped: count,
  disposed: count,
  sanctioned: count,
  untreated: count,
})

export type CampaignFigures = z.output<typeof campaignFiguresSchema>

export const keptFiguresSchema = z.strictObject({
  counts: campaignFiguresSchema,
  tables: z.array(analysisTableSchema),
})

export type KeptFigures = z.output<typeof keptFiguresSchema>

type CountKey = Exclude<keyof CampaignFigures, FigureList>

export const COUNT_WORDS: Readonly<Record<CountKey, string>> = {
  ...FIGURE_WORDS,
  branches: '排查支部',
  accepted: '已验收支部',
  meetings: '会议和培训',
  trainings: '专题培训',
  trained: '参加培训人次',
  away: '外出流动党员（附件4）',
  onRollBefore: '排查前在册党员（附件7）',
  managed: '纳入组织管理',
  moved: '补转组织关系',
  kept: '保留组织关系',
  probationEnded: '取消预备党员资格',
  stopped: '停止党籍',
  disposed: '组织处置',
  sanctioned: '纪律处分',
  untreated: '尚未处理',
}

export const COUNT_KEYS = Object.keys(COUNT_WORDS) as CountKey[]

interface Section {
  title: string
  /** the table that stands below its text */
  table?: Analysis
  /** begins with words of the numbers; the others are the committee's own to write */
  draft: (figures: KeptFigures, asOf: IsoDate) => string
}

const none = () => ''

function workText({ counts }: KeptFigures): string {
  const { branches, trainings, trained, meetings } = counts
  return (
    `共${branches}个党支部开展排查。` +
    (meetings > 0 ? `召开会议、开展培训${meetings}次` : '') +
    (trainings > 0 ? `，其中专题培训${trainings}次，参加${trained}人次` : '') +
    (meetings > 0 ? '。' : '') +
    '采用双查方法，党支部自查，党委工作组核查。'
  )
}

function rollText({ counts }: KeptFigures, asOf: IsoDate): string {
  const { onRoll, probationary, listed, letters, self, done, excused } = counts
  return (
    `截至${dateInChinese(asOf)}，在册党员${onRoll}名，其中预备党员${probationary}名。` +
    `列入排查对象${listed}名，其中组织关系转出后未收到回执的${letters}名。` +
    `支部自查${self}名，工作组核查完成${done}名${excused > 0 ? `，说明理由${excused}名` : ''}。`
  )
}

const checkText = (figures: KeptFigures, asOf: IsoDate) =>
  `${rollText(figures, asOf)}\n${fiveText(figures.counts)}`

function problemText({ counts }: KeptFigures): string {
  const { flow, unattached, lost, pocket } = counts
  return (
    `外出流动党员${flow}名，空挂党员${unattached}名，失联党员${lost}名，口袋党员${pocket}名；` +
    dossierText(counts)
  )
}

function searchText({ counts }: KeptFigures): string {
  return `${lostText(counts)}${waysText(counts)}外出流动党员${counts.away}名（附件4）。`
}

function outcomeText({ counts }: KeptFigures): string {
  const { managed, moved, kept, probationEnded, stopped, disposed, sanctioned, untreated } = counts
  return (
    `与党组织失去联系党员中，纳入组织管理${managed}名，补转组织关系${moved}名，保留组织关系${kept}名，` +
    `取消预备党员资格${probationEnded}名，停止党籍${stopped}名；组织处置${disposed}名，纪律处分${sanctioned}名；` +
    `尚未处理${untreated}名（附件9）。`
  )
}

const analysed =
  (name: Analysis) =>
  ({ counts, tables }: KeptFigures): string => {
    const table = tables.find(one => one.name === name)
    return table ? analysisText(table, counts.onRollBefore) : ''
  }

/** Sections in their order; the last of each is the committee's own. */
export const CAMPAIGN_REPORT_SECTIONS: Readonly<Record<CampaignReportKind, readonly Section[]>> = {
  D11: [
    { title: '排查工作开展情况', draft: workText },
    { title: '排查基本情况', draft: checkText },
    { title: '发现的主要问题', draft: problemText },
    { title: '联系查找失联党员情况', draft: searchText },
    { title: '处理建议', draft: none },
  ],
  D12: [
    {
      title: '排查工作开展和验收情况',
      draft: (figures, asOf) =>
        `${workText(figures)}已验收党支部${figures.counts.accepted}个。${rollText(figures, asOf)}`,
    },
    { title: '失联党员的数量', table: '数量', draft: analysed('数量') },
    { title: '失联党员的结构', table: '结构', draft: analysed('结构') },
    { title: '失联党员的分布', table: '分布', draft: analysed('分布') },
    { title: '失联的原因', table: '原因', draft: analysed('原因') },
    { title: '整改规范和处理情况', draft: figures => `${problemText(figures)}\n${outcomeText(figures)}` },
    { title: '存在的问题和改进措施', draft: none },
  ],
}

export function draftCampaignReport(kind: CampaignReportKind, figures: KeptFigures, asOf: IsoDate): string[] {
  return CAMPAIGN_REPORT_SECTIONS[kind].map(({ draft }) => draft(figures, asOf))
}

/** Sections without a word; a report goes up whole. */
export function emptySections(kind: CampaignReportKind, texts: readonly string[]): string[] {
  return CAMPAIGN_REPORT_SECTIONS[kind]
    .filter((_section, at) => (texts[at] ?? '').trim() === '')
    .map(({ title }) => title)
}

/** Tables a kind prints, with where they stand. */
export function tablesOf(kind: CampaignReportKind, tables: readonly AnalysisTable[]): AnalysisTable[] {
  return CAMPAIGN_REPORT_SECTIONS[kind].flatMap(({ table }) => tables.filter(({ name }) => name === table))
}

/** Numbers that are others by now: of the counts, and of the tables the report prints. */
export function campaignDifferences(
  kind: CampaignReportKind,
  before: KeptFigures,
  now: KeptFigures,
): FigureDifference[] {
  const counts = COUNT_KEYS.filter(key => before.counts[key] !== now.counts[key]).map(key => ({
    label: COUNT_WORDS[key],
    before: before.counts[key],
    now: now.counts[key],
  }))
  const cells = (tables: readonly AnalysisTable[]) =>
    new Map(
      tablesOf(kind, tables).flatMap(({ name, rows }) =>
        rows.map(({ group, label, found, notFound }) => [
          [name, group, label].filter(Boolean).join('·'),
          found + notFound,
        ]),
      ) as [string, number][],
    )
  return [
    ...counts,
    ...listDifferences(before.counts, now.counts),
    ...changed(cells(before.tables), cells(now.tables)),
  ]
}

const NUMERALS = '一二三四五六七八'

/** The report as paper: official text with the tables it was written with. */
export function campaignReportPaper(input: {
  kind: CampaignReportKind
  committee: string
  campaign: string
  texts: readonly string[]
  figures: KeptFigures
  asOf: IsoDate
  writtenOn: IsoDate | null
  signedBy: string | null
  signedOn: IsoDate | null
}): ProsePaper {
  const { kind, committee, texts, figures } = input
  const table = (name: Analysis | undefined): ProseParagraph[] => {
    const found = figures.tables.find(one => one.name === name)
    return found && found.rows.length > 0
      ? [{ kind: 'table', head: ANALYSIS_HEAD, rows: analysisCells(found) }]
      : []
  }
  const title = CAMPAIGN_REPORT.items.find(({ key }) => key === kind)?.label ?? ''
  return {
    title: `${committee}${title}`,
    subtitle: `${input.campaign}，数据截至${dateInChinese(input.asOf)}`,
    paragraphs: CAMPAIGN_REPORT_SECTIONS[kind].flatMap((section, at): ProseParagraph[] => [
      { kind: 'heading', text: `${NUMERALS[at] ?? ''}、${section.title}` },
      ...proseLines(texts[at] ?? ''),
      ...table(section.table),
    ]),
    signatures: [
      committee,
      `党委书记（签字）：${input.signedBy ?? '＿＿＿＿＿＿'}`,
      dateInChinese(input.signedOn ?? input.writtenOn ?? input.asOf),
    ],
  }
}
