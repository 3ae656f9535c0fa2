/** 附件7 与党组织失去联系党员情况汇总表 (S03 121–131; forms.md 附件7, 22). */

import { printedMark } from '../reporting/annexNumbers.ts'
import { AGE_BANDS, EDUCATION_BANDS, LENGTH_BANDS, PARTY_AGE_BANDS } from '../reporting/bands.ts'
import { LOST_OCCUPATION } from '../roster/codes.ts'
import { LOST_SITUATION } from '../search/codes.ts'
import type { Settings } from '../settings/rules.ts'
import type { ListForm } from './description.ts'
import { figure, gap } from './printing.ts'
import { committeeSignatures, unitLine } from './sheetLines.ts'
import {
  countColumn,
  countColumns,
  nameColumn,
  orderColumn,
  rowsHeader,
  type SummaryLine,
} from './summary.ts'

/** Width of a figure, millimetres: thirty-six of them, or twenty-eight, and two columns of names fill A3. */
const WIDTH = { withOccupation: 9.6, without: 12.3 } as const
/** 中专、高中、中技 a word a line. */
const WIDER = 2

/** What stands under the table (S03 131). */
export interface Annex7Supplement {
  /** “口袋”党员 of annex 6 */
  pocket: number
  /** members of 公共就业和人才服务机构, counted in 其他 */
  talent: number
  /** members who came during the sweep, on rows where column 2 is therefore more than column 1 */
  arrived: number
  /** members transferred out without a receipt, on such rows (R-A01 b) */
  out: number
}

/** Further lines of the supplement, only where they say something. */
function supplements({ talent, arrived, out }: Annex7Supplement): string[] {
  return [
    talent === 0 ? '' : `“其他”中含公共就业和人才服务机构党组织的党员${gap(1)}${talent}${gap(1)}名。`,
    arrived === 0
      ? ''
      : `第2栏中有排查开始以后转入的党员${gap(1)}${arrived}${gap(1)}名，不在同行第1栏人数内。`,
    out === 0
      ? ''
      : `第2栏中有组织关系已转出、未收到回执的党员${gap(1)}${out}${gap(1)}名，不在同行第1栏人数内。`,
  ].filter(text => text !== '')
}

type AnnexSettings = Pick<Settings, 'annex7.occupation' | 'annex7.byChildren'>

/** With columns 29 to 36 and rows by class or by organisation as the settings say. */
export function annex7(supplement: Annex7Supplement, settings: AnnexSettings): ListForm<SummaryLine> {
  const withOccupation = settings['annex7.occupation']
  const W = withOccupation ? WIDTH.withOccupation : WIDTH.without
  const occupation = {
    header: '职业',
    columns: countColumns(
      29,
      LOST_OCCUPATION.items.map(({ label }) => label),
      W,
    ),
  }
  return {
    annex: 7,
    title: '与党组织失去联系党员情况汇总表',
    paper: 'A3',
    orientation: 'landscape',
    titleSize: 22,
    bodySize: 9,
    columns: [
      nameColumn(rowsHeader('党组织类别', settings['annex7.byChildren']), 39.6),
      orderColumn(8.8),
      countColumn('1', '排查前在册党员人数', W),
      {
        header: '经查找仍然无法取得联系党员',
        columns: [
          countColumn('2', '总数', W),
          { header: '其中', columns: countColumns(3, ['预备党员', '女', '少数民族'], W) },
        ],
      },
      {
        header: '结构情况',
        columns: [
          { header: '年龄', columns: countColumns(6, AGE_BANDS, W) },
          { header: '党龄', columns: countColumns(10, PARTY_AGE_BANDS, W) },
          {
            header: '学历',
            columns: EDUCATION_BANDS.map((band, i) =>
              countColumn(String(15 + i), band, i === 1 ? W + WIDER : W),
            ),
          },
        ],
      },
      {
        header: '失去联系情况',
        columns: [
          { header: '失去联系时间', columns: countColumns(18, LENGTH_BANDS, W) },
          {
            header: '失去联系具体情形',
            columns: countColumns(
              22,
              LOST_SITUATION.items.map(({ label }) => label),
              W,
            ),
          },
        ],
      },
      ...(withOccupation ? [occupation] : []),
    ],
    headerHeights: [8, 8, 28],
    columnNumbers: true,
    sheetName: ({ run }) => printedMark(7, run),
    rowHeight: 13,
    rowsPerPage: 12,
    fillsPage: false,
    headLine: context => unitLine(context, '名'),
    footLines: context => [
      {
        left: `补充资料：1.“口袋”党员${gap(1)}${figure(supplement.pocket)}${gap(1)}名。`,
        key: { row: 'supplement', column: 'pocket' },
      },
      ...supplements(supplement).map((text, i) => ({ left: `${gap(5)}${i + 2}.${text}` })),
      { ...committeeSignatures(context, true), height: 10 },
    ],
    rowKey: ({ row }) => row.key,
    memberId: () => null,
  }
}
