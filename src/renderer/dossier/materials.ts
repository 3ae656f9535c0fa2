/** The five materials as the screens name and mark them. */

import { MATERIAL_STATE, type MaterialState, type RequiredMaterial } from '../../shared/dossier/codes.ts'
import type { DossierRow } from '../../shared/dossier/methods.ts'
import { isDeficient, REQUIRED_MATERIALS } from '../../shared/dossier/rules.ts'
import { toHalfWidth } from '../../shared/kernel/text.ts'
import type { KeyHint } from '../shell/keyHints.tsx'
import type { FindingLevel } from '../ui/FindingText.tsx'

export type Items = DossierRow['items']

/** Keys that mark a cell: digits, because letters belong to the input method. */
export const MARK_KEYS: Readonly<Record<string, MaterialState>> = {
  '1': '有',
  '2': '缺',
  '3': '不规范',
  '4': '未到期',
}

export const MARK_HINTS: readonly KeyHint[] = Object.entries(MARK_KEYS).map(([keys, what]) => ({
  keys,
  what,
}))

export const LEVEL: Readonly<Record<MaterialState, FindingLevel>> = {
  有: 'ok',
  缺: 'error',
  不规范: 'warning',
  未到期: 'note',
}

/** What a key marks the cell as; digits of an input method in full width are the same keys. */
export function markOfKey(key: string): MaterialState | null {
  return MARK_KEYS[toHalfWidth(key)] ?? null
}

export function materialState(mark: string): MaterialState | null {
  return MATERIAL_STATE.items.find(item => item.key === mark)?.key ?? null
}

export interface Verdict {
  level: FindingLevel
  text: string
}

/** One line for a member: what is missing comes before what nobody has looked at. */
export function verdictOf(items: Items): Verdict {
  const states = REQUIRED_MATERIALS.map(material => items[material].present)
  const missing = states.filter(state => state === '缺').length
  const irregular = states.filter(state => state === '不规范').length
  const unchecked = states.filter(state => state === null).length
  const words = [
    ...(missing > 0 ? [`缺${missing}`] : []),
    ...(irregular > 0 ? [`不规范${irregular}`] : []),
    ...(unchecked > 0 ? [unchecked === states.length ? '未查' : `未查${unchecked}`] : []),
  ]
  if (words.length === 0) return { level: 'ok', text: '齐全' }
  const level = missing > 0 ? 'error' : irregular > 0 ? 'warning' : 'note'
  return { level, text: words.join(' ') }
}

/** True where a note says more than the mark: what is wrong, where it is. */
export function wantsNote(state: MaterialState | null): boolean {
  return isDeficient(state)
}

export function noteOf(items: Items, material: RequiredMaterial): string {
  return items[material].note ?? ''
}
