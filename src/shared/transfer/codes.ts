/** Code tables of transfer letters (rules.md 3.6, 4.4). */

import { codeTable, wordTable } from '../kernel/codes.ts'

export const LETTER_DIRECTION = wordTable('接转方向', ['转出', '转入', '本委内转接'])
export const LETTER_NATURE = wordTable('转出性质', ['永久转出', '临时转出'])
export const LETTER_DESTINATION = wordTable('去向', ['工作', '学习', '生活'])
/** R-F06 */
export const LETTER_HANDLER = wordTable('办理方式', ['党员本人', '党组织派人'])
/** 不得无故拒绝接受: a refusal says which of these it is (R-F07). */
export const REFUSAL = wordTable('退回原因', ['不符合条件', '材料不全', '其他'])
/** What somebody who comes in becomes here: what he was there. */
export const ENTERS_AS = codeTable('编入身份', { FORMAL: '正式党员', PROBATIONARY: '预备党员' })
/** What else must be shown of somebody who comes in (R-F08, R-F10, R-F11). */
export const INCOMING_KIND = wordTable('转入情形', ['一般转入', '退休、下岗', '长期在此居住', '未就业毕业生'])

export type IncomingKind = (typeof INCOMING_KIND)['items'][number]['key']

/** Who shows where he lives: at S04 576 the retired and laid off, and graduates their own or their parents' place. */
export const SHOWS_RESIDENCE: readonly IncomingKind[] = ['退休、下岗', '未就业毕业生']

/** States of a letter (rules.md 4.4); 超期 is computed from validTo, not stored. */
export const LETTER_STATE = codeTable('介绍信状态', {
  DRAFT: '草稿',
  ISSUED: '已开具',
  LANDED: '已报到',
  RECEIPTED: '已回执',
  PROVEN: '补证确认',
  RETURNED: '退回',
  VOID: '作废',
})

export type LetterState = (typeof LETTER_STATE)['items'][number]['key']

/** Where a letter stands in the table of rules.md 4.4: 超期 and 口袋（查找） are what 已开具 has become. */
export const LETTER_STAGE = codeTable('介绍信进展', {
  DRAFT: '草稿',
  ISSUED: '已开具',
  OVERDUE: '超期',
  POCKET: '口袋（查找）',
  LANDED: '已报到',
  RECEIPTED: '已回执',
  PROVEN: '补证确认',
  RETURNED: '退回',
  VOID: '作废',
})

export type LetterStage = (typeof LETTER_STAGE)['items'][number]['key']

/** States in which the sender still manages the member (R-F05). */
export const LETTER_OPEN: readonly LetterState[] = ['ISSUED', 'LANDED']
