/** What a letter is told in, and the four things that must be clear before it is issued (R-F03). */

import { LETTER_STATE, type LetterState } from '../../shared/transfer/codes.ts'
import type { LetterRow } from '../../shared/transfer/methods.ts'
import { isPocket } from '../../shared/transfer/rules.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { dayNumber, type IsoDate } from '../../shared/kernel/dates.ts'
import type { FindingLevel } from '../ui/FindingText.tsx'

export interface Words {
  level: FindingLevel
  text: string
}

const LEVEL: Readonly<Record<LetterState, FindingLevel>> = {
  DRAFT: 'note',
  ISSUED: 'warning',
  LANDED: 'warning',
  RECEIPTED: 'ok',
  PROVEN: 'ok',
  RETURNED: 'error',
  VOID: 'note',
}

/** Letters in go the same states under words of their own. */
function stateText({ direction, state }: LetterRow): string {
  if (direction !== '转入') return labelOf(LETTER_STATE, state)
  if (state === 'DRAFT') return '待审核'
  if (state === 'LANDED') return '已接收，待寄回执'
  if (state === 'RECEIPTED') return '回执已寄'
  return labelOf(LETTER_STATE, state)
}

/** The branch; of who brought a letter that is not accepted that he is on no roll here. */
export function branchOf({ direction, orgName, onRoll }: LetterRow): string {
  return orgName === '' && direction === '转入' && !onRoll ? '未接收' : orgName
}

/** The state, or that it is overdue and by how many days. */
export function letterWords(row: LetterRow, day: IsoDate): Words {
  if (row.overdue && row.validTo !== null) {
    const days = dayNumber(day) - dayNumber(row.validTo)
    return { level: 'error', text: `超期${days}天，${row.stage === 'POCKET' ? '已询问' : '未报到'}` }
  }
  return { level: LEVEL[row.state], text: stateText(row) }
}

/** “口袋”党员 because of this letter. */
export function isPocketLetter(row: LetterRow, day: IsoDate): boolean {
  return isPocket([row], false, day)
}

type ClearFacts = Pick<LetterRow, 'nature' | 'phone' | 'wechat' | 'destKind' | 'destPlace' | 'backupContact'>

export interface Clear {
  name: string
  clear: boolean
}

const filled = (text: string | null) => text !== null && text.trim() !== ''

/** 四个清楚, each by itself. */
export function fourClear(letter: ClearFacts): readonly Clear[] {
  return [
    { name: '转出性质', clear: letter.nature !== null },
    { name: '联系方式', clear: filled(letter.phone) && filled(letter.wechat) },
    { name: '去向地点', clear: letter.destKind !== null && filled(letter.destPlace) },
    { name: '备用联系人', clear: filled(letter.backupContact) },
  ]
}
