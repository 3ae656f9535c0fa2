/** The columns of the check sheet: one a material, marked with one key. */

import { MATERIAL_STATE, REQUIRED_MATERIAL, type RequiredMaterial } from '../../shared/dossier/codes.ts'
import { CHECK_STATE } from '../../shared/dossier/check.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { FindingText } from '../ui/FindingText.tsx'
import type { CellFinding, GridColumn } from '../ui/grid/gridTypes.ts'
import { MarkCell } from '../ui/MarkCell.tsx'
import { checkWords } from './findingWords.ts'
import { LEVEL, markOfKey, noteOf, verdictOf } from './materials.ts'
import type { SheetRow } from './sheetRows.ts'

const WIDTH: Readonly<Record<RequiredMaterial, number>> = {
  APPLICATION: 90,
  VOLUNTEER: 90,
  POLITICAL: 98,
  FULL_APPLICATION: 90,
  CULTIVATION: 120,
}

function cellText(row: SheetRow, material: RequiredMaterial): string {
  return labelOf(MATERIAL_STATE, row.items[material].present) || '未查'
}

function cellFinding(row: SheetRow, material: RequiredMaterial): CellFinding | null {
  const queued = row.queued[material]
  if (queued?.state === 'refused') return { level: 'error', text: `没有保存：${queued.reason}` }
  const note = noteOf(row.items, material)
  return note === '' ? null : { level: 'note', text: `说明：${note}` }
}

function Cell({ row, material }: { row: SheetRow; material: RequiredMaterial }) {
  const { present, note } = row.items[material]
  const mark = present === null ? null : { level: LEVEL[present], text: present }
  return <MarkCell mark={mark} note={note} saving={row.queued[material]?.state} />
}

function materialColumn(material: RequiredMaterial): GridColumn<SheetRow> {
  return {
    key: material,
    title: labelOf(REQUIRED_MATERIAL, material),
    width: WIDTH[material],
    text: row => cellText(row, material),
    render: row => <Cell row={row} material={material} />,
    finding: row => cellFinding(row, material),
    // Text typed into a cell is its note; the mark is one key.
    edit: { quick: markOfKey, typed: row => noteOf(row.items, material), maxLength: 200 },
  }
}

function notes(row: SheetRow): string {
  return REQUIRED_MATERIAL.items
    .filter(({ key }) => noteOf(row.items, key) !== '')
    .map(({ key, label }) => `${label}：${noteOf(row.items, key)}`)
    .join('；')
}

export const MATERIAL_COLUMNS = REQUIRED_MATERIAL.items.map(({ key }) => materialColumn(key))

export const DOSSIER_COLUMNS: readonly GridColumn<SheetRow>[] = [
  {
    key: 'name',
    title: '姓名',
    width: 72,
    pinned: true,
    fixed: true,
    opens: true,
    text: row => row.name,
  },
  { key: 'orgName', title: '支部', width: 88, text: row => row.orgName },
  { key: 'joinDate', title: '入党时间', width: 98, hidden: true, text: row => row.joinDate ?? '' },
  ...MATERIAL_COLUMNS,
  {
    key: 'verdict',
    title: '材料情况',
    width: 100,
    grow: true,
    text: row => verdictOf(row.items).text,
    render: row => <FindingText {...verdictOf(row.items)} />,
  },
  {
    key: 'check',
    title: '核查结论',
    width: 112,
    text: row => labelOf(CHECK_STATE, row.check),
    render: row => <FindingText {...checkWords(row.check)} />,
  },
  { key: 'notes', title: '说明', width: 180, hidden: true, text: notes },
]
