/** Worksheet names that Excel, WPS and LibreOffice all take, each only once in a workbook. */

const MAX_LENGTH = 31
const FORBIDDEN = /[:\\/?*[\]\p{Cc}]/gu

/** Cuts a text to `length` UTF-16 units without tearing a rare character apart. */
function cut(text: string, length: number): string {
  let kept = ''
  for (const character of text) {
    if (kept.length + character.length > length) break
    kept += character
  }
  return kept
}

/** Answers a function that makes names usable and unlike all names it gave before. */
export function createSheetNames(): (wanted: string) => string {
  const taken = new Set<string>()
  return wanted => {
    // An apostrophe would end the quoted name in print areas and formulas.
    const plain = cut(wanted.replace(FORBIDDEN, ' ').replaceAll("'", '’').trim() || '表', MAX_LENGTH)
    let name = plain
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) {
      const suffix = `(${n})`
      name = cut(plain, MAX_LENGTH - suffix.length) + suffix
    }
    taken.add(name.toLowerCase())
    return name
  }
}
