import { Button, Space, Tooltip } from 'antd'
import styles from './TopBar.module.css'
import type { Undo } from './undo.ts'

/** Says what would be taken back before it is. */
export function UndoButton({ undoLabel, redoLabel, undo, redo }: Undo) {
  const text = undoLabel === null ? '没有可撤销的' : `撤销：${undoLabel}`
  return (
    <Space.Compact>
      <Button className={styles.undo ?? ''} disabled={undoLabel === null} onClick={undo} title={text}>
        <span className={styles.undoLabel}>{undoLabel === null ? '撤销' : text}</span> <kbd>Ctrl Z</kbd>
      </Button>
      {redoLabel !== null && (
        <Tooltip title="Ctrl Y">
          <Button onClick={redo} aria-label={`重做：${redoLabel}`} title={`重做：${redoLabel}`}>
            重做
          </Button>
        </Tooltip>
      )}
    </Space.Compact>
  )
}
