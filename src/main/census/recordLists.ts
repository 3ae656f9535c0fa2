/** Meetings of a campaign, and its log of questions and reports, as lists on paper. */

import type { Campaign } from '../../shared/census/methods.ts'
import type { Consultation } from '../../shared/census/recordMethods.ts'
import { screenListSheet, type ScreenColumn } from '../../shared/forms/screenList.ts'
import type { FormSheet } from '../../shared/forms/sheet.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { PAGE_MAX } from '../../shared/kernel/paging.ts'
import type { Reader } from '../db/register.ts'
import { campaignConsultations, campaignMeetings } from './records.ts'

interface ListColumn<Row> extends ScreenColumn {
  text: (row: Row, index: number) => string
}

const column = <Row>(
  key: string,
  title: string,
  width: number,
  text: ListColumn<Row>['text'],
  align: ScreenColumn['align'] = 'center',
): ListColumn<Row> => ({ key, title, width, text, align, isText: true })

function listed<Row extends { id: number }>(
  title: string,
  scope: string,
  count: string,
  columns: readonly ListColumn<Row>[],
  rows: readonly Row[],
): { title: string; sheet: FormSheet } {
  const sheet = screenListSheet({
    title,
    scope,
    count,
    columns,
    rows: rows.map((row, at) => ({
      id: row.id,
      memberId: null,
      cells: columns.map(({ text }) => text(row, at)),
    })),
  })
  return { title, sheet }
}

async function all<Row>(read: (offset: number) => Promise<{ total: number; rows: Row[] }>): Promise<Row[]> {
  const rows: Row[] = []
  for (;;) {
    const found = await read(rows.length)
    rows.push(...found.rows)
    if (found.rows.length === 0 || rows.length >= found.total) return rows
  }
}

const number = (value: number | null) => (value === null ? '' : String(value))
const said = (...parts: readonly (string | null)[]) => parts.filter(Boolean).join('　')

type Meeting = Awaited<ReturnType<typeof campaignMeetings>>['rows'][number]

const MEETING_COLUMNS: readonly ListColumn<Meeting>[] = [
  column('index', '序号', 44, (_row, at) => String(at + 1)),
  column('on', '日期', 88, ({ on }) => on),
  column('kind', '类别', 76, ({ kind }) => kind),
  column('org', '单位', 110, ({ orgName }) => orgName ?? '镇党委'),
  column('place', '地点', 100, ({ place }) => place ?? ''),
  column('chair', '主持人', 70, ({ chair }) => chair ?? ''),
  column('attendees', '参加范围', 160, ({ attendees }) => attendees ?? '', 'left'),
  column('expected', '应到', 50, ({ expected }) => number(expected)),
  column('attendance', '实到', 50, ({ attendance }) => number(attendance)),
  column('content', '内容', 260, ({ content }) => content ?? '', 'left'),
]

export async function meetingSheet(db: Reader, campaign: Campaign, asOf: IsoDate | undefined) {
  const rows = await all(offset =>
    campaignMeetings(db, { campaignId: campaign.id, asOf, page: { offset, limit: PAGE_MAX } }),
  )
  return listed('排查会议和培训登记', campaign.name, `共${rows.length}次`, MEETING_COLUMNS, rows)
}

const ANSWER: Readonly<Record<Consultation['state'], string>> = {
  NONE: '',
  WAITING: '待答复',
  OVERDUE: '逾期未答复',
  ANSWERED: '已答复',
}

const CONSULTATION_COLUMNS: readonly ListColumn<Consultation>[] = [
  column('index', '序号', 44, (_row, at) => String(at + 1)),
  column('kind', '类别', 50, ({ kind }) => kind),
  column('number', '文号', 90, ({ number: no }) => no ?? ''),
  column('on', '日期', 88, ({ on }) => on),
  column('addressee', '报送', 96, ({ addressee }) => addressee ?? ''),
  column('subject', '事由', 150, ({ subject }) => subject, 'left'),
  column('content', '内容', 180, ({ content }) => content ?? '', 'left'),
  column('by', '经办人', 66, ({ by }) => by ?? ''),
  column('state', '答复情况', 90, ({ state }) => ANSWER[state]),
  column('answered', '答复', 200, row => said(row.answeredOn, row.answeredBy, row.answer), 'left'),
]

export async function consultationSheet(
  db: Reader,
  campaign: Campaign,
  asOf: IsoDate | undefined,
  today: IsoDate,
) {
  const rows = await all(offset =>
    campaignConsultations(
      db,
      { campaignId: campaign.id, only: 'all', asOf, page: { offset, limit: PAGE_MAX } },
      today,
    ),
  )
  return listed('请示报告登记', campaign.name, `共${rows.length}件`, CONSULTATION_COLUMNS, rows)
}
