/**
 * D20 中国共产党党员组织关系介绍信 in three parts on one A4 page, and D24, its third part alone for a letter
 * that came in (forms.md 10, S7): one number on every part, the option that does not hold circled, months and
 * days of validity in capitals, lines to tear along.
 */

import { dateInChinese, type IsoDate } from '../kernel/dates.ts'
import { capitalMonth, capitalNumber } from '../transfer/capitals.ts'
import { pieceSheet, type Piece, type PieceLine } from './pieces.ts'
import { gap } from './printing.ts'
import type { FormSheet } from './sheet.ts'

/** What is filled into the letter; null is left to be filled by hand. */
export interface LetterPaper {
  letterNo: string | null
  name: string
  /** key of SEX: 男 or 女 */
  sex: string | null
  age: number | null
  nation: string | null
  idNo: string | null
  /** null where the register does not know */
  probationary: boolean | null
  /** the 基层党委 that issues */
  fromOrg: string
  /** the 基层党委 addressed */
  toOrg: string | null
  duesPaidTo: string | null
  validDays: number
  issuedOn: IsoDate | null
  /** telephone and WeChat of the member */
  contact: string
  address: string
  phone: string
  fax: string
  postcode: string
}

const WIDTH = 186
/** 10 : 84 : 6 and 94 : 6 (S7) */
const LEFT_SIDE = 18.6
const RIGHT_SIDE = 11.16
/** A frame's own edge where no cell stands: as thin as a line. */
const EDGE = 0.3
const MARGIN = 4

const CHARACTER_MM = 4.24

/** Words below one another, as they stand beside a part. */
const upright = (words: string) => [...words].join('\n')

const blank = (characters: number) => '＿'.repeat(characters)
const or = (text: string | null, characters: number) =>
  text === null || text === '' ? blank(characters) : text

/** Numbers of other offices are often noted with 第 and 号 already. */
const numbered = ({ letterNo }: { letterNo: string | null }) =>
  `第${gap(1)}${or(letterNo?.replace(/^第\s*|\s*号$/g, '') ?? null, 5)}${gap(1)}号`
const day = (date: IsoDate | null) => (date === null ? '　　　年　　月　　日' : dateInChinese(date))

/** Room a frame wants beside its text. */
const BESIDE = 2.2

const words = (text: string, width = text.length * CHARACTER_MM + BESIDE): Piece => ({
  width,
  text,
  align: 'center',
})

/** Two options beside one another, the one that does not hold in a ring; neither where it is not known. */
function options(first: string, second: string, struck: string | null): Piece[] {
  const option = (text: string): Piece => ({
    ...words(text, text.length * CHARACTER_MM + 3),
    ...(text === struck ? { kind: 'ringed' as const } : {}),
  })
  return [option(first), words('／', 6), option(second)]
}

const rankOptions = ({ probationary }: LetterPaper) =>
  options('预备', '正式', probationary === null ? null : probationary ? '正式' : '预备')

interface Body {
  height: number
  pieces: readonly Piece[]
}

const whole = (width: number, height: number, text: string, rest: Partial<Piece> = {}): Body => ({
  height,
  pieces: [{ width, text, ...rest }],
})

/** Pieces with free room behind them up to the width. */
function filled(width: number, pieces: readonly Piece[]): Piece[] {
  const used = pieces.reduce((sum, piece) => sum + piece.width, 0)
  return [...pieces, { width: Math.max(0, Math.round((width - used) * 100) / 100), text: '' }]
}

/** One part in its frame, its name beside it at the right. */
function part(name: string, leftWords: string | null, body: (width: number) => readonly Body[]): PieceLine[] {
  const left = leftWords === null ? EDGE : LEFT_SIDE
  const inner = WIDTH - left - RIGHT_SIDE - MARGIN * 2
  const lines = body(inner)
  const edge: PieceLine = {
    height: EDGE,
    pieces: [
      { width: left, text: '' },
      { width: WIDTH - left - RIGHT_SIDE, text: '', kind: 'value' },
      { width: RIGHT_SIDE, text: '' },
    ],
  }
  const side = (width: number, text: string): Piece => ({
    width,
    text,
    kind: 'label',
    align: 'center',
    size: 11,
    rows: lines.length + 2,
  })
  const [, middle] = edge.pieces
  const top: PieceLine = {
    height: EDGE,
    pieces: [
      side(left, leftWords === null ? '' : upright(leftWords)),
      ...(middle ? [middle] : []),
      side(RIGHT_SIDE, upright(name)),
    ],
  }
  const bottom: PieceLine = { height: EDGE, pieces: middle ? [middle] : [] }
  const gap: Piece = { width: MARGIN, text: '' }
  return [
    top,
    ...lines.map(({ height, pieces }) => ({ height, pieces: [gap, ...filled(inner, pieces), gap] })),
    bottom,
  ]
}

const SMALL = 10.5
const RIGHT = { align: 'right' } as const

