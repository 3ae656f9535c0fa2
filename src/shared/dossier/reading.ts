/**
 * 查阅登记: who may read a dossier, and who is refused (R-G24, R-G25; S04 566–570). The refusals are data:
 * each says in words why the dossier is not handed out.
 */

import { wordTable } from '../kernel/codes.ts'
import { compareDates, type IsoDate } from '../kernel/dates.ts'

/** Read under the keeper's eyes, or lent for a special reason. */
export const READING_KIND = wordTable('查阅方式', ['现场查阅', '外借'])

export type ReadingKind = (typeof READING_KIND)['items'][number]['key']

export interface ReaderFacts {
  name: string
  /** a full member: by the register where he is in it, else by the letter he brings */
  formal: boolean
  /** he is the person the dossier is about */
  isSubject: boolean
  /** what he is to that person, or that person to him; null where nothing is on record */
  relation: string | null
}

export interface ReadingFacts {
  kind: ReadingKind
  subject: string
  readers: readonly ReaderFacts[]
  unit: string
  letterNo: string
  purpose: string
  approvedBy: string
  approvedOn: IsoDate | null
  onDate: IsoDate
  /** who watched over the reading */
  supervisor: string
  /** why the dossier leaves the office */
  lendReason: string
  dueOn: IsoDate | null
  /** a reader of the same name is somebody else: how that is known */
  distinctReason: string
}

/** Whom R-G25 names: everybody on record but 其他. */
export function blocksReading(relation: string): boolean {
  return relation !== '其他'
}

export const READERS_MAX = 2

interface RefusalRule {
  key: string
  /** where the dialog shows it */
  field: string
  /** why it is refused; null where it is not */
  refuse: (facts: ReadingFacts) => string | null
}

const when = (strikes: boolean, text: string) => (strikes ? text : null)
const empty = (text: string) => text.trim() === ''

/** Every reason for which a dossier is not handed out, in the order it is told. */
export const READING_RULES: readonly RefusalRule[] = [
  {
    key: 'SELF',
    field: 'readers',
    refuse: ({ readers, subject, distinctReason }) => {
      const self = readers.find(reader => reader.isSubject)
      if (self) return `${self.name}不得查阅本人的档案`
      const namesake = readers.find(({ name }) => name === subject)
      return namesake && empty(distinctReason)
        ? `查阅人与${subject}同名，本人不得查阅自己的档案；不是同一人的请写明依据`
        : null
    },
  },
  {
    key: 'RELATIVE',
    field: 'readers',
    refuse: ({ readers, subject, distinctReason }) => {
      const relative = readers.find(({ relation }) => relation !== null && blocksReading(relation))
      return relative && empty(distinctReason)
        ? `${relative.name}是${subject}的亲属（${relative.relation ?? ''}），不得查阅亲属的档案`
        : null
    },
  },
  {
    key: 'READERS',
    field: 'readers',
    refuse: ({ readers }) => when(readers.length < 1 || readers.length > READERS_MAX, '查阅人应为1至2名'),
  },
  {
    key: 'FORMAL',
    field: 'readers',
    refuse: ({ readers }) => {
      const names = readers.filter(({ formal }) => !formal).map(({ name }) => name)
      return when(names.length > 0, `${names.join('、')}不是中共正式党员，不得查阅`)
    },
  },
  { key: 'UNIT', field: 'unit', refuse: ({ unit }) => when(empty(unit), '没有写明查阅单位') },
  { key: 'LETTER', field: 'letterNo', refuse: ({ letterNo }) => when(empty(letterNo), '没有党组织介绍信') },
  { key: 'PURPOSE', field: 'purpose', refuse: ({ purpose }) => when(empty(purpose), '没有写明查阅事由') },
  {
    key: 'APPROVAL',
    field: 'approvedBy',
    refuse: ({ approvedBy, approvedOn }) =>
      when(empty(approvedBy) || approvedOn === null, '没有经分管领导批准'),
  },
  {
    key: 'PRIOR',
    field: 'approvedOn',
    refuse: ({ approvedOn, onDate }) =>
      when(approvedOn !== null && compareDates(approvedOn, onDate) > 0, '批准在查阅之后，须事先批准'),
  },
  {
    key: 'SUPERVISOR',
    field: 'supervisor',
    refuse: ({ kind, supervisor }) =>
      when(kind === '现场查阅' && empty(supervisor), '没有写明在场监督的档案管理人员'),
  },
  {
    key: 'LENDING',
    field: 'lendReason',
    refuse: ({ kind, lendReason }) =>
      when(kind === '外借' && empty(lendReason), '无特殊情况，党员档案不外借；确需外借的写明特殊情况'),
  },
  {
    key: 'DUE',
    field: 'dueOn',
    refuse: ({ kind, dueOn, onDate }) =>
      when(
        kind === '外借' && (dueOn === null || compareDates(dueOn, onDate) < 0),
        '外借要写明归还日期，且不早于外借日期',
      ),
  },
]

export interface ReadingRefusal {
  key: string
  field: string
  text: string
}

/** Why the dossier is not handed out; empty where it may be. */
export function readingRefusals(facts: ReadingFacts): ReadingRefusal[] {
  return READING_RULES.flatMap(({ key, field, refuse }) => {
    const text = refuse(facts)
    return text === null ? [] : [{ key, field, text }]
  })
}

export interface ReadingDays {
  kind: ReadingKind
  onDate: IsoDate
  dueOn: IsoDate | null
  endedOn: IsoDate | null
}

/** Not given back by its day: a loan by its due date, a reading in the office by the day itself. */
export function readingOverdue({ kind, onDate, dueOn, endedOn }: ReadingDays, day: IsoDate): boolean {
  if (endedOn !== null && compareDates(endedOn, day) <= 0) return false
  const due = kind === '外借' ? (dueOn ?? onDate) : onDate
  return compareDates(due, day) < 0
}

/** What should be looked at (law 9). */
export function readingFindings(
  reading: ReadingDays & { approvedBy: string },
  leader: string,
  day: IsoDate,
): string[] {
  return [
    ...(readingOverdue(reading, day)
      ? [reading.kind === '外借' ? '外借已过归还日期，请催还' : '查阅当日没有登记归还，请核对']
      : []),
    ...(leader !== '' && reading.approvedBy !== leader
      ? [`批准人不是设置中的分管领导${leader}，请核对`]
      : []),
  ]
}
