/** Lists of letters on paper: those past their limit without receipt (D25), and 四个清楚 of all (D22). */

import type { Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { screenListSheet, type ScreenColumn } from '../../shared/forms/screenList.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { dayNumber, type IsoDate } from '../../shared/kernel/dates.ts'
import { PAGE_MAX } from '../../shared/kernel/paging.ts'
import { LETTER_STAGE } from '../../shared/transfer/codes.ts'
import type { LetterRow } from '../../shared/transfer/methods.ts'
import type { Reader } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { offerSheets } from '../reporting/service.ts'
import { settingsOf } from '../settings/service.ts'
import { listLetters } from './list.ts'

type Asked = Parsed['transfer']['ledger']

interface LedgerColumn extends ScreenColumn {
  text: (row: LetterRow, on: IsoDate, index: number) => string
}

const column = (
  key: string,
  title: string,
  width: number,
  text: LedgerColumn['text'],
  rest: Partial<ScreenColumn> = {},
): LedgerColumn => ({ key, title, width, text, isText: true, align: 'center', ...rest })

const said = (...parts: readonly (string | null)[]) => parts.filter(Boolean).join('　')
const LEFT = { align: 'left' } as const

const HEAD = [
  column('index', '序号', 44, (_row, _on, index) => String(index + 1)),
  column('name', '姓名', 70, ({ name }) => name),
  column('orgName', '党支部', 110, ({ orgName }) => orgName),
  column('letterNo', '介绍信编号', 84, ({ letterNo }) => letterNo ?? ''),
  column('issuedOn', '开具日期', 88, ({ issuedOn }) => issuedOn ?? ''),
]
const TO_ORG = column('toOrg', '接收党组织', 150, ({ toOrg }) => toOrg ?? '', LEFT)
const CONTACT = column('phone', '手机、微信', 120, ({ phone, wechat }) =>
  [phone, wechat].filter(Boolean).join('\n'),
)
const BACKUP = column('backup', '备用联系人', 120, ({ backupContact }) => backupContact ?? '')

/** Places and receivers have long names: room for two or three lines in the size of the list. */
const ROW_MM = 11

const LEDGERS: Readonly<Record<Asked['kind'], { title: string; columns: readonly LedgerColumn[] }>> = {
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
        LEFT,
      ),
    ],
  },
  register: {
    title: '党组织关系变化登记表',
    columns: [
      ...HEAD,
      column('nature', '转出性质', 72, ({ nature }) => nature ?? ''),
      CONTACT,
      column('dest', '去向', 130, ({ destKind, destPlace }) => said(destKind, destPlace), LEFT),
      BACKUP,
      TO_ORG,
      column('leaveTalkOn', '谈话日期', 88, ({ leaveTalkOn }) => leaveTalkOn ?? ''),
      column('stage', '进展', 84, ({ stage }) => labelOf(LETTER_STAGE, stage)),
    ],
  },
}

async function rowsOf(
  db: Reader,
  { kind, orgId, asOf }: Asked,
  today: IsoDate,
  work: Work,
): Promise<LetterRow[]> {
  const filter = {
    only: kind === 'register' ? ('all' as const) : ('unreceipted' as const),
    ...(orgId === undefined ? {} : { orgId }),
  }
  const rows: LetterRow[] = []
  for (;;) {
    const page = { offset: rows.length, limit: PAGE_MAX }
    const found = await listLetters(db, { filter, page, asOf }, today)
    rows.push(...found.rows)
    work.report('正在读介绍信', rows.length, found.total)
    await work.breathe()
    if (found.rows.length === 0 || rows.length >= found.total) break
  }
  // The register is of those who go away.
  return kind === 'register' ? rows.filter(({ direction }) => direction !== '转入') : rows
}

export async function ledgerFile(office: Office, asked: Asked, work: Work): Promise<Ticket> {
  const { reader } = office.register()
  const today = office.clock.today()
  const on = asked.asOf ?? today
  const { title, columns } = LEDGERS[asked.kind]
  const rows = await rowsOf(reader, asked, today, work)
  const settings = await settingsOf(reader)
  const branch =
    asked.orgId === undefined ? '' : ((await organisationNames(reader, on)).get(asked.orgId) ?? '')
  const sheet = screenListSheet({
    title,
    scope: `填报单位：${branch === '' ? settings['committee.name'] : branch}`,
    count: `共${rows.length}份，截至${on}`,
    columns,
    rows: rows.map((row, index) => ({
      id: row.memberId,
      cells: columns.map(({ text }) => text(row, on, index)),
    })),
    rowHeight: ROW_MM,
  })
  const file = {
    title,
    about: on,
    said: `${rows.length}份`,
    sheets: [sheet],
    author: settings['committee.filledBy'],
    madeOn: on,
    detail: { persons: rows.length, asOf: on },
  }
  return offerSheets(office, file, asked.format, work)
}
