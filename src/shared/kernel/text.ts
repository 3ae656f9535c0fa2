/**
 * Tidying of typed text that can never change a Chinese character.
 *
 * Unicode normalisation (NFKC) is not used anywhere: it replaces compatibility ideographs, which do
 * occur in names. Only the full-width forms of ASCII and the white space are mapped.
 */

const WIDE = /[\uFF01-\uFF5E\u3000]/

/** Full-width ASCII (！ to ～) and the ideographic space become their plain forms. */
export function toHalfWidth(text: string): string {
  // Most text is tidy already; an import asks this millions of times.
  if (!WIDE.test(text)) return text
  return text
    .replace(/[\uFF01-\uFF5E]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
}

const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF]/g
const UNTIDY = /[\s\u00A0\u3000\u200B-\u200D\u2060\uFEFF]/

/** Trims, drops invisible characters and folds runs of white space (line breaks included) to one space. */
export function tidy(text: string): string {
  if (!UNTIDY.test(text)) return text
  return text
    .replace(INVISIBLE, '')
    .replace(/[\s\u00A0\u3000]+/g, ' ')
    .trim()
}

const HAN = /\p{Script=Han}/u

/** True when the text holds at least one Chinese character. */
export function hasHan(text: string): boolean {
  return HAN.test(text)
}

/**
 * A person's name as kept: tidied, and without the spaces used to spread two-character names over the
 * width of three (王[全角空格]犇 → 王犇). Spaces inside names in Latin letters stay.
 */
export function tidyName(text: string): string {
  const name = tidy(text)
  return hasHan(name) ? name.replaceAll(' ', '') : toHalfWidth(name)
}

/** A code such as an ID or telephone number: half-width, without any white space, upper case. */
export function tidyCode(text: string): string {
  return toHalfWidth(tidy(text)).replace(/\s/g, '').toUpperCase()
}

/** Words that end with a full stop already get no second one. */
export function sentence(text: string): string {
  return /[。！？；]$/u.test(text) ? text : `${text}。`
}
