/** Papers a member takes along: 党员证明信 (S04 396, R-E05) and 联心卡 (S02 80). Layouts are the office's own. */

import { dateInChinese, type IsoDate } from '../kernel/dates.ts'
import { pieceSheet, type PieceLine } from './pieces.ts'
import { gap } from './printing.ts'
import type { FormSheet } from './sheet.ts'

const WIDTH = 186

const line = (height: number, words: string, rest: Partial<PieceLine['pieces'][number]> = {}): PieceLine => ({
  height,
  pieces: [{ width: WIDTH, text: words, size: 14, ...rest }],
})

const known = (date: IsoDate | null) => (date === null ? '＿＿年＿＿月＿＿日' : dateInChinese(date))
const or = (words: string | null) => (words === null || words.trim() === '' ? '＿＿＿＿＿＿' : words)

export interface ProofFacts {
  proofNo: string | null
  /** who the letter goes to */
  toUnit: string | null
  name: string
  sex: string | null
  idNo: string | null
  /** null: not known whether 正式 or 预备 */
  probationary: boolean | null
  branch: string
  reason: string
  leftOn: IsoDate
  expectedBack: IsoDate | null
  phone: string | null
  by: string
  byPhone: string
  on: IsoDate | null
}

/** 党员证明信: goes to the unit or the local organisation of the stay. */
export function proofSheet(facts: ProofFacts): FormSheet {
  const rank = facts.probationary === null ? '正式（预备）' : facts.probationary ? '预备' : '正式'
  const until =
    facts.expectedBack === null
      ? '预计＿＿年＿＿月＿＿日返回'
      : `预计${dateInChinese(facts.expectedBack)}返回`
  const right = { align: 'right' } as const
  return pieceSheet('党员证明信', [
    line(18, '党员证明信', { kind: 'title', align: 'center', size: 22 }),
    line(12, `第${or(facts.proofNo)}号`, { align: 'right', size: 12 }),
    line(14, `${or(facts.toUnit)}党组织：`),
    line(
      28,
      `${gap(2)}兹证明${facts.name}同志（${or(facts.sex)}，身份证号码${or(facts.idNo)}）是中国共产党${rank}党员，组织关系在${or(facts.branch)}。该同志自${dateInChinese(facts.leftOn)}起因${facts.reason}到你处，${until}。`,
    ),
    line(
      18,
      `${gap(2)}在此期间，请将其编入一个党支部或党小组参加党的组织生活。组织关系不转移，返回时请告知其表现。`,
    ),
    line(14, `${gap(2)}本人联系电话：${or(facts.phone)}`),
    line(12, facts.by, right),
    line(12, `（盖章）${gap(3)}`, right),
    line(12, known(facts.on), right),
    line(10, `联系电话：${or(facts.byPhone)}`, { size: 12 }),
  ])
}

/** Whom a member can turn to. */
export interface CardContact {
  post: string
  name: string
  phone: string | null
  wechat: string | null
  email: string | null
}

export interface CardFacts {
  name: string
  branch: string
  branchPhone: string | null
  branchUrl: string | null
  wechatGroup: string | null
  contacts: readonly CardContact[]
  committee: string
  committeePhone: string
}

const CARD = 150
const SIDE = (WIDTH - CARD) / 2
const NAME = 34

type CardCell = readonly [width: number, text: string, kind?: 'label' | 'tall']

/** A framed line of the card, in the middle of the page; a tall name reaches down over the next line. */
function framed(height: number, ...cells: readonly CardCell[]): PieceLine {
  return {
    height,
    pieces: [
      { width: SIDE, text: '' },
      ...cells.map(([width, text, kind]) => ({
        width,
        text,
        kind: kind === undefined ? ('value' as const) : ('label' as const),
        align: kind === undefined ? ('left' as const) : ('center' as const),
        size: 12,
        ...(kind === 'tall' ? { rows: 2 } : {}),
      })),
    ],
  }
}

/** 联心卡: the branch's page, its group and whom to ring up (S02 80). The group's code is stuck on. */
export function cardSheet(facts: CardFacts): FormSheet {
  const { name, branch, branchPhone, branchUrl, wechatGroup, contacts, committee, committeePhone } = facts
  const value = CARD - NAME
  const told =
    contacts.length > 0 ? contacts : [{ post: '支部书记', name: '', phone: null, wechat: null, email: null }]
  return pieceSheet('联心卡', [
    line(16, '联心卡', { kind: 'title', align: 'center', size: 22 }),
    line(10, `${name}同志：有问题、有困难，随时找组织`, { align: 'center', size: 12 }),
    framed(11, [NAME, '党支部', 'label'], [value, branch]),
    framed(11, [NAME, '支部电话', 'label'], [value, branchPhone ?? '']),
    framed(11, [NAME, '网上支部', 'label'], [value, branchUrl ?? '']),
    framed(11, [NAME, '微信群', 'label'], [value, wechatGroup ?? '']),
    framed(36, [NAME, '微信群二维码', 'label'], [value, '（粘贴处）']),
    ...told.flatMap(({ post, name: who, phone, wechat, email }) => [
      framed(11, [NAME, post, 'tall'], [38, who], [22, '电话', 'label'], [value - 60, phone ?? '']),
      framed(11, [38, `微信 ${wechat ?? ''}`], [22, '邮箱', 'label'], [value - 60, email ?? '']),
    ]),
    framed(11, [NAME, '镇党委', 'label'], [value, [committee, committeePhone].filter(Boolean).join('　')]),
    line(12, '请每季度主动与支部联系一次，去向、电话有变化及时告诉支部。', { align: 'center', size: 12 }),
  ])
}
