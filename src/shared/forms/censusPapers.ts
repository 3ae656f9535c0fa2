/** 党员组织关系排查情况记录表 (D14; S00 58) and the record of a sweep of a quarter (D42; S02 135). */

import {
  CHECK_BASIS,
  CHECK_HEADING,
  FIVE_CHECK,
  FIVE_SUBJECT,
  KEY_GROUP,
  type CheckItem,
  type FiveCheck,
} from '../census/codes.ts'
import type { CheckRow } from '../census/lineMethods.ts'
import type { SweepValues } from '../census/recordMethods.ts'
import { SWEEP_POINTS, sweepName, YEARLY } from '../census/records.ts'
import { labelOf } from '../kernel/codes.ts'
import { dateInChinese, type IsoDate } from '../kernel/dates.ts'
import type { PrintedPerson } from './printedPerson.ts'
import { fillDate } from './printing.ts'
import {
  NAME_WIDTH,
  pairs,
  PAPER_WIDTH,
  passage,
  tableRow,
  type PaperRow,
  type RecordPaper,
} from './recordPaper.ts'

/** What the register says of the member, as printed. */
export interface CheckedPerson extends PrintedPerson {
  membership: string
}

const ITEM_WIDTHS = [12, 58, 26, 90] as const

function itemRows(
  no: number,
  label: string,
  row: Pick<CheckRow, 'marks'>,
  item: CheckItem,
  height: number,
): PaperRow {
  const { state, note } = row.marks[item]
  return tableRow('value', ITEM_WIDTHS, [String(no), label, state ?? '', note ?? ''], height)
}

const line = (text: string): PaperRow => ({
  height: 9,
  cells: [{ kind: 'value', width: PAPER_WIDTH, text, align: 'right' }],
})

function sign(label: string, by: string | null, on: IsoDate | null): PaperRow {
  const half = PAPER_WIDTH / 2 - NAME_WIDTH
  return {
    height: 11,
    cells: [
      { kind: 'label', width: NAME_WIDTH, text: label },
      { kind: 'value', width: half, text: by ?? '', align: 'center' },
      { kind: 'label', width: NAME_WIDTH, text: '日期' },
      { kind: 'value', width: half, text: fillDate(on), align: 'center' },
    ],
  }
}

/** One member's record; without marks it is the blank form to be filled in by hand. */
export function checkCard(input: {
  row: CheckRow
  person: CheckedPerson
  orgName: string
  campaign: string
  /** worksheet name */
  name: string
}): RecordPaper {
  const { row, person, orgName, campaign } = input
  const groups = row.keyGroups.map(key => labelOf(KEY_GROUP, key)).join('；')
  return {
    name: input.name,
    title: '党员组织关系排查情况记录表',
    headLine: { left: `党支部：${orgName}`, right: campaign },
    memberId: person.memberId,
    rows: [
      pairs(8, ['姓名', person.name], ['性别', person.sex], ['民族', person.nation]),
      pairs(8, ['出生年月', person.birth], ['入党时间', person.joinDate], ['转正时间', person.fullDate]),
      pairs(8, ['身份证号', person.idNo], ['联系电话', person.phone]),
      pairs(8, ['党员类别', person.membership], ['列入依据', labelOf(CHECK_BASIS, row.basis)]),
      pairs(8, ['工作单位及职务', person.unitAndTitle]),
      pairs(8, ['家庭住址', person.address]),
      ...(groups === '' ? [] : [pairs(8, ['重点对象', groups])]),
      tableRow('label', ITEM_WIDTHS, ['序号', '排查内容（八项）', '情况', '说明'], 7.5),
      ...CHECK_HEADING.items.map(({ key, label }, at) => itemRows(at + 1, label, row, key, 8)),
      tableRow('label', ITEM_WIDTHS, ['序号', '五核查', '结果', '说明'], 7.5),
      ...FIVE_CHECK.items.map(({ key }, at) => itemRows(at + 1, fiveWords(key), row, key, 8)),
      passage('存在问题', row.problems.join('、'), 11),
      passage('备注', row.note ?? '', 11),
      ...(row.excuse === null ? [] : [passage('未完成双查理由', row.excuse, 11)]),
      sign('支部自查人', row.selfBy, row.selfOn),
      sign('工作组核查人', row.groupBy, row.groupOn),
      line('党支部书记（签字）：　　　　　　　　（盖章）　　'),
    ],
    footLines: [],
  }
}

/** What comes before the colon of what a check looks at: 党员名册或信息库. */
function fiveWords(item: FiveCheck): string {
  return FIVE_SUBJECT[item].split('：')[0] ?? labelOf(FIVE_CHECK, item)
}

/** The record of a sweep of a quarter, or of the year's 三找. */
export function sweepPaper(values: SweepValues, committee: string): RecordPaper {
  const name = sweepName(values.year, values.quarter)
  const yearly = values.quarter === YEARLY
  return {
    name: name.slice(0, 31),
    title: `${name}记录`,
    headLine: { left: `填报单位：${committee}`, right: `排查日期：${dateInChinese(values.on)}` },
    memberId: null,
    rows: [
      pairs(10, ['经办人', values.by ?? ''], ['台账更新日期', fillDate(values.ledgerUpdatedOn)]),
      ...(yearly
        ? []
        : SWEEP_POINTS.map(({ key, label, asks }) =>
            passage(`${label}${asks === '生活状况' ? '\n生活状况' : ''}`, values[key] ?? '', 30),
          )),
      passage(yearly ? '活动情况' : '办法措施', values.measures ?? '', yearly ? 90 : 30),
    ],
    footLines: [{ left: '负责人（签字）：', right: `填表人：${values.by ?? ''}`, height: 12 }],
  }
}
