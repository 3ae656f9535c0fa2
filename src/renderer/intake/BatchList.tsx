/** 导入记录: every import as a whole, newest first, taken back with one click. */

import { Button } from 'antd'
import { useCallback, useMemo } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import { useShowTouched } from '../audit/showTouched.ts'
import { useTakeBack } from '../audit/takeBack.ts'
import { useOffice } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { useTasks } from '../shell/tasks.tsx'
import { timeText } from '../shell/words.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import { useGridView } from '../ui/grid/gridView.ts'
import { usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'
import styles from './intake.module.css'
import type { Counts } from './intakeFiles.ts'

type Batch = Outputs['intake']['batches']['rows'][number]

const rowId = (row: Batch) => String(row.id)
const rowName = (row: Batch) => row.fileName

function countColumn(key: keyof Counts, title: string): GridColumn<Batch> {
  return { key, title, width: 62, align: 'right', text: row => String(row.counts[key]) }
}

interface Actions {
  onUndo: (batch: Batch) => void
  onShow: (batch: Batch) => void
  disabled: boolean
}

function batchColumns({ onUndo, onShow, disabled }: Actions): readonly GridColumn<Batch>[] {
  return [
    { key: 'importedAt', title: '导入时间', width: 134, text: row => timeText(row.importedAt), pinned: true },
    { key: 'fileName', title: '文件', width: 188, grow: true, text: row => row.fileName, opens: true },
    countColumn('new', '新增'),
    countColumn('changed', '修改'),
    countColumn('same', '相同'),
    countColumn('refused', '未通过'),
    { key: 'undone', title: '状态', width: 68, text: row => (row.undone ? '已撤销' : '') },
    {
      key: 'show',
      title: '',
      width: 76,
      text: row => (row.undone ? '' : '看名单'),
      render: row =>
        !row.undone && (
          // Enter on the cell does the same, here and beside it.
          <Button size="small" className={styles.inRow ?? ''} tabIndex={-1} onClick={() => onShow(row)}>
            看名单
          </Button>
        ),
      press: onShow,
      fixed: true,
    },
    {
      key: 'undo',
      title: '',
      width: 64,
      text: row => (row.undone ? '' : '撤销'),
      render: row =>
        !row.undone && (
          <Button
            size="small"
            className={styles.inRow ?? ''}
            tabIndex={-1}
            disabled={disabled}
            aria-label={`撤销导入：${row.fileName}`}
            onClick={() => onUndo(row)}
          >
            撤销
          </Button>
        ),
      press: row => !row.undone && !disabled && onUndo(row),
      fixed: true,
    },
  ]
}

export function BatchList() {
  const { queries } = useOffice()
  const { readOnly } = useScope()
  const { running } = useTasks()
  const takeBack = useTakeBack()
  const showTouched = useShowTouched()
  const [view, setView] = useGridView('intake.batches')
  const pageOptions = useCallback(
    (page: PageRequest) => queries.intake.batches.queryOptions({ input: { page } }),
    [queries],
  )
  const source = usePagedRows<Batch>(pageOptions, view.active?.row ?? 0)
  const disabled = readOnly || running.length > 0
  const columns = useMemo(
    () =>
      batchColumns({
        disabled,
        onUndo: batch => void takeBack({ word: '撤销', id: batch.changeId }),
        onShow: batch => showTouched(batch.changeId),
      }),
    [disabled, takeBack, showTouched],
  )
  return (
    <div className={styles.batches}>
      <h2 className={styles.batchesTitle}>导入记录{source.total ? `（${source.total}次）` : ''}</h2>
      <DataGrid
        label="导入记录"
        columns={columns}
        source={source}
        rowId={rowId}
        rowName={rowName}
        view={view}
        onView={setView}
        onOpen={batch => showTouched(batch.changeId)}
        follow
        empty={<EmptyState text="还没有导入过。" />}
      />
    </div>
  )
}
