/** Nothing where a field was left empty. */
export function textOrNull(typed: string | null): string | null {
  const text = typed?.trim() ?? ''
  return text === '' ? null : text
}
