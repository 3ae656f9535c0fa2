/** What stands in a screen's place while it loads, or when it could not be shown. */

import { Button } from 'antd'
import { errorText } from '../../shared/api/errors.ts'
import styles from './Frame.module.css'

export function ScreenLoading() {
  return (
    <div className={styles.screenState} role="status">
      正在打开
    </div>
  )
}

export function ScreenFailure({ reset }: { reset: () => void }) {
  return (
    <div className={styles.screenState} role="alert">
      <p>{errorText('UNEXPECTED')}</p>
      <Button onClick={reset}>重新打开此页</Button>
    </div>
  )
}
