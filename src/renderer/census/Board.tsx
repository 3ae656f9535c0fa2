/** 进度: how far every branch is; Enter or one click opens its lines. */

import { Button, Segmented } from 'antd'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import type { Campaign } from '../../shared/census/methods.ts'
import type { BoardRow } from '../../shared/census/stageMethods.ts'
import { useBranchChips } from '../shell/branchChips.ts'
import { useOffice } from '../shell/office.tsx'
import { checkLinesPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { FindingText, type FindingLevel } from '../ui/FindingText.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import { useGridView } from '../ui/grid/gridView.ts'
import { useAllRows } from '../ui/grid/pagedRows.ts'
import styles from './census.module.css'
import { useOtherLists, type OtherLists } from './otherLists.ts'
import { ScopeDialog } from './ScopeDialog.tsx'
import { EndDialog } from './StageDialogs.tsx'

type Totals = Outputs['census']['board']['totals']
export type BoardOnly = 'all' | 'open' | 'unsigned' | 'problems' | 'done'

const ONLY_WORDS: Readonly<Record<BoardOnly, string>> = {
  all: '全部',
  open: '未完成',
  unsigned: '待工作组核查',
  problems: '有待完善',
  done: '已完成',
}

const figure =
  (of: (row: BoardRow) => number) =>
  (row: BoardRow): string =>
    of(row) === 0 ? '' : String(of(row))

function standing(row: BoardRow): { level: FindingLevel; text: string } {
  if (row.tasksOverdue > 0) return { level: 'error', text: `${row.tasksOverdue}项任务逾期` }
  if (row.open > 0) return { level: 'note', text: `还有${row.open}名` }
  return { level: 'ok', text: row.accepted ? '已验收' : row.reported ? '已报告，待验收' : '双查完成' }
}

const count = (
  key: string,
  title: string,
  of: (row: BoardRow) => number,
  width = 64,
): GridColumn<BoardRow> => ({
  key,
  title,
  width,
  align: 'right',
  text: figure(of),
})

/** A number that leads to the list it is worked on in, of the branch of the line. */
function leading(
  column: GridColumn<BoardRow>,
  of: (row: BoardRow) => number,
  what: string,
  go: (row: BoardRow) => void,
  otherwise: (row: BoardRow) => void,
): GridColumn<BoardRow> {
  return {
    ...column,
    // Enter on an empty cell opens the lines, as on every other of the row.
    press: row => (of(row) === 0 ? otherwise : go)(row),
    render: row =>
      of(row) === 0 ? null : (
        <button
          type="button"
          className={styles.link}
          tabIndex={-1}
          aria-label={`${row.orgName}${what}${of(row)}名`}
          onClick={() => go(row)}
        >
          {of(row)}
        </button>
      ),
  }
}

const countColumns = (
  others: OtherLists,
  onOpen: (row: BoardRow) => void,
): readonly GridColumn<BoardRow>[] => [
  count('lines', '对象', row => row.lines, 54),
  count('begun', '已开始', row => row.begun),
  count('self', '支部自查', row => row.self, 72),
  count('done', '双查完成', row => row.done, 72),
  count('excused', '说明理由', row => row.excused, 72),
  count('open', '未完成', row => row.open),
  count('unfinished', '待完善', row => row.unfinished),
  leading(
    count('flow', '流动', row => row.problems.flow, 50),
    row => row.problems.flow,
    '流动',
    row => others.flow('away', row.orgId),
    onOpen,
  ),
  count('unattached', '空挂', row => row.problems.unattached, 50),
  leading(
    count('lost', '失联', row => row.problems.lost, 50),
    row => row.problems.lost,
    '失联',
    row => others.search(row.orgId),
    onOpen,
  ),
  count('pocket', '口袋', row => row.problems.pocket, 50),
  count('others', '其他问题', row => row.problems.others, 72),
  {
    key: 'standing',
    title: '情况',
    width: 140,
    grow: true,
    text: row => standing(row).text,
    render: row => <FindingText {...standing(row)} />,
  },
]

export function totalsText(totals: Totals): string {
  const { branches, lines, done, excused, open } = totals
  return (
    `${branches}个支部${lines}名：双查完成${done}名，未完成${open}名` +
    (excused > 0 ? `，说明理由${excused}名` : '')
  )
}

const rowId = (row: BoardRow) => String(row.orgId)
const rowName = (row: BoardRow) => row.orgName

export function Board({ campaign }: { campaign: Campaign }) {
  const { queries } = useOffice()
  const navigate = useNavigate()
  const { orgId, asOf, readOnly } = useScope()
  const [view, setView] = useGridView('census')
  const [only, setOnly] = useState<BoardOnly>('all')
  const [asking, setAsking] = useState<'scope' | 'end' | null>(null)
  const campaignId = campaign.id
  const { data } = useQuery({
    ...queries.census.board.queryOptions({
      input: {
        campaignId,
        only,
        ...(orgId === null ? {} : { orgId }),
        ...(asOf === undefined ? {} : { asOf }),
      },
    }),
    placeholderData: keepPreviousData,
  })
  const source = useAllRows(data?.rows)
  const onOpen = useCallback(
    (row: BoardRow) => void navigate({ to: checkLinesPlace(campaignId, row.orgId) }),
    [navigate, campaignId],
  )
  const others = useOtherLists()
  const columns = useMemo<readonly GridColumn<BoardRow>[]>(
    () => [
      {
        key: 'orgName',
        title: '支部',
        width: 150,
        pinned: true,
        fixed: true,
        text: row => row.orgName,
        // One click leads to the lines.
        press: onOpen,
        render: row => (
          <button type="button" className={styles.link} tabIndex={-1} onClick={() => onOpen(row)}>
            {row.orgName}
          </button>
        ),
      },
      ...countColumns(others, onOpen),
    ],
    [onOpen, others],
  )
  const branchChips = useBranchChips()
  const fixed = readOnly || campaign.endedOn !== null
  const listed = (data?.totals.lines ?? 0) > 0
  return (
    <div className={styles.board}>
      <div className={styles.boardHead}>
        <FilterChips chips={branchChips}>
          <Segmented<BoardOnly>
            size="small"
            aria-label="只看"
            value={only}
            options={(['all', 'open', 'unsigned', 'problems', 'done'] as const).map(value => ({
              value,
              label: ONLY_WORDS[value],
            }))}
            onChange={setOnly}
          />
        </FilterChips>
        {data && listed && <span aria-live="polite">{totalsText(data.totals)}</span>}
        {data && data.scopeChanged > 0 && listed && (
          <FindingText level="warning" text={`名单与台账有${data.scopeChanged}处不同`} />
        )}
        {campaign.endedOn !== null && <FindingText level="ok" text={`已于 ${campaign.endedOn} 结束`} />}
        <span className={styles.push}>
          <Button disabled={fixed || !listed} onClick={() => setAsking('end')}>
            结束排查
          </Button>
          <Button type={listed ? 'default' : 'primary'} disabled={fixed} onClick={() => setAsking('scope')}>
            {listed ? '更新对象名单' : '确定对象名单'}
          </Button>
        </span>
      </div>
      <DataGrid
        label="排查进度"
        columns={columns}
        source={source}
        rowId={rowId}
        rowName={rowName}
        view={view}
        onView={setView}
        onOpen={onOpen}
        autoFocus
        empty={
          <EmptyState
            text={
              listed
                ? '没有这样的支部。'
                : '还没有对象名单。按“确定对象名单”，在册党员和转出未收到回执的党员都会列入。'
            }
          />
        }
      />
      {asking === 'scope' && <ScopeDialog campaign={campaign} onClose={() => setAsking(null)} />}
      {asking === 'end' && data && (
        <EndDialog campaign={campaign} missing={data.missingToEnd} onClose={() => setAsking(null)} />
      )}
    </div>
  )
}
