/** Rows of the check sheet with the marks that are not saved yet laid over them. */

import { useMemo, useState } from 'react'
import type { RequiredMaterial } from '../../shared/dossier/codes.ts'
import type { DossierRow } from '../../shared/dossier/methods.ts'
import type { GridSource } from '../ui/grid/gridTypes.ts'
import type { QueuedMark } from './markQueue.ts'

export interface SheetRow extends DossierRow {
  /** marks of this member that are not saved yet */
  queued: Readonly<Partial<Record<RequiredMaterial, QueuedMark>>>
}

const NOTHING: SheetRow['queued'] = {}

export function withMarks(row: DossierRow, marks: readonly QueuedMark[]): SheetRow {
  const own = marks.filter(mark => mark.memberId === row.memberId)
  if (own.length === 0) return { ...row, queued: NOTHING }
  const items = { ...row.items }
  const queued: Partial<Record<RequiredMaterial, QueuedMark>> = {}
  for (const mark of own) {
    const { present, note = items[mark.item].note } = mark
    const { present: before, markedOn } = items[mark.item]
    items[mark.item] = { present, note, markedOn: present === before ? markedOn : null }
    queued[mark.item] = mark
  }
  return { ...row, items, queued }
}

/** Rows without marks stay the same objects, so that only what changed is drawn again. */
export function useSheetRows(
  source: GridSource<DossierRow>,
  marks: readonly QueuedMark[],
): GridSource<SheetRow> {
  const [known] = useState(() => new WeakMap<DossierRow, SheetRow>())
  const marked = useMemo(() => new Set(marks.map(({ memberId }) => memberId)), [marks])
  return useMemo(() => {
    const show = (row: DossierRow): SheetRow => {
      if (marked.has(row.memberId)) return withMarks(row, marks)
      const before = known.get(row)
      if (before) return before
      const made = withMarks(row, [])
      known.set(row, made)
      return made
    }
    return { ...source, loaded: source.loaded.map(({ index, row }) => ({ index, row: show(row) })) }
  }, [source, marks, marked, known])
}
