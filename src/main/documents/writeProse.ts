/** Running text on paper: an HTML page for the printer and for PDF, and a .docx the clerk may go on with. */

import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
} from 'docx'
import type { ProsePaper, ProseParagraph } from '../../shared/forms/prose.ts'
import { INTERNAL_MARK } from '../../shared/forms/sheet.ts'

/** Faces of official papers (党政机关公文格式): title, headings, text; the first that is installed. */
const FACE = {
  title: '方正小标宋简体',
  heading: '黑体',
  section: '楷体',
  text: '仿宋',
  address: '仿宋',
} as const

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, character => ENTITIES[character] ?? character)
}

const CSS = `
@page { size: A4 portrait; margin: 18mm 26mm 28mm 28mm }
html { font: 16pt/28pt FangSong, 仿宋, 仿宋_GB2312, STFangsong, 'Noto Serif CJK SC', serif; color: #000 }
body { margin: 0 }
h1 { margin: 6pt 0 4pt; font: 700 22pt/32pt 方正小标宋简体, SimSun, 宋体, 'Noto Serif CJK SC', serif; text-align: center }
.sub { margin: 0 0 12pt; font-size: 12pt; text-align: center }
h2 { margin: 8pt 0 0; font: 400 16pt/28pt SimHei, 黑体, 'Noto Sans CJK SC', sans-serif; text-indent: 2em; break-after: avoid }
h3 { margin: 0; font: 400 16pt/28pt KaiTi, 楷体, 楷体_GB2312, STKaiti, 'LXGW WenKai', 'Noto Serif CJK SC', serif; text-indent: 2em; break-after: avoid }
p { margin: 0; text-indent: 2em; text-align: justify; overflow-wrap: anywhere; orphans: 2; widows: 2 }
/* a sheet of its own for one last line, or for signatures alone, is none */
p:last-of-type { break-before: avoid }
.to { text-indent: 0 }
.next { break-before: page }
.sign { margin-top: 20pt; text-align: right; text-indent: 0; break-inside: avoid; break-before: avoid }
.sign div { padding-right: 2em }
table { width: 100%; border-collapse: collapse }
td { padding: 0 }
.grid { margin: 4pt 0 8pt; font-size: 10.5pt; line-height: 15pt }
.grid tr { break-inside: avoid }
.grid td, .grid th { border: 0.75pt solid #000; padding: 1pt 3pt; font-weight: 400; text-align: center }
.grid th { font-family: SimHei, 黑体, 'Noto Sans CJK SC', sans-serif }
.grid .w { text-align: left }
.mark { height: 12mm; font: 10.5pt/1 SimHei, 黑体, 'Noto Sans CJK SC', sans-serif; text-align: right; vertical-align: top }`

/** Columns of a table that hold words; the others hold figures. */
const WORD_COLUMNS = 2

function paragraphHtml(paragraph: ProseParagraph): string {
  if (paragraph.kind !== 'table') {
    const text = escaped(paragraph.text)
    switch (paragraph.kind) {
      case 'heading':
        return `<h2>${text}</h2>`
      case 'section':
        return `<h3>${text}</h3>`
      case 'text':
        return `<p>${text}</p>`
      case 'address':
        return `<p class="to">${text}</p>`
    }
  }
  const cell = (tag: 'td' | 'th') => (text: string, at: number) =>
    `<${tag}${at < WORD_COLUMNS ? ' class="w"' : ''}>${escaped(text)}</${tag}>`
  const rows = paragraph.rows.map(row => `<tr>${row.map(cell('td')).join('')}</tr>`)
  return `<table class="grid"><tr>${paragraph.head.map(cell('th')).join('')}</tr>${rows.join('')}</table>`
}

function paperHtml({ title, subtitle, paragraphs, signatures }: ProsePaper, index: number): string {
  const body = paragraphs.map(paragraphHtml).join('\n')
  const lines = signatures.map(line => `<div>${escaped(line)}</div>`).join('')
  const sign = lines === '' ? '' : `<div class="sign">${lines}</div>`
  const next = index === 0 ? '' : ' class="next"'
  return `<table${next}><thead><tr><td class="mark">${INTERNAL_MARK}</td></tr></thead><tbody><tr><td><h1>${escaped(title)}</h1><p class="sub">${escaped(subtitle)}</p>
${body}${sign}</td></tr></tbody></table>`
}

