/** What an absence calls for: which paper, by which rule, and what else (R-E02 to R-E06, X-11, X-83). */

import { addMonths, compareDates, type IsoDate } from '../kernel/dates.ts'
import type { Settings } from '../settings/rules.ts'
import type { LetterState } from '../transfer/codes.ts'
import type { FlowPaper } from './codes.ts'

type CallSettings = Pick<
  Settings,
  'flow.minMonths' | 'flow.sixMonths' | 'flow.shortLetterFirst' | 'flow.reportsPerYear'
>

export interface AbsenceFacts {
  leftOn: IsoDate
  expectedBack: IsoDate | null
  returnedOn: IsoDate | null
  placeFixed: boolean
  unitHasParty: string | null
  reason: string
  /** abroad on the day, by the direction or by a stay abroad that is not over */
  abroad: boolean
}

export interface AbsenceCall {
  paper: FlowPaper
  /** rule ids of rules.md */
  rule: string
  /** the office's documents, as settings name them */
  source: string
  reason: string
  /** what the paper alone does not settle */
  advice: readonly string[]
}

const LETTER_REASONS: ReadonlySet<string> = new Set(['学习进修', '借调工作', '办理公务', '休假探亲'])

/** Months from which an absence is a long one (S04 356, 396). */
export const LONG = 6

/** The last day of the absence as far as it is known; null: nobody knows when it ends. */
function lastDay({ expectedBack, returnedOn }: AbsenceFacts, day: IsoDate): IsoDate | null {
  if (returnedOn !== null) return returnedOn
  if (expectedBack === null) return null
  return compareDates(expectedBack, day) < 0 ? day : expectedBack
}

/** Long, or of at least so many months; an absence without an end is long. */
function lastsTo(facts: AbsenceFacts, day: IsoDate, months: number): 'shorter' | 'exactly' | 'longer' {
  const end = lastDay(facts, day)
  if (end === null) return 'longer'
  const order = compareDates(end, addMonths(facts.leftOn, months))
  return order < 0 ? 'shorter' : order === 0 ? 'exactly' : 'longer'
}

function transferAdvice(unitHasParty: string | null): string[] {
  if (unitHasParty === '有') return []
  return unitHasParty === '无'
    ? ['流入单位没有党组织，就近编入村居（社区）、企业、单位党组织，或依托商会、行业协会党组织']
    : ['请先核实流入单位有没有党组织']
}

/**
 * The paper the absence calls for on a day.
 *
 * Six months and more at a fixed place: the relation is transferred (R-E02), nearby where the unit has no
 * organisation (S04 356); not of somebody abroad, whose relation is kept here (R-D02): the certificate is for those
 * whose relation cannot be transferred (R-E04). Study, secondment, duty and leave below six months: 党员证明信 (R-E05), before the
 * certificate where both fit. Three months and more: 流动党员活动证 (R-E03), also for six months where the
 * relation cannot be transferred (R-E04). Below that a report is enough. Exactly six months goes by
 * `flow.sixMonths`.
 */
export function absenceCall(facts: AbsenceFacts, day: IsoDate, settings: CallSettings): AbsenceCall {
  const six = lastsTo(facts, day, LONG)
  const long = six === 'longer' || (six === 'exactly' && settings['flow.sixMonths'] === 'transfer')
  const minimum = settings['flow.minMonths']
  const counted = lastsTo(facts, day, minimum) !== 'shorter'
  const reports = facts.placeFixed
    ? []
    : [`地点不固定，每年至少向支部汇报${settings['flow.reportsPerYear']}次（S04 356）`]
  if (!long && LETTER_REASONS.has(facts.reason) && (settings['flow.shortLetterFirst'] || !counted)) {
    return {
      paper: 'PROOF',
      rule: 'R-E05',
      source: 'S04 396',
      reason: `六个月以内${facts.reason}，开党员证明信，交所去单位或当地党组织`,
      advice: [],
    }
  }
  if (long && facts.placeFixed && facts.abroad) {
    return {
      paper: 'CERTIFICATE',
      rule: 'R-E04、R-D02',
      source: 'S04 396、S03 21',
      reason: '人在国（境）外，组织关系暂不能转接，领流动党员活动证',
      advice: ['出国（境）留学、从事劳务的，办理保留组织关系手续，在出国（境）记录里登记'],
    }
  }
  if (long && facts.placeFixed) {
    return {
      paper: 'LETTER',
      rule: 'R-E02',
      source: 'S04 356、396',
      reason: '外出六个月以上且地点固定，转接组织关系',
      advice: transferAdvice(facts.unitHasParty),
    }
  }
  if (long) {
    return {
      paper: 'CERTIFICATE',
      rule: 'R-E04、R-E06',
      source: 'S04 356、396',
      reason: '外出时间长但地点不固定，组织关系暂不能转接，领流动党员活动证',
      advice: reports,
    }
  }
  if (counted) {
    return {
      paper: 'CERTIFICATE',
      rule: 'R-E03',
      source: 'S04 356',
      reason: `外出${minimum}个月以上、六个月以内，报告外出事由、时间、地点和联系方法，领流动党员活动证`,
      advice: reports,
    }
  }
  return {
    paper: 'REPORT',
    rule: 'R-E03',
    source: 'S04 356',
    reason: `外出不满${minimum}个月，向支部报告去向`,
    advice: [],
  }
}

/** What has been done of the papers. */
export interface PapersHeld {
  /** a letter of transfer that is not void, issued on or after the departure or still a draft */
  letter: string | null
  certNo: string | null
  proofOn: IsoDate | null
  reportedOn: IsoDate | null
}

/** What stands of the paper, in words; null while it has not been made. */
export function paperDone(paper: FlowPaper, held: PapersHeld): string | null {
  switch (paper) {
    case 'LETTER':
      return held.letter
    case 'CERTIFICATE':
      return held.certNo === null || held.certNo.trim() === '' ? null : `已领活动证 ${held.certNo}`
    case 'PROOF':
      return held.proofOn === null ? null : `${held.proofOn} 已开证明信`
    case 'REPORT':
      return held.reportedOn === null ? null : `${held.reportedOn} 已报告`
  }
}

/** Letters that have moved the relation, or are on the way; a draft has not, a void or returned one no longer. */
export const LETTER_SENT: readonly LetterState[] = ['ISSUED', 'LANDED', 'RECEIPTED', 'PROVEN']

export interface AbsenceToMove extends AbsenceFacts {
  /** chosen instead of the paper the rules propose */
  paper: FlowPaper | null
}

/** A letter that leads away, as it stood on the day. */
export interface LetterSent {
  state: LetterState
  issuedOn: IsoDate | null
}

/**
 * The relation is to be transferred and no letter has been issued since the departure (R-D02, R-E02; S00 29 works
 * this list off). Who was given another paper with its reason is not on it, nor who is abroad: there the relation
 * is kept (R-D02).
 */
export function callsForTransfer(
  flow: AbsenceToMove,
  letters: readonly LetterSent[],
  day: IsoDate,
  settings: CallSettings,
): boolean {
  if ((flow.paper ?? absenceCall(flow, day, settings).paper) !== 'LETTER') return false
  return !letters.some(
    ({ state, issuedOn }) =>
      LETTER_SENT.includes(state) &&
      (issuedOn === null || (compareDates(issuedOn, flow.leftOn) >= 0 && compareDates(issuedOn, day) <= 0)),
  )
}
