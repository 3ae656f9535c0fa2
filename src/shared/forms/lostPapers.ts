/** The papers of a lost-contact case: D15, D16, D17, D19 (S00 64, S02 129 and 175, S03 18), from one case. */

import { labelOf } from '../kernel/codes.ts'
import { dateInChinese, type IsoDate } from '../kernel/dates.ts'
import { sentence } from '../kernel/text.ts'
import { clueBeside } from '../search/caseWords.ts'
import {
  DEPARTMENT,
  LOST_OUTCOME,
  LOST_SITUATION,
  LOST_STATE,
  SEARCH_CHANNEL,
  type Department,
} from '../search/codes.ts'
import type { LostCard } from '../search/methods.ts'
import { LOST_PAPER, type LostPaper } from '../search/papers.ts'
import type { Inquiry } from '../search/rhythmMethods.ts'
import { pieceSheet, type PieceLine } from './pieces.ts'
import { dots, fillDate, gap } from './printing.ts'
import {
  PAPER_WIDTH,
  pairs,
  passage,
  recordSheet,
  signedPassage,
  tableRow,
  type PaperRow,
  type RecordPaper,
} from './recordPaper.ts'
import type { FormSheet } from './sheet.ts'

/** Who the case is about, as the papers name him. */
export interface LostPaperPerson {
  name: string
  sex: string
  nation: string
  birth: string
  idNo: string
  joinDate: string
  unitAndTitle: string
  household: string
  address: string
  phone: string
  branch: string
  /** the branch by its full name, for letters that leave the house */
  branchInFull: string
}

export interface LostPaperFacts {
  lost: LostCard
  person: LostPaperPerson
  committee: string
  phone: string
  filledBy: string
  today: IsoDate
  /** files attached to the case, its attempts and its outcomes */
  files: readonly { name: string; addedOn: string }[]
}

const day = (date: string | null | undefined) => fillDate(date ?? null)

function personRows({ person }: LostPaperFacts): PaperRow[] {
  return [
    pairs(9, ['姓名', person.name], ['性别', person.sex], ['民族', person.nation]),
    pairs(9, ['出生年月', person.birth], ['身份证号', person.idNo]),
    pairs(9, ['入党时间', person.joinDate], ['联系电话', person.phone]),
    pairs(9, ['工作单位及职务', person.unitAndTitle]),
    pairs(9, ['户籍所在地', person.household]),
    pairs(9, ['家庭住址', person.address]),
  ]
}

function signed(label: string, text: string, who: string, on: string | null): PaperRow[] {
  return signedPassage(label, text, `${who}${gap(6)}${day(on)}${gap(1)}`, 20)
}

const ATTEMPT = [10, 24, 32, 32, 20, 68] as const
const ATTEMPT_ROWS = 5

function attemptRows({ lost }: LostPaperFacts): PaperRow[] {
  const count = Math.max(ATTEMPT_ROWS, lost.attemptList.length)
  return [
    tableRow('label', ATTEMPT, ['序号', '查找时间', '查找方式', '联系对象', '责任人', '经过和结果']),
    ...Array.from({ length: count }, (_, i) => {
      const attempt = lost.attemptList[i]
      if (!attempt) return tableRow('value', ATTEMPT, [String(i + 1)])
      const { at, channel, target, responsible, course, result } = attempt
      const clue = clueBeside(attempt)
      const told = clue === '' ? result : `${result}：${clue}`
      const cells = [String(i + 1), at, labelOf(SEARCH_CHANNEL, channel), target, responsible]
      return tableRow('value', ATTEMPT, [...cells, `${sentence(course)}${told}`], 9)
    }),
  ]
}

const CHECK = [10, 24, 22, 36, 70, 24] as const
const CHECK_ROWS = 3

/** 核实记录: what was looked into, where it was learnt, and what came of it (R-C09). */
function checkRows({ lost }: LostPaperFacts): PaperRow[] {
  const count = Math.max(CHECK_ROWS, lost.conductChecks.length)
  return [
    tableRow('label', CHECK, ['序号', '核实日期', '核实方面', '来源', '核实情况', '核实人']),
    ...Array.from({ length: count }, (_, i) => {
      const check = lost.conductChecks[i]
      if (!check) return tableRow('value', CHECK, [String(i + 1)])
      const { on, kind, source, finding, conduct, person } = check
      const told = conduct === null || conduct === '无' ? finding : `${finding}（${conduct}）`
      return tableRow('value', CHECK, [String(i + 1), on, kind, source, told, person ?? ''])
    }),
  ]
}

