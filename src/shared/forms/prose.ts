/** A paper of running text, described once: preview, print page and .docx are made of the same pieces. */

export interface ProseText {
  /** section: a heading within a chapter, （一）; address: whom a letter speaks to, set at the margin */
  kind: 'heading' | 'section' | 'text' | 'address'
  text: string
}

export type ProseParagraph =
  | ProseText
  /** beneath the text it belongs to; figures stand in the middle, the first two columns to the left */
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] }

export interface ProsePaper {
  title: string
  /** beneath the title: 填报单位, 数据截至 */
  subtitle: string
  paragraphs: readonly ProseParagraph[]
  /** at the end, to the right, one a line: 工作组（签字）, 日期 */
  signatures: readonly string[]
}

/** A text typed with line breaks as paragraphs; empty lines are left out. */
export function proseLines(text: string): ProseText[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => ({ kind: 'text', text: line }))
}
