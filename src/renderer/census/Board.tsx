/** 进度: how far every branch is; Enter or one click opens its lines. */

import { Button, Segmented } from 'antd'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import { BOARD_LISTED } from '../../shared/census/codes.ts'
import { boardWords } from '../../shared/census/lineWords.ts'
import { BOARD_COLUMNS } from '../../shared/census/listColumns.ts'
import type { Campaign } from '../../shared/census/methods.ts'
import type { BoardRow } from '../../shared/census/stageMethods.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { useBranchChips } from '../shell/branchChips.ts'
import { useOffice } from '../shell/office.tsx'
import { checkLinesPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import { useGridView } from '../ui/grid/gridView.ts'
import { gridColumns, type ColumnLook } from '../ui/grid/listedColumns.ts'
import { useAllRows } from '../ui/grid/pagedRows.ts'
import { shownColumns } from '../ui/grid/shownColumns.ts'
import { ListFileButtons } from '../ui/ListFileButtons.tsx'
import { useListFiles } from '../ui/listFiles.ts'
import styles from './census.module.css'
import { useOtherLists, type OtherLists } from './otherLists.ts'
import { ScopeDialog } from './ScopeDialog.tsx'
import { EndDialog } from './StageDialogs.tsx'

type Totals = Outputs['census']['board']['totals']
type BoardOnly = (typeof BOARD_LISTED)['items'][number]['key']

/** A number that leads to the list it is worked on in, of the branch of the line. */
function leading(
  of: (row: BoardRow) => number,
  what: string,
  go: (row: BoardRow) => void,
  otherwise: (row: BoardRow) => void,
): ColumnLook<BoardRow> {
  return {
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

function boardColumns(day: IsoDate, others: OtherLists, onOpen: (row: BoardRow) => void) {
  return gridColumns(BOARD_COLUMNS, day, {
    orgName: {
      pinned: true,
      fixed: true,
      // One click leads to the lines.
      press: onOpen,
      render: row => (
        <button type="button" className={styles.link} tabIndex={-1} onClick={() => onOpen(row)}>
          {row.orgName}
        </button>
      ),
    },
    flow: leading(
      row => row.problems.flow,
      '流动',
      row => others.flow('away', row.orgId),
      onOpen,
    ),
    lost: leading(
      row => row.problems.lost,
      '失联',
      row => others.search(row.orgId),
      onOpen,
    ),
    standing: { grow: true, render: row => <FindingText {...boardWords(row)} /> },
  })
}

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
  const { client, queries } = useOffice()
  const navigate = useNavigate()
  const { orgId, asOf, day, readOnly } = useScope()
  const [view, setView] = useGridView('census')
  const [only, setOnly] = useState<BoardOnly>('all')
  const [asking, setAsking] = useState<'scope' | 'end' | null>(null)
  const campaignId = campaign.id
  const input = {
    campaignId,
    only,
    ...(orgId === null ? {} : { orgId }),
    ...(asOf === undefined ? {} : { asOf }),
  }
  const { data } = useQuery({
    ...queries.census.board.queryOptions({ input }),
    placeholderData: keepPreviousData,
  })
  const source = useAllRows(data?.rows)
  const onOpen = useCallback(
    (row: BoardRow) => void navigate({ to: checkLinesPlace(campaignId, row.orgId) }),
    [navigate, campaignId],
  )
  const others = useOtherLists()
  const columns = useMemo(() => boardColumns(day, others, onOpen), [day, others, onOpen])
  const files = useListFiles('排查进度', (format, task) =>
    client.census.boardFile({ ...input, columns: shownColumns(columns, view), format }, task),
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
            options={BOARD_LISTED.items.map(({ key, label }) => ({ value: key, label }))}
            onChange={setOnly}
          />
        </FilterChips>
        {data && listed && <span aria-live="polite">{totalsText(data.totals)}</span>}
        {data && data.scopeChanged > 0 && listed && (
          <FindingText level="warning" text={`名单与台账有${data.scopeChanged}处不同`} />
        )}
        {campaign.endedOn !== null && <FindingText level="ok" text={`已于 ${campaign.endedOn} 结束`} />}
        <span className={styles.push}>
          <ListFileButtons files={files} />
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
