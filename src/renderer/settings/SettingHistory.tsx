/** Who changed a setting last, when and why; all changes of it on demand. */

import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { settingValueText } from '../../shared/settings/rules.ts'
import { useOffice } from '../shell/office.tsx'
import { orDash } from '../shell/words.ts'
import type { Setting } from './settingValue.ts'
import styles from './settings.module.css'

/** `2016-03-20T09:00:00` → 2016-03-20 09:00 */
function momentText(at: string): string {
  return at.slice(0, 16).replace('T', ' ')
}

export function SettingHistory({ setting }: { setting: Setting }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const { lastChange } = setting
  if (lastChange === null) return null
  const { at, actor, reason, times } = lastChange
  const words = open ? '收起' : `改过${times}次`
  return (
    <div className={styles.past}>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        aria-label={`${words}：${setting.label}`}
        onClick={() => setOpen(!open)}
      >
        {words}
      </button>
      {!open && (
        <span>
          {at.slice(0, 10)} {actor}
          {reason !== '' && `：${reason}`}
        </span>
      )}
      <div id={id} hidden={!open}>
        {open && <Changes setting={setting} />}
      </div>
    </div>
  )
}

function Changes({ setting: { key, label, lastChange } }: { setting: Setting }) {
  const { queries } = useOffice()
  const { data } = useQuery(queries.settings.history.queryOptions({ input: { key } }))
  if (!data || lastChange === null) return null
  return (
    <table className={styles.changes} aria-label={`历次改动：${label}`}>
      <thead>
        <tr>
          <th scope="col">时间</th>
          <th scope="col">经办人</th>
          <th scope="col">原来</th>
          <th scope="col">改为</th>
          <th scope="col">理由</th>
        </tr>
      </thead>
      <tbody>
        {data.rows.map(row => (
          <tr key={row.changeId}>
            <td>{momentText(row.at)}</td>
            <td>{row.actor}</td>
            <td>{orDash(settingValueText(key, row.before))}</td>
            <td>{orDash(settingValueText(key, row.after))}</td>
            <td>{orDash(row.reason)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
