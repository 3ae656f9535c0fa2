/** What the lists of findings, make-ups and filing are narrowed to. Another screen may set it and lead here. */

import { z } from 'zod'
import { CLOCK_KIND } from '../../shared/dossier/clocks.ts'
import { codeSchema } from '../../shared/kernel/codes.ts'
import { useListState } from '../shell/listState.ts'

export const dossierWorkFilterSchema = z.strictObject({
  /** which list is shown */
  list: z.enum(['findings', 'makeUps', 'clocks']),
  finding: z.enum(['open', 'overdue', 'settled', 'all']),
  makeUp: z.enum(['open', 'over', 'all']),
  clock: z.union([codeSchema(CLOCK_KIND), z.enum(['all', 'overdue'])]),
  /** a name: remembered until the program ends, never stored */
  text: z.string(),
})

export type DossierWorkFilter = z.output<typeof dossierWorkFilterSchema>

/** What each of the lists is given. */
export interface WorkListProps {
  filter: DossierWorkFilter
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

export const FINDING_CHOICES: readonly { value: DossierWorkFilter['finding']; label: string }[] = [
  { value: 'open', label: '未了结' },
  { value: 'overdue', label: '超期' },
  { value: 'settled', label: '已了结' },
  { value: 'all', label: '全部' },
]

export const MAKE_UP_CHOICES: readonly { value: DossierWorkFilter['makeUp']; label: string }[] = [
  { value: 'open', label: '办理中' },
  { value: 'over', label: '已结束' },
  { value: 'all', label: '全部' },
]

export const CLOCK_CHOICES: readonly { value: DossierWorkFilter['clock']; label: string }[] = [
  { value: 'all', label: '全部' },
  { value: 'overdue', label: '超期' },
  ...CLOCK_KIND.items.map(({ key, label }) => ({ value: key, label })),
]