/**
 * One self-contained page without scripts; several papers each begin on a sheet of their own. 内部资料 stands on
 * every sheet of paper (R-A22): the head of a table is printed anew on each.
 */
export function proseHtml(papers: readonly ProsePaper[]): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(papers[0]?.title ?? '')}</title><style>${CSS}</style></head>
<body>${papers.map(paperHtml).join('\n')}</body></html>`
}

/** Half points of docx. */
const size = (points: number) => points * 2
/** Twentieths of a point. */
const twips = (points: number) => points * 20

const mm = (value: number) => Math.round((value / 25.4) * 1440)

function run(text: string, points: number, face: string, bold = false): TextRun {
  const options: IRunOptions = {
    text,
    bold,
    size: size(points),
    font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: face },
  }
  return new TextRun(options)
}

/** Body of the paper: 210 less both margins, in twentieths of a point. */
const BODY = mm(156)
/** Shares of a table's columns: the two of words are wider. */
const WIDTHS = [20, 32, 12, 14, 10, 12] as const

function tableDocx({ head, rows }: Extract<ProseParagraph, { kind: 'table' }>): Table {
  const width = (at: number) => Math.round(((WIDTHS[at] ?? 100 / head.length) * BODY) / 100)
  const tableRow = (texts: readonly string[], face: string, tableHeader: boolean) =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      children: texts.map(
        (text, at) =>
          new TableCell({
            width: { size: width(at), type: WidthType.DXA },
            children: [
              new Paragraph({
                alignment: at < WORD_COLUMNS ? AlignmentType.LEFT : AlignmentType.CENTER,
                children: [run(text, 10.5, face)],
              }),
            ],
          }),
      ),
    })
  return new Table({
    width: { size: BODY, type: WidthType.DXA },
    columnWidths: head.map((_text, at) => width(at)),
    rows: [tableRow(head, FACE.heading, true), ...rows.map(row => tableRow(row, FACE.text, false))],
  })
}

function paragraphDocx(
  paragraph: ProseParagraph,
  line: { line: number; lineRule: 'exact' },
): (Paragraph | Table)[] {
  if (paragraph.kind === 'table') return [tableDocx(paragraph), new Paragraph({ children: [] })]
  const { kind, text } = paragraph
  return [
    new Paragraph({
      spacing: line,
      ...(kind === 'address' ? {} : { indent: { firstLine: twips(32) } }),
      keepNext: kind === 'heading' || kind === 'section',
      children: [run(text, 16, FACE[kind])],
    }),
  ]
}

function paperDocx({ title, subtitle, paragraphs, signatures }: ProsePaper, index: number) {
  const line = { line: twips(28), lineRule: 'exact' as const }
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      pageBreakBefore: index > 0,
      children: [run(title, 22, FACE.title, true)],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: twips(12) },
      children: [run(subtitle, 12, FACE.text)],
    }),
    ...paragraphs.flatMap(paragraph => paragraphDocx(paragraph, line)),
    ...signatures.map(
      (text, at) =>
        new Paragraph({
          alignment: AlignmentType.RIGHT,
          spacing: { ...line, before: at === 0 ? twips(20) : 0 },
          indent: { right: twips(32) },
          children: [run(text, 16, FACE.text)],
        }),
    ),
  ]
}

/** The same papers for Word and WPS. */
export async function proseDocx(papers: readonly ProsePaper[], author: string): Promise<Uint8Array> {
  const document = new Document({
    title: papers[0]?.title ?? '',
    creator: author,
    description: INTERNAL_MARK,
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: { top: mm(30), right: mm(26), bottom: mm(28), left: mm(28) },
          },
        },
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [run(INTERNAL_MARK, 10.5, FACE.heading)],
              }),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: size(14) })],
              }),
            ],
          }),
        },
        children: papers.flatMap(paperDocx),
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
