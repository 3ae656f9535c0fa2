/** 党组织: the tree with its counts, and the card of the organisation the cursor stands in. */

import { Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { treeRows, type TreeRow } from '../../shared/organisation/tree.ts'
import { useOrganisations } from '../shell/organisations.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ColumnChooser } from '../ui/grid/ColumnChooser.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import type { CellOutcome } from '../ui/grid/gridTypes.ts'
import { useGridView } from '../ui/grid/gridView.ts'
import { useAllRows } from '../ui/grid/pagedRows.ts'
import { shownColumns } from '../ui/grid/shownColumns.ts'
import { ListFileButtons } from '../ui/ListFileButtons.tsx'
import { useListFiles } from '../ui/listFiles.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SplitScreen } from '../ui/SplitScreen.tsx'
import { OrganisationDialog } from './OrganisationDialog.tsx'
import { organisationColumns } from './organisationColumns.tsx'
import { OrganisationPanel } from './OrganisationPanel.tsx'
import { useSaveOrganisationValue, type OrganisationKey } from './saveOrganisation.ts'

const HINTS = [
  { keys: '↑↓', what: '选党组织' },
  { keys: 'F2', what: '改' },
  { keys: 'Tab', what: '下一格' },
  { keys: 'Esc', what: '取消' },
]

const rowId = (row: TreeRow) => String(row.node.id)
const rowName = (row: TreeRow) => row.node.fullName

export default function OrganisationScreen() {
  const { client } = useOffice()
  const { nodes, roots, ready } = useOrganisations()
  const { asOf, day, readOnly } = useScope()
  const [view, setView] = useGridView('organisation')
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set())
  const [activeId, setActiveId] = useState<number | null>(null)
  const [adding, setAdding] = useState(false)
  const save = useSaveOrganisationValue()
  useKeyHints(HINTS)

  const onFold = useCallback(({ node, children }: TreeRow, fold: boolean) => {
    setFolded(now => {
      const next = new Set(now)
      if (fold && children > 0) next.add(node.id)
      else next.delete(node.id)
      return next
    })
  }, [])
  const columns = useMemo(() => organisationColumns(day, onFold), [day, onFold])
  const rows = useMemo(() => (ready ? treeRows(roots, folded) : undefined), [ready, roots, folded])
  const source = useAllRows(rows)
  const files = useListFiles('党组织', (format, task) =>
    client.organisation.listFile(
      { asOf, folded: [...folded], columns: shownColumns(columns, view), format },
      task,
    ),
  )
  const onActive = useCallback((row: TreeRow) => setActiveId(row.node.id), [])
  const onEdit = useCallback(
    async (row: TreeRow, column: string, typed: string): Promise<CellOutcome> => {
      // Every editable column of this list is named after the value it shows.
      const result = await save(row.node.id, column as OrganisationKey, typed)
      return result.ok ? { kind: 'saved' } : { kind: 'refused', reason: result.failure.message }
    },
    [save],
  )

  const branches = nodes.filter(node => node.kind.endsWith('支部')).length
  const members = roots.reduce((sum, root) => sum + root.node.membersBelow, 0)
  const active = nodes.find(node => node.id === activeId) ?? nodes[0]
  return (
    <>
      <PageHeader
        title="党组织"
        asOf={asOf}
        count={ready ? `${nodes.length}个党组织，其中支部${branches}个，党员${members}名` : ''}
        actions={
          <>
            <ColumnChooser columns={columns} view={view} onView={setView} />
            <ListFileButtons files={files} />
            <Button type="primary" disabled={readOnly} onClick={() => setAdding(true)}>
              新增党组织
            </Button>
          </>
        }
      />
      <SplitScreen
        panelLabel="党组织卡片"
        list={
          <DataGrid
            label="党组织"
            columns={columns}
            source={source}
            rowId={rowId}
            rowName={rowName}
            view={view}
            onView={setView}
            onActive={onActive}
            onFold={onFold}
            {...(readOnly ? {} : { onEdit })}
            autoFocus
            empty={<EmptyState text="还没有党组织。请新增，或从支部报送的名册导入。" />}
          />
        }
        panel={active ? <OrganisationPanel key={active.id} node={active} readOnly={readOnly} /> : null}
      />
      {adding && (
        <OrganisationDialog
          parentId={active?.id ?? null}
          onClose={() => setAdding(false)}
          onSaved={id => setActiveId(id)}
        />
      )}
    </>
  )
}
