/** Screens found by a part of their name or its initials: 附件报送 by 附件 or fjbs. */

import type { NavigationEntry, Subject } from './subject.ts'

export type Room = Pick<NavigationEntry, 'label' | 'to'>

/** The entries of the navigation, then the lists behind them that have names of their own. */
export function roomsOf(subjects: readonly Subject[]): readonly Room[] {
  return [
    ...subjects.flatMap(({ navigation }) => navigation ?? []),
    ...subjects.flatMap(({ screens }) =>
      (screens ?? []).flatMap(({ path, room }) => (room === undefined ? [] : [{ label: room, to: path }])),
    ),
  ]
}

/** The first character of each letter in the order of pinyin; no syllable begins with i, u or v. */
const FIRST_OF_LETTER = Array.from('阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨它穵夕丫帀')
const LETTERS = 'abcdefghjklmnopqrstwxyz'

const byPinyin = new Intl.Collator('zh-Hans-CN-u-co-pinyin')

function initialOf(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return character.toLowerCase()
  const at = FIRST_OF_LETTER.findLastIndex(first => byPinyin.compare(first, character) <= 0)
  return LETTERS[at] ?? ''
}

export function initialsOf(words: string): string {
  return Array.from(words, initialOf).join('')
}

/** Screens meant by what was typed, in the order of the navigation; none for less than two letters. */
export function roomsFor(entries: readonly Room[], typed: string): readonly Room[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted.length < 2) return []
  return entries.filter(({ label }) => label.includes(wanted) || initialsOf(label).startsWith(wanted))
}
