/** The check lines of a branch with what can be done with them. */

import { Button, Segmented } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { CHECK_ITEM, FIVE_CHECKS, LINE_LISTED, type CheckItem } from '../../shared/census/codes.ts'
import { isEnded, readKeyGroups, readProblems } from '../../shared/census/lines.ts'
import { fitsLine } from '../../shared/census/lineWords.ts'
import { keyOf } from '../../shared/kernel/codes.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { branchReportPlace, censusPaperPlace, memberPlace, PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { ColumnChooser } from '../ui/grid/ColumnChooser.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import type { CellOutcome } from '../ui/grid/gridTypes.ts'
import { useGridView } from '../ui/grid/gridView.ts'
import { useAllRows } from '../ui/grid/pagedRows.ts'
import { shownColumns } from '../ui/grid/shownColumns.ts'
import { ListFileButtons } from '../ui/ListFileButtons.tsx'
import { useListFiles } from '../ui/listFiles.ts'
import { ListSearch } from '../ui/ListSearch.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SplitScreen } from '../ui/SplitScreen.tsx'
import styles from './census.module.css'
import { FillDialog } from './FillDialog.tsx'
import { lineColumns } from './lineColumns.tsx'
import { resultOf, type LineRow } from './lineMarks.ts'
import { LinePanel } from './LinePanel.tsx'
import { paperPath } from './paperAsk.ts'
import { ExcuseDialog, SignDialog, type Signer } from './SignDialog.tsx'
import type { LineFilter, LineSheet, useLineFilter } from './useLineSheet.ts'

const rowId = (row: LineRow) => String(row.memberId)
const rowName = (row: LineRow) => row.name

const refused = (reason: string): CellOutcome => ({ kind: 'refused', reason })

interface LinesProps {
  campaignId: number
  orgId: number
  sheet: LineSheet
  filter: LineFilter
  setFilter: ReturnType<typeof useLineFilter>[1]
}

/** Who signed last: the next line is signed by the same. */
function lastSigner(rows: readonly LineRow[], who: Signer): string {
  const signed = rows.flatMap(row => {
    const [by, on] = who === 'self' ? [row.selfBy, row.selfOn] : [row.groupBy, row.groupOn]
    return by === null || on === null ? [] : [{ by, on }]
  })
  return signed.sort((a, b) => (a.on < b.on ? 1 : -1))[0]?.by ?? ''
}

