/** The columns of the board, and of a branch's check lines. */

import { columnsOf } from '../forms/listColumns.ts'
import { labelOf } from '../kernel/codes.ts'
import { CHECK_BASIS, CHECK_HEADING, FIVE_CHECK, type CheckItem } from './codes.ts'
import type { CheckRow } from './lineMethods.ts'
import { boardWords, lineWords } from './lineWords.ts'
import type { BoardRow } from './stageMethods.ts'

const board = columnsOf<BoardRow>()

const figure = <K extends string>(key: K, title: string, of: (row: BoardRow) => number, width: number) =>
  board(key, title, width, row => (of(row) === 0 ? '' : String(of(row))), 'count')

export const BOARD_COLUMNS = [
  board('orgName', '支部', 150, row => row.orgName),
  figure('lines', '对象', row => row.lines, 54),
  figure('begun', '已开始', row => row.begun, 64),
  figure('self', '支部自查', row => row.self, 72),
  figure('done', '双查完成', row => row.done, 72),
  figure('excused', '说明理由', row => row.excused, 72),
  figure('open', '未完成', row => row.open, 64),
  figure('unfinished', '待完善', row => row.unfinished, 64),
  figure('flow', '流动', row => row.problems.flow, 50),
  figure('unattached', '空挂', row => row.problems.unattached, 50),
  figure('lost', '失联', row => row.problems.lost, 50),
  figure('pocket', '口袋', row => row.problems.pocket, 50),
  figure('others', '其他问题', row => row.problems.others, 72),
  board('standing', '情况', 140, row => boardWords(row).text),
] as const

const line = columnsOf<CheckRow>()

const item = (key: CheckItem, title: string) => line(key, title, 92, row => row.marks[key].state ?? '未查')

const signed = (by: string | null, on: string | null) => (on === null ? '' : `${on} ${by ?? ''}`)

const DIGITS = '①②③④⑤'

export const LINE_COLUMNS = [
  line('name', '姓名', 72, row => row.name, 'center', 112),
  ...FIVE_CHECK.items.map(({ key, label }, at) => item(key, `${DIGITS[at] ?? ''}${label}`)),
  ...CHECK_HEADING.items.map(({ key, label }) => item(key, label)),
  line('problems', '存在问题', 110, row => row.problems.join('、')),
  line('hints', '台账提示', 90, row => row.hints.join('、')),
  line('keyGroups', '重点对象', 76, row => row.keyGroups.join(' ')),
  line('basis', '列入依据', 92, row => labelOf(CHECK_BASIS, row.basis)),
  line('self', '支部自查', 150, row => signed(row.selfBy, row.selfOn), 'center', 180),
  line('group', '工作组核查', 150, row => signed(row.groupBy, row.groupOn), 'center', 180),
  line('note', '备注', 120, row => row.note ?? '', 'left'),
  line('state', '进度', 150, row => lineWords(row).text),
] as const
