/** Where files are put when nothing is on the desk. */

import { Button } from 'antd'
import styles from './intake.module.css'

export function DropPlace({ onChoose, disabled }: { onChoose: () => void; disabled: boolean }) {
  return (
    <div className={styles.dropPlace}>
      <p>
        把支部报来的表格拖到这里，或
        <Button type="link" disabled={disabled} onClick={onChoose}>
          从电脑或U盘选择
        </Button>
        ，可以一次选几个。
      </p>
      <p className={styles.muted}>先检查、预览，确认后才写入；写入后可以整体撤销。表头、日期写法不必统一。</p>
    </div>
  )
}
