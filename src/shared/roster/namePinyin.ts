/** Pinyin of names, for order and search. */

import { pinyin } from 'pinyin-pro'
import { hasHan } from '../kernel/text.ts'

export interface NamePinyin {
  /** syllables without tones, apart: `zhang san` */
  namePinyin: string
  /** first letters; other readings of a surname follow after a space: `sq dq` */
  nameInitials: string
}

const syllables = new Map<string, string>()
const readings = new Map<string, string[]>()

function plain(reading: string): string {
  return reading.toLowerCase().replaceAll('ü', 'v')
}

/** One character in its usual reading, remembered: names use few characters again and again. */
function syllableOf(character: string): string {
  const known = syllables.get(character)
  if (known !== undefined) return known
  const reading = hasHan(character) ? plain(pinyin(character, { toneType: 'none' })) : character.toLowerCase()
  syllables.set(character, reading)
  return reading
}

/** The surname's reading as a surname (单 shan, 查 zha, 解 xie, 曾 zeng). */
function surnameSyllables(name: string): string[] {
  const head = [...name].slice(0, 2).join('')
  const key = `surname ${head}`
  const known = readings.get(key)
  if (known) return known
  const read = pinyin(head, { toneType: 'none', surname: 'head', type: 'array' }).map(plain)
  readings.set(key, read)
  return read
}

function otherInitials(character: string): string[] {
  const key = `initial ${character}`
  const known = readings.get(key)
  if (known) return known
  const all = hasHan(character)
    ? pinyin(character, { toneType: 'none', multiple: true, type: 'array' }).map(r => plain(r).charAt(0))
    : []
  const distinct = [...new Set(all)]
  readings.set(key, distinct)
  return distinct
}

/** Reads a name. Characters without a known reading (rare ones) stand for themselves. */
export function readName(name: string): NamePinyin {
  const characters = [...name]
  const head = surnameSyllables(name)
  const read = characters.map((character, i) => (i < 2 ? head[i] : undefined) ?? syllableOf(character))
  const initials = read.map(syllable => [...syllable][0] ?? '').join('')
  const first = characters[0] ?? ''
  const others = otherInitials(first)
    .filter(letter => letter !== initials.charAt(0))
    .map(letter => `${letter}${initials.slice(1)}`)
  return { namePinyin: read.join(' '), nameInitials: [initials, ...others].join(' ') }
}
