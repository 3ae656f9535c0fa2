/** All copies of an annex, each with where it goes. */

import { Button } from 'antd'
import styles from './batches.module.css'
import { useCopies, type Of } from './useCopies.ts'

export function CopyButtons({ of }: { of: Of }) {
  const { print, pdf } = useCopies()
  return (
    <div className={styles.actions}>
      <Button size="small" onClick={() => void print(of)}>
        打印各份
      </Button>
      <Button size="small" onClick={() => void pdf(of)}>
        各份存为 PDF
      </Button>
    </div>
  )
}
