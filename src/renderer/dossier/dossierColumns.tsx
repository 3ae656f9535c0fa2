/** The columns of the check sheet: one a material, marked with one key. */

import { REQUIRED_MATERIAL, type RequiredMaterial } from '../../shared/dossier/codes.ts'
import { checkWords } from '../../shared/dossier/findingWords.ts'
import { DOSSIER_COLUMNS } from '../../shared/dossier/listColumns.ts'
import { noteOf, verdictOf } from '../../shared/dossier/materialWords.ts'
import { REQUIRED_MATERIALS } from '../../shared/dossier/rules.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { FindingText } from '../ui/FindingText.tsx'
import type { CellFinding } from '../ui/grid/gridTypes.ts'
import { gridColumns, type ColumnLook } from '../ui/grid/listedColumns.ts'
import { MarkCell } from '../ui/MarkCell.tsx'
import { LEVEL, markOfKey } from './materials.ts'
import type { SheetRow } from './sheetRows.ts'

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

function materialLook(material: RequiredMaterial): ColumnLook<SheetRow> {
  return {
    render: row => <Cell row={row} material={material} />,
    finding: row => cellFinding(row, material),
    // Text typed into a cell is its note; the mark is one key.
    edit: { quick: markOfKey, typed: row => noteOf(row.items, material), maxLength: 200 },
  }
}

/** Where marking starts. */
export const FIRST_MATERIAL = REQUIRED_MATERIALS[0] ?? ''

/** `day` is the day the list is shown as of. */
export function dossierColumns(day: IsoDate) {
  return gridColumns<SheetRow, (typeof DOSSIER_COLUMNS)[number]['key']>(DOSSIER_COLUMNS, day, {
    name: { pinned: true, fixed: true, opens: true },
    joinDate: { hidden: true },
    ...Object.fromEntries(REQUIRED_MATERIAL.items.map(({ key }) => [key, materialLook(key)])),

    check: { render: row => <FindingText {...checkWords(row.check)} /> },
    verdict: { grow: true, render: row => <FindingText {...verdictOf(row.items)} /> },
    notes: { hidden: true },
  })
}
