/**
 * Copies of a form with their addressees on them (R-E12, X12): the sheets once for every copy, and before them
 * a page that says which copies go where, to be signed by whoever takes them.
 */

import { dateInChinese, type IsoDate } from '../kernel/dates.ts'
import { copyLabels } from './copyPlan.ts'
import { PAPER_WIDTH, recordSheet, tableRow } from './recordPaper.ts'
import type { FormSheet } from './sheet.ts'

export interface DistributionHead {
  /** 附件4 外出流动党员登记表 */
  title: string
  unit: string
  asOf: IsoDate
}

/** What one addressee is given. */
interface Given {
  to: string
  /** sheets with the copies each comes in */
  sheets: { count: number; pages: number }[]
}

/** Sheets of batches made before copies were told are printed once, for nobody in particular. */
const ONCE = [{ to: '留存', count: 1 }]

const plan = ({ copies }: FormSheet) => copies ?? ONCE

function givenOf(sheets: readonly FormSheet[]): Given[] {
  const given = new Map<string, Given>()
  for (const sheet of sheets) {
    for (const { to, count } of plan(sheet)) {
      const one = given.get(to) ?? { to, sheets: [] }
      given.set(to, one)
      one.sheets.push({ count, pages: sheet.pageCount })
    }
  }
  return [...given.values()]
}

/** 1; 1至2 where not every sheet comes in the same number. */
function range(numbers: readonly number[]): string {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
  return least === most ? String(least) : `${least}至${most}`
}

const WIDTHS = [12, 58, 18, 18, 24, 30, 26]

/** 分送单: one line an addressee. */
export function distributionSheet(
  { title, unit, asOf }: DistributionHead,
  sheets: readonly FormSheet[],
): FormSheet {
  const lines = givenOf(sheets).map(({ to, sheets: own }, i) => {
    const pages = own.reduce((sum, one) => sum + one.count * one.pages, 0)
    return [
      String(i + 1),
      to,
      range(own.map(({ count }) => count)),
      String(own.length),
      String(pages),
      '',
      '',
    ]
  })
  return recordSheet({
    name: '分送单',
    title: '分送单',
    headLine: { left: title, right: `截至${dateInChinese(asOf)}` },
    rows: [
      {
        height: 9,
        cells: [
          { kind: 'label', width: 31, text: '填报单位' },
          { kind: 'value', width: PAPER_WIDTH - 31, text: unit, align: 'left' },
        ],
      },
      tableRow('label', WIDTHS, ['序号', '送达', '每张表份数', '表数', '共几页', '签收人', '签收日期'], 10),
      ...lines.map(line => tableRow('value', WIDTHS, line, 12)),
    ],
    footLines: [
      { left: '每份的左上角印有去向和第几份。内部资料，不得公开。' },
      { left: '分送人（签名）：', right: '　　　　年　　月　　日' },
    ],
    memberId: null,
  })
}

/** The same sheet with where it goes on every page. */
function labelled(sheet: FormSheet, copy: string): FormSheet {
  return {
    ...sheet,
    *pages(from, to) {
      for (const page of sheet.pages(from, to)) yield { ...page, copy }
    },
  }
}

/** The page of distribution, then copy after copy: all sheets of the first, all sheets of the second … */
export function* inCopies(
  head: DistributionHead,
  sheets: readonly FormSheet[],
): Generator<FormSheet, void, void> {
  yield distributionSheet(head, sheets)
  const labels = sheets.map(sheet => copyLabels(plan(sheet)))
  const most = Math.max(0, ...labels.map(({ length }) => length))
  for (let copy = 0; copy < most; copy += 1) {
    for (const [i, sheet] of sheets.entries()) {
      const label = labels[i]?.[copy]
      if (label) yield labelled(sheet, label.text)
    }
  }
}
