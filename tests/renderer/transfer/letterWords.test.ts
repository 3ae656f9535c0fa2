import { describe, expect, it } from 'vitest'
import { fourClear, isPocketLetter, letterWords } from '../../../src/renderer/transfer/letterWords.ts'
import type { LetterRow } from '../../../src/shared/transfer/methods.ts'

const letter: LetterRow = {
  id: 1,
  memberId: 1,
  name: '张三',
  orgName: '东岗村支部',
  direction: '转出',
  letterNo: '2023-001',
  nature: '永久转出',
  phone: '13700000001',
  wechat: '同手机号',
  destKind: '工作',
  destPlace: '郑州市',
  backupContact: '其妻 13700000002',
  toOrg: '郑州某公司党委',
  toOrgAddress: null,
  toOrgPhone: null,
  issuedOn: '2023-10-10',
  validDays: 90,
  duesPaidTo: '2023-10',
  landedOn: null,
  receiptOn: null,
  receiptNo: null,
  proofOn: null,
  proofFrom: null,
  returnedOn: null,
  returnReason: null,
  returnKind: null,
  onRoll: true,
  inquiryResult: null,
  state: 'ISSUED',
  remark: null,
  handler: '党员本人',
  leaveTalkOn: '2023-10-09',
  lateReason: null,
  inquiredOn: null,
  receiptFrom: null,
  voidedOn: null,
  voidReason: null,
  fromOrg: null,
  fromOrgAddress: null,
  fromOrgPhone: null,
  incomingKind: null,
  interviewNote: null,
  dossierResult: null,
  residenceProof: null,
  investigation: null,
  validTo: '2024-01-08',
  overdue: true,
  stage: 'OVERDUE',
  replaces: null,
  findings: [],
}

describe('a letter in words', () => {
  it('says by how many days it is overdue, before its state', () => {
    expect(letterWords(letter, '2024-01-09')).toEqual({ level: 'error', text: '超期1天，未报到' })
    expect(letterWords(letter, '2024-03-20')).toEqual({ level: 'error', text: '超期72天，未报到' })
    expect(letterWords({ ...letter, overdue: false }, '2024-01-08')).toEqual({
      level: 'warning',
      text: '已开具',
    })
  })

  it('makes its member a “口袋”党员 from the day after the last valid one, until landed (R-B18)', () => {
    expect(isPocketLetter(letter, '2024-01-08')).toBe(false)
    expect(isPocketLetter(letter, '2024-01-09')).toBe(true)
    expect(isPocketLetter({ ...letter, landedOn: '2024-01-09' }, '2024-01-09')).toBe(false)
    expect(isPocketLetter({ ...letter, direction: '转入' }, '2024-01-09')).toBe(false)
  })
})

describe('四个清楚 (R-F03)', () => {
  const unclear = (patch: Partial<LetterRow>) =>
    fourClear({ ...letter, ...patch })
      .filter(({ clear }) => !clear)
      .map(({ name }) => name)
  it.each<[Partial<LetterRow>, string[]]>([
    [{}, []],
    [{ nature: null }, ['转出性质']],
    [{ wechat: ' ' }, ['联系方式']],
    [{ phone: null }, ['联系方式']],
    [{ destKind: null }, ['去向地点']],
    [{ destPlace: '' }, ['去向地点']],
    [{ backupContact: null }, ['备用联系人']],
    [
      { nature: null, phone: null, wechat: null, destKind: null, destPlace: null, backupContact: null },
      ['转出性质', '联系方式', '去向地点', '备用联系人'],
    ],
  ])('%j lacks %j', (patch, names) => {
    expect(unclear(patch)).toEqual(names)
  })
})
