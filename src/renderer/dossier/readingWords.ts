/** Whether a dossier was given back, in words. */

import type { Reading } from '../../shared/dossier/readingMethods.ts'
import type { FindingLevel } from '../ui/FindingText.tsx'

export function readingWords({ endedOn, overdue, kind }: Reading): { level: FindingLevel; text: string } {
  if (overdue) return { level: 'error', text: kind === '外借' ? '过期未还' : '未登记归还' }
  return endedOn === null
    ? { level: 'note', text: kind === '外借' ? '外借中' : '查阅中' }
    : { level: 'ok', text: endedOn }
}
