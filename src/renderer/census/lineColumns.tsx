/** The columns of a branch's check lines. */

import { CHECK_HEADING, FIVE_CHECK, type CheckItem } from '../../shared/census/codes.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { CHECK_BASIS, LINE_STATE } from '../../shared/census/codes.ts'
import { FindingText } from '../ui/FindingText.tsx'
import type { CellFinding, GridColumn } from '../ui/grid/gridTypes.ts'
import { MarkCell } from '../ui/MarkCell.tsx'
import { RESULT_LEVEL, resultOfKey, stateWords, type LineRow } from './lineMarks.ts'

function cellFinding({ marks, queued }: LineRow, item: CheckItem): CellFinding | null {
  const waiting = queued[item]
  if (waiting?.state === 'refused') return { level: 'error', text: `没有保存：${waiting.reason}` }
  const { note } = marks[item]
  return note === null || note === '' ? null : { level: 'note', text: `说明：${note}` }
}

function Cell({ row, item }: { row: LineRow; item: CheckItem }) {
  const { state, note } = row.marks[item]
  const mark = state === null ? null : { level: RESULT_LEVEL[state], text: state }
  return <MarkCell mark={mark} note={note} saving={row.queued[item]?.state} />
}

function itemColumn(item: CheckItem, title: string): GridColumn<LineRow> {
  return {
    key: item,
    title,
    width: 92,
    text: row => row.marks[item].state ?? '未查',
    render: row => <Cell row={row} item={item} />,
    finding: row => cellFinding(row, item),
    // Text typed into a cell is its note; the result is one key.
    edit: {
      quick: key => resultOfKey(item, key),
      typed: row => row.marks[item].note ?? '',
      maxLength: 200,
    },
  }
}

const DIGITS = '①②③④⑤'

export const ITEM_COLUMNS: readonly GridColumn<LineRow>[] = [
  ...FIVE_CHECK.items.map(({ key, label }, at) => itemColumn(key, `${DIGITS[at] ?? ''}${label}`)),
  ...CHECK_HEADING.items.map(({ key, label }) => itemColumn(key, label)),
]

const signed = (by: string | null, on: string | null) => (on === null ? '' : `${on} ${by ?? ''}`)

export const LINE_COLUMNS: readonly GridColumn<LineRow>[] = [
  {
    key: 'name',
    title: '姓名',
    width: 72,
    pinned: true,
    fixed: true,
    opens: true,
    text: row => row.name,
  },
  ...ITEM_COLUMNS,
  {
    key: 'problems',
    title: '存在问题',
    width: 110,
    text: row => row.problems.join('、'),
    edit: { typed: row => row.problems.join(' '), maxLength: 60 },
  },
  {
    key: 'hints',
    title: '台账提示',
    width: 90,
    text: row => row.hints.join('、'),
    render: row => (row.hints.length === 0 ? null : <FindingText level="note" text={row.hints.join('、')} />),
  },
  {
    key: 'keyGroups',
    title: '重点对象',
    width: 76,
    text: row => row.keyGroups.join(' '),
    edit: { typed: row => row.keyGroups.join(' '), maxLength: 20 },
  },
  { key: 'basis', title: '列入依据', width: 92, hidden: true, text: row => labelOf(CHECK_BASIS, row.basis) },
  { key: 'self', title: '支部自查', width: 150, text: row => signed(row.selfBy, row.selfOn) },
  { key: 'group', title: '工作组核查', width: 150, text: row => signed(row.groupBy, row.groupOn) },
  {
    key: 'note',
    title: '备注',
    width: 120,
    text: row => row.note ?? '',
    edit: { typed: row => row.note ?? '', maxLength: 500 },
  },
  {
    key: 'state',
    title: '进度',
    width: 150,
    grow: true,
    text: row =>
      row.state === 'EXCUSED'
        ? `${labelOf(LINE_STATE, row.state)}：${row.excuse ?? ''}`
        : stateWords(row).text,
    render: row => (
      <FindingText
        {...stateWords(row)}
        {...(row.state === 'EXCUSED' ? { text: `理由：${row.excuse ?? ''}` } : {})}
      />
    ),
  },
]
