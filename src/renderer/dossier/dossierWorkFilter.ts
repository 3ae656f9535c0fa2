/** What the lists of findings, make-ups and filing are narrowed to. Another screen may set it and lead here. */

import type { ReactNode } from 'react'
import { z } from 'zod'
import { CLOCK_KIND } from '../../shared/dossier/clocks.ts'
import { FINDING_LISTED } from '../../shared/dossier/findings.ts'
import { MAKE_UP_LISTED } from '../../shared/dossier/makeUp.ts'
import { codeSchema, type CodeTable } from '../../shared/kernel/codes.ts'
import { useListState } from '../shell/listState.ts'

export const dossierWorkFilterSchema = z.strictObject({
  /** which list is shown */
  list: z.enum(['findings', 'makeUps', 'clocks']),
  finding: codeSchema(FINDING_LISTED),
  makeUp: codeSchema(MAKE_UP_LISTED),
  clock: z.union([codeSchema(CLOCK_KIND), z.enum(['all', 'overdue'])]),
  /** a name: remembered until the program ends, never stored */
  text: z.string(),
})

export type DossierWorkFilter = z.output<typeof dossierWorkFilterSchema>

/** What each of the lists is given. */
export interface WorkListProps {
  filter: DossierWorkFilter
  /** which of the lists is shown, to choose from */
  tabs: ReactNode
  onChange: (patch: Partial<DossierWorkFilter>) => void
}

export const WORK_OPEN: DossierWorkFilter = {
  list: 'findings',
  finding: 'open',
  makeUp: 'open',
  clock: 'all',
  text: '',
}

function withoutText(filter: DossierWorkFilter): DossierWorkFilter {
  return { ...filter, text: '' }
}

export function useDossierWorkFilter() {
  return useListState('dossier.work', {
    schema: dossierWorkFilterSchema,
    initial: WORK_OPEN,
    storable: withoutText,
  })
}

function choicesOf<K extends string>({ items }: CodeTable<K>): { value: K; label: string }[] {
  return items.map(({ key, label }) => ({ value: key, label }))
}

export const FINDING_CHOICES = choicesOf(FINDING_LISTED)
export const MAKE_UP_CHOICES = choicesOf(MAKE_UP_LISTED)

export const CLOCK_CHOICES: readonly { value: DossierWorkFilter['clock']; label: string }[] = [
  { value: 'all', label: '全部' },
  { value: 'overdue', label: '超期' },
  ...choicesOf(CLOCK_KIND),
]