function resultText({ lost }: LostPaperFacts): string {
  if (lost.contactOn !== null) {
    const how = labelOf(SEARCH_CHANNEL, lost.contactHow)
    const { currentAddress, currentPhone } = lost.values
    return [`${dateInChinese(lost.contactOn)}取得联系（${how}）`, currentAddress, currentPhone]
      .filter(Boolean)
      .join('；')
  }
  if (lost.notFoundOn === null) return ''
  const excused = lost.effortOverride === null ? '' : `。${lost.effortOverride}`
  return `至${dateInChinese(lost.notFoundOn)}仍无法取得联系${excused}`
}

function conductText({ lost }: LostPaperFacts): string {
  const { conduct, cause, attitude, investigation, evidence } = lost.values
  const found = [
    conduct === null ? '' : `失联期间表现：${conduct}`,
    cause === null ? '' : `原因性质：${cause}`,
    attitude === null ? '' : `本人态度：${attitude}`,
  ].filter(words => words !== '')
  const papers = evidence === null ? '' : `证据材料：${evidence}`
  return [found.join('；'), investigation ?? '', papers].filter(line => line !== '').join('\n')
}

function outcomesText({ lost }: LostPaperFacts): string {
  return lost.outcomeList
    .map(({ outcome, decidedOn, documentNo }) =>
      [dateInChinese(decidedOn), labelOf(LOST_OUTCOME, outcome), documentNo].filter(Boolean).join('　'),
    )
    .join('\n')
}

function register(facts: LostPaperFacts): PaperRow[] {
  const { lost } = facts
  const { values, known } = lost
  const situation = labelOf(LOST_SITUATION, values.situation)
  return [
    ...personRows(facts),
    pairs(9, ['发现失联日期', day(lost.foundOn)], ['报告上级日期', day(values.reportedOn)]),
    pairs(
      9,
      ['最近组织生活', dots(known.lastLife)],
      ['最近交纳党费', `${dots(known.lastDues)}${known.lastDuesByProxy ? '（代缴）' : ''}`],
    ),
    pairs(
      9,
      ['失联时间', `${lost.duration?.text ?? ''}${lost.startAssumed ? '（推定）' : ''}`],
      ['失联情形', [situation, values.situationNote].filter(Boolean).join('：')],
    ),
    passage('失联原因', [values.reasonText, values.reasonAnalysis].filter(Boolean).join('\n'), 16),
    pairs(9, ['责任支部书记', values.secretary ?? ''], ['查找时限', day(values.timeLimit)]),
    ...attemptRows(facts),
    passage('查找结果', resultText(facts), 10),
    ...checkRows(facts),
    ...signed(
      '调查核实情况',
      conductText(facts),
      `调查核实人签字：${values.investigatedBy ?? ''}`,
      lost.investigatedOn,
    ),
    ...signed('党支部意见', values.branchOpinion ?? '', '支部书记签字（盖章）：', null),
    ...signed('工作组意见', values.groupOpinion ?? '', '工作组签字：', null),
    ...signed('党委初步意见', values.preOpinion ?? '', '（盖章）', values.preOpinionOn),
    passage('处理结果', outcomesText(facts), 12),
  ]
}

const CONTENTS = [14, 92, 34, 20, 26] as const

