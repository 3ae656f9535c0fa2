/**
 * Lost contact: its length, the effort it takes, and which annex a person stands in
 * (rules.md 2.B to 2.D). Settings and days are passed in.
 */

import {
  addDays,
  addMonths,
  firstDay,
  laterOf,
  precisionOf,
  spanBetween,
  type IsoDate,
  type PartialDate,
} from '../kernel/dates.ts'
import { sweptOn, type SweptFacts } from '../reporting/standing.ts'
import type { Settings } from '../settings/rules.ts'
import { LOST_OUTCOME, SEARCH_CHANNELS, type LostOutcome, type SearchTier } from './codes.ts'
import { contactRegained } from './regained.ts'
import { comesFromDisposal } from './steps.ts'

/** Shape of `durationSchema`. */
export interface Duration {
  months: number
  days: number
  /** 「n个月d天」 */
  text: string
  atLeastSix: boolean
  moreThanSix: boolean
  sixMonthDay: IsoDate
}

/**
 * Length of losing contact in whole months and days (R-B02), with both readings of six months: 6个月以上
 * inclusive (R-B04) and 超过6个月 strict (R-B03). They differ on exactly one day (X-07).
 * Throws RangeError when `end` is before `start`.
 *
 * @param limit months that count as lost (`lost.months`)
 */
export function searchDuration(start: PartialDate, end: PartialDate, limit = 6): Duration {
  const { months, days } = spanBetween(start, end)
  const sixMonthDay = addMonths(start, limit)
  const last = firstDay(end)
  return {
    months,
    days,
    text: `${months}个月${days}天`,
    atLeastSix: last >= sixMonthDay,
    moreThanSix: last > sixMonthDay,
    sixMonthDay,
  }
}

/** True when `limit` months have been lost on the day; strict leaves the very day out (R-B03, R-B04). */
export function lostFor(start: PartialDate, on: PartialDate, limit: number, strict: boolean): boolean {
  const reached = addMonths(start, limit)
  const day = firstDay(on)
  return strict ? day > reached : day >= reached
}

/** The dates of a case and of its member from which the start of the length follows. */
export interface LostStartFacts {
  foundOn: IsoDate
  lastLife: PartialDate | null
  lastDues: PartialDate | null
  lastDuesByProxy: boolean
  startOverride: PartialDate | null
}

export interface LostPersonFacts {
  lastLifeDate: PartialDate | null
  lastDuesDate: PartialDate | null
  duesByProxy: boolean
  transferInOn: PartialDate | null
  fullDate: PartialDate | null
  joinDate: PartialDate | null
}

export interface LostStart {
  date: PartialDate
  basis: 'override' | 'life' | 'dues' | 'fallback'
  /** 推定: a fallback, or a month standing for its first day; to be confirmed (R-B08) */
  assumed: boolean
  /** the dues that decide it were paid by another: shown as 代缴 (R-B09) */
  byProxy: boolean
}

type StartSettings = Pick<Settings, 'lost.proxyPaymentCounts' | 'lost.startFallback'>

/** The ledger's date, unless it lies after the loss was discovered: then it is news, not the last contact. */
function before(date: PartialDate | null, foundOn: IsoDate): PartialDate | null {
  return date !== null && date <= foundOn ? date : null
}

/**
 * Start of the length: the later of the last organisation life and the last dues (R-B01). A date the case
 * does not give is taken from the member. Neither known: the latest of 转入, 转正, 入党 as 推定 (R-B08), or
 * nothing, where the office reckons from known dates alone (`lost.startFallback`).
 * Null when nothing is known at all.
 */
export function lostStart(
  lost: LostStartFacts,
  person: LostPersonFacts,
  settings: StartSettings,
): LostStart | null {
  if (lost.startOverride !== null) {
    const assumed = precisionOf(lost.startOverride) === 'month'
    return { date: lost.startOverride, basis: 'override', assumed, byProxy: false }
  }
  const life = lost.lastLife ?? before(person.lastLifeDate, lost.foundOn)
  const proxy = lost.lastDues === null ? person.duesByProxy : lost.lastDuesByProxy
  const paid = lost.lastDues ?? before(person.lastDuesDate, lost.foundOn)
  const dues = proxy && !settings['lost.proxyPaymentCounts'] ? null : paid
  const date = laterOf(life, dues)
  if (date !== null) {
    const basis = date === life ? 'life' : 'dues'
    return { date, basis, assumed: precisionOf(date) === 'month', byProxy: basis === 'dues' && proxy }
  }
  if (settings['lost.startFallback'] === 'none') return null
  const fallback = laterOf(person.transferInOn, laterOf(person.fullDate, person.joinDate))
  return fallback === null ? null : { date: fallback, basis: 'fallback', assumed: true, byProxy: false }
}

