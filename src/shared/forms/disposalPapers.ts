/** The nine papers of a disposal case (rules.md part 5, D35; S04 384, S01 33), from one case. */

import {
  DISPOSAL_ARCHIVE,
  DISPOSAL_GROUND,
  DISPOSAL_KIND,
  DISPOSAL_SOURCE,
  RECTIFY_TERM,
  type DisposalStep,
} from '../disposal/codes.ts'
import type { DisposalCard, TakenStep } from '../disposal/methods.ts'
import { DISPOSAL_PAPER, type DisposalPaper } from '../disposal/papers.ts'
import { labelOf } from '../kernel/codes.ts'
import { dateInChinese, type IsoDate } from '../kernel/dates.ts'
import { SETTINGS } from '../settings/rules.ts'
import { fillDate, gap, ticked } from './printing.ts'
import {
  PAPER_WIDTH,
  pairs,
  passage,
  signedPassage,
  tableRow,
  type PaperRow,
  type RecordPaper,
} from './recordPaper.ts'

/** Who the case is about, as the papers name him. */
export interface PaperPerson {
  name: string
  sex: string
  nation: string
  birth: string
  joinDate: string
  fullDate: string
  education: string
  unitAndTitle: string
  phone: string
  branch: string
}

export interface PaperFacts {
  disposal: DisposalCard
  person: PaperPerson
  /** 党委 and 组织部 by their names */
  committee: string
  superior: string
}

const TITLES: Readonly<Record<DisposalPaper, string>> = {
  OPENING: '不合格党员处置立案登记表',
  TALK: '组织谈话记录',
  EDUCATION: '转化教育记录',
  INQUIRY: '不合格党员调查核实材料',
  CHECK: '处置意见预审表',
  VOTE: '支部大会表决结果',
  APPROVAL: '不合格党员处置审批表',
  NOTICE: '处置决定通知书',
  ARCHIVE: '处置材料归档目录',
}

const day = (date: IsoDate | null | undefined) => fillDate(date ?? null)

function taken({ disposal }: PaperFacts, step: DisposalStep): TakenStep | undefined {
  return disposal.steps.findLast(one => one.step === step)
}

const kindOf = ({ disposal }: PaperFacts) => labelOf(DISPOSAL_KIND, disposal.kind)

function groundsOf({ disposal }: PaperFacts): string {
  return disposal.grounds.map(ground => labelOf(DISPOSAL_GROUND, ground)).join('；')
}

function personRows({ person }: PaperFacts): PaperRow[] {
  return [
    pairs(9, ['姓名', person.name], ['性别', person.sex], ['民族', person.nation]),
    pairs(9, ['出生年月', person.birth], ['入党时间', person.joinDate], ['转正时间', person.fullDate]),
    pairs(9, ['学历', person.education], ['联系电话', person.phone]),
    pairs(9, ['工作单位及职务', person.unitAndTitle]),
  ]
}

/** What was said, and room to sign and seal below it. */
function opinion(label: string, text: string, who: string, on: IsoDate | undefined): PaperRow[] {
  const seal = `（盖章）${gap(2)}${who}${gap(6)}${day(on)}${gap(1)}`
  return signedPassage(label, text, seal, 24)
}

function opinionText(step: TakenStep | undefined, words: Readonly<Partial<Record<string, string>>>): string {
  if (!step) return ''
  const result = step.result === null ? '' : (words[step.result] ?? '')
  const document = step.documentNo === null ? '' : `（${step.documentNo}）`
  return [`${result}${document}`, step.text ?? ''].filter(line => line !== '').join('\n')
}

const APPROVED = { AGREE: '同意。', BACK: '不同意，退回重新调查。', STOP: '不同意，终止处置。' }

