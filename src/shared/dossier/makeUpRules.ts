/** What the steps of a make-up case ask for, and the texts that go into the form (R-G11–R-G19). */

import { addDays, addMonths, compareDates, dateInChinese, firstDay, precisionOf } from '../kernel/dates.ts'
import type { IsoDate, PartialDate } from '../kernel/dates.ts'
import { codeTable } from '../kernel/codes.ts'
import type { Settings } from '../settings/rules.ts'
import {
  MAKE_UP_NEEDS,
  type MakeUpNeed,
  type MakeUpRule,
  type MakeUpStep,
  type WitnessRole,
  type WitnessState,
} from './makeUp.ts'

export const FORM_VERSION = codeTable('志愿书版本', { OLD: '旧版', NEW: '新版' })

export type FormVersion = (typeof FORM_VERSION)['items'][number]['key']

type MakeUpSettings = Pick<
  Settings,
  | 'makeup.formSplit'
  | 'makeup.oneIntroducer'
  | 'makeup.pagesOld'
  | 'makeup.pagesNew'
  | 'makeup.remarkPageOld'
  | 'makeup.remarkPageNew'
>

/**
 * Which form is filled in: who joined on or before the day takes the old one (R-G16). Null where the date is
 * not known, or only a month is and the day lies within it.
 */
export function formVersion(joinedOn: PartialDate | null, splitOn: IsoDate): FormVersion | null {
  if (joinedOn === null) return null
  if (precisionOf(joinedOn) === 'day') return compareDates(joinedOn, splitOn) <= 0 ? 'OLD' : 'NEW'
  const first = firstDay(joinedOn)
  const last = addDays(addMonths(first, 1), -1)
  if (last <= splitOn) return 'OLD'
  return first > splitOn ? 'NEW' : null
}

/** Pages the person fills in, from the first to this one; the rest of his part stays empty (R-G17). */
export function pagesOf(version: FormVersion, settings: MakeUpSettings): number {
  return version === 'OLD' ? settings['makeup.pagesOld'] : settings['makeup.pagesNew']
}

/** The page of 备考 (R-G19). */
export function remarkPage(version: FormVersion, settings: MakeUpSettings): number {
  return version === 'OLD' ? settings['makeup.remarkPageOld'] : settings['makeup.remarkPageNew']
}

export interface WitnessFacts {
  role: WitnessRole
  name: string
  state: WitnessState
}

export const LOST_PROOF = codeTable('证明方式', {
  TWO: '两名介绍人',
  ONE: '一名介绍人和知情党员',
  KNOWING: '两名以上知情党员',
})

export type LostProof = (typeof LOST_PROOF)['items'][number]['key']

const GONE: readonly WitnessState[] = ['DEAD', 'MISSING']

/** How the introducers' proof is given; null where it is not yet (R-G11, X-18). */
export function proofGiven(
  witnesses: readonly WitnessFacts[],
  settings: Pick<Settings, 'makeup.oneIntroducer'>,
): LostProof | null {
  return witnessesMissing(witnesses, settings) === null ? proofWay(witnesses) : null
}

function proofWay(witnesses: readonly WitnessFacts[]): LostProof {
  const signed = witnesses.filter(({ role, state }) => role === 'INTRODUCER' && state === 'SIGNED').length
  if (signed >= 2) return 'TWO'
  return signed === 1 ? 'ONE' : 'KNOWING'
}

/** What the proof of step 2 still lacks, in words; null when nothing (R-G11, X-18). */
export function witnessesMissing(
  witnesses: readonly WitnessFacts[],
  settings: Pick<Settings, 'makeup.oneIntroducer'>,
): string | null {
  const introducers = witnesses.filter(({ role }) => role === 'INTRODUCER')
  const knowing = witnesses.filter(({ role, state }) => role === 'KNOWING' && state === 'SIGNED').length
  const signed = introducers.filter(({ state }) => state === 'SIGNED').length
  if (signed >= 2) return null
  if (introducers.length < 2) {
    return `两名入党介绍人（已登记${introducers.length}名；去世或无法查找的也要登记）`
  }
  const pending = introducers.filter(({ state }) => !GONE.includes(state) && state !== 'SIGNED')
  if (pending.length > 0) {
    return `入党介绍人${pending.map(({ name }) => name).join('、')}的证明，或注明已去世、无法查找`
  }
  const needed = signed === 1 ? settings['makeup.oneIntroducer'] : 2
  if (knowing >= needed) return null
  const words = signed === 1 ? '另一名介绍人已去世或无法查找' : '两名介绍人均已去世或无法查找'
  return `知情党员的书面证明${needed}份（${words}，已有${knowing}份）`
}