/** What lies in the file, in the order it came about (S02 175). */
function contentsOf({ lost, files }: LostPaperFacts): [name: string, on: string][] {
  const lines: [string, string | null][] = [
    ['查找联系失联党员情况记录表（附件3）', lost.foundOn],
    ['失联党员排查工作登记表', lost.foundOn],
    ...(lost.lastAttemptOn === null ? [] : [['查找经过记录', lost.lastAttemptOn] as [string, string]]),
    ...lost.inquiries.flatMap(({ department, sentOn, repliedOn }): [string, string | null][] => [
      [`${labelOf(DEPARTMENT, department)}协查函`, sentOn],
      ...(repliedOn === null
        ? []
        : [[`${labelOf(DEPARTMENT, department)}答复`, repliedOn] as [string, string]]),
    ]),
    ...lost.conductChecks.map(({ kind, source, on }): [string, string] => [
      `核实记录：${kind}（${source}）`,
      on,
    ]),
    ...(lost.investigatedOn === null ? [] : [['调查核实材料', lost.investigatedOn] as [string, string]]),
    ...(lost.values.preOpinionOn === null
      ? []
      : [['党支部核查情况报告、工作组和党委初步意见', lost.values.preOpinionOn] as [string, string]]),
    ...lost.outcomeList.map(({ outcome, documentNo, decidedOn }): [string, string] => [
      `${labelOf(LOST_OUTCOME, outcome)}${documentNo === null ? '' : `（${documentNo}）`}`,
      decidedOn,
    ]),
    ...(lost.followUps.length === 0
      ? []
      : [['跟踪回访记录', lost.followUps.at(-1)?.on ?? null] as [string, string | null]]),
    ...files.map(({ name, addedOn }): [string, string] => [`证据材料：${name}`, addedOn]),
  ]
  return lines
    .map(([name, on]): [string, string] => [name, on ?? ''])
    .sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0))
}

function cover(facts: LostPaperFacts): PaperRow[] {
  const { lost, person } = facts
  return [
    pairs(14, ['姓名', person.name], ['编号', lost.caseNo]),
    pairs(14, ['身份证号', person.idNo]),
    pairs(14, ['党支部', person.branch]),
    pairs(14, ['发现失联日期', day(lost.foundOn)], ['现在情况', labelOf(LOST_STATE, lost.state)]),
    pairs(14, ['责任支部书记', lost.values.secretary ?? ''], ['立卷日期', day(null)]),
    tableRow('label', CONTENTS, ['序号', '材料名称', '形成日期', '页数', '备注'], 10),
    ...contentsOf(facts).map(([name, on], i) => tableRow('value', CONTENTS, [String(i + 1), name, on], 9)),
    pairs(12, ['立卷人签字', ''], ['检查人签字', '']),
  ]
}

const VISIT = [14, 30, 32, 82, 28] as const
const VISIT_ROWS = 12

function followUp(facts: LostPaperFacts): PaperRow[] {
  const { lost, person } = facts
  const outcome = lost.outcomeList.find(({ outcome: key }) => key.startsWith('M'))
  return [
    pairs(9, ['姓名', person.name], ['取得联系日期', day(lost.contactOn)]),
    pairs(
      9,
      ['管理方式', labelOf(LOST_OUTCOME, outcome?.outcome)],
      ['现电话', lost.values.currentPhone ?? ''],
    ),
    pairs(9, ['现住址', lost.values.currentAddress ?? '']),
    tableRow('label', VISIT, ['周次', '回访日期', '方式', '本人情况', '回访人']),
    ...Array.from({ length: Math.max(VISIT_ROWS, lost.followUps.length) }, (_, i) => {
      const visit = lost.followUps[i]
      if (!visit) return tableRow('value', VISIT, [])
      const week = lost.followWeeks.find(({ from, to }) => visit.on >= from && visit.on <= to)
      const cells = [week ? `第${week.n}周` : '', visit.on, visit.how, visit.behaviour, visit.person]
      return tableRow('value', VISIT, cells, 10)
    }),
    ...(lost.followGapReason === null ? [] : [passage('缺记录的原因', lost.followGapReason, 10)]),
    pairs(10, ['结案日期', day(lost.closedOn)], ['支部书记签字', '']),
  ]
}

const text = (height: number, words: string, rest: Partial<PieceLine['pieces'][number]> = {}): PieceLine => ({
  height,
  pieces: [{ width: PAPER_WIDTH, text: words, size: 14, ...rest }],
})

const RIGHT = { align: 'right' } as const

/** What each department looks into, as a letter to it says. */
const RECORDS: Readonly<Record<Department, string>> = {
  C31: '户籍系统',
  C32: '学籍系统',
  C33: '社保平台',
  C34: '医保平台',
  C35: '低保信息',
  C36: '房产信息',
  C37: '经营注册信息',
  C38: '税务登记信息',
  C39: '卫生计生服务信息',
  C40: '电信登记信息',
}