function stub(letter: LetterPaper): PieceLine[] {
  const { name, fromOrg, toOrg, issuedOn } = letter
  return part('第一联', '党员介绍信存根', width => [
    whole(width, 8, numbered(letter), RIGHT),
    {
      height: 8,
      pieces: [
        { width: 34, text: `${gap(2)}${or(name, 4)}`, align: 'right' },
        words('同志系中共（'),
        ...rankOptions(letter),
        words('）党员，组织关系'),
      ],
    },
    whole(width, 15, `由${fromOrg}转到${or(toOrg, 10)}。`),
    whole(width, 8, day(issuedOn), RIGHT),
  ])
}

function main(letter: LetterPaper): PieceLine[] {
  const { name, sex, age, nation, idNo, fromOrg, toOrg, issuedOn } = letter
  const people = nation === null ? blank(2) : nation.replace(/(?<=.)族$/, '')
  return part('第二联', null, width => [
    whole(width, 12, '中国共产党党员组织关系介绍信', { kind: 'title', align: 'center', size: 18 }),
    whole(width, 7, numbered(letter), RIGHT),
    whole(width, 9, `${or(toOrg, 10)}：`),
    {
      height: 8,
      pieces: [
        { width: 34, text: `${gap(2)}${or(name, 4)}`, align: 'right' },
        words('同志（'),
        ...options('男', '女', sex === '男' ? '女' : sex === '女' ? '男' : null),
        words('），'),
        words(`${age === null ? blank(2) : String(age)}岁，`, 16),
        words(`${people}族，`, 30),
        words('系'),
      ],
    },
    {
      height: 9,
      pieces: [
        words('中共（'),
        ...rankOptions(letter),
        words('）党员，'),
        { width: 90, text: `身份证号码${or(idNo, 10)}，` },
      ],
    },
    whole(width, 15, `由${fromOrg}去${or(toOrg, 10)}，请转接组织关系。`),
    whole(width, 8, `该同志党费已交到${capitalMonth(letter.duesPaidTo)}。`),
    whole(width, 8, `（有效期${capitalNumber(letter.validDays)}天）`),
    whole(width, 10, '（盖章）　　　　　　', RIGHT),
    whole(width, 9, day(issuedOn), RIGHT),
    whole(width, 6.5, `党员联系电话或其他联系方式：${letter.contact}`, { size: SMALL }),
    whole(width, 6.5, `党员原所在基层党委通讯地址：${letter.address}`, { size: SMALL }),
    {
      height: 6.5,
      pieces: [
        { width: 62, text: `联系电话：${letter.phone}`, size: SMALL },
        { width: 56, text: `传真：${letter.fax}`, size: SMALL },
        { width: 44, text: `邮编：${letter.postcode}`, size: SMALL },
      ],
    },
  ])
}

export interface ReceiptPaper {
  letterNo: string | null
  name: string
  /** the 基层党委 that sent the member and gets the receipt */
  sender: string | null
  /** day of the receipt */
  on: IsoDate | null
  by: string
  phone: string
}

const NOTE = '注：回执联由接收党员组织关系的基层党委在接收党员后一个月内邮寄或传真至党员原所在基层党委。'

function receipt(paper: ReceiptPaper): PieceLine[] {
  return part('第三联', null, width => [
    whole(width, 12, '中国共产党党员组织关系介绍信回执联', { kind: 'title', align: 'center', size: 18 }),
    whole(width, 7, numbered(paper), RIGHT),
    whole(width, 8, `${or(paper.sender, 10)}：`),
    whole(width, 8, `${gap(2)}${or(paper.name, 4)}同志的党员组织关系已转达我处，特此回复。`),
    whole(width, 10, '（盖章）　　　　　　', RIGHT),
    whole(width, 9, day(paper.on), RIGHT),
    {
      height: 7,
      pieces: [
        { width: 70, text: `经办人：${paper.by}`, size: SMALL },
        { width: 70, text: `联系电话：${paper.phone}`, size: SMALL },
      ],
    },
    whole(width, 8, NOTE, { size: 9 }),
  ])
}

const line = (text: string, height: number): PieceLine => ({
  height,
  pieces: [{ width: WIDTH, text, align: 'center', size: 10 }],
})

/** Where the page is torn. */
const TEAR = '－　'.repeat(26).trimEnd()

/** The three parts of a letter of this office. */
export function letterSheet(letter: LetterPaper): FormSheet {
  const third = { letterNo: letter.letterNo, name: letter.name, sender: letter.fromOrg }
  return pieceSheet('介绍信', [
    ...stub(letter),
    line('（贴回执联处）', 5),
    line(TEAR, 4),
    line('（加盖骑缝章）', 5),
    ...main(letter),
    line('', 2),
    line(TEAR, 4),
    line('', 2),
    ...receipt({ ...third, on: null, by: '', phone: '' }),
  ])
}

/** The receipt of a letter that came in. */
export function receiptSheet(paper: ReceiptPaper): FormSheet {
  return pieceSheet('回执', receipt(paper))
}
