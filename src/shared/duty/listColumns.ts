/** The columns of the 「三不」 list. */

import { columnsOf } from '../forms/listColumns.ts'
import { labelOf } from '../kernel/codes.ts'
import { FAULT, FAULTS, type Fault } from './codes.ts'
import type { FaultLine, ThreeNoRow } from './methods.ts'
import { runText } from './rules.ts'

/** How long a member has neglected one of the three; undefined for not at all. */
export function lineOf({ faults }: ThreeNoRow, fault: Fault): FaultLine | undefined {
  return faults.find(line => line.fault === fault)
}

function faultText(row: ThreeNoRow, fault: Fault): string {
  const line = lineOf(row, fault)
  return line === undefined ? '' : runText(line)
}

function standingText({ lostCaseId, disposal }: ThreeNoRow): string {
  return [
    ...(lostCaseId === null ? [] : ['正在查找']),
    ...(disposal === null ? [] : [`已立案 ${disposal.caseNo}`]),
  ].join('、')
}

const column = columnsOf<ThreeNoRow>()

export const THREE_NO_COLUMNS = [
  column('name', '姓名', 84, row => row.name),
  column('orgName', '支部', 130, row => row.orgName),
  column('membership', '党员类别', 82, row => row.membership),
  ...FAULTS.map(fault => column(fault, labelOf(FAULT, fault), 204, row => faultText(row, fault))),
  column('phone', '电话', 112, row => row.phone ?? ''),
  column('standing', '办理情况', 100, standingText),
] as const
