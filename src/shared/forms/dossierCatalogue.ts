/** 党员档案材料目录 as paper (forms.md 12): A4 upright, 材料制成时间 in three columns, a line a paper. */

import { printableHeight, type Column, type ColumnNode } from './description.ts'
import { listedSheet } from './listLayout.ts'
import { gap, LEFT } from './printing.ts'
import type { FormSheet } from './sheet.ts'

export interface CatalogueLine {
  id: number
  /** 类号（序号）: 七-1 */
  no: string
  title: string
  /** `YYYY-MM-DD` or `YYYY-MM` */
  madeOn: string | null
  copies: number
  pages: number | null
  remark: string
}

export interface CatalogueSheet {
  memberId: number
  name: string
  branch: string
  idNo: string
  lines: readonly CatalogueLine[]
}

const HEADER = [7, 7] as const
const ROW_MM = 8.5
const LINE_MM = 8

interface Row {
  id: number
  cells: readonly string[]
}

function cellsOf({ no, title, madeOn, copies, pages, remark }: CatalogueLine): string[] {
  const [year = '', month = '', day = ''] = madeOn?.split('-') ?? []
  return [no, title, year, month, day, String(copies), pages === null ? '' : String(pages), remark]
}

const column = (at: number, key: string, header: string, width: number): Column<Row> => ({
  key,
  header,
  width,
  text: ({ cells }) => cells[at] ?? '',
})

const COLUMNS: readonly ColumnNode<Row>[] = [
  { ...column(0, 'no', '类号\n（序号）', 20), isText: true },
  { ...column(1, 'title', '材料名称', 72), align: LEFT },
  {
    header: '材料制成时间',
    columns: [column(2, 'year', '年', 15), column(3, 'month', '月', 10), column(4, 'day', '日', 10)],
  },
  column(5, 'copies', '份数', 12),
  column(6, 'pages', '页数', 12),
  { ...column(7, 'remark', '备注', 35), align: LEFT },
]

const TITLE = '党员档案材料目录'

export function catalogueSheet({ memberId, name, branch, idNo, lines }: CatalogueSheet): FormSheet {
  const rows = lines.map(line => ({ id: line.id, cells: cellsOf(line) }))
  const copies = lines.reduce((sum, line) => sum + line.copies, 0)
  const pages = lines.reduce((sum, line) => sum + line.copies * (line.pages ?? 0), 0)
  const room = printableHeight('A4', 'portrait') - 18 - LINE_MM * 3 - HEADER[0] - HEADER[1]
  return listedSheet(
    {
      mark: null,
      title: TITLE,
      paper: 'A4',
      orientation: 'portrait',
      titleSize: 18,
      bodySize: 10.5,
      columns: COLUMNS,
      headerHeights: HEADER,
      rowHeight: ROW_MM,
      rowsPerPage: Math.floor(room / ROW_MM),
      // Papers that come later are written in by hand.
      fillsPage: true,
      rowKey: ({ id }) => String(id),
      memberId: () => memberId,
    },
    {
      name: TITLE,
      headLine: {
        left: `姓名：${name}${gap(2)}身份证号码：${idNo}`,
        right: `党支部：${branch}`,
        height: LINE_MM,
      },
      footLines: [
        {
          left: `共${copies}份${pages}页`,
          center: '整理人：　　　　　　',
          right: '审核人：　　　　　　日期：　　　　　　',
          height: LINE_MM,
        },
      ],
      cells: rows.map(({ cells }) => cells),
    },
    rows,
  )
}
