/** Lists of letters on paper: those past their limit without receipt (D25), and 四个清楚 of all (D22). */

import type { Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { columnsOf } from '../../shared/forms/listColumns.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { dayNumber } from '../../shared/kernel/dates.ts'
import { LETTER_STAGE } from '../../shared/transfer/codes.ts'
import type { LetterRow } from '../../shared/transfer/methods.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { offerList, type ListFile } from '../reporting/service.ts'
import { listLetters } from './list.ts'

type Kind = Parsed['transfer']['ledger']['kind']

const column = columnsOf<LetterRow>()

const said = (...parts: readonly (string | null)[]) => parts.filter(Boolean).join('　')

const HEAD = [
  column('name', '姓名', 70, ({ name }) => name),
  column('orgName', '党支部', 110, ({ orgName }) => orgName),
  column('letterNo', '介绍信编号', 84, ({ letterNo }) => letterNo ?? ''),
  column('issuedOn', '开具日期', 88, ({ issuedOn }) => issuedOn ?? ''),
]
const TO_ORG = column('toOrg', '接收党组织', 150, ({ toOrg }) => toOrg ?? '', 'left')
const CONTACT = column('phone', '手机、微信', 120, ({ phone, wechat }) =>
  [phone, wechat].filter(Boolean).join('\n'),
)
const BACKUP = column('backup', '备用联系人', 120, ({ backupContact }) => backupContact ?? '')

/** Places and receivers have long names: room for two or three lines in the size of the list. */
const ROW_MM = 11

const LEDGERS: Readonly<Record<Kind, Pick<ListFile<LetterRow>, 'title' | 'columns'>>> = {
  unreceipted: {
    title: '超期未回执介绍信清单',
    columns: [
      ...HEAD,
      column('validTo', '有效至', 88, ({ validTo }) => validTo ?? ''),
      column('days', '超期天数', 66, ({ validTo }, on) =>
        validTo === null ? '' : String(dayNumber(on) - dayNumber(validTo)),
      ),
      column('stage', '进展', 84, ({ stage }) => labelOf(LETTER_STAGE, stage)),
      TO_ORG,
      column('toOrgPhone', '接收方电话', 100, ({ toOrgPhone }) => toOrgPhone ?? ''),
      CONTACT,
      BACKUP,
      column(
        'inquiry',
        '询问情况',
        150,
        ({ inquiredOn, inquiryResult }) => said(inquiredOn, inquiryResult),
        'left',
      ),
    ],
  },
  register: {
    title: '党组织关系变化登记表',
    columns: [
      ...HEAD,
      column('nature', '转出性质', 72, ({ nature }) => nature ?? ''),
      CONTACT,
      column('dest', '去向', 130, ({ destKind, destPlace }) => said(destKind, destPlace), 'left'),
      BACKUP,
      TO_ORG,
      column('leaveTalkOn', '谈话日期', 88, ({ leaveTalkOn }) => leaveTalkOn ?? ''),
      column('stage', '进展', 84, ({ stage }) => labelOf(LETTER_STAGE, stage)),
    ],
  },
}

export async function ledgerFile(
  office: Office,
  { kind, orgId, asOf, format }: Parsed['transfer']['ledger'],
  work: Work,
): Promise<Ticket> {
  const today = office.clock.today()
  const filter = {
    only: kind === 'register' ? ('all' as const) : ('unreceipted' as const),
    ...(orgId === undefined ? {} : { orgId }),
  }
  const list: ListFile<LetterRow> = {
    ...LEDGERS[kind],
    on: asOf ?? today,
    orgId,
    read: async (db, page) => {
      const { total, rows } = await listLetters(db, { filter, page, asOf }, today)
      // The register is of those who go away.
      return { total, rows: kind === 'register' ? rows.filter(row => row.direction !== '转入') : rows }
    },
    counted: rows => `${rows}份`,
    memberId: row => row.memberId,
    rowHeight: ROW_MM,
  }
  return offerList(office, list, format, work)
}
