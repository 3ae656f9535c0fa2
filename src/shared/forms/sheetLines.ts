/** Lines that several annexes share: the reporting unit, the date, the signatures (forms.md 0.2). */

import type { Line, SheetContext } from './description.ts'
import { fillDate, gap } from './printing.ts'

const ROOM = gap(4)
const DATE_TO_FILL = `报出时间：${fillDate(null)}`

/** 填报单位（盖章）… 填报日期 … and, on summaries, 单位：名. */
export function unitLine(context: SheetContext, counted?: '名'): Line {
  const { run, unit } = context
  const name = unit.orgId === run.scopeOrgId ? run.scopeName : unit.fullName
  const date = `填报日期：${fillDate(run.campaign.fillDate)}`
  return counted === undefined
    ? { left: `填报单位（盖章）：${name}`, right: date }
    : { left: `填报单位（盖章）：${name}`, center: date, right: `单位：${counted}` }
}

/** Signatures of a branch's list that the committee's secretary confirms (S00 27). */
export function branchSignatures(): Line {
  return {
    left: `党委（党总支）书记签字：${ROOM}`,
    center: `负责人（签名）：${ROOM}填表人（签名）：${ROOM}`,
    right: `联系电话：${ROOM}${DATE_TO_FILL}`,
  }
}

/** Signatures of a summary, with the committee's own clerk and telephone. */
export function committeeSignatures({ run }: SheetContext, secretary: boolean): Line {
  const filledBy = run.settings['committee.filledBy']
  const phone = run.settings['committee.phone']
  const head = `负责人（签名）：${ROOM}`
  const clerk = `填表人（签名）：${filledBy === '' ? ROOM : filledBy}`
  return {
    left: secretary ? `党委（党总支）书记签字：${ROOM}` : head,
    center: secretary ? `${head}${clerk}` : clerk,
    right: `联系电话：${phone === '' ? ROOM : phone}${gap(2)}${DATE_TO_FILL}`,
  }
}

/** Signatures of a ledger, with the day it was drawn up. */
export function ledgerSignatures(filledBy: string, on: string): Line {
  return {
    left: `负责人（签名）：${gap(6)}`,
    center: `填表人（签名）：${filledBy === '' ? gap(6) : filledBy}`,
    right: `填表日期：${on}`,
  }
}

/** The same of a list that goes up with the organisation's seal. */
export function sealedSignatures(filledBy: string, on: string): Line {
  const { left = '', ...line } = ledgerSignatures(filledBy, on)
  return { ...line, left: `党组织（盖章）${gap(4)}${left}` }
}

/** A code list or explanation in small type. */
export function smallLine(text: string): Line {
  return { left: text, size: 7.5, height: 4.2 }
}
