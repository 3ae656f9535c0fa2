/** What annexes print beside a person because a rule asks for it: remarks and the flow block of annex 1. */

import { FLOW_DIRECTION } from '../flow/codes.ts'
import { digitOf, ORG_CODES_4, orgTypeRemark, type PrintedCodes } from '../forms/printedCodes.ts'
import { dots, remark } from '../forms/printing.ts'
import { labelOf } from '../kernel/codes.ts'
import type { FlowFacts } from './facts.ts'
import type { FlowPerson, LostPerson, RosterPerson } from './persons.ts'

export const POCKET_REMARK = '“口袋”党员'

/**
 * 备注 of annexes 5 and 6: “口袋”党员 (S03 104, 119), the reason behind 其他 (S03 101), a class the list lacks
 * dues paid by another (R-B09), an assumed start (R-B08), then what the clerk wrote.
 */
export function lostRemark(person: LostPerson, codes: PrintedCodes): string {
  const { lost, place } = person
  return remark(
    person.pocket ? POCKET_REMARK : '',
    lost.situation === 'OTHER' ? lost.situationNote : '',
    orgTypeRemark(codes, person.orgType),
    place.start?.byProxy ? '党费代缴' : '',
    place.start?.assumed ? '失联起算日推定' : '',
    lost.remark,
  )
}

export const AWAY_REMARK = '外出流动'
export const ABROAD_REMARK = '出国（境）'

/** 备注 of annex 2: 外出流动, 出国（境） and other special kinds of members (S03 67). */
export function rosterRemark(person: RosterPerson): string {
  const { flow } = person
  const back = flow?.returnedOn
  const abroad = person.abroadNow !== null || person.membership === 'KEPT_ABROAD'
  return remark(
    flow === null ? '' : back ? `${AWAY_REMARK}（${dots(back)}返回）` : AWAY_REMARK,
    abroad ? ABROAD_REMARK : '',
    person.membership === 'LEAVING' ? '组织关系转出，未收到回执' : '',
    person.lost ? '失去联系' : '',
    person.member.remark,
  )
}

/** 备注 of annex 4. */
export function flowRemark(person: FlowPerson): string {
  const back = person.returnedOn
  return remark(back === null ? '' : `${dots(back)}返回`, person.flow.remark)
}

/** 党员流动信息 of annex 1, as printed. */
export interface FlowBlock {
  leftOn: string
  direction: string
  holdsCertificate: string
  certNo: string
  unit: string
  contact: string
  contactPhone: string
  orgType: string
  reason: string
}

const NO_FLOW: FlowBlock = {
  leftOn: '',
  direction: '',
  holdsCertificate: '',
  certNo: '',
  unit: '',
  contact: '',
  contactPhone: '',
  orgType: '',
  reason: '',
}

/**
 * The flow block: empty for members who are not away (S03 57). 出国（境） is no direction of annex 1 and stands
 * in the block below; whether a certificate is held follows from its number.
 *
 * @param orgType key of ORGANISATION_TYPE, by the host or the own branch as annex 4 has it (`annex4.orgType`)
 */
export function flowBlock(flow: FlowFacts | null, orgType: string | null = null): FlowBlock {
  if (flow === null) return NO_FLOW
  const certNo = flow.certNo?.trim() ?? ''
  return {
    leftOn: dots(flow.leftOn),
    direction: flow.direction === 'ABROAD' ? '' : labelOf(FLOW_DIRECTION, flow.direction),
    holdsCertificate: certNo === '' ? '否' : '是',
    certNo,
    unit: flow.unitName ?? '',
    contact: flow.hostContact ?? '',
    contactPhone: flow.hostContactPhone ?? '',
    orgType: wordOf(ORG_CODES_4, orgType),
    reason: flow.reason ?? '',
  }
}

function wordOf(codes: PrintedCodes, key: string | null): string {
  const digit = key === null ? undefined : codes.digits[key]
  return digit === undefined ? digitOf(codes, key) : (codes.words[digit - 1] ?? '')
}
