/** Members away and abroad: who is away on a day, what annex 4 lacks, which paper fits (rules.md 2.E, 3.3, 3.4). */

import { addMonths, spanBetween, type IsoDate } from '../kernel/dates.ts'
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

/** Whole months away up to the day or the return; 0 before the departure. */
export function monthsAway(flow: FlowDates, day: IsoDate): number {
  const end = endOf(flow)
  const last = end !== null && end < day ? end : day
  return last <= flow.leftOn ? 0 : spanBetween(flow.leftOn, last).months
}

/** The dates at which a branch and its member away were in touch. */
export interface ContactDates {
  lastContactOn: IsoDate | null
  /** the talk before leaving counts as a contact */
  leaveTalkOn: IsoDate | null
}

/** No contact yet in the calendar quarter of the day: the branch owes one each quarter (R-E07). */
export function contactDue({ lastContactOn, leaveTalkOn }: ContactDates, day: IsoDate): boolean {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1
  const quarter = `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`
  return ![lastContactOn, leaveTalkOn].some(date => date !== null && date >= quarter)
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

/** What annex 4 would still lack, in words (R-E14, rules.md 3.3 req@annex 4). */
export function annex4Missing(
  flow: FlowAnnexFacts,
  flowOccupation: string | null,
  hasOverseas: boolean,
): string[] {
  const lacking: [boolean, string][] = [
    [flowOccupation === null, '职业（附件4）'],
    [flow.direction === null, '外出流向'],
    [!flow.destPlace?.trim(), '外出地点'],
    [!flow.phone?.trim() && !flow.wechat?.trim(), '联系方式'],
    [!flow.emergencyContact?.trim(), '应急联系人'],
    [flow.hostOrgType === null, '党组织类型'],
    [flow.direction === 'ABROAD' && !hasOverseas, '出国（境）记录'],
  ]
  return lacking.filter(([missing]) => missing).map(([, words]) => words)
}

export type FlowPaper = '转接组织关系' | '活动证' | '党员证明信' | '仅报告'

const LETTER_REASONS: ReadonlySet<string> = new Set(['学习进修', '借调工作', '办理公务', '休假探亲'])

/**
 * The paper that fits (R-E02 to R-E05). Exactly six months is six months; the four reasons of
 * R-E05 come before the certificate.
 */
export function proposePaper(
  flow: {
    leftOn: IsoDate
    expectedBack: IsoDate | null
    placeFixed: boolean
    unitHasParty: string | null
    reason: string
  },
  settings: Pick<Settings, 'flow.minMonths'>,
): { paper: FlowPaper; reason: string } {
  const { leftOn, expectedBack } = flow
  const six = expectedBack === null || expectedBack >= addMonths(leftOn, 6)
  if (!six && LETTER_REASONS.has(flow.reason)) {
    return { paper: '党员证明信', reason: `六个月以内${flow.reason}，开党员证明信` }
  }
  if (six && flow.placeFixed && flow.unitHasParty !== '无') {
    return { paper: '转接组织关系', reason: '外出六个月以上且地点固定，应转接组织关系' }
  }
  if (six || expectedBack >= addMonths(leftOn, settings['flow.minMonths'])) {
    return { paper: '活动证', reason: '组织关系暂不转接，持流动党员活动证' }
  }
  return { paper: '仅报告', reason: `外出不满${settings['flow.minMonths']}个月，报告去向即可` }
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
