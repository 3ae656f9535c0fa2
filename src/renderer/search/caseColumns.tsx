/** The columns of the list of lost members. */

import { LOST_OUTCOME, LOST_STATE } from '../../shared/search/codes.ts'
import type { LostRow } from '../../shared/search/methods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { FindingText } from '../ui/FindingText.tsx'
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import { STATE_LEVEL, turnWords, verifyWords } from './caseWords.ts'

function marks(row: LostRow): string {
  return [
    row.isKey ? '重点' : '',
    row.isPocket ? '“口袋”' : '',
    ...row.outcomes.map(outcome => labelOf(LOST_OUTCOME, outcome)),
  ]
    .filter(text => text !== '')
    .join('、')
}

/** `day` is the day the list is shown as of. */
export function caseColumns(day: IsoDate): readonly GridColumn<LostRow>[] {
  return [
    {
      key: 'name',
      title: '姓名',
      width: 72,
      pinned: true,
      fixed: true,
      opens: true,
      text: row => row.name,
    },
    { key: 'orgName', title: '支部', width: 112, text: row => row.orgName },
    { key: 'caseNo', title: '编号', width: 104, hidden: true, text: row => row.caseNo },
    {
      key: 'state',
      title: '状态',
      width: 136,
      text: row => labelOf(LOST_STATE, row.state),
      render: row => <FindingText level={STATE_LEVEL[row.state]} text={labelOf(LOST_STATE, row.state)} />,
    },
    {
      key: 'duration',
      title: '失联时间',
      width: 118,
      text: row =>
        `${row.duration?.text ?? '起算日不详'}${row.startAssumed ? '（起算日为推定，请确认）' : ''}`,
      render: row =>
        row.duration === null ? (
          <FindingText level="warning" text="起算日不详" />
        ) : row.startAssumed ? (
          <FindingText level="warning" text={`${row.duration.text} 推定`} />
        ) : (
          row.duration.text
        ),
    },
    { key: 'foundOn', title: '发现日期', width: 98, text: row => row.foundOn },
    {
      key: 'verifyBy',
      title: '核查期限',
      width: 184,
      text: row => verifyWords(row, day).text,
      render: row => <FindingText {...verifyWords(row, day)} />,
    },
    {
      key: 'attempts',
      title: '查找',
      width: 128,
      text: row =>
        row.attempts === 0 ? '还没有' : `${row.attempts}次，最近${row.lastAttemptOn?.slice(5) ?? ''}`,
    },
    {
      key: 'turn',
      title: '每周排查、回访',
      width: 168,
      text: row => turnWords(row.turn)?.text ?? '',
      render: row => {
        const words = turnWords(row.turn)
        return words === null ? '' : <FindingText {...words} />
      },
    },
    {
      key: 'contactOn',
      title: '取得联系',
      width: 98,
      text: row => row.contactOn ?? '',
    },
    { key: 'marks', title: '标记和结果', width: 150, grow: true, text: marks },
  ]
}
