/** The day every list is shown as of; amber when it is not today. */

import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useScope } from './scope.tsx'
import styles from './TopBar.module.css'

export function AsOfDate() {
  const { day, today, setDay, readOnly } = useScope()
  return (
    <div className={styles.asOf} data-past={readOnly}>
      <label htmlFor="as-of">截至</label>
      <DatePicker
        id="as-of"
        className={styles.asOfPicker ?? ''}
        size="small"
        variant="borderless"
        value={dayjs(day)}
        allowClear={false}
        maxDate={dayjs(today)}
        onChange={next => next && setDay(next.format('YYYY-MM-DD'))}
      />
      {readOnly && (
        <>
          <span className={styles.past} title="过去某日的情况只能看，不能改">
            只看不改
          </span>
          <Button size="small" type="link" onClick={() => setDay(today)}>
            回到今日
          </Button>
        </>
      )}
    </div>
  )
}
