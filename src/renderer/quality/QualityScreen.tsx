/** 信息质量: which branches lack which key information, and whose entries contradict each other. */

import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { BranchQuality } from '../../shared/quality/methods.ts'
import { percentText } from '../../shared/quality/rules.ts'
import { KEY_INFO, type KeyInfo } from '../../shared/roster/fields.ts'
import { useBranchChips } from '../shell/branchChips.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { ColumnChooser } from '../ui/grid/ColumnChooser.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import { useGridView } from '../ui/grid/gridView.ts'
import { useAllRows } from '../ui/grid/pagedRows.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SplitScreen } from '../ui/SplitScreen.tsx'
import { QualityPanel } from './QualityPanel.tsx'
import { useShowMembers } from './useShowMembers.ts'

const HINTS = [
  { keys: '↑↓', what: '选支部' },
  { keys: 'Enter', what: '看有问题的党员' },
]

function shareText({ complete, members }: BranchQuality): string {
  return percentText(complete, members)
}

/** The words of S02 83, short enough for six columns beside the panel. */
const MISSING_WORDS: Readonly<Record<KeyInfo, string>> = {
  idNo: '缺身份证',
  phone: '缺电话',
  residence: '缺居住地',
  domicile: '缺户籍地',
  wechat: '缺微信',
  qq: '缺QQ',
}

const COLUMNS: readonly GridColumn<BranchQuality>[] = [
  {
    key: 'orgName',
    title: '支部',
    width: 120,
    pinned: true,
    fixed: true,
    grow: true,
    text: row => row.orgName,
  },
  { key: 'members', title: '在册', width: 54, align: 'right', text: row => String(row.members) },
  { key: 'share', title: '齐全率', width: 64, align: 'right', text: shareText },
  { key: 'withIssues', title: '有问题', width: 64, align: 'right', text: row => String(row.withIssues) },
  ...KEY_INFO.map((key): GridColumn<BranchQuality> => {
    const title = MISSING_WORDS[key]
    return {
      key,
      title,
      width: 14 * title.length + 18,
      align: 'right',
      text: row => String(row.missing[key]),
    }
  }),
]

const rowId = (row: BranchQuality) => String(row.orgId ?? row.orgName)
const rowName = (row: BranchQuality) => row.orgName

export default function QualityScreen() {
  const { queries } = useOffice()
  const { orgId, asOf } = useScope()
  const [view, setView] = useGridView('quality')
  const [activeId, setActiveId] = useState<string | null>(null)
  const show = useShowMembers()
  useKeyHints(HINTS)
  const { data } = useQuery(
    queries.quality.overview.queryOptions({ input: { ...(orgId === null ? {} : { orgId }), asOf } }),
  )
  const rows = useMemo(() => {
    if (!data) return undefined
    return data.branches.length === 0 ? [] : [data.total, ...data.branches]
  }, [data])
  const source = useAllRows(rows)
  const active = rows?.find(row => rowId(row) === activeId) ?? rows?.[0]
  const onActive = useCallback((row: BranchQuality) => setActiveId(rowId(row)), [])
  const onOpen = useCallback((row: BranchQuality) => show(row.orgId, { issues: true }), [show])
  const branchChips = useBranchChips()
  const total = data?.total
  return (
    <>
      <PageHeader
        title="信息质量"
        asOf={asOf}
        count={
          total
            ? `在册${total.members}名，六项关键信息齐全${total.complete}名${total.members === 0 ? '' : `（${percentText(total.complete, total.members)}）`}，有问题${total.withIssues}名`
            : ''
        }
        actions={<ColumnChooser columns={COLUMNS} view={view} onView={setView} />}
      >
        {branchChips.length > 0 && <FilterChips chips={branchChips} />}
      </PageHeader>
      <SplitScreen
        panelLabel="缺什么"
        list={
          <DataGrid
            label="信息质量"
            columns={COLUMNS}
            source={source}
            rowId={rowId}
            rowName={rowName}
            view={view}
            onView={setView}
            onActive={onActive}
            onOpen={onOpen}
            autoFocus
            empty={<EmptyState text="还没有在册党员。" />}
          />
        }
        panel={active ? <QualityPanel key={rowId(active)} branch={active} /> : null}
      />
    </>
  )
}