export interface AttemptDay {
  /** `YYYY-MM-DD` or `YYYY-MM-DD HH:mm` */
  at: string
  /** key of SEARCH_CHANNEL */
  channel: string
}

type EffortSettings = Pick<Settings, 'search.minPerTier' | 'search.minTotal' | 'search.minDays'>

const tiers: Readonly<Record<string, { tier: SearchTier } | undefined>> = SEARCH_CHANNELS

/** Tier of a channel: 1 direct, 2 through others, 3 through departments (R-C01 to R-C03). */
export function tierOf(channel: string): SearchTier {
  return tiers[channel]?.tier ?? 2
}

/** What each tier of search is called (R-C01 to R-C03). */
export const TIER_NAMES: Record<SearchTier, string> = {
  1: '直接联系本人',
  2: '通过知情人联系',
  3: '请部门协查',
}

/**
 * What the effort gate still lacks (R-C08), in words; empty when it is met. Attempts after `until` do not
 * count: annex 6 asks for the effort made by the end of the search.
 */
export function effortMissing(
  attempts: readonly AttemptDay[],
  settings: EffortSettings,
  until: IsoDate | null = null,
): string[] {
  const counted = until === null ? attempts : attempts.filter(({ at }) => at.slice(0, 10) <= until)
  const missing: string[] = []
  for (const tier of [1, 2, 3] as const) {
    const lacking =
      settings['search.minPerTier'] - counted.filter(({ channel }) => tierOf(channel) === tier).length
    if (lacking > 0) missing.push(`${TIER_NAMES[tier]}还差${lacking}次`)
  }
  const total = settings['search.minTotal'] - counted.length
  if (total > 0) missing.push(`查找总次数还差${total}次`)
  const days = settings['search.minDays'] - new Set(counted.map(({ at }) => at.slice(0, 10))).size
  if (days > 0) missing.push(`还须再在${days}个不同日期查找`)
  return missing
}

/** The dates of a campaign that decide who stands where (rules.md 3.14). */
export interface CampaignDates {
  startOn: IsoDate
  searchEnd: IsoDate
  /** 填表日期 of annexes 1 to 8 */
  fillDate: IsoDate
  /** 填表日期 of annex 9 */
  fillDate9: IsoDate
}

/** What of a case decides its annex. */
export interface LostPlaceFacts extends LostStartFacts {
  /** key of LOST_STATE */
  state: string
  contactOn: IsoDate | null
  effortOverride: string | null
  attempts: readonly AttemptDay[]
}

/** Why a case stands where it does. */
export type LostPlaceCode =
  | 'found'
  | 'notFound'
  | 'reachedDuringSweep'
  | 'effort'
  | 'noStart'
  | 'short'
  | 'excluded'
  | 'foundBefore'
  | 'discoveredLater'
  | 'deceased'
  | 'offRoll'

export interface LostPlace {
  code: LostPlaceCode
  /** lists the person stands in: 3 and 5, 3 and 6, 3 alone, or none */
  annexes: readonly number[]
  /** one line for the case's card */
  reason: string
  start: LostStart | null
  /** last day of the length: contact, or the end of the search (R-B01, X-84) */
  end: IsoDate
}

const PLACES: Record<LostPlaceCode, { annexes: readonly number[]; reason: string }> = {
  found: { annexes: [3, 5], reason: '失联已满6个月，排查期间取得联系' },
  notFound: { annexes: [3, 6], reason: '失联已满6个月，经多方努力仍无法取得联系' },
  reachedDuringSweep: { annexes: [3], reason: '排查期间才满6个月，随后取得联系，仅列附件3' },
  effort: { annexes: [3], reason: '查找未到位，也没有写明理由，暂不列附件6' },
  noStart: { annexes: [3], reason: '不知道失联从哪天算起，请填写最近一次组织生活或交纳党费日期' },
  short: { annexes: [], reason: '失联未满6个月' },
  excluded: { annexes: [], reason: '已排除，不是失联党员' },
  foundBefore: { annexes: [], reason: '排查开始前已取得联系' },
  discoveredLater: { annexes: [], reason: '填表日期以后才发现' },
  deceased: { annexes: [], reason: '查找结束前已去世' },
  offRoll: { annexes: [], reason: '排查期间组织关系不在本党组织，也没有等待回执的介绍信' },
}

