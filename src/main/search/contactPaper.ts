/** The list of contact data to be checked, as workbook and on paper. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { screenListSheet, type ScreenColumn } from '../../shared/forms/screenList.ts'
import { PAGE_MAX } from '../../shared/kernel/paging.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { offerSheets } from '../reporting/service.ts'
import { settingsOf } from '../settings/service.ts'
import { listContacts } from './contactChecks.ts'

type Row = Outputs['search']['contacts']['rows'][number]

interface ContactColumn extends ScreenColumn {
  text: (row: Row, index: number) => string
}

const column = (key: string, title: string, width: number, text: ContactColumn['text']): ContactColumn => ({
  key,
  title,
  width,
  text,
  isText: true,
  align: 'center',
})

const COLUMNS: readonly ContactColumn[] = [
  column('index', '序号', 44, (_row, index) => String(index + 1)),
  column('name', '姓名', 80, ({ name }) => name),
  column('orgName', '党支部', 150, ({ orgName }) => orgName),
  column('phone', '电话', 110, ({ phone }) => phone ?? ''),
  column('wechat', '微信', 100, ({ wechat }) => wechat ?? ''),
  column('residence', '居住地', 190, ({ residence }) => residence ?? ''),
  column('checkedOn', '上次核对', 96, ({ checkedOn }) => checkedOn ?? '没有核对过'),
  column('person', '核对人', 80, ({ person }) => person ?? ''),
  column('length', '已有多久', 96, ({ length }) => length ?? ''),
]

/** The list on paper or as workbook, to check by and to hand up (S02 43); 内部资料 stands on every page. */
export async function contactsFile(
  office: Office,
  { format, ...asked }: Parsed['search']['contactsFile'],
  work: Work,
): Promise<Ticket> {
  const { reader } = office.register()
  const today = office.clock.today()
  const on = asked.asOf ?? today
  const rows: Row[] = []
  for (;;) {
    const page = { offset: rows.length, limit: PAGE_MAX }
    const found = await listContacts(reader, { ...asked, page }, today)
    rows.push(...found.rows)
    work.report('正在读名单', rows.length, found.total)
    await work.breathe()
    if (found.rows.length === 0 || rows.length >= found.total) break
  }
  const settings = await settingsOf(reader)
  const branch =
    asked.orgId === undefined ? '' : ((await organisationNames(reader, on)).get(asked.orgId) ?? '')
  const months = settings['lost.contactCheckMonths']
  const title = asked.list === 'due' ? '联系方式待核对党员名单' : '党员联系方式核对名单'
  const sheet = screenListSheet({
    title,
    scope: `填报单位：${branch === '' ? settings['committee.name'] : branch}`,
    count: `共${rows.length}名，截至${on}${asked.list === 'due' ? `，超过${months}个月没有核对` : ''}`,
    columns: COLUMNS,
    rows: rows.map((row, index) => ({
      id: row.memberId,
      cells: COLUMNS.map(({ text }) => text(row, index)),
    })),
  })
  const file = {
    title,
    about: on,
    said: `${rows.length}名`,
    sheets: [sheet],
    author: settings['committee.filledBy'],
    madeOn: on,
    detail: { persons: rows.length, asOf: on },
  }
  return offerSheets(office, file, format, work)
}
