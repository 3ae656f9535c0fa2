/** 补办档案: every case with its stage and what comes next. */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { MakeUpRow } from '../../shared/dossier/makeUpMethods.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { makeUpPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ColumnChooser } from '../ui/grid/ColumnChooser.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import { useGridView } from '../ui/grid/gridView.ts'
import { usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'
import { MAKE_UP_CHOICES, type WorkListProps } from './dossierWorkFilter.ts'
import { MAKE_UP_COLUMNS } from './makeUpColumns.tsx'
import { OpenMakeUpDialog } from './OpenMakeUpDialog.tsx'
import { WorkHeader } from './WorkHeader.tsx'

const HINTS = [
  { keys: '↑↓', what: '选补办' },
  { keys: 'Enter', what: '打开补办' },
]

const rowId = (row: MakeUpRow) => String(row.id)
const rowName = (row: MakeUpRow) => row.name

export function MakeUpList({ filter, onChange }: WorkListProps) {
  const { queries } = useOffice()
  const navigate = useNavigate()
  const { orgId, asOf, readOnly } = useScope()
  const [view, setView] = useGridView('dossier.makeUps')
  const [opening, setOpening] = useState(false)
  useKeyHints(HINTS)
  const input = useMemo(
    () => ({
      filter: {
        state: filter.makeUp,
        ...(orgId === null ? {} : { orgId }),
        ...(filter.text === '' ? {} : { text: filter.text }),
      },
      ...(asOf === undefined ? {} : { asOf }),
    }),
    [filter.makeUp, filter.text, orgId, asOf],
  )
  const pageOptions = useCallback(
    (page: PageRequest) => queries.dossier.makeUps.queryOptions({ input: { ...input, page } }),
    [queries, input],
  )
  const source = usePagedRows<MakeUpRow>(pageOptions, view.active?.row ?? 0)
  const change: typeof onChange = patch => {
    onChange(patch)
    setView(now => ({ ...now, scroll: 0, active: null }))
  }
  const show = useCallback((id: number) => void navigate({ to: makeUpPlace(id) }), [navigate])
  const onOpen = useCallback((row: MakeUpRow) => show(row.id), [show])
  const choice = MAKE_UP_CHOICES.find(({ value }) => value === filter.makeUp)?.label ?? ''
  const open = (type: 'primary' | 'default') => (
    <Button type={type} disabled={readOnly} onClick={() => setOpening(true)}>
      补办立案
    </Button>
  )
  return (
    <>
      <WorkHeader
        filter={filter}
        count={source.total === null ? '' : `${choice}${source.total}件`}
        choices={MAKE_UP_CHOICES}
        choice={filter.makeUp}
        onChoice={makeUp => change({ makeUp })}
        onChange={change}
        actions={
          <>
            <ColumnChooser columns={MAKE_UP_COLUMNS} view={view} onView={setView} />
            {open('primary')}
          </>
        }
      />
      <DataGrid
        label="补办档案"
        columns={MAKE_UP_COLUMNS}
        source={source}
        rowId={rowId}
        rowName={rowName}
        view={view}
        onView={setView}
        onOpen={onOpen}
        follow
        autoFocus
        empty={
          filter.text !== '' || filter.makeUp !== 'open' ? (
            <EmptyState text="没有符合条件的补办。">
              <Button onClick={() => change({ makeUp: 'open', text: '' })}>清除条件</Button>
            </EmptyState>
          ) : (
            <EmptyState text="没有正在办理的补办。整档遗失或缺少必要材料的党员，在这里立案，按程序逐步补办。">
              {open('default')}
            </EmptyState>
          )
        }
      />
      {opening && <OpenMakeUpDialog onClose={() => setOpening(false)} onOpened={show} />}
    </>
  )
}