/** The letter to a department: what identifies the member, and nothing else of him. */
export function inquirySheet(
  { lost, person, committee, phone, filledBy }: LostPaperFacts,
  inquiry: Inquiry,
): FormSheet {
  const { office, letterNo, sentOn, asked, department } = inquiry
  const want = asked ?? `在${RECORDS[department]}中登记的现住址、联系电话、工作单位等联系线索`
  return pieceSheet('部门协查函', [
    text(16, '关于协助查找失联党员的函', { kind: 'title', align: 'center', size: 20 }),
    text(10, letterNo ?? '', { align: 'center', size: 12 }),
    text(12, `${office}：`),
    text(
      30,
      `${gap(2)}我委所属${person.branchInFull}党员${person.name}（${person.sex}，身份证号码${person.idNo}），自${dateInChinese(lost.start ?? lost.foundOn)}起与党组织失去联系，经直接联系和请知情人联系，至今没有联系上。`,
    ),
    text(22, `${gap(2)}请协助查询该同志${want}，查询结果请函复我委，只用于联系查找，不作他用。`),
    text(12, `${gap(2)}此函。`),
    text(10, committee, RIGHT),
    text(10, `（盖章）${gap(3)}`, RIGHT),
    text(10, dateInChinese(sentOn), RIGHT),
    text(10, `联系人：${filledBy}${gap(3)}联系电话：${phone}`, { size: 12 }),
    text(12, '— — — — — — — — — — — — — — — — — — — — — — — —', { align: 'center', size: 12 }),
    text(12, '回　　复', { align: 'center', size: 16 }),
    text(10, `${committee}：`, { size: 12 }),
    text(26, `${gap(2)}经查，${inquiry.answer ?? ''}`, { size: 12 }),
    text(10, `${office}（盖章）${gap(4)}${day(inquiry.repliedOn)}`, { ...RIGHT, size: 12 }),
  ])
}

/** A draft for the approver, not a publication: named approver, no number, no address (X-06). */
function noticeSheet({ lost, person, committee, phone, filledBy, today }: LostPaperFacts): FormSheet {
  const approver = lost.attemptList.findLast(attempt => attempt.approver)?.approver ?? ''
  return pieceSheet('寻找启事', [
    text(16, '寻　找　启　事（送审稿）', { kind: 'title', align: 'center', size: 20 }),
    text(12, `${person.name}同志：`),
    text(
      26,
      `${gap(2)}你的组织关系在${person.branch}，党组织多次联系你没有联系上。请你见到本启事后尽快与党组织联系。`,
    ),
    text(12, `${gap(2)}知道${person.name}同志去向的，请转告本人或告知我们。`),
    text(10, `联系人：${filledBy}${gap(3)}联系电话：${phone}`, { size: 12 }),
    text(10, committee, RIGHT),
    text(10, dateInChinese(today), RIGHT),
    text(16, `批准人：${approver}${gap(6)}批准日期：${day(null)}`, { size: 12 }),
    text(12, '本稿供送审，不上网、不对外传送；张贴、刊登以批准人书面意见为准。', { size: 11 }),
  ])
}

const ROWS = { REGISTER: register, COVER: cover, FOLLOW_UP: followUp } as const

const TITLES: Readonly<Record<keyof typeof ROWS, string>> = {
  REGISTER: '与党组织失去联系党员排查工作登记表',
  COVER: '失联党员一人一档',
  FOLLOW_UP: '失联党员跟踪回访记录',
}

export function lostRecordPaper(paper: keyof typeof ROWS, facts: LostPaperFacts): RecordPaper {
  const { lost, person } = facts
  return {
    name: labelOf(LOST_PAPER, paper),
    title: TITLES[paper],
    headLine: { left: `党支部（盖章）：${person.branch}`, right: `编号：${lost.caseNo}` },
    rows: ROWS[paper](facts),
    footLines: [],
    memberId: lost.memberId,
  }
}

/** One paper of a case; null for a letter that was not sent. */
export function lostPaperSheet(
  paper: LostPaper,
  facts: LostPaperFacts,
  inquiry: Inquiry | null,
): FormSheet | null {
  switch (paper) {
    case 'REGISTER':
    case 'COVER':
    case 'FOLLOW_UP':
      return recordSheet(lostRecordPaper(paper, facts))
    case 'INQUIRY':
      return inquiry === null ? null : inquirySheet(facts, inquiry)
    case 'NOTICE':
      return noticeSheet(facts)
  }
}
