/** D25 the request that a receiver confirm a member who settled there without a receipt (S00 63, R-F13). */

import { dateInChinese, type IsoDate } from '../kernel/dates.ts'
import { pieceSheet, type PieceLine } from './pieces.ts'
import { gap } from './printing.ts'
import type { FormSheet } from './sheet.ts'

export interface ProofRequest {
  letterNo: string | null
  name: string
  idNo: string | null
  issuedOn: IsoDate | null
  validTo: IsoDate | null
  fromOrg: string
  toOrg: string | null
  /** day of the request */
  on: IsoDate
  by: string
  phone: string
}

const WIDTH = 186
const text = (height: number, words: string, rest: Partial<PieceLine['pieces'][number]> = {}): PieceLine => ({
  height,
  pieces: [{ width: WIDTH, text: words, size: 14, ...rest }],
})

const known = (date: IsoDate | null) => (date === null ? '＿＿年＿＿月＿＿日' : dateInChinese(date))
const or = (words: string | null) => (words === null || words === '' ? '＿＿＿＿＿＿' : words)

export function proofRequestSheet(request: ProofRequest): FormSheet {
  const { name, idNo, letterNo, issuedOn, validTo, fromOrg, toOrg, on, by, phone } = request
  const right = { align: 'right' } as const
  return pieceSheet('补开证明函', [
    text(16, '关于补开党员组织关系接收证明的函', { kind: 'title', align: 'center', size: 20 }),
    text(12, `${or(toOrg)}：`),
    text(
      30,
      `${gap(2)}${name}同志（身份证号码${or(idNo)}）的组织关系，我委于${known(issuedOn)}开具介绍信（第${or(letterNo)}号，有效期至${known(validTo)}）转往你处，至今未收到回执。`,
    ),
    text(
      22,
      '　　请核实该同志是否已到你处报到、落实组织关系。已落实的，请补开证明并注明报到日期，加盖公章后寄回；未落实的，请函告。',
    ),
    text(12, '　　此函。'),
    text(10, fromOrg, right),
    text(10, '（盖章）　　　', right),
    text(10, dateInChinese(on), right),
    text(10, `联系人：${by}${gap(3)}联系电话：${phone}`, { size: 12 }),
  ])
}
