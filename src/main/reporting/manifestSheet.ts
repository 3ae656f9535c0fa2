/** 上报清单 as a page: what goes along with the stick and is signed for. */

import type { CellKind, FormCell, FormPage, FormSheet } from '../../shared/forms/sheet.ts'
import { dateInChinese } from '../../shared/kernel/dates.ts'
import { MANIFEST_NAME, type Manifest, type ManifestFile } from '../../shared/reporting/manifest.ts'

interface Column {
  header: string
  /** millimetres */
  width: number
  text: (file: ManifestFile, index: number) => string
  kind?: 'count'
  align?: FormCell['align']
  size?: number
}

const COLUMNS: readonly Column[] = [
  { header: '序号', width: 10, text: (_, index) => String(index + 1), kind: 'count' },
  { header: '文件', width: 76, text: ({ name }) => name, align: 'left' },
  { header: '截至', width: 21, text: ({ asOf }) => asOf },
  { header: '人数', width: 13, text: ({ persons }) => String(persons), kind: 'count' },
  { header: '页数', width: 13, text: ({ pages }) => String(pages), kind: 'count' },
  { header: '大小（字节）', width: 19, text: ({ bytes }) => String(bytes), kind: 'count' },
  { header: '校验码（SHA-256）', width: 34, text: ({ sha256 }) => sha256, align: 'left', size: 6 },
]

const WIDTH = COLUMNS.length
const BODY_SIZE = 9
const HEAD_HEIGHTS = [12, 8, 8, 9]
const ROW_HEIGHT = 11
const ROWS_PER_PAGE = 18

type Part = [kind: CellKind, col: number, colSpan: number, text: string, align: FormCell['align']]

function cell(row: number, [kind, col, colSpan, text, align]: Part, size: number): FormCell {
  return { row, col, rowSpan: 1, colSpan, kind, text, align, size, key: null }
}

function headCells({ unit, madeAt, madeBy, campaign }: Manifest): FormCell[] {
  const lines: Part[][] = [
    [
      ['line', 0, 2, `填报单位：${unit}`, 'left'],
      ['line', 2, 5, campaign ? `集中排查：${campaign.name}` : '', 'right'],
    ],
    [
      ['line', 0, 2, `编制时间：${dateInChinese(madeAt.slice(0, 10))} ${madeAt.slice(11, 16)}`, 'left'],
      ['line', 2, 5, `编制人：${madeBy}`, 'right'],
    ],
  ]
  return [
    cell(0, ['title', 0, WIDTH, MANIFEST_NAME, 'center'], 20),
    ...lines.flatMap((parts, line) => parts.map(part => cell(1 + line, part, 10))),
    ...COLUMNS.map(({ header }, col) => cell(3, ['header', col, 1, header, 'center'], BODY_SIZE)),
  ]
}

function bodyCells(files: readonly ManifestFile[], first: number): FormCell[] {
  return files.flatMap((file, index) =>
    COLUMNS.map(({ text, kind, align, size }, col) =>
      cell(
        HEAD_HEIGHTS.length + index,
        [kind ?? 'value', col, 1, text(file, first + index), align ?? 'center'],
        size ?? BODY_SIZE,
      ),
    ),
  )
}

function footCells(row: number, manifest: Manifest): FormCell[] {
  const lock = manifest.protected ? '各表须用密码打开。' : ''
  return [
    cell(row, ['line', 0, WIDTH, `以上文件为内部资料，不得公开。${lock}`, 'left'], BODY_SIZE),
    cell(row + 1, ['line', 0, 2, '移交人（签名）：', 'left'], 10),
    cell(row + 1, ['line', 2, 5, '接收人（签名）：　　　　　　年　　月　　日', 'left'], 10),
  ]
}

function compose(manifest: Manifest, page: number, pageCount: number): FormPage {
  const first = (page - 1) * ROWS_PER_PAGE
  const files = manifest.files.slice(first, first + ROWS_PER_PAGE)
  const last = page === pageCount
  const foot = HEAD_HEIGHTS.length + files.length
  return {
    page,
    pageCount,
    paper: 'A4',
    orientation: 'portrait',
    columnWidths: COLUMNS.map(({ width }) => width),
    rowHeights: [...HEAD_HEIGHTS, ...files.map(() => ROW_HEIGHT), ...(last ? [8, 14] : [])],
    headRows: HEAD_HEIGHTS.length,
    cells: [...headCells(manifest), ...bodyCells(files, first), ...(last ? footCells(foot, manifest) : [])],
    members: [],
  }
}

export function manifestSheet(manifest: Manifest): FormSheet {
  const pageCount = Math.max(1, Math.ceil(manifest.files.length / ROWS_PER_PAGE))
  return {
    name: MANIFEST_NAME,
    paper: 'A4',
    orientation: 'portrait',
    columnWidths: COLUMNS.map(({ width }) => width),
    pageCount,
    *pages(from = 1, to = pageCount) {
      for (let page = from; page <= Math.min(to, pageCount); page += 1)
        yield compose(manifest, page, pageCount)
    },
    dropdowns: [],
    textColumns: [],
  }
}
