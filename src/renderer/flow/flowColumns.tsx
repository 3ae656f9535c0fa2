/** The columns of the list of members away and of the list of members abroad. */

import { Button } from 'antd'
import { FLOW_DIRECTION, LIFE_RESTORED } from '../../shared/flow/codes.ts'
import type { FlowRow } from '../../shared/flow/methods.ts'
import type { Outputs } from '../../shared/api/contract.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { FindingText } from '../ui/FindingText.tsx'
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import styles from './flow.module.css'

export type OverseasRow = Outputs['flow']['overseas']['rows'][number]

/** What is wrong with the contacts, in words; null while nothing is. */
export function contactWords({ missedPeriods, contactDue }: FlowRow): string | null {
  const missed = missedPeriods.length
  if (missed > 0) return `缺${missed}次`
  return contactDue === null ? null : '待联系'
}

/** One click enters a call of today: shown where calls are due. */
function callColumn(onCall: (row: FlowRow) => void): GridColumn<FlowRow> {
  return {
    key: 'call',
    title: '登记',
    width: 108,
    fixed: true,
    text: () => '已打电话',
    render: row => (
      // Enter on the cell does the same.
      <Button
        size="small"
        className={styles.inRow ?? ''}
        tabIndex={-1}
        onClick={() => onCall(row)}
        aria-label={`已打电话：${row.name}`}
      >
        已打电话
      </Button>
    ),
    press: onCall,
  }
}

/** What calls for a reminder: shown in the lists of those who owe something. */
const OWED: GridColumn<FlowRow> = {
  key: 'calls',
  title: '要提醒的事',
  width: 300,
  grow: true,
  fixed: true,
  text: row => row.calls.map(({ text }) => text).join('；'),
}

/** How it stands with the contacts. */
const TOUCH: readonly GridColumn<FlowRow>[] = [
  {
    key: 'lastContactOn',
    title: '最近联系',
    width: 100,
    text: row => row.lastContactOn ?? '还没有',
  },
  {
    key: 'contact',
    title: '联系情况',
    width: 88,
    text: row => contactWords(row) ?? '',
    render: row => {
      const words = contactWords(row)
      return (
        words !== null && (
          <FindingText level={row.missedPeriods.length > 0 ? 'error' : 'warning'} text={words} />
        )
      )
    },
  },
]

/** A letter was begun: it waits to be issued. */
export const DRAFTED = '已起草介绍信，还没有开具'

/** Of those whose relation is to be transferred: whether the letter is begun. */
const LETTER: GridColumn<FlowRow> = {
  key: 'draftLetter',
  title: '介绍信',
  width: 136,
  fixed: true,
  text: row => (row.draftLetter === null ? '还没有' : '已起草，未开具'),
  render: row =>
    row.draftLetter === null ? '还没有' : <FindingText level="warning" text="已起草，未开具" />,
}

/** What annex 4 would lack. */
const LACKING: GridColumn<FlowRow> = {
  key: 'missing',
  title: '附件4还缺',
  width: 130,
  grow: true,
  text: row => (row.missing.length === 0 ? '不缺' : row.missing.join('、')),
  render: row =>
    row.missing.length === 0 ? (
      <FindingText level="ok" text="不缺" />
    ) : (
      <FindingText level="warning" text={row.missing.join('、')} />
    ),
}

/** `onCall`: enters a call of today with one click; absent where nothing is due or can be changed. */
export function flowColumns(
  onCall: ((row: FlowRow) => void) | null,
  { owing = false, letters = false }: { owing?: boolean; letters?: boolean } = {},
): readonly GridColumn<FlowRow>[] {
  return [
    { key: 'name', title: '姓名', width: 72, pinned: true, fixed: true, text: row => row.name },
    { key: 'orgName', title: '支部', width: 108, text: row => row.orgName },
    {
      key: 'direction',
      title: '流向',
      width: 112,
      hidden: true,
      text: row => labelOf(FLOW_DIRECTION, row.direction),
    },
    { key: 'destPlace', title: '外出地点', width: 112, grow: true, text: row => row.destPlace ?? '' },
    { key: 'leftOn', title: '外出日期', width: 98, hidden: true, text: row => row.leftOn },
    {
      key: 'months',
      title: '已外出',
      width: 78,
      align: 'right',
      text: row => (row.returnedOn === null ? `${row.months}个月` : `共${row.months}个月`),
    },
    { key: 'returnedOn', title: '返回日期', width: 98, hidden: true, text: row => row.returnedOn ?? '' },
    ...(owing ? [OWED] : letters ? [LETTER] : TOUCH),
    ...(onCall === null ? [] : [callColumn(onCall)]),
    {
      key: 'uncontrolled',
      title: '失控',
      width: 64,
      hidden: true,
      text: row => (row.uncontrolled ? '失控' : ''),
      render: row => row.uncontrolled && <FindingText level="error" text="失控" />,
    },
    { key: 'phone', title: '手机', width: 108, hidden: true, text: row => row.phone ?? '' },
    { key: 'unitName', title: '流入单位', width: 160, hidden: true, text: row => row.unitName ?? '' },
    ...(owing ? [] : [LACKING]),
  ]
}

/** Kept beyond the day membership was kept for, and not back. */
export function isOverdueAbroad(row: OverseasRow, day: IsoDate): boolean {
  return row.returnedOn === null && row.keepUntil !== null && row.keepUntil < day
}

export function overseasColumns(day: IsoDate): readonly GridColumn<OverseasRow>[] {
  return [
    { key: 'name', title: '姓名', width: 72, pinned: true, fixed: true, text: row => row.name },
    { key: 'orgName', title: '支部', width: 96, text: row => row.orgName },
    {
      key: 'country',
      title: '国家（地区）',
      width: 102,
      text: row => [row.country, row.city].filter(Boolean).join(' '),
    },
    { key: 'reason', title: '原因', width: 60, text: row => row.reason },
    { key: 'leftOn', title: '出国日期', width: 92, text: row => row.leftOn },
    { key: 'returnedOn', title: '回国日期', width: 98, hidden: true, text: row => row.returnedOn ?? '' },
    {
      key: 'handling',
      title: '党籍处理',
      width: 112,
      grow: true,
      text: row => row.handling ?? '未填',
      render: row =>
        row.handling === null || row.handling === '未办理' ? (
          <FindingText level="warning" text={row.handling ?? '未填'} />
        ) : (
          row.handling
        ),
    },
    {
      key: 'keepUntil',
      title: '保留至',
      width: 126,
      text: row =>
        `${row.keepUntil ?? ''}${isOverdueAbroad(row, day) ? '（保留期已满，还没有回国登记）' : ''}`,
      render: row =>
        row.keepUntil !== null &&
        (isOverdueAbroad(row, day) ? (
          <FindingText level="error" text={`${row.keepUntil} 已满`} />
        ) : (
          row.keepUntil
        )),
    },
    { key: 'contactState', title: '联系情况', width: 80, text: row => row.contactState ?? '' },
    {
      key: 'lifeRestored',
      title: '恢复组织生活',
      width: 120,
      hidden: true,
      text: row => labelOf(LIFE_RESTORED, row.lifeRestored),
    },
  ]
}