/** What is judged on the last day of the search: a case that went on after it reads otherwise today. */
const BY_SEARCH_END: ReadonlySet<LostPlaceCode> = new Set(['effort', 'notFound'])

type PlaceSettings = StartSettings &
  EffortSettings &
  MeasureSettings &
  Pick<Settings, 'lost.months' | 'lost.annexStrict' | 'lost.endForFound' | 'letter.receiptSince'>

type MeasureSettings = Pick<Settings, 'annex5.measureAt' | 'annex6.measureAt'>

/**
 * The day on which the six months of annex 5 must be full: the campaign's start, or the contact itself
 * (X-08, `annex5.measureAt`).
 */
export function measuredOn5(
  campaign: Pick<CampaignDates, 'startOn'>,
  contactOn: IsoDate,
  settings: Pick<MeasureSettings, 'annex5.measureAt'>,
): IsoDate {
  return settings['annex5.measureAt'] === 'campaignStart' ? campaign.startOn : contactOn
}

/** The same for annex 6: the end of the search, or the day the form is filled (X-08, `annex6.measureAt`). */
export function measuredOn6(
  campaign: Pick<CampaignDates, 'searchEnd' | 'fillDate'>,
  settings: Pick<MeasureSettings, 'annex6.measureAt'>,
): IsoDate {
  return settings['annex6.measureAt'] === 'searchEnd' ? campaign.searchEnd : campaign.fillDate
}

/**
 * Which of annexes 3, 5 and 6 a case belongs to. Annex 5: six months lost at the campaign's start and
 * contact regained between start and search end, both included (R-B05). Annex 6: six months lost at the
 * search end, no contact by then, effort met or excused in words (R-B06, R-C08). Six months reached only
 * during the sweep, then found: annex 3 alone (R-B07). Who is transferred out without a receipt belongs to the
 * sweep like those on the roll (R-A01 b).
 */
export function lostPlace(
  lost: LostPlaceFacts,
  person: LostPersonFacts & SweptFacts,
  campaign: CampaignDates,
  settings: PlaceSettings,
): LostPlace {
  const start = lostStart(lost, person, settings)
  const regained = contactRegained(lost, person)
  const contact = regained !== null && regained <= campaign.searchEnd ? regained : null
  const restored = contact !== null && lost.contactOn === null ? `（${contact}恢复党籍）` : ''
  const end =
    contact !== null && settings['lost.endForFound'] === 'contactDate' ? contact : campaign.searchEnd
  const code = placeCode(lost, person, campaign, settings, start, contact)
  const { annexes, reason } = PLACES[code]
  return {
    code,
    annexes,
    reason: `${BY_SEARCH_END.has(code) ? `到查找结束（${campaign.searchEnd}）` : ''}${reason}${restored}`,
    start,
    end,
  }
}

function placeCode(
  lost: LostPlaceFacts,
  person: SweptFacts,
  campaign: CampaignDates,
  settings: PlaceSettings,
  start: LostStart | null,
  contact: IsoDate | null,
): LostPlaceCode {
  if (lost.state === 'EXCLUDED') return 'excluded'
  if (lost.foundOn > campaign.fillDate) return 'discoveredLater'
  if (contact !== null && contact < campaign.startOn) return 'foundBefore'
  const swept = (day: IsoDate) => sweptOn(person, day, settings['letter.receiptSince'])
  if (!swept(campaign.startOn) && !swept(contact ?? campaign.searchEnd)) return 'offRoll'
  if (contact === null && person.deathDate !== null && person.deathDate <= campaign.searchEnd) {
    return 'deceased'
  }
  if (start === null) return 'noStart'
  const lostOn = (day: IsoDate) =>
    lostFor(start.date, day, settings['lost.months'], settings['lost.annexStrict'])
  if (contact !== null) {
    if (lostOn(measuredOn5(campaign, contact, settings))) return 'found'
    return lostOn(contact) ? 'reachedDuringSweep' : 'short'
  }
  if (!lostOn(measuredOn6(campaign, settings))) return 'short'
  const excused = lost.effortOverride !== null && lost.effortOverride.trim() !== ''
  return excused || effortMissing(lost.attempts, settings, campaign.searchEnd).length === 0
    ? 'notFound'
    : 'effort'
}

