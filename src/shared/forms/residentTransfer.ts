/**
 * D26 the registration of a retired or laid-off member whose relation comes to a village or community (S04 576,
 * R-F10). The document names the form and asks for proof of residence; the grid is the office's own.
 */

import { dateInChinese, dateWithDots, yearAndMonth, type IsoDate } from '../kernel/dates.ts'
import { gap } from './printing.ts'
import { NAME_WIDTH, pairs, PAPER_WIDTH, passage, recordSheet, type PaperRow } from './recordPaper.ts'
import type { FormSheet } from './sheet.ts'

/** What is filled in; null is left to be filled by hand. */
export interface ResidentTransfer {
  memberId: number
  name: string
  sex: string | null
  nation: string | null
  birth: string | null
  idNo: string | null
  education: string | null
  joinDate: string | null
  fullDate: string | null
  unit: string | null
  phone: string | null
  residence: string | null
  letterNo: string | null
  fromOrg: string | null
  duesPaidTo: string | null
  landedOn: IsoDate | null
  residenceProof: string | null
  interviewNote: string | null
  dossierResult: string | null
  /** the branch that takes him in */
  branch: string
  /** the committee's name */
  committee: string
}

const date = (value: string | null) => (value === null ? '' : dateWithDots(value))
const month = (value: string | null) => (value === null ? '' : yearAndMonth(value))

/** Room for words by hand, the seal and the day. */
function opinion(label: string, by: string): PaperRow {
  const sign = `（盖章）${gap(2)}负责人：${gap(6)}年${gap(2)}月${gap(2)}日`
  return {
    height: 26,
    cells: [
      { kind: 'label', width: NAME_WIDTH, text: label },
      {
        kind: 'value',
        width: PAPER_WIDTH - NAME_WIDTH,
        text: `\n\n${by}${gap(2)}${sign}${gap(1)}`,
        align: 'right',
      },
    ],
  }
}

export const RESIDENT_TITLE = '机关、企事业单位退休、下岗失业职工党员组织关系转接登记表'

export function residentTransferSheet(paper: ResidentTransfer): FormSheet {
  const said = (text: string | null) => text ?? ''
  return recordSheet({
    name: '转接登记表',
    title: RESIDENT_TITLE,
    headLine: {
      left: `接收党组织（盖章）：${paper.committee}`,
      right: `介绍信编号：${said(paper.letterNo)}`,
    },
    rows: [
      pairs(10, ['姓名', paper.name], ['性别', said(paper.sex)]),
      pairs(10, ['民族', said(paper.nation)], ['出生年月', month(paper.birth)]),
      pairs(10, ['身份证号码', said(paper.idNo)], ['学历', said(paper.education)]),
      pairs(10, ['入党时间', date(paper.joinDate)], ['转正时间', date(paper.fullDate)]),
      pairs(10, ['原工作单位及职务', said(paper.unit)], ['人员类别', '□退休　□下岗失业']),
      pairs(10, ['联系电话', said(paper.phone)], ['党费交至', month(paper.duesPaidTo)]),
      pairs(10, ['转出党组织', said(paper.fromOrg)], ['报到日期', date(paper.landedOn)]),
      pairs(10, ['现居住地址', said(paper.residence)]),
      passage('居住证明', said(paper.residenceProof), 14),
      passage('谈话情况', said(paper.interviewNote), 20),
      passage('档案核对情况', said(paper.dossierResult), 20),
      opinion('原单位党组织意见', ''),
      opinion('居住地党支部意见', paper.branch),
      opinion('镇党委意见', paper.committee),
    ],
    footLines: [
      {
        left: '本人签名：',
        right: `填表日期：${paper.landedOn === null ? `${gap(4)}年${gap(2)}月${gap(2)}日` : dateInChinese(paper.landedOn)}`,
      },
    ],
    memberId: paper.memberId,
  })
}
