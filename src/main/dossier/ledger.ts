/** Lists of the room on paper and as workbook: the register of readings (D31). */

import type { Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { screenListSheet, type ScreenColumn, type ScreenRow } from '../../shared/forms/screenList.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { PAGE_MAX } from '../../shared/kernel/paging.ts'
import type { Reader } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { settingsOf } from '../settings/service.ts'
import { offerSheets } from './papers.ts'
import { listReadings } from './reading.ts'

type Asked = Parsed['dossier']['ledger']

const column = (
  key: string,
  title: string,
  width: number,
  align: ScreenColumn['align'] = 'center',
): ScreenColumn => ({ key, title, width, isText: true, align })

/** One list: its columns, and the rows as they are printed. */
interface Ledger {
  title: string
  /** what the rows are counted in */
  unit: string
  columns: readonly ScreenColumn[]
  rows: (db: Reader, asked: Asked, today: IsoDate, work: Work) => Promise<ScreenRow[]>
}

/** Every page of a list, with progress. */
async function everyRow<R>(
  page: (page: { offset: number; limit: number }) => Promise<{ total: number; rows: R[] }>,
  work: Work,
): Promise<R[]> {
  const rows: R[] = []
  for (;;) {
    const found = await page({ offset: rows.length, limit: PAGE_MAX })
    rows.push(...found.rows)
    work.report('正在读档案', rows.length, found.total)
    await work.breathe()
    if (found.rows.length === 0 || rows.length >= found.total) return rows
  }
}

const READINGS: Ledger = {
  title: '党员档案查阅登记簿',
  unit: '次',
  columns: [
    column('index', '序号', 44),
    column('onDate', '查阅日期', 88),
    column('name', '被查阅人', 72),
    column('orgName', '党支部', 110),
    column('unit', '查阅单位', 140, 'left'),
    column('readers', '查阅人', 90),
    column('letterNo', '介绍信', 90),
    column('purpose', '查阅事由', 140, 'left'),
    column('approved', '批准人、日期', 104),
    column('kind', '方式', 66),
    column('dueOn', '应还日期', 88),
    column('ended', '归还日期、检查', 130, 'left'),
    column('supervisor', '监督人', 66),
  ],
  rows: async (db, { orgId, asOf }, today, work) => {
    const rows = await everyRow(
      page => listReadings(db, { only: 'all', orgId, text: undefined, page, asOf }, today),
      work,
    )
    // A register goes on from its first day.
    return rows.reverse().map((row, index) => ({
      id: row.memberId,
      cells: [
        String(index + 1),
        row.onDate,
        row.name,
        row.orgName,
        row.unit,
        row.readers.join('、'),
        row.letterNo,
        [row.purpose, row.lendReason].filter(text => text !== '').join('；'),
        `${row.approvedBy} ${row.approvedOn ?? ''}`,
        row.kind,
        row.dueOn ?? '',
        [row.endedOn, row.endCheck].filter(text => text !== null).join(' '),
        row.supervisor,
      ],
    }))
  },
}

const LEDGERS: Readonly<Record<Asked['kind'], Ledger>> = { readings: READINGS }

/** Throws CANCELLED. */
export async function dossierLedger(office: Office, asked: Asked, work: Work): Promise<Ticket> {
  const { reader } = office.register()
  const today = office.clock.today()
  const on = asked.asOf ?? today
  const { title, unit, columns, rows: read } = LEDGERS[asked.kind]
  const rows = await read(reader, asked, today, work)
  const settings = await settingsOf(reader)
  const branch =
    asked.orgId === undefined ? '' : ((await organisationNames(reader, on)).get(asked.orgId) ?? '')
  const sheet = screenListSheet({
    title,
    scope: `填报单位：${branch === '' ? settings['committee.name'] : branch}`,
    count: `共${rows.length}${unit}，截至${on}`,
    columns,
    rows,
  })
  return offerSheets(office, { title, about: on, sheet, persons: rows.length }, asked.format, work)
}
