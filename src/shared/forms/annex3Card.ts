/** 附件3 查找联系失联党员情况记录表 as a card (S03 18, 69–78; forms.md 附件3 A): one person a page. */

import { labelOf } from '../kernel/codes.ts'
import { LOST_SITUATION, SEARCH_CHANNEL } from '../search/codes.ts'
import { validTo } from '../transfer/rules.ts'
import type { LetterFacts } from '../reporting/facts.ts'
import { lostOf, type LostPerson } from '../reporting/persons.ts'
import { orgName } from '../reporting/run.ts'
import { attemptsOf, investigation } from './annex3List.ts'
import { BLANK_LOST_PERSON } from './blankPerson.ts'
import type { Align, CardForm, CardItem, CardRow, SheetContext } from './description.ts'
import {
  assumedDay,
  dayOf,
  dots,
  fillDate,
  gap,
  LEFT,
  monthOf,
  nationOf,
  said,
  ticked,
  unitAndTitle,
} from './printing.ts'

type Item = CardItem<LostPerson>
type Row = CardRow<LostPerson>
type TextOf = (person: LostPerson, context: SheetContext) => string

const WIDTH = 186
const ATTEMPT_ROWS = 6

const label = (width: number, text: string, rows = 1): Item => ({ width, label: text, rows })
const field = (width: number, key: string, text: TextOf, align?: Align): Item => ({
  width,
  key,
  text,
  ...(align ? { align } : {}),
})

/** Label and field beside one another, all pairs of a row equally wide. */
function pairs(name: number, ...items: readonly [label: string, key: string, text: TextOf][]): Item[] {
  const value = WIDTH / items.length - name
  return items.flatMap(([text, key, of]) => [label(name, text), field(value, key, of)])
}

function lastDay(date: string | null, other: string | null): string {
  const known = date ?? other
  return known === null ? '' : assumedDay(known)
}

/** The letter that makes a “口袋”党员: the last one out. */
function letterOf({ member }: LostPerson): LetterFacts | null {
  return member.letters.filter(({ direction }) => direction !== '转入').at(-1) ?? null
}

function pocketLetter(person: LostPerson): string {
  const letter = letterOf(person)
  if (!person.pocket || letter === null) return ''
  const parts = [
    `介绍信编号：${letter.letterNo ?? ''}`,
    `转出时间：${dots(letter.issuedOn)}`,
    `有效至：${dots(validTo(letter))}`,
    `接收单位：${letter.toOrg ?? ''}`,
    `与接收单位党组织联系结果：${letter.inquiryResult ?? ''}`,
  ]
  return parts.join(gap(1))
}

/** 失去联系原因: the list ticked, with the reason behind 其他 (S03 78). */
function reasons({ lost }: LostPerson): string {
  const chosen = labelOf(LOST_SITUATION, lost.situation)
  const words = LOST_SITUATION.items.map(({ label: word }) => word)
  const text = ticked(words, word => word === chosen)
  return `${text}（注明具体原因）${lost.situationNote ?? ''}`
}

function lengthText({ duration, place }: LostPerson): string {
  if (duration === null || place.start === null) return ''
  const marks = [place.start.assumed ? '推定' : '', place.start.byProxy ? '代缴' : ''].filter(m => m !== '')
  const note = marks.length === 0 ? '' : `（${marks.join('、')}）`
  return `${duration.text}${gap(1)}自${dots(place.start.date)}${note}至${dots(place.end)}`
}

function resultText(person: LostPerson): string {
  const { lost, place } = person
  const found = place.code === 'found' || place.code === 'reachedDuringSweep'
  const contact = found
    ? `（日期：${dots(lost.contactOn)}，现联系方式：${lost.currentPhone ?? said(person.member, 'phone')}）`
    : '（日期、现联系方式）'
  const words = [`取得联系${contact}`, '仍然无法取得联系']
  return ticked(words, word => (word === words[0] ? found : place.code === 'notFound'))
}

function attemptRow(index: number): Row {
  const of = (key: string, width: number, pick: (attempt: ReturnType<typeof attemptsOf>[number]) => string) =>
    field(
      width,
      `attempt${index + 1}.${key}`,
      person => {
        const attempt = attemptsOf(person)[index]
        return attempt === undefined ? '' : pick(attempt)
      },
      key === 'course' ? LEFT : undefined,
    )
  return {
    height: 9,
    items: [
      of('no', ATTEMPT[0], () => String(index + 1)),
      of('at', ATTEMPT[1], ({ at }) => `${dots(at.slice(0, 10))}${at.slice(10)}`),
      of('channel', ATTEMPT[2], ({ channel }) => labelOf(SEARCH_CHANNEL, channel)),
      of('target', ATTEMPT[3], ({ target }) => target),
      of('targetPhone', ATTEMPT[4], ({ targetPhone }) => targetPhone ?? ''),
      of('course', ATTEMPT[5], ({ course }) => course),
      of('responsible', ATTEMPT[6], ({ responsible }) => responsible),
      of('result', ATTEMPT[7], ({ result }) => result),
    ],
  }
}

/** Widths of the attempts' columns; they share edges with the pairs above them where they can. */
const ATTEMPT = [9, 22, 23, 28, 25, 46, 16, 17] as const

