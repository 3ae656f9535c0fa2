/** Where a form stands, in words of its screens. */

import { labelOf } from '../kernel/codes.ts'
import { dateInChinese } from '../kernel/dates.ts'
import type { Level, LevelWords } from '../kernel/levelWords.ts'
import { REGISTRATION_STATE } from './codes.ts'
import type { RegistrationForm, RegistrationRow, RegistrationTally } from './methods.ts'

const LEVEL: Readonly<Record<RegistrationRow['state'], Level>> = {
  ISSUED: 'note',
  OVERDUE: 'error',
  RETURNED: 'ok',
  LATE: 'warning',
  UNWILLING: 'warning',
}

/** Who has left the roll is not late. */
export function formWords({
  state,
  daysLate,
  gone,
}: Pick<RegistrationRow, 'state' | 'daysLate' | 'gone'>): LevelWords {
  const open = state === 'ISSUED' || state === 'OVERDUE'
  if (open && gone !== null) return { level: 'note', text: `未交，已${gone}` }
  const text = labelOf(REGISTRATION_STATE, state)
  const late = daysLate > 0 && state !== 'UNWILLING' ? `${daysLate}天` : ''
  return { level: LEVEL[state], text: `${text}${late}` }
}

/** What came of comparing the form with the register. */
export function formCheckWords({ check, checkNote, returnedOn, wish }: RegistrationRow): string {
  if (check === '有更正') return `有更正：${checkNote ?? ''}`
  return check ?? (returnedOn === null || wish !== '登记' ? '' : '待核对')
}

/** How many stand where; what there is none of is left out. */
export function tallyWords({ forms, issued, overdue, returned, late, unwilling }: RegistrationTally): string {
  const parts: [string, number][] = [
    ['未交', issued],
    ['逾期未交', overdue],
    ['已交回', returned],
    ['逾期交回', late],
    ['不愿登记', unwilling],
  ]
  const said = parts.filter(([, count]) => count > 0).map(([word, count]) => `${word}${count}`)
  return `${forms}份${said.length === 0 ? '' : `：${said.join('，')}`}`
}

/** What the disposal case takes over of the form: 自愿退党 with the written application (R-J09). */
export function caseProposal({
  driveName,
  applicationOn,
}: Pick<RegistrationForm, 'driveName' | 'applicationOn'>) {
  const day = applicationOn === null ? '' : dateInChinese(applicationOn)
  return {
    kind: 'WITHDRAW' as const,
    grounds: ['J4'] as const,
    note: `${driveName}：本人不愿登记`,
    documentNo: `${day}本人不愿登记的书面申请`,
    ...(applicationOn === null ? {} : { openedOn: applicationOn }),
  }
}
