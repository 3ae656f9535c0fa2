/** Fields left empty are nothing, not an empty text. Name only fields that may be null. */
export function emptyToNull<T extends object>(values: T, ...keys: (keyof T)[]): T {
  const emptied = keys.filter(key => typeof values[key] === 'string' && values[key].trim() === '')
  const nothing: Partial<Record<keyof T, null>> = {}
  for (const key of emptied) nothing[key] = null
  return { ...values, ...nothing }
}