export function Lines({ campaignId, orgId, sheet, filter, setFilter }: LinesProps) {
  const { data, all, rows, queue, queued } = sheet
  const { client } = useOffice()
  const navigate = useNavigate()
  const { asOf, day, readOnly } = useScope()
  const { run: describe } = useWrite(client.census.describe, { quiet: true })
  // The cursor starts where checking starts.
  const [view, setView] = useGridView('census.lines', {
    active: { row: 0, column: FIVE_CHECKS[0] ?? '' },
  })
  const [activeId, setActiveId] = useState<number | null>(null)
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState<'fill' | 'excuse' | { who: Signer; ids: readonly number[] } | null>(
    null,
  )
  const source = useAllRows(rows)
  const columns = useMemo(() => lineColumns(day), [day])
  const files = useListFiles('核查表', async (format, task) => {
    // Marks that are not saved yet are seen, too.
    await queue.flush()
    return client.census.linesFile(
      { campaignId, orgId, asOf, ...filter, columns: shownColumns(columns, view), format },
      task,
    )
  })
  const active = rows?.find(row => row.memberId === activeId) ?? rows?.[0]
  const fixed = readOnly || data === undefined
  const unsaved = queued.flatMap(mark => (mark.state === 'refused' ? [mark.reason] : []))
  const chosen = [...ids].map(Number)

  const change = useCallback(
    (patch: Partial<LineFilter>) => {
      setFilter(now => ({ ...now, ...patch }))
      setView(now => ({ ...now, scroll: 0, active: { row: 0, column: now.active?.column ?? '' } }))
    },
    [setFilter, setView],
  )
  const onText = useCallback((text: string) => change({ text }), [change])
  const onActive = useCallback((row: LineRow) => setActiveId(row.memberId), [])
  const onOpen = useCallback(
    ({ memberId }: LineRow) => void navigate({ to: memberPlace(memberId) }),
    [navigate],
  )
  const itemOf = (column: string): CheckItem | null => keyOf(CHECK_ITEM, column)
  const onMark = useCallback(
    ({ memberId }: LineRow, column: string, mark: string) => {
      const item = itemOf(column)
      if (item) queue.put({ memberId, item, present: resultOf(mark) })
    },
    [queue],
  )
  const onEdit = useCallback(
    async ({ memberId, marks }: LineRow, column: string, typed: string): Promise<CellOutcome> => {
      const item = itemOf(column)
      if (item) {
        queue.put({ memberId, item, present: marks[item].state, note: typed.trim() || null })
        return { kind: 'saved' }
      }
      const problems = column === 'problems' ? readProblems(typed) : undefined
      if (problems === null) return refused('请填：流动、空挂、失联、口袋、档案、党费、违纪、其他')
      const keyGroups = column === 'keyGroups' ? readKeyGroups(typed) : undefined
      if (keyGroups === null) return refused('请填 1 至 6 的数字，可填几个')
      const done = await describe({
        campaignId,
        memberIds: [memberId],
        ...(problems === undefined ? {} : { problems }),
        ...(keyGroups === undefined ? {} : { keyGroups }),
        ...(column === 'note' ? { note: typed.trim() || null } : {}),
      })
      return done.ok ? { kind: 'saved' } : refused(done.failure.message)
    },
    [queue, describe, campaignId],
  )
  // What is still on its way must be saved before it is counted.
  const ask = async (what: typeof asking) => {
    await queue.flush()
    setAsking(what)
  }
  const done = all.filter(row => isEnded(row.state)).length
  const none = fixed || all.length === 0
  // The accent stands on the step that is next: it stayed on 支部自查 when all was signed.
  const waitsForGroup =
    all.some(row => row.state === 'SELF') && all.every(row => row.state === 'SELF' || isEnded(row.state))
  const next = all.length > 0 && done === all.length ? 'report' : waitsForGroup ? 'group' : 'self'
  const accent = (step: typeof next) => (step === next ? ({ type: 'primary' } as const) : {})
  return (
    <>
      <PageHeader
        title="核查表"
        asOf={asOf}
        // How many are open stands in the filter below.
        count={data ? `${data.orgName}${all.length}名，完成${done}名` : ''}
        actions={
          <>
            <Button onClick={() => void navigate({ to: PLACE.census })}>‹ 各支部</Button>
            <ColumnChooser columns={columns} view={view} onView={setView} />
            <ListFileButtons files={files} />
            <Button
              {...accent('report')}
              onClick={() => void navigate({ to: branchReportPlace(campaignId, orgId) })}
            >
              核查情况报告
            </Button>
            <Button
              disabled={all.length === 0}
              onClick={() =>
                void navigate({ to: censusPaperPlace(paperPath({ kind: 'check', campaignId, orgId })) })
              }
            >
              排查情况记录表
            </Button>
            <Button disabled={none} onClick={() => void ask('fill')}>
              其余都正常
            </Button>
            {chosen.length > 0 && (
              <Button disabled={none} onClick={() => void ask('excuse')}>
                写明理由
              </Button>
            )}
            <Button
              {...accent('group')}
              disabled={none}
              onClick={() => void ask({ who: 'group', ids: chosen })}
            >
              工作组核查
            </Button>
            <Button
              {...accent('self')}
              disabled={none}
              onClick={() => void ask({ who: 'self', ids: chosen })}
            >
              支部自查
            </Button>
          </>
        }
      >
        <FilterChips chips={[]}>
          <Segmented<LineFilter['only']>
            size="small"
            aria-label="只看"
            value={filter.only}
            options={LINE_LISTED.items.map(({ key, label }) => ({
              value: key,
              label: `${label} ${all.filter(row => fitsLine(row, key)).length}`,
            }))}
            onChange={only => change({ only })}
          />
          <ListSearch label="在核查表中筛选" value={filter.text} onChange={onText} />
        </FilterChips>
      </PageHeader>
      {unsaved.length > 0 && (
        <div className={styles.banner} role="alert">
          <FindingText level="error" text={`${unsaved.length}处没有保存：${unsaved[0] ?? ''}`} />
          <Button size="small" onClick={queue.retry}>
            再保存一次
          </Button>
          <Button size="small" type="link" onClick={queue.giveUp}>
            放弃这些
          </Button>
        </div>
      )}
      <SplitScreen
        panelLabel="核查"
        list={
          <DataGrid
            label="核查表"
            columns={columns}
            source={source}
            rowId={rowId}
            rowName={rowName}
            view={view}
            onView={setView}
            selection={{ ids, onChange: setIds, allIds: () => Promise.resolve((rows ?? []).map(rowId)) }}
            onActive={onActive}
            onOpen={onOpen}
            {...(fixed ? {} : { onEdit, onMark })}
            follow
            autoFocus
            empty={
              filter.only !== 'all' || filter.text !== '' ? (
                <EmptyState text="没有符合条件的党员。">
                  <Button onClick={() => change({ only: 'all', text: '' })}>清除条件</Button>
                </EmptyState>
              ) : (
                <EmptyState text="这个支部没有排查对象。请到“集中排查”更新对象名单。" />
              )
            }
          />
        }
        panel={
          active ? (
            <LinePanel
              campaignId={campaignId}
              orgId={orgId}
              row={active}
              readOnly={fixed}
              onSign={who => void ask({ who, ids: [active.memberId] })}
            />
          ) : null
        }
      />
      {asking === 'fill' && (
        <FillDialog
          {...{ campaignId, orgId, chosen }}
          item={chosen.length > 0 ? null : itemOf(view.active?.column ?? '')}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'excuse' && <ExcuseDialog {...{ campaignId, chosen }} onClose={() => setAsking(null)} />}
      {asking !== null && typeof asking === 'object' && (
        <SignDialog
          {...{ campaignId, orgId }}
          chosen={asking.ids}
          who={asking.who}
          name={lastSigner(all, asking.who)}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}
