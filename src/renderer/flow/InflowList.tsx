/** The list of members from elsewhere, with the record of the present row beside it. */

import { Button } from 'antd'
import { useCallback, useMemo, useState, type ReactNode } from 'react'
import type { InflowRow } from '../../shared/flow/statisticMethods.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Field } from '../ui/Field.tsx'
import { OrgSelect } from '../ui/fields/OrgSelect.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import type { GridView, UpdateView } from '../ui/grid/gridView.ts'
import { usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'
import { RecordFields } from '../ui/RecordFields.tsx'
import { Section } from '../ui/Section.tsx'
import { SplitScreen } from '../ui/SplitScreen.tsx'
import styles from './flow.module.css'
import type { FlowFilter } from './flowFilter.ts'
import { INFLOW_FIELDS, inflowPatchSchema } from './inflowFields.ts'

export const INFLOW_COLUMNS: readonly GridColumn<InflowRow>[] = [
  { key: 'name', title: '姓名', width: 72, pinned: true, fixed: true, text: row => row.name },
  { key: 'fromProvince', title: '来自', width: 64, text: row => row.fromProvince },
  { key: 'fromOrg', title: '原党组织', width: 160, grow: true, text: row => row.fromOrg ?? '' },
  { key: 'arrivedOn', title: '流入日期', width: 98, text: row => row.arrivedOn },
  {
    key: 'orgName',
    title: '管理党组织',
    width: 140,
    grow: true,
    text: row => (row.orgName === '' ? '没有落实' : row.orgName),
    render: row => (row.orgName === '' ? <FindingText level="warning" text="没有落实" /> : row.orgName),
  },
  { key: 'phone', title: '手机', width: 108, text: row => row.phone ?? '' },
  { key: 'unitName', title: '工作单位', width: 140, hidden: true, text: row => row.unitName ?? '' },
  { key: 'leftOn', title: '离开日期', width: 98, hidden: true, text: row => row.leftOn ?? '' },
]

const rowId = (row: InflowRow) => String(row.id)
const rowName = (row: InflowRow) => row.name

export interface InflowListProps {
  status: FlowFilter['inflow']
  view: GridView
  onView: UpdateView
  start: ReactNode
}

export function InflowList({ status, view, onView, start }: InflowListProps) {
  const { queries } = useOffice()
  const { orgId, asOf, readOnly } = useScope()
  const [activeId, setActiveId] = useState<number | null>(null)
  const input = useMemo(
    () => ({ status, ...(orgId === null ? {} : { orgId }), ...(asOf === undefined ? {} : { asOf }) }),
    [status, orgId, asOf],
  )
  const pageOptions = useCallback(
    (page: PageRequest) => queries.flow.inflows.queryOptions({ input: { ...input, page } }),
    [queries, input],
  )
  const source = usePagedRows<InflowRow>(pageOptions, view.active?.row ?? 0)
  const active = source.loaded.find(({ row }) => row.id === activeId)?.row
  const onActive = useCallback((row: InflowRow) => setActiveId(row.id), [])
  return (
    <SplitScreen
      panelLabel="流入党员记录"
      list={
        <DataGrid
          label="流入党员"
          columns={INFLOW_COLUMNS}
          source={source}
          rowId={rowId}
          rowName={rowName}
          view={view}
          onView={onView}
          onActive={onActive}
          follow
          autoFocus
          empty={<EmptyState text="没有流入党员。">{start}</EmptyState>}
        />
      }
      panel={active ? <InflowPanel key={active.id} row={active} readOnly={readOnly} /> : null}
    />
  )
}

function InflowPanel({ row, readOnly }: { row: InflowRow; readOnly: boolean }) {
  const { client } = useOffice()
  const { run } = useWrite(client.flow.saveInflow, { quiet: true })
  const { run: place } = useWrite(client.flow.saveInflow)
  const { run: remove } = useWrite(client.flow.removeInflow, { quiet: true })
  const [removing, setRemoving] = useState(false)
  return (
    <>
      <header className={styles.panelHead}>
        <h2>{row.name}</h2>
        <p className={styles.sub}>{row.arrivedOn} 流入</p>
        <div className={styles.panelActions}>
          <Button size="small" disabled={readOnly} onClick={() => setRemoving(true)}>
            删除记录
          </Button>
        </div>
      </header>
      <div className={styles.panelBody}>
        <Section title="流入党员">
          <Field label="管理党组织">
            <OrgSelect
              allowClear
              disabled={readOnly}
              value={row.orgId}
              onChange={orgId => void place({ id: row.id, values: { orgId } })}
            />
          </Field>
          <RecordFields
            fields={INFLOW_FIELDS}
            values={row}
            schema={inflowPatchSchema}
            readOnly={readOnly}
            onSave={values => run({ id: row.id, values })}
          />
        </Section>
      </div>
      {removing && (
        <ConfirmChange
          title="删除流入党员"
          effect={`将删除${row.name} ${row.arrivedOn} 流入的记录1条。已离开的请填离开日期，不必删除。`}
          confirmText="删除"
          onConfirm={() => remove({ id: row.id })}
          onClose={() => setRemoving(false)}
        />
      )}
    </>
  )
}
