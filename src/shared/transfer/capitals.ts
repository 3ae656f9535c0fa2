/** Numbers in capitals (大写), as letters are filled (forms.md 10): they cannot be altered by a stroke. */

const DIGITS = '零壹贰叁肆伍陆柒捌玖'

const digit = (n: number) => DIGITS.charAt(n)

/** 90 → 玖拾, 105 → 壹佰零伍, 180 → 壹佰捌拾; whole numbers from 0 to 999. */
export function capitalNumber(n: number): string {
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10]
  const parts = [
    hundreds > 0 ? `${digit(hundreds)}佰` : '',
    tens > 0 ? `${digit(tens)}拾` : hundreds > 0 && ones > 0 ? digit(0) : '',
    ones > 0 ? digit(ones) : '',
  ].join('')
  return parts === '' ? digit(0) : parts
}

/** 2016 → 贰零壹陆 */
export function capitalYear(year: number): string {
  return [...String(year)].map(figure => digit(Number(figure))).join('')
}

/** `2016-02` or `2016-02-01` → 贰零壹陆年贰月; blanks to be filled by hand where nothing is known. */
export function capitalMonth(date: string | null): string {
  if (date === null) return '　　　　年　　月'
  return `${capitalYear(Number(date.slice(0, 4)))}年${capitalNumber(Number(date.slice(5, 7)))}月`
}
