/**
 * Numbers of the letters this office issues: `2016-001`, per year, without gaps (rules.md 3.6). A void letter
 * keeps its number; only an issue that was taken back frees it again.
 */

const NUMBER = /^(\d{4})-(\d{1,5})$/

export interface LetterNumber {
  year: number
  serial: number
}

/** Null for numbers written another way, as on older paper. */
export function readLetterNumber(text: string): LetterNumber | null {
  const match = NUMBER.exec(text.trim())
  return match ? { year: Number(match[1]), serial: Number(match[2]) } : null
}

export function letterNumber({ year, serial }: LetterNumber): string {
  return `${year}-${String(serial).padStart(3, '0')}`
}

/**
 * The next number of the year: the first that is free behind the lowest in use. An office that begins in
 * the middle of a year types its first number; from there on it is counted.
 */
export function nextNumber(year: number, used: Iterable<string>): string {
  const serials = new Set<number>()
  for (const text of used) {
    const number = readLetterNumber(text)
    if (number?.year === year) serials.add(number.serial)
  }
  let serial = serials.size === 0 ? 1 : Math.min(...serials)
  while (serials.has(serial)) serial += 1
  return letterNumber({ year, serial })
}
