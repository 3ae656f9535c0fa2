/** 材料目录: every member's catalogue with its figures and what is owed but not in it. */

import { Button, Segmented } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { CatalogueRow } from '../../shared/dossier/catalogueMethods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { MEMBERSHIP } from '../../shared/roster/codes.ts'
import { useBranchChips } from '../shell/branchChips.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { cataloguePlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { FindingText, type FindingLevel } from '../ui/FindingText.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import { useGridView } from '../ui/grid/gridView.ts'
import { usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'
import { ListSearch } from '../ui/ListSearch.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { useCatalogueFilter, type CatalogueFilter } from './catalogueFilter.ts'
import { DossierSheets } from './DossierSheets.tsx'

const HINTS = [
  { keys: '↑↓', what: '选党员' },
  { keys: 'Enter', what: '打开目录' },
]

/** A catalogue nobody began says so; the count of what it lacks would be that of everything. */
function standing({ papers, lacking }: CatalogueRow): { level: FindingLevel; text: string } {
  if (papers === 0) return { level: 'note', text: '还没有登记目录' }
  return lacking === 0 ? { level: 'ok', text: '齐全' } : { level: 'error', text: `缺${lacking}种` }
}

const COLUMNS: readonly GridColumn<CatalogueRow>[] = [
  { key: 'name', title: '姓名', width: 76, pinned: true, fixed: true, opens: true, text: row => row.name },
  { key: 'orgName', title: '支部', width: 130, text: row => row.orgName },
  { key: 'membership', title: '党籍', width: 90, text: row => labelOf(MEMBERSHIP, row.membership) },
  { key: 'joinDate', title: '入党时间', width: 100, text: row => row.joinDate ?? '' },
  { key: 'papers', title: '目录条数', width: 84, text: row => (row.papers === 0 ? '' : String(row.papers)) },
  { key: 'pages', title: '总页数', width: 76, text: row => (row.pages === 0 ? '' : String(row.pages)) },
  {
    key: 'lacking',
    title: '应有材料',
    width: 120,
    grow: true,
    text: row => standing(row).text,
    render: row => <FindingText {...standing(row)} />,
  },
]

const CHOICES: readonly { value: CatalogueFilter['only']; label: string }[] = [
  { value: 'all', label: '全部' },
  { value: 'lacking', label: '缺应有材料' },
  { value: 'empty', label: '没有目录' },
]

const rowId = (row: CatalogueRow) => String(row.memberId)
const rowName = (row: CatalogueRow) => row.name

export default function CatalogueScreen() {
  const { queries } = useOffice()
  const navigate = useNavigate()
  const { orgId, asOf } = useScope()
  const [filter, setFilter] = useCatalogueFilter()
  const [view, setView] = useGridView('dossier.catalogues')
  useKeyHints(HINTS)
  const input = useMemo(
    () => ({
      ...(orgId === null ? {} : { orgId }),
      ...(filter.only === 'all' ? {} : { only: filter.only }),
      ...(filter.text === '' ? {} : { text: filter.text }),
      asOf,
    }),
    [filter, orgId, asOf],
  )
  const pageOptions = useCallback(
    (page: PageRequest) => queries.dossier.catalogues.queryOptions({ input: { ...input, page } }),
    [queries, input],
  )
  const source = usePagedRows<CatalogueRow>(pageOptions, view.active?.row ?? 0)
  const change = useCallback(
    (patch: Partial<CatalogueFilter>) => {
      setFilter(now => ({ ...now, ...patch }))
      setView(now => ({ ...now, scroll: 0, active: null }))
    },
    [setFilter, setView],
  )
  const onText = useCallback((text: string) => change({ text }), [change])
  const onOpen = useCallback(
    (row: CatalogueRow) => void navigate({ to: cataloguePlace(row.memberId) }),
    [navigate],
  )
  const branchChips = useBranchChips()
  const choice = filter.only === 'all' ? '' : CHOICES.find(({ value }) => value === filter.only)?.label
  return (
    <>
      <PageHeader
        title="材料目录"
        asOf={asOf}
        count={source.total === null ? '' : `${choice ?? ''}${source.total}名`}
        tabs={<DossierSheets value="catalogue" />}
      >
        <FilterChips chips={branchChips}>
          <Segmented<CatalogueFilter['only']>
            size="small"
            aria-label="只看"
            value={filter.only}
            options={[...CHOICES]}
            onChange={only => change({ only })}
          />
          <ListSearch label="在目录中筛选" value={filter.text} onChange={onText} />
        </FilterChips>
      </PageHeader>
      <DataGrid
        label="材料目录"
        columns={COLUMNS}
        source={source}
        rowId={rowId}
        rowName={rowName}
        view={view}
        onView={setView}
        onOpen={onOpen}
        follow
        autoFocus
        empty={
          filter.only !== 'all' || filter.text !== '' ? (
            <EmptyState text="没有符合条件的党员。">
              <Button onClick={() => change({ only: 'all', text: '' })}>清除条件</Button>
            </EmptyState>
          ) : (
            <EmptyState text="还没有在册党员。请先在党员名册中新增，或导入支部报送的名册。" />
          )
        }
      />
    </>
  )
}
