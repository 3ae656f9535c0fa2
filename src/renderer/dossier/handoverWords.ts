/** How a handover is named and where it stands, in words. */

import { HANDOVER_STATE } from '../../shared/dossier/handover.ts'
import type { DueHandover, Handover } from '../../shared/dossier/handoverMethods.ts'
import { LETTER_STAGE } from '../../shared/transfer/codes.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { FindingLevel } from '../ui/FindingText.tsx'

export function handoverNames({ items }: Handover): string {
  const [first] = items
  return `${first?.name ?? ''}${items.length > 1 ? `等${items.length}名` : ''}`
}

/** 介绍信〔2024〕第6号 已报到 */
export function letterName({ letterNo, stage }: Pick<DueHandover, 'letterNo' | 'stage'>): string {
  return `介绍信${letterNo ?? ''} ${labelOf(LETTER_STAGE, stage)}`
}

export function handoverWords({ state, overdue }: Handover): { level: FindingLevel; text: string } {
  if (overdue) return { level: 'error', text: '超期未回执' }
  const text = labelOf(HANDOVER_STATE, state)
  return { level: state === 'RECEIPTED' ? 'ok' : 'note', text }
}
