/** The five materials of a member in words: what is missing, what was noted. */

import { labelOf } from '../kernel/codes.ts'
import type { LevelWords } from '../kernel/levelWords.ts'
import { REQUIRED_MATERIAL, type RequiredMaterial } from './codes.ts'
import type { DossierRow } from './methods.ts'
import { REQUIRED_MATERIALS } from './rules.ts'

export type Items = DossierRow['items']

/** One line for a member: what is missing comes before what nobody has looked at. */
export function verdictOf(items: Items): LevelWords {
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

export function noteOf(items: Items, material: RequiredMaterial): string {
  return items[material].note ?? ''
}

/** Every note of the member, each with its material. */
export function notesOf(items: Items): string {
  return REQUIRED_MATERIALS.filter(material => noteOf(items, material) !== '')
    .map(material => `${labelOf(REQUIRED_MATERIAL, material)}：${noteOf(items, material)}`)
    .join('；')
}
