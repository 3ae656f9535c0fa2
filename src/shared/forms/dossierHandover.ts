/** D31 档案交接清单 and D24 the receipt of a package of dossiers (S04 574, 586). */

import type { Handover } from '../dossier/handoverMethods.ts'
import { dateInChinese } from '../kernel/dates.ts'
import { pieceSheet, type PieceLine } from './pieces.ts'
import { fillDate, gap, ticked } from './printing.ts'
import { PAPER_WIDTH, pairs, recordSheet, tableRow } from './recordPaper.ts'
import type { FormSheet } from './sheet.ts'

export interface HandoverPaper {
  handover: Handover
  /** joining day and ID number of everyone on the list, by member */
  persons: ReadonlyMap<number, { idNo: string; joinDate: string }>
  committee: string
}

const LIST_TITLE = '党员档案交接清单'
const WIDTHS = [12, 22, 42, 24, 58, 14, 14] as const
const HEADS = ['序号', '姓名', '身份证号码', '入党时间', '档案明细', '份数', '页数'] as const
/** Lines left for what is added by hand. */
const LINES = 8

/** Who gives and who takes, by the way the dossiers go. */
function sides({ handover, committee }: HandoverPaper): { from: string; to: string } {
  return handover.direction === '转出'
    ? { from: committee, to: handover.counterpart }
    : { from: handover.counterpart, to: committee }
}

export function handoverSheet(paper: HandoverPaper): FormSheet {
  const { handover, persons } = paper
  const { items, sealed, handedOn } = handover
  const { from, to } = sides(paper)
  const sum = (of: 'copies' | 'pages') => items.reduce((all, item) => all + item[of], 0)
  const blank = Array.from({ length: Math.max(0, LINES - items.length) }, () => tableRow('value', WIDTHS, []))
  const sign = (label: string, name: string | null) => `${label}（签名）：${name ?? ''}`
  return recordSheet({
    name: LIST_TITLE,
    title: LIST_TITLE,
    headLine: {
      left: `清单日期：${dateInChinese(handover.listedOn)}`,
      right: '一式2份，移交、接收双方各存1份',
    },
    rows: [
      pairs(10, ['移交党组织', from]),
      pairs(10, ['接收党组织', to]),
      pairs(10, ['交接时间', fillDate(handedOn)], ['交接地点', handover.place ?? '']),
      tableRow('label', WIDTHS, HEADS, 9),
      ...items.map((item, index) =>
        tableRow('value', WIDTHS, [
          String(index + 1),
          item.name,
          persons.get(item.memberId)?.idNo ?? '',
          persons.get(item.memberId)?.joinDate ?? '',
          item.content,
          item.copies === 0 ? '' : String(item.copies),
          item.pages === 0 ? '' : String(item.pages),
        ]),
      ),
      ...blank,
      pairs(9, ['合计', `${items.length}名党员的档案，共${sum('copies')}份${sum('pages')}页`]),
      pairs(10, ['包装', ticked(['密封包装', '加盖党委密封公章'], () => sealed)]),
      pairs(9, ['备注', handover.remark ?? '']),
    ],
    footLines: [
      {
        left: sign('移交人', handover.giver),
        right: `${sign('接收人', handover.taker)}${gap(8)}`,
        height: 12,
      },
      { left: `移交党组织（盖章）${gap(10)}`, right: `接收党组织（盖章）${gap(10)}`, height: 12 },
    ],
    memberId: items[0]?.memberId ?? 0,
  })
}

const text = (height: number, words: string, rest: Partial<PieceLine['pieces'][number]> = {}): PieceLine => ({
  height,
  pieces: [{ width: PAPER_WIDTH, text: words, size: 14, ...rest }],
})

/** How many names fit the sentence; the list names them all. */
const NAMED = 6

/** What the receiver sends back; filled in by us for a package that came in, blank for one that goes out. */
export function receiptSheet(paper: HandoverPaper): FormSheet {
  const { handover } = paper
  const { items } = handover
  const { from, to } = sides(paper)
  const names = items
    .slice(0, NAMED)
    .map(({ name }) => name)
    .join('、')
  const who = items.length === 1 ? names : `${names}${items.length > NAMED ? '等' : ''}${items.length}名`
  const ours = handover.direction === '转入'
  const right = { align: 'right' } as const
  // Of what goes out, the receiver writes when it came and how.
  const received =
    !ours || handover.handedOn === null ? '＿＿年＿＿月＿＿日' : dateInChinese(handover.handedOn)
  const result = handover.checkResult ?? '＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿'
  return pieceSheet('档案回执', [
    text(18, '党员档案接收回执', { kind: 'title', align: 'center', size: 20 }),
    text(12, `${from}：`),
    text(
      26,
      `${gap(2)}你处移交的${who}同志的党员档案，已于${received}收到，${!ours ? ticked(['密封完好', '没有密封'], () => false) : handover.sealed ? '密封完好' : '收到时没有密封'}。`,
    ),
    text(24, `${gap(2)}经审核：${result}。`),
    text(12, `${gap(2)}特此回执。`),
    text(10, to, right),
    text(10, '（盖章）　　　', right),
    text(10, fillDate(handover.receiptOn), right),
    text(10, `经办人：${handover.receiptFrom ?? ''}`, { size: 12 }),
  ])
}
