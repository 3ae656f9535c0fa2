/** Small turns of phrase every screen uses. */

export { timeText } from '../../shared/kernel/dates.ts'

/** The text, or a dash where there is none. */
export function orDash(text: string | null | undefined): string {
  return text === null || text === undefined || text === '' ? '—' : text
}