function votesText(meeting: TakenStep | undefined): string {
  if (!meeting) return ''
  const { expected, entitled, present, agree, against, abstain, result, on } = meeting
  const came = `应到党员${expected ?? ''}名，其中有表决权${entitled ?? ''}名，实到${present ?? ''}名。`
  const votes =
    agree === null
      ? ''
      : `赞成${agree}票，反对${against ?? 0}票，弃权${abstain ?? 0}票，${result === 'LOST' ? '未通过' : '通过'}。`
  return `${dateInChinese(on)}召开支部大会，${came}${votes}`
}

function opening(facts: PaperFacts): PaperRow[] {
  const { disposal } = facts
  const first = taken(facts, 'OPEN')
  return [
    ...personRows(facts),
    pairs(9, ['案由来源', labelOf(DISPOSAL_SOURCE, disposal.source)], ['立案日期', day(disposal.openedOn)]),
    pairs(9, ['拟处置种类', kindOf(facts)]),
    passage('处置依据', groundsOf(facts), 16),
    passage('主要表现', disposal.values.facts ?? '', 50),
    ...opinion(
      disposal.kind === 'WITHDRAW' ? '受理意见' : '支委会初步认定意见',
      first?.documentNo ?? '',
      '支部书记签字：',
      first?.on,
    ),
  ]
}

function talk(facts: PaperFacts): PaperRow[] {
  const step = taken(facts, 'TALK')
  return [
    pairs(9, ['谈话对象', facts.person.name], ['谈话时间', day(step?.on)]),
    pairs(9, ['谈话人', step?.actor ?? ''], ['记录人', '']),
    pairs(9, ['负责教育的正式党员', facts.disposal.educators.map(({ name }) => name).join('、')]),
    passage('谈话内容', step?.text ?? '', 120),
    pairs(12, ['谈话人签字', ''], ['谈话对象签字', '']),
  ]
}

const SESSION = [14, 32, 40, 100] as const
const SESSION_ROWS = 12

function education(facts: PaperFacts): PaperRow[] {
  const { disposal, person } = facts
  const notes = disposal.notes.filter(({ kind }) => kind === 'education')
  const review = taken(facts, 'REVIEW')
  const count = Math.max(SESSION_ROWS, notes.length)
  const result = review === undefined ? '' : review.result === 'PASS' ? '合格' : '不合格'
  return [
    pairs(9, ['教育对象', person.name], ['教育人', disposal.educators.map(({ name }) => name).join('、')]),
    tableRow('label', SESSION, ['序号', '时间', '教育人', '教育内容和本人表现']),
    ...Array.from({ length: count }, (_, i) => {
      const note = notes[i]
      return tableRow(
        'value',
        SESSION,
        note ? [String(i + 1), note.on, note.person ?? '', note.text] : [String(i + 1)],
        10,
      )
    }),
    ...(disposal.sessionGapReason === null ? [] : [passage('缺记录的原因', disposal.sessionGapReason, 12)]),
    pairs(10, ['教育评议结果', result], ['评议日期', day(review?.on)]),
    pairs(10, ['评议记录', review?.documentNo ?? ''], ['主持人', review?.actor ?? '']),
  ]
}

function inquiry(facts: PaperFacts): PaperRow[] {
  const { disposal } = facts
  const step = taken(facts, 'INQUIRE')
  const met =
    disposal.heardOn === null
      ? `没有见面。原因：${disposal.unreachableReason ?? ''}`
      : `${dateInChinese(disposal.heardOn)}与本人见面。\n${disposal.hearing ?? ''}`
  return [
    pairs(9, ['姓名', facts.person.name], ['拟处置种类', kindOf(facts)]),
    pairs(9, ['调查人', step?.actor ?? ''], ['调查日期', day(step?.on)]),
    pairs(9, ['材料', step?.documentNo ?? '']),
    passage('处置依据', groundsOf(facts), 16),
    passage('主要表现', disposal.values.facts ?? '', 40),
    passage('核实情况和初步处置意见', step?.text ?? '', 60),
    passage('本人见面和申辩', step ? met : '', 30),
    pairs(12, ['调查人签字', ''], ['本人签字', '']),
    ...opinion('支委会意见', '', '支部书记签字：', undefined),
  ]
}

