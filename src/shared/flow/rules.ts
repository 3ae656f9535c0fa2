/** Members away and abroad: who is away on a day, what annex 4 lacks (rules.md 2.E, 3.3, 3.4). */

import { addDays, addMonths, spanBetween, type IsoDate } from '../kernel/dates.ts'
import type { Settings } from '../settings/rules.ts'

/** The dates of one flow record. */
export interface FlowDates {
  leftOn: IsoDate
  returnedOn: IsoDate | null
  /** key of FLOW_STATUS */
  status: string
}

/** End of the record: the return, the departure where only “已返回” is known, null while away. */
function endOf(flow: FlowDates): IsoDate | null {
  return flow.returnedOn ?? (flow.status === '已返回' ? flow.leftOn : null)
}

/** Away on the day: left by then and not yet back. The day of the return is no day away. */
export function awayOn(flow: FlowDates, day: IsoDate): boolean {
  const end = endOf(flow)
  return flow.status !== '拟外出' && flow.leftOn <= day && (end === null || end > day)
}

/** The interval away shares a day with [from, to], the day of return included (R-E13). */
export function awayBetween(flow: FlowDates, from: IsoDate, to: IsoDate): boolean {
  const end = endOf(flow)
  return flow.status !== '拟外出' && flow.leftOn <= to && (end === null || end >= from)
}

/**
 * Long enough to be a flowing member, who cannot take part 「在较长时间内」 (S03 85, 141): so many months from
 * departure to return, or to the return expected. An absence without an end counts, and so does one that has
 * lasted past the day expected (R-E01).
 */
export function isLongAway(
  flow: FlowDates & { expectedBack?: IsoDate | null },
  day: IsoDate,
  months: number,
): boolean {
  const end = endOf(flow) ?? flow.expectedBack ?? null
  if (end === null) return true
  const last = endOf(flow) === null && end < day ? day : end
  return last >= addMonths(flow.leftOn, months)
}

/** Whole months away up to the day or the return; 0 before the departure. */
export function monthsAway(flow: FlowDates, day: IsoDate): number {
  const end = endOf(flow)
  const last = end !== null && end < day ? end : day
  return last <= flow.leftOn ? 0 : spanBetween(flow.leftOn, last).months
}

/** The last day away; null while it is not known. A return on the day of leaving leaves none. */
export function lastDayAway(flow: FlowDates): IsoDate | null {
  const end = endOf(flow)
  return end === null ? null : addDays(end, -1)
}

/** Directions that stay inside the province. */
export const PROVINCE_INSIDE: ReadonlySet<string> = new Set(['IN_COUNTY', 'IN_CITY', 'CROSS_CITY'])

/** Inside or outside the province, as told or by the direction; abroad and without a place it must be told. */
export function provinceOf(flow: {
  direction: string | null
  provinceIn: '省内' | '省外' | null
}): '省内' | '省外' | null {
  if (flow.provinceIn !== null) return flow.provinceIn
  if (flow.direction === 'CROSS_PROVINCE') return '省外'
  return flow.direction !== null && PROVINCE_INSIDE.has(flow.direction) ? '省内' : null
}

/** What annex 4 needs of a flow record. */
export interface FlowAnnexFacts {
  direction: string | null
  destPlace: string | null
  phone: string | null
  wechat: string | null
  emergencyContact: string | null
  hostOrgType: string | null
}

/**
 * What annex 4 would still lack, in words (R-E14, rules.md 3.3 req@annex 4).
 *
 * @param orgTypeBy whose 党组织类型 is printed (`annex4.orgType`): the own branch has it in the tree
 */
export function annex4Missing(
  flow: FlowAnnexFacts,
  flowOccupation: string | null,
  hasOverseas: boolean,
  orgTypeBy: Settings['annex4.orgType'] = 'host',
): string[] {
  const lacking: [boolean, string][] = [
    [flowOccupation === null, '职业（附件4）'],
    [flow.direction === null, '外出流向'],
    [!flow.destPlace?.trim(), '外出地点'],
    [!flow.phone?.trim() && !flow.wechat?.trim(), '联系方式'],
    [!flow.emergencyContact?.trim(), '应急联系人'],
    [orgTypeBy === 'host' && flow.hostOrgType === null, '党组织类型'],
    [flow.direction === 'ABROAD' && !hasOverseas, '出国（境）记录'],
  ]
  return lacking.filter(([missing]) => missing).map(([, words]) => words)
}

/** The dates of one stay abroad. */
export interface OverseasDates {
  leftOn: IsoDate
  returnedOn: IsoDate | null
}

/** Abroad on the day. */
export function abroadOn(stay: OverseasDates, day: IsoDate): boolean {
  return stay.leftOn <= day && (stay.returnedOn === null || stay.returnedOn > day)
}

const KEPT_MONTHS: Readonly<Record<string, number | undefined>> = {
  保留党籍三个月: 3,
  保留党籍六个月: 6,
  保留党籍一年: 12,
  保留党籍二年: 24,
  保留党籍三年: 36,
}

/**
 * Until when membership is kept: leftOn + 3, 6, 12, 24 or 36 months (rules.md 3.4); null for 三年以上 and
 * for the other ways of handling.
 */
export function keepUntil(leftOn: IsoDate, handling: string | null): IsoDate | null {
  const months = handling === null ? undefined : KEPT_MONTHS[handling]
  return months === undefined ? null : addMonths(leftOn, months)
}
