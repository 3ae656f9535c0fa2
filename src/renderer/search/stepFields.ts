/** What is typed into a step of a case, read. */

export const filled = (text: string): string | null => (text.trim() === '' ? null : text.trim())
