/** What a batch is called, and who signed it. */

import type { BatchSummary } from '../../shared/reporting/batchMethods.ts'

/** 2016-03-20 09:00 */
export function madeText({ madeAt }: Pick<BatchSummary, 'madeAt'>): string {
  return `${madeAt.slice(0, 10)} ${madeAt.slice(11, 16)}`
}

export function batchName(batch: Pick<BatchSummary, 'id' | 'madeAt' | 'annexes'>): string {
  return `批次${batch.id}（${batch.madeAt.slice(0, 10)}，附件${batch.annexes.join('、')}）`
}

export function signedText({ signatures }: Pick<BatchSummary, 'signatures'>): string {
  return signatures.map(({ role, name, signedOn }) => `${role}${name} ${signedOn}`).join('；')
}
