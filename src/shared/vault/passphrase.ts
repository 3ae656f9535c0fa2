/** How good a passphrase is, in plain words: a hint while it is made up, never a rule. */

/** Characters a passphrase must have. */
export const PASSPHRASE_MIN = 8

export interface PassphraseHint {
  level: 'short' | 'weak' | 'fair' | 'strong'
  text: string
}

function kindsIn(text: string): number {
  return [/\d/, /[a-z]/, /[A-Z]/, /[^\p{L}\d]/u, /\p{Script=Han}/u].filter(kind => kind.test(text)).length
}

/** True for one character over and over, and for runs such as 12345678 or abcdefgh. */
function isRun(characters: readonly string[]): boolean {
  const steps = new Set(
    characters.slice(1).map((character, i) => {
      const before = characters[i] ?? character
      return (character.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0)
    }),
  )
  return steps.size === 1 && [0, 1, -1].includes([...steps][0] ?? 2)
}

/** What the clerk reads beside a passphrase that is being made up; `null` while nothing is typed. */
export function passphraseHint(passphrase: string): PassphraseHint | null {
  const characters = [...passphrase]
  if (characters.length === 0) return null
  if (characters.length < PASSPHRASE_MIN) {
    return { level: 'short', text: `还差${PASSPHRASE_MIN - characters.length}个字符` }
  }
  const kinds = kindsIn(passphrase)
  if (isRun(characters) || /^\d+$/.test(passphrase)) {
    return { level: 'weak', text: '容易被猜到，请加上汉字或字母，不要用生日和电话' }
  }
  if (characters.length >= 12 || (characters.length >= 10 && kinds >= 3)) {
    return { level: 'strong', text: '较强' }
  }
  return { level: 'fair', text: '可以用，再长一些更好，例如四个不相干的词' }
}
