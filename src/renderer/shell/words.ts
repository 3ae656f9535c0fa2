/** Small turns of phrase every screen uses. */

/** `2024-03-18 08:12`, from a local time `2024-03-18T08:12:03`. */
export function timeText(at: string): string {
  return at.replace('T', ' ').slice(0, 16)
}

/** The text, or a dash where there is none. */
export function orDash(text: string | null | undefined): string {
  return text === null || text === undefined || text === '' ? '—' : text
}
