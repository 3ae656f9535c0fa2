/** The columns of 重复检查: what a pair has in common, then the two beside each other. */

import { columnsOf } from '../forms/listColumns.ts'
import type { DuplicatePair } from './methods.ts'

const column = columnsOf<DuplicatePair>()

const sideColumns = <S extends 'first' | 'second'>(side: S, who: string) =>
  [
    column(`${side}.name`, who || '姓名', 80, row => row[side].name),
    column(`${side}.orgName`, `${who}支部`, 96, row => row[side].orgName, 'center', 130),
    column(`${side}.birth`, `${who}出生`, 98, row => row[side].birth ?? ''),
    column(`${side}.idNo`, `${who}身份证号`, 162, row => row[side].idNo ?? ''),
    column(`${side}.phone`, `${who}联系电话`, 112, row => row[side].phone ?? ''),
  ] as const

export const PAIR_COLUMNS = [
  column('words', '相同之处', 168, row => row.words, 'left'),
  ...sideColumns('first', ''),
  ...sideColumns('second', '另一人'),
  column('differentIds', '说明', 130, row => (row.differentIds ? '身份证号都正确但不同' : ''), 'left'),
] as const
