/**
 * The written reminder to a member away, with the receipt that comes back (R-E18, S04 358; rules.md D36). The
 * layout is the office's own: no document gives one.
 */

import { dateInChinese, type IsoDate } from '../kernel/dates.ts'
import { pieceSheet, type PieceLine } from './pieces.ts'
import { gap } from './printing.ts'
import type { FormSheet } from './sheet.ts'

const WIDTH = 186

const line = (height: number, text: string, rest: Partial<PieceLine['pieces'][number]> = {}): PieceLine => ({
  height,
  pieces: [{ width: WIDTH, text, size: 14, ...rest }],
})

export interface ReminderFacts {
  /** 书面提醒 or 短信提醒 */
  kind: string
  reminderNo: string | null
  name: string
  branch: string
  leftOn: IsoDate
  reason: string
  /** what was not done */
  facts: string
  mendBy: IsoDate | null
  by: string
  byPhone: string
  on: IsoDate
}

const blank = (words: string | null) => (words === null || words.trim() === '' ? '＿＿＿＿' : words)

/** Lines of the body's size a text takes, at so many characters a line. */
const rowsOf = (text: string) => Math.max(1, Math.ceil(text.length / 36))

export function reminderSheet(facts: ReminderFacts): FormSheet {
  const { kind, reminderNo, name, branch, leftOn, reason, mendBy, by, byPhone, on } = facts
  const right = { align: 'right' } as const
  const small = { size: 12 } as const
  const told = `${gap(2)}${facts.facts.replace(/[。；;]+$/, '')}。`
  const until = mendBy === null ? '＿＿年＿＿月＿＿日' : dateInChinese(mendBy)
  return pieceSheet(kind, [
    line(18, `流动党员${kind}`, { kind: 'title', align: 'center', size: 22 }),
    line(12, `第${blank(reminderNo)}号`, { ...right, ...small }),
    line(12, `${name}同志：`),
    line(
      16,
      `${gap(2)}你的组织关系在${blank(branch)}，自${dateInChinese(leftOn)}起因${reason}外出。经查，外出期间有下列情况：`,
    ),
    line(7 * rowsOf(told) + 5, told),
    line(
      30,
      `${gap(2)}党员无论在哪里，都应当定期向党支部汇报、参加组织生活、按规定交纳党费。现提醒你在${until}前与党支部联系并改正。逾期不改正的，依照党章有关规定处理。`,
    ),
    line(12, by, right),
    line(11, `（盖章）${gap(3)}`, right),
    line(11, dateInChinese(on), right),
    line(10, `联系电话：${blank(byPhone)}`, small),
    line(8, '一式两份：本人一份，存档一份。', small),
    line(10, '－ － － － － － － － － － － 回　　执 － － － － － － － － － － －', {
      align: 'center',
      ...small,
    }),
    line(12, `${gap(2)}${dateInChinese(on)}第${blank(reminderNo)}号提醒已收到。`),
    line(12, `收到人（签名）：${gap(10)}`, right),
    line(11, `${gap(6)}年${gap(3)}月${gap(3)}日`, right),
  ])
}
