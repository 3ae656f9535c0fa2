/**
 * Blocks of cells as Excel and WPS put them on the clipboard and take them from it: an HTML table, and text
 * with tabs between the cells and line ends between the rows.
 */

/** Texts of a block, row by row; null is a cell covered by a merged one. Every row is equally long. */
export type Block = readonly (readonly (string | null)[])[]

/** A spreadsheet shows long numbers as 1.37E+10 or #### where the column is narrow. */
const NO_ROOM = /^(?:#+|-?\d(?:\.\d+)?E[+-]?\d+)$/i
/** Digits a spreadsheet keeps of a number; what is longer was damaged before it was copied. */
const WHOLE_NUMBER = /^\d{1,15}$/

const BLOCK_ELEMENTS = new Set(['P', 'DIV', 'LI'])

function collectText(node: Node, lines: string[]): void {
  for (const child of node.childNodes) {
    const last = lines.length - 1
    if (child instanceof Text) {
      lines[last] = `${lines[last] ?? ''}${child.data.replace(/[\t\r\n ]+/g, ' ')}`
    } else if (child instanceof HTMLElement) {
      const ownLine = BLOCK_ELEMENTS.has(child.tagName) && lines[last] !== ''
      if (child.tagName === 'BR' || ownLine) lines.push('')
      collectText(child, lines)
    }
  }
}

function textOf(cell: Element): string {
  const lines = ['']
  collectText(cell, lines)
  const text = lines
    .map(line => line.replaceAll('\u00A0', ' ').trim())
    .join('\n')
    .trim()
  const number = cell.getAttribute('x:num') ?? cell.getAttribute('sdval') ?? ''
  return NO_ROOM.test(text) && WHOLE_NUMBER.test(number) ? number : text
}

function span(cell: Element, name: 'colspan' | 'rowspan'): number {
  const count = Number(cell.getAttribute(name) ?? '1')
  return Number.isInteger(count) && count > 1 ? Math.min(count, 1000) : 1
}

const HIDDEN = 'data-hidden'

/**
 * The markup without its styles. The page's policy refuses each of them by itself, a message a cell, which
 * takes longer than all the rest; of interest is only what is not displayed.
 */
function withoutStyles(html: string): string {
  return html
    .replace(/<style[\s>][\s\S]*?<\/style>/gi, '')
    .replace(/<[a-z][^>]*>/gi, tag =>
      tag.replace(/\sstyle\s*=\s*("[^"]*"|'[^']*')/gi, style =>
        /display:\s*none/i.test(style) ? ` ${HIDDEN}=""` : '',
      ),
    )
}

/** Excel ends a table whose columns do not line up with a row of no height, to set the widths. */
function setsWidthsOnly(row: Element): boolean {
  return row.hasAttribute(HIDDEN) && row.textContent.trim() === ''
}

function readTable(html: string): (string | null)[][] | null {
  if (!/<table[\s>]/i.test(html)) return null
  const table = new DOMParser().parseFromString(withoutStyles(html), 'text/html').querySelector('table')
  if (!table) return null
  const rows = [...table.querySelectorAll('tr')].filter(
    row => row.closest('table') === table && !setsWidthsOnly(row),
  )
  const block = rows.map((): (string | null)[] => [])
  rows.forEach((row, at) => {
    let column = 0
    for (const cell of row.children) {
      if (cell.tagName !== 'TD' && cell.tagName !== 'TH') continue
      const line = block[at] ?? []
      while (line[column] !== undefined) column += 1
      const [wide, high] = [span(cell, 'colspan'), span(cell, 'rowspan')]
      for (let down = 0; down < high; down += 1) {
        for (let along = 0; along < wide; along += 1) {
          const target = block[at + down]
          if (target) target[column + along] = down === 0 && along === 0 ? textOf(cell) : null
        }
      }
      column += wide
    }
  })
  return block
}

/** A cell in quotes, and a cell without. */
const QUOTED = /"([^"]*(?:""[^"]*)*)"(?=[\t\r\n]|$)/y
const PLAIN = /[^\t\r\n]*/y

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Reads text as spreadsheets write it: a cell with a tab, a quotation mark or a line end stands in quotes. */
function readTabbed(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  for (;;) {
    const quoted = matchAt(QUOTED, text, at)
    const [whole, inner] = quoted ?? matchAt(PLAIN, text, at) ?? ['']
    row.push(inner === undefined ? whole : inner.replaceAll('""', '"').replace(/\r\n?/g, '\n'))
    at += whole.length
    const end = text[at]
    if (end === '\t') {
      at += 1
      continue
    }
    rows.push(row)
    row = []
    at += end === '\r' && text[at + 1] === '\n' ? 2 : 1
    // The line end after the last row begins no row.
    if (at >= text.length) return rows
  }
}

function squared(rows: readonly (readonly (string | null | undefined)[])[]): Block {
  const width = Math.max(0, ...rows.map(row => row.length))
  return rows.map(row => Array.from({ length: width }, (_, at) => (row[at] === undefined ? '' : row[at])))
}

/** The block on the clipboard; null where there is no text. */
export function readBlock({ html, text }: { html: string; text: string }): Block | null {
  const table = readTable(html)
  if (table?.some(row => row.length > 0) === true) return squared(table)
  return text === '' ? null : squared(readTabbed(text))
}

/** Every row ends with a line end, as Excel writes it. */
export function tabbedText(block: Block): string {
  const quote = (cell: string) => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return block.map(row => `${row.map(cell => quote(cell ?? '')).join('\t')}\r\n`).join('')
}

/** A table whose cells are text to Excel and WPS: an ID number keeps all its digits. */
export function tableHtml(block: Block): string {
  const safe = (cell: string) =>
    cell
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('\n', '<br style="mso-data-placement:same-cell">')
  const cells = (row: readonly (string | null)[]) =>
    row.map(cell => `<td style="mso-number-format:'\\@'">${safe(cell ?? '')}</td>`).join('')
  return `<meta charset="utf-8"><table>${block.map(row => `<tr>${cells(row)}</tr>`).join('')}</table>`
}