function check(facts: PaperFacts): PaperRow[] {
  const { disposal, committee, superior } = facts
  const party = taken(facts, 'CHECK_PARTY')
  const above = taken(facts, 'CHECK_SUPERIOR')
  return [
    ...personRows(facts),
    pairs(9, ['拟处置种类', kindOf(facts)]),
    passage('处置依据', groundsOf(facts), 16),
    passage('核实情况', taken(facts, 'INQUIRE')?.text ?? '', 40),
    ...opinion('党支部初步意见', `拟给予${kindOf(facts)}。`, '支部书记签字：', undefined),
    ...opinion(`${committee}预审意见`, opinionText(party, APPROVED), '负责人签字：', party?.on),
    ...(disposal.route.approver === 'superior'
      ? opinion(`${superior}预审意见`, opinionText(above, APPROVED), '负责人签字：', above?.on)
      : []),
  ]
}

function vote(facts: PaperFacts): PaperRow[] {
  const step = taken(facts, 'MEETING')
  const count = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : `${value}`
  const rule = step?.voteRule ? (SETTINGS['disposal.vote'].words?.[step.voteRule] ?? '') : ''
  const result =
    step === undefined || step.result === null ? '' : step.result === 'CARRIED' ? '通过' : '未通过'
  return [
    pairs(9, ['处置对象', facts.person.name], ['处置种类', kindOf(facts)]),
    pairs(9, ['会议日期', day(step?.on)], ['主持人', step?.actor ?? '']),
    pairs(9, ['会议记录', step?.documentNo ?? '']),
    pairs(
      9,
      ['应到', count(step?.expected)],
      ['有表决权', count(step?.entitled)],
      ['实到', count(step?.present)],
    ),
    pairs(9, ['赞成', count(step?.agree)], ['反对', count(step?.against)], ['弃权', count(step?.abstain)]),
    pairs(9, ['通过的条件', rule === '' ? '' : `赞成票超过${rule}（非本单位文件规定）`]),
    pairs(9, ['表决结果', result]),
    ...(facts.disposal.kind === 'RECTIFY'
      ? [
          passage(
            '限期改正的条件',
            ticked(
              RECTIFY_TERM.items.map(({ label }) => label),
              label =>
                RECTIFY_TERM.items.some(
                  item => item.label === label && facts.disposal.terms.includes(item.key),
                ),
            ),
            12,
          ),
        ]
      : []),
    passage('讨论情况', step?.text ?? '', 70),
    pairs(12, ['监票人签字', ''], ['计票人签字', '']),
    ...opinion('党支部', '', '支部书记签字：', undefined),
  ]
}

function approval(facts: PaperFacts): PaperRow[] {
  const { disposal, committee, superior } = facts
  const meeting = taken(facts, 'MEETING')
  const party = taken(facts, 'APPROVE_PARTY')
  const above = taken(facts, 'APPROVE_SUPERIOR')
  return [
    ...personRows(facts),
    pairs(9, ['处置种类', kindOf(facts)]),
    passage('处置依据', groundsOf(facts), 14),
    passage('主要表现', disposal.values.facts ?? '', 30),
    ...opinion('支部大会决议', votesText(meeting), '支部书记签字：', meeting?.on),
    ...opinion(
      disposal.route.approver === 'superior' ? `${committee}意见` : `${committee}审批意见`,
      opinionText(party, APPROVED),
      '党委书记签字：',
      party?.on,
    ),
    ...(disposal.route.approver === 'superior'
      ? opinion(`${superior}审批意见`, opinionText(above, APPROVED), '负责人签字：', above?.on)
      : []),
  ]
}

