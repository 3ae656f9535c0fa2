/** Transfer letters: their last valid day, overdue letters and “口袋”党员 (R-B18, R-F02 to R-F05). */

import { addDays, type IsoDate } from '../kernel/dates.ts'

/** What of a letter decides whether its member has landed. */
export interface LetterDates {
  /** key of LETTER_DIRECTION */
  direction: string
  /** key of LETTER_STATE */
  state: string
  issuedOn: IsoDate | null
  validDays: number
  landedOn: IsoDate | null
  receiptOn: IsoDate | null
  proofOn: IsoDate | null
  returnedOn: IsoDate | null
  /** absent and null: nobody wrote it down */
  voidedOn?: IsoDate | null
}

/** Last valid day: issuedOn + validDays (R-F04); null while not issued. */
export function validTo(letter: Pick<LetterDates, 'issuedOn' | 'validDays'>): IsoDate | null {
  return letter.issuedOn === null ? null : addDays(letter.issuedOn, letter.validDays)
}

const by = (date: IsoDate | null, day: IsoDate) => date !== null && date <= day

/** Void by the day; one whose day nobody wrote down always was. */
function isVoid({ state, voidedOn }: LetterDates, day: IsoDate): boolean {
  return state === 'VOID' && (voidedOn === undefined || voidedOn === null || voidedOn <= day)
}

/** True when the letter has ended by the day: landed, confirmed, sent back or void. */
function endedBy(letter: LetterDates, day: IsoDate): boolean {
  return (
    isVoid(letter, day) ||
    by(letter.landedOn, day) ||
    by(letter.receiptOn, day) ||
    by(letter.proofOn, day) ||
    by(letter.returnedOn, day) ||
    (letter.state === 'RETURNED' && letter.returnedOn === null)
  )
}

/** Past its last valid day without landing, receipt, proof or return (R-F02). The last day itself is in time. */
export function overdue(letter: LetterDates, day: IsoDate): boolean {
  const last = validTo(letter)
  return letter.state !== 'DRAFT' && last !== null && day > last && !endedBy(letter, day)
}

/**
 * “口袋”党员 on the day: relation transferred out and not settled with the receiver within the period
 * (R-B18), or marked by hand.
 */
export function isPocket(letters: readonly LetterDates[], marked: boolean, day: IsoDate): boolean {
  return marked || letters.some(letter => letter.direction !== '转入' && overdue(letter, day))
}

/** Letters whose receipt has not come back by the day: the sender still manages the member (R-A01 b, R-F05). */
export function awaitsReceipt(letter: LetterDates, day: IsoDate): boolean {
  return (
    letter.state !== 'DRAFT' &&
    !isVoid(letter, day) &&
    letter.direction !== '转入' &&
    by(letter.issuedOn, day) &&
    !by(letter.receiptOn, day) &&
    !by(letter.proofOn, day) &&
    !by(letter.returnedOn, day) &&
    letter.state !== 'RETURNED'
  )
}

/** True where a letter of the receipt system (issued from `since` on) still waits for its receipt (R-A01 b, R-A21). */
export function outWithoutReceipt(letters: readonly LetterDates[], day: IsoDate, since: IsoDate): boolean {
  return letters.some(letter => (letter.issuedOn ?? '') >= since && awaitsReceipt(letter, day))
}

/** 四个清楚: what must be known before a letter is issued (R-F03). */
export function fourClearMissing(letter: {
  nature: string | null
  phone: string | null
  wechat: string | null
  destKind: string | null
  destPlace: string | null
  backupContact: string | null
}): string[] {
  const lacking: [boolean, string][] = [
    [letter.nature === null, '转出性质'],
    [!letter.phone?.trim(), '手机号码'],
    [!letter.wechat?.trim(), '微信号'],
    [letter.destKind === null || !letter.destPlace?.trim(), '去向地点'],
    [!letter.backupContact?.trim(), '备用联系人'],
  ]
  return lacking.filter(([missing]) => missing).map(([, words]) => words)
}