function attemptCount(person: LostPerson): number {
  return Math.max(ATTEMPT_ROWS, person.lost.attempts.length)
}

function signature(title: string, height: number): Row {
  const line = `（盖章）${gap(1)}签字：${gap(8)}${fillDate(null)}${gap(2)}`
  return { height, items: [label(31, title), { width: WIDTH - 31, label: line, align: 'right' }] }
}

function rowsFor(person: LostPerson): Row[] {
  return [
    {
      height: 8.5,
      items: pairs(
        20,
        ['姓名', 'name', ({ member }) => member.name],
        ['性别', 'sex', ({ member }) => said(member, 'sex')],
        ['民族', 'nation', ({ member }) => nationOf(member)],
        ['出生年月', 'birth', ({ member }) => monthOf(member, 'birth')],
      ),
    },
    {
      height: 9,
      items: [
        label(20, '身份证号码'),
        field(39, 'idNo', ({ member }) => said(member, 'idNo')),
        label(18, '入党时间'),
        field(24, 'joinDate', ({ member }) => dayOf(member, 'joinDate')),
        label(18, '转正时间'),
        field(24, 'fullDate', ({ member }) => dayOf(member, 'fullDate')),
        label(14, '学历'),
        field(29, 'education', ({ member }) => said(member, 'education')),
      ],
    },
    {
      height: 9,
      items: pairs(
        20,
        ['原工作单位及职务', 'unit', ({ member }) => unitAndTitle(member)],
        ['户籍所在地', 'domicile', ({ member }) => said(member, 'domicile')],
      ),
    },
    {
      height: 9,
      items: pairs(
        20,
        ['家庭住址', 'residence', ({ member }) => said(member, 'residence')],
        ['原联系电话', 'phone', ({ member }) => said(member, 'phone')],
      ),
    },
    {
      height: 10,
      items: pairs(
        31,
        [
          '最近一次参加党组织生活日期',
          'lastLife',
          ({ lost, member }) => lastDay(lost.lastLife, member.lastLifeDate),
        ],
        [
          '最近一次交纳党费日期',
          'lastDues',
          ({ lost, member }) => lastDay(lost.lastDues, member.lastDuesDate),
        ],
        ['联系查找结束日期', 'searchEnd', ({ place }) => dots(place.end)],
      ),
    },
    {
      height: 8.5,
      items: [label(31, '与党组织失去联系时间'), field(WIDTH - 31, 'length', lengthText, LEFT)],
    },
    { height: 13, items: [label(31, '与党组织失去联系原因'), field(WIDTH - 31, 'situation', reasons, LEFT)] },
    {
      height: 11,
      items: [
        label(31, '是否“口袋”党员'),
        field(WIDTH - 31, 'pocket', p => `${pocketTick(p)}${gap(1)}${pocketLetter(p)}`, LEFT),
      ],
    },
    { height: 7, items: [label(WIDTH, '联系查找过程')] },
    {
      height: 9,
      items: [
        label(ATTEMPT[0], '序号'),
        label(ATTEMPT[1], '时间'),
        label(ATTEMPT[2], '查找方式'),
        label(ATTEMPT[3], '联系对象及与本人关系'),
        label(ATTEMPT[4], '对象电话／系统名称'),
        label(ATTEMPT[5], '经过'),
        label(ATTEMPT[6], '经办人'),
        label(ATTEMPT[7], '结果'),
      ],
      headsNext: attemptCount(person),
    },
    ...Array.from({ length: attemptCount(person) }, (_, i) => attemptRow(i)),
    { height: 9, items: [label(31, '查找结果'), field(WIDTH - 31, 'result', resultText, LEFT)] },
    {
      height: 18,
      items: [
        label(31, '失联期间调查核实情况（有无不合格表现、违纪违法行为）'),
        field(WIDTH - 31, 'investigation', investigation, LEFT),
      ],
    },
    signature('调查核实人、党支部书记', 12),
    // S03 speaks of 机关党组织; here the organisation above the branch is the 镇党委 (rules.md, level mapping).
    signature('党（工）委审核意见', 14),
  ]
}

/** A blank card has neither ticked. */
function pocketTick({ pocket, member }: LostPerson): string {
  return ticked(['否', '是'], word => member.id !== 0 && (word === '是') === pocket)
}

export const ANNEX3_CARD: CardForm<LostPerson> = {
  annex: 3,
  title: '查找联系失联党员情况记录表',
  paper: 'A4',
  orientation: 'portrait',
  titleSize: 18,
  bodySize: 9,
  minSize: 8,
  persons: lostOf,
  rows: rowsFor,
  shapeOf: person => String(attemptCount(person)),
  sheetName: ({ unit }) => `${unit.shortName} 逐人`,
  headLine: ({ run, unit }, person) => ({
    left: `党支部名称（盖章）：${person === null ? unit.fullName : orgName(run, person.unitOrgId)}`,
    center: `编号：${person?.lost.caseNo ?? ''}`,
    right: `填表日期：${fillDate(run.campaign.fillDate)}`,
  }),
  footLines: () => [],
  memberId: ({ member }) => member.id,
  nameOf: ({ member }) => member.name,
  blank: BLANK_LOST_PERSON,
}