function notice(facts: PaperFacts): PaperRow[] {
  const { disposal, person, committee, superior } = facts
  const who = disposal.route.approver === 'superior' ? superior : committee
  const number = disposal.approvalNo === null ? '' : `（${disposal.approvalNo}）`
  const approved =
    disposal.approvedOn === null ? '' : `${dateInChinese(disposal.approvedOn)}经${who}批准${number}，`
  const term =
    disposal.rectifyTo === null || disposal.approvedOn === null
      ? ''
      : `改正期自${dateInChinese(disposal.approvedOn)}起，至${dateInChinese(disposal.rectifyTo)}止。期满后由支部组织评议。`
  const meeting = taken(facts, 'MEETING')
  const voted = meeting ? `经${dateInChinese(meeting.on)}支部大会讨论，` : ''
  const text = [
    `${person.name}同志：`,
    `${gap(2)}因${groundsOf(facts)}，${voted}${approved}决定给予你${kindOf(facts)}。${term}`,
    `${gap(2)}特此通知。`,
  ].join('\n')
  const served = taken(facts, 'ANNOUNCE')
  const whole = { kind: 'value', width: PAPER_WIDTH } as const
  return [
    { height: 70, cells: [{ ...whole, text }] },
    {
      height: 22,
      cells: [
        { ...whole, text: `${person.branch}（盖章）${gap(2)}\n${day(served?.on)}${gap(2)}`, align: 'right' },
      ],
    },
    pairs(10, ['宣布方式', disposal.announcedHow ?? '']),
    pairs(12, ['本人签收', ''], ['签收日期', day(null)]),
    pairs(12, ['送达人签字', served?.actor ?? ''], ['送达日期', day(served?.on)]),
  ]
}

const CATALOGUE = [14, 62, 24, 50, 18, 18] as const

/** The step whose paper stands for each kind of material. */
const MATERIAL_STEP: Readonly<Record<string, DisposalStep>> = {
  appraisal: 'REVIEW',
  vote: 'MEETING',
  inquiry: 'INQUIRE',
  conclusion: 'CHECK_PARTY',
  minutes: 'OPEN',
  approval: 'APPROVE_PARTY',
  decision: 'ANNOUNCE',
}

function catalogue(facts: PaperFacts): PaperRow[] {
  const filed = taken(facts, 'FILE')
  return [
    pairs(9, ['姓名', facts.person.name], ['处置种类', kindOf(facts)]),
    tableRow('label', CATALOGUE, ['序号', '材料名称', '形成日期', '文号', '页数', '已归档']),
    ...DISPOSAL_ARCHIVE.items.map(({ key, label }, i) => {
      const step = taken(facts, MATERIAL_STEP[key] ?? 'OPEN')
      const done = facts.disposal.archived.includes(key) ? '✓' : ''
      return tableRow(
        'value',
        CATALOGUE,
        [String(i + 1), label, step?.on ?? '', step?.documentNo ?? '', '', done],
        11,
      )
    }),
    pairs(12, ['归档人', filed?.actor ?? ''], ['归档日期', day(filed?.on)]),
    passage('备注', facts.disposal.values.remark ?? '', 20),
  ]
}

const ROWS: Readonly<Record<DisposalPaper, (facts: PaperFacts) => PaperRow[]>> = {
  OPENING: opening,
  TALK: talk,
  EDUCATION: education,
  INQUIRY: inquiry,
  CHECK: check,
  VOTE: vote,
  APPROVAL: approval,
  NOTICE: notice,
  ARCHIVE: catalogue,
}

/** One paper of a case, as far as the case has come: what is not known yet is left to be filled in by hand. */
export function disposalPaper(paper: DisposalPaper, facts: PaperFacts): RecordPaper {
  const { disposal, person } = facts
  return {
    name: labelOf(DISPOSAL_PAPER, paper),
    title: TITLES[paper],
    headLine: { left: `党支部（盖章）：${person.branch}`, right: `编号：${disposal.caseNo}` },
    rows: ROWS[paper](facts),
    footLines: [],
    memberId: disposal.memberId,
  }
}
