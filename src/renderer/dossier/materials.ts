/** The five materials as the screens name and mark them. */

import { MATERIAL_STATE, type MaterialState } from '../../shared/dossier/codes.ts'
import { isDeficient } from '../../shared/dossier/rules.ts'
import { toHalfWidth } from '../../shared/kernel/text.ts'
import type { KeyHint } from '../shell/keyHints.tsx'
import type { FindingLevel } from '../ui/FindingText.tsx'

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

/** True where a note says more than the mark: what is wrong, where it is. */
export function wantsNote(state: MaterialState | null): boolean {
  return isDeficient(state)
}
