/** Which columns a list shows. */

import { Button, Checkbox, Popover } from 'antd'
import type { GridColumn } from './gridTypes.ts'
import type { GridView, UpdateView } from './gridView.ts'
import styles from './ColumnChooser.module.css'

interface ColumnChooserProps<Row> {
  columns: readonly GridColumn<Row>[]
  view: Pick<GridView, 'shown'>
  onView: UpdateView
}

export function ColumnChooser<Row>({ columns, view, onView }: ColumnChooserProps<Row>) {
  const choosable = columns.filter(column => column.fixed !== true)
  const isShown = (column: GridColumn<Row>) => view.shown[column.key] ?? column.hidden !== true
  const put = (column: GridColumn<Row>, shown: boolean) =>
    onView(before => ({ ...before, shown: { ...before.shown, [column.key]: shown } }))
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title="显示的列"
      content={
        <div className={styles.chooser}>
          {choosable.map(column => (
            <Checkbox
              key={column.key}
              checked={isShown(column)}
              onChange={event => put(column, event.target.checked)}
            >
              {column.title}
            </Checkbox>
          ))}
          <Button
            size="small"
            type="link"
            onClick={() => onView(before => ({ ...before, shown: {}, widths: {}, order: [], frozen: null }))}
          >
            恢复原来的列和列宽
          </Button>
        </div>
      }
    >
      <Button>列</Button>
    </Popover>
  )
}
