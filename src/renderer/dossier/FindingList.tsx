/** 问题台账: every finding with where it stands; beside it what was done and what may follow. */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { FindingRow } from '../../shared/dossier/findingMethods.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { memberPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ColumnChooser } from '../ui/grid/ColumnChooser.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import { useGridView } from '../ui/grid/gridView.ts'
import { usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'
import { SplitScreen } from '../ui/SplitScreen.tsx'
import { CheckMarkedDialog } from './CheckDialogs.tsx'
import { FINDING_CHOICES, type WorkListProps } from './dossierWorkFilter.ts'
import { findingColumns } from './findingColumns.tsx'
import { FindingPanel } from './FindingPanel.tsx'
import { OpenFindingDialog } from './OpenFindingDialog.tsx'
import { WorkHeader } from './WorkHeader.tsx'

const HINTS = [
  { keys: '↑↓', what: '选问题' },
  { keys: 'Enter', what: '打开党员卡' },
]

const rowId = (row: FindingRow) => String(row.id)
const rowName = (row: FindingRow) => row.name

export function FindingList({ filter, onChange }: WorkListProps) {
  const { queries } = useOffice()
  const navigate = useNavigate()
  const { orgId, asOf, day, readOnly } = useScope()
  const [view, setView] = useGridView('dossier.findings')
  const [activeId, setActiveId] = useState<number | null>(null)
  const [dialog, setDialog] = useState<'open' | 'check' | null>(null)
  useKeyHints(HINTS)
  const columns = useMemo(() => findingColumns(day), [day])
  const input = useMemo(
    () => ({
      filter: {
        state: filter.finding,
        ...(orgId === null ? {} : { orgId }),
        ...(filter.text === '' ? {} : { text: filter.text }),
      },
      ...(asOf === undefined ? {} : { asOf }),
    }),
    [filter.finding, filter.text, orgId, asOf],
  )
  const pageOptions = useCallback(
    (page: PageRequest) => queries.dossier.findings.queryOptions({ input: { ...input, page } }),
    [queries, input],
  )
  const source = usePagedRows<FindingRow>(pageOptions, view.active?.row ?? 0)
  const change: typeof onChange = patch => {
    onChange(patch)
    setView(now => ({ ...now, scroll: 0, active: null }))
  }
  const onActive = useCallback((row: FindingRow) => setActiveId(row.id), [])
  const onOpen = useCallback(
    (row: FindingRow) => void navigate({ to: memberPlace(row.memberId) }),
    [navigate],
  )
  const active = source.loaded.some(({ row }) => row.id === activeId)
  const choice = FINDING_CHOICES.find(({ value }) => value === filter.finding)?.label ?? ''
  return (
    <>
      <WorkHeader
        filter={filter}
        count={source.total === null ? '' : `${choice}${source.total}个`}
        choices={FINDING_CHOICES}
        choice={filter.finding}
        onChoice={finding => change({ finding })}
        onChange={change}
        actions={
          <>
            <ColumnChooser columns={columns} view={view} onView={setView} />
            <Button disabled={readOnly} onClick={() => setDialog('check')}>
              登记核查结论
            </Button>
            <Button type="primary" disabled={readOnly} onClick={() => setDialog('open')}>
              登记问题
            </Button>
          </>
        }
      />
      <SplitScreen
        panelLabel="档案问题"
        list={
          <DataGrid
            label="问题台账"
            columns={columns}
            source={source}
            rowId={rowId}
            rowName={rowName}
            view={view}
            onView={setView}
            onActive={onActive}
            onOpen={onOpen}
            follow
            autoFocus
            empty={
              filter.text !== '' || filter.finding !== 'open' ? (
                <EmptyState text="没有符合条件的档案问题。">
                  <Button onClick={() => change({ finding: 'open', text: '' })}>清除条件</Button>
                </EmptyState>
              ) : (
                <EmptyState text="没有未了结的档案问题。五件材料标记后点“登记核查结论”，缺和不规范的自动列到这里；其他问题点“登记问题”。" />
              )
            }
          />
        }
        panel={
          activeId !== null && active ? (
            <FindingPanel key={activeId} id={activeId} readOnly={readOnly} />
          ) : null
        }
      />
      {dialog === 'open' && <OpenFindingDialog onClose={() => setDialog(null)} />}
      {dialog === 'check' && <CheckMarkedDialog onClose={() => setDialog(null)} />}
    </>
  )
}