/** When and where he was taken in, as the case tells it. */
export interface TimesFacts {
  appliedOn: PartialDate | null
  activistOn: PartialDate | null
  receivedOn: PartialDate | null
  fullOn: PartialDate | null
  /** not yet a full member: there is no date of it */
  probationary: boolean
}

export function timesMissing({
  appliedOn,
  activistOn,
  receivedOn,
  fullOn,
  probationary,
}: TimesFacts): string | null {
  const lacking = [
    ...(appliedOn === null ? ['申请入党时间'] : []),
    ...(activistOn === null ? ['确定为积极分子时间'] : []),
    ...(receivedOn === null ? ['接收为预备党员时间'] : []),
    ...(fullOn === null && !probationary ? ['转正时间'] : []),
  ]
  return lacking.length === 0 ? null : lacking.join('、')
}

/** Times that cannot follow one another as given, in words; paper says what it says, so they are only shown. */
export function timesFinding(times: TimesFacts): string | null {
  const told = [
    { words: '申请入党', on: times.appliedOn },
    { words: '确定为积极分子', on: times.activistOn },
    { words: '接收为预备党员', on: times.receivedOn },
    { words: '转正', on: times.fullOn },
  ].flatMap(({ words, on }) => (on === null ? [] : [{ words, on }]))
  for (const [i, later] of told.entries()) {
    const earlier = told[i - 1]
    if (earlier && compareDates(later.on, earlier.on) < 0) {
      return `${later.words}（${later.on}）早于${earlier.words}（${earlier.on}），请核对`
    }
  }
  return null
}

export interface ColumnFacts extends TimesFacts {
  name: string
  introducers: readonly string[]
  branch: string | null
  committee: string | null
  /** the organisations of that time are no more: 「原」 stands before their names (R-G18) */
  vanishedBranch: boolean
  vanishedCommittee: boolean
}

const former = (name: string, vanished: boolean) => (vanished ? `原${name}` : name)

/** What the columns cannot be written without, in words; null when nothing is missing. */
export function columnsMissing(facts: ColumnFacts): string | null {
  const lacking = [
    ...(facts.receivedOn === null ? ['接收为预备党员时间'] : []),
    ...(facts.fullOn === null && !facts.probationary ? ['转正时间'] : []),
    ...(facts.introducers.length < 2 ? ['两名入党介绍人姓名'] : []),
    ...(facts.branch === null ? ['入党时所在党支部'] : []),
    ...(facts.committee === null ? ['当时审批的党委'] : []),
  ]
  return lacking.length === 0 ? null : lacking.join('、')
}

const GAP = '＿＿＿＿'
const dated = (on: PartialDate | null) => (on === null ? '　　年　　月　　日' : dateInChinese(on))

/** 支部大会决议 (S04 534); what is not known yet stands as a gap. */
export function resolutionText(facts: ColumnFacts): string {
  const branch = former(facts.branch ?? GAP, facts.vanishedBranch)
  const committee = former(facts.committee ?? GAP, facts.vanishedCommittee)
  const introducers = facts.introducers.length === 0 ? `${GAP}、${GAP}` : facts.introducers.join('、')
  const full = facts.probationary ? '' : `${dated(facts.fullOn)}，经${committee}审批，按期转正。`
  return (
    `经调查，${facts.name}同志于${dated(facts.receivedOn)}，由${introducers}同志介绍，` +
    `经${branch}研究，${committee}审批，接收为中共预备党员；${full}` +
    `因其《入党志愿书》遗失，特此补填。`
  ).replace('党员；因其', '党员。因其')
}

/** 党委审查（审批）意见 (S04 536). */
export function committeeText({ receivedOn }: Pick<ColumnFacts, 'receivedOn'>): string {
  return `同意补填《入党志愿书》，入党时间为${dated(receivedOn)}。`
}