/** True for a case that keeps its member out of annexes 4 and 8 on the day: lost and not found (R-B17). */
export function isLostOn(
  lost: { state: string; foundOn: IsoDate; contactOn: IsoDate | null },
  day: IsoDate,
): boolean {
  return lost.state !== 'EXCLUDED' && lost.foundOn <= day && (lost.contactOn === null || lost.contactOn > day)
}

/** Last day on which the finding is verified in time (R-B12): the day of discovery is day 0. */
export function verifyBy(foundOn: IsoDate, settings: Pick<Settings, 'lost.verifyDays'>): IsoDate {
  return addDays(foundOn, settings['lost.verifyDays'])
}

const exclusive = (outcome: string) => /^[MOC]/.test(outcome)

/**
 * Why a further outcome cannot stand beside the ones on record, else null: 管理, 处置 and 党籍 exclude one
 * another, 纪律处分 may stand beside any (R-D10, rules.md 3.5).
 */
export function outcomeConflict(existing: readonly string[], added: string): string | null {
  if (!exclusive(added)) return null
  const other = existing.find(outcome => exclusive(outcome) && outcome !== added)
  if (other === undefined) return null
  const name = LOST_OUTCOME.items.find(item => item.key === other)?.label ?? other
  return `已有结果“${name}”，管理、处置、党籍三类结果只能有一个；如有变化，请先删除原结果`
}

/** Outcomes after which somebody is no longer a member, or only for a while. */
const ENDS_MEMBERSHIP: readonly string[] = ['O2', 'O3', 'O5', 'O6', 'C2'] satisfies LostOutcome[]

/**
 * What is not in order with an outcome that was entered without the disposal case it comes from (4.2-9, R-J19): it
 * stays as it was typed, and is said. Null when nothing is.
 */
export function outcomeFinding(
  entry: { outcome: LostOutcome; disposalId: number | null; endedOn: IsoDate | null },
  { found, onRoll }: { found: boolean; onRoll: boolean },
): string | null {
  if (entry.disposalId !== null || entry.endedOn !== null) return null
  if (!comesFromDisposal(entry.outcome, found)) return null
  const unchanged = onRoll && ENDS_MEMBERSHIP.includes(entry.outcome) ? '，党籍状态没有变' : ''
  return `没有处置案${unchanged}；请点“组织处置”补办`
}

/** What of a case a hand-up needs (R-C06, R-C07, R-C09, R-C11). */
export interface HandUpFacts extends LostStartFacts {
  situation: string | null
  situationNote: string | null
  lostOccupation: string | null
  reasonText: string | null
  secretary: string | null
  timeLimit: IsoDate | null
  conduct: string | null
  attempts: readonly AttemptDay[]
}

/** What a hand-up would still lack, in words; empty when nothing is missing (R-C07). */
export function handUpMissing(
  lost: HandUpFacts,
  person: LostPersonFacts & { lostOccupation: string | null },
  settings: StartSettings,
): string[] {
  const start = lostStart(lost, person, settings)
  const lacking: [boolean, string][] = [
    [start === null, '失联时间'],
    [start?.basis === 'fallback', '失联时间为推定，须确认'],
    [lost.situation === null, '失去联系情形'],
    [lost.situation === 'OTHER' && !lost.situationNote?.trim(), '情形“其他”的具体原因'],
    [!lost.reasonText?.trim(), '失联原因'],
    [(lost.lostOccupation ?? person.lostOccupation) === null, '职业（附件5、6）'],
    [lost.attempts.length === 0, '查找方式和联系过程'],
    [!lost.secretary?.trim(), '责任支部书记'],
    [lost.timeLimit === null, '查找时限'],
    [lost.conduct === null, '失联期间表现的调查核实'],
  ]
  return lacking.filter(([missing]) => missing).map(([, words]) => words)
}