/** 备考（备注） of 组织部 (S04 542). */
export function remarkText({ name, receivedOn }: Pick<ColumnFacts, 'name' | 'receivedOn'>): string {
  return `经调查核实，${name}同志系中共党员，同意补填《入党志愿书》，其入党时间为${dated(receivedOn)}。`
}

/** What is on hand when a step is to be taken. */
export interface MakeUpGiven extends ColumnFacts {
  actor: string | null
  documentNo: string | null
  text: string | null
  signer: string | null
  sealed: boolean
  ownSignature: boolean
  witnessesMissing: string | null
  branchMinutes: boolean
  committeeMinutes: boolean
  version: FormVersion | null
  cover: boolean
  pagesTo: number | null
  /** the page up to which the person fills in; null before the version is known */
  pagesDue: number | null
  partySigner: string | null
  partySealed: boolean
  keeper: string | null
}

const filled = (text: string | null) => text !== null && text.trim() !== ''

function lacks(need: MakeUpNeed, step: MakeUpStep, given: MakeUpGiven): string | null {
  const when = (holds: boolean, words: string = makeUpWords(step)[need]) => (holds ? null : words)
  switch (need) {
    case 'actor':
      return when(filled(given.actor))
    case 'document':
      return when(filled(given.documentNo))
    case 'text':
      return when(filled(given.text))
    case 'signer':
      return when(filled(given.signer))
    case 'seal':
      return when(given.sealed)
    case 'ownSignature':
      return when(given.ownSignature)
    case 'witnesses':
      return given.witnessesMissing
    case 'times':
      return timesMissing(given)
    case 'minutes':
      return when(given.branchMinutes)
    case 'committeeMinutes':
      return when(given.committeeMinutes)
    case 'version':
      return when(given.version !== null)
    case 'cover':
      return when(given.cover)
    case 'pages':
      return given.pagesDue === null
        ? MAKE_UP_NEEDS.version
        : when(
            given.pagesTo === given.pagesDue,
            `第1至${given.pagesDue}页的填写${given.pagesTo === null ? '' : `（现在填到第${given.pagesTo}页）`}`,
          )
    case 'columns':
      return columnsMissing(given)
    case 'partySigner':
      return when(filled(given.partySigner))
    case 'partySeal':
      return when(given.partySealed)
    case 'keeper':
      return when(filled(given.keeper))
  }
}

/** What a step still lacks, each item by its name; empty when it can be taken. */
export function makeUpMissing({ step, needs }: Pick<MakeUpRule, 'step' | 'needs'>, given: MakeUpGiven) {
  return needs.flatMap(need => lacks(need, step, given) ?? [])
}

const OWN_WORDS: Readonly<Partial<Record<MakeUpStep, Partial<Record<MakeUpNeed, string>>>>> = {
  APPLY: { document: '补办申请书', ownSignature: '申请书上本人签字' },
  INTRODUCERS: { actor: '收集人' },
  BRANCH: { document: '支部证明', text: '党员大会决议情况', signer: '支部书记签字', seal: '加盖支部印章' },
  COMMITTEE: { document: '党委会议记录', signer: '党委负责人签字', seal: '加盖党委印章' },
  REQUEST: { document: '请示文号', signer: '党委负责人签字', seal: '加盖党委印章' },
  APPROVAL: { actor: '批复单位', document: '批复文号' },
  FORM: { actor: '领取人' },
  PAGES: { ownSignature: '志愿书上本人签字' },
  COLUMNS: { signer: '现单位党组织负责人签字', seal: '加盖现单位党组织印章' },
  REMARK: { actor: '备考栏填写单位', seal: '加盖组织部印章' },
  KEEP: { actor: '经办人', document: '移交材料清单' },
  ASK: { document: '函件文号', text: '发展地党组织' },
  ANSWER: { actor: '答复单位', document: '复函文号' },
  VERIFY: { actor: '核实人', document: '核实依据', text: '核实情况' },
  COMPLETE: { document: '补齐材料的证明', text: '补齐了哪些材料和手续' },
  REPORT: { actor: '调查人', document: '调查报告', text: '调查过程、结果和责任追究' },
  SEAL: { document: '封存材料清单', text: '封存单位' },
}

/** What the fields of a step are called: every step asks for its own paper and its own people. */
export function makeUpWords(step: MakeUpStep): Readonly<Record<MakeUpNeed, string>> {
  return { ...MAKE_UP_NEEDS, ...OWN_WORDS[step] }
}
