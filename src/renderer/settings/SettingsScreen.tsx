/** 设置: the office's own particulars and the thresholds of the rules, each with its default and source. */

import { Button, Checkbox } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { useRegister } from '../shell/register.tsx'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ListSearch } from '../ui/ListSearch.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { ChangePassphrase } from '../vault/ChangePassphrase.tsx'
import { settingGroups } from './settingGroups.ts'
import { SettingRow } from './SettingRow.tsx'
import styles from './settings.module.css'
import type { Setting } from './settingValue.ts'
import { shownSettings } from './shownSettings.ts'

const HINTS = [
  { keys: 'Enter', what: '保存，到下一项' },
  { keys: 'Esc', what: '放弃改动' },
  { keys: 'Ctrl Z', what: '撤销' },
]

/** The first thing of a group that can be typed or switched. */
const CONTROL = 'input:not([readonly]):not(:disabled), button[role="switch"]:not(:disabled)'

export default function SettingsScreen() {
  const { queries } = useOffice()
  const { readOnly } = useScope()
  const { name, folder } = useRegister()
  const { data } = useQuery(queries.settings.list.queryOptions({ input: {} }))
  const [changing, setChanging] = useState(false)
  useKeyHints(HINTS)
  const [text, setText] = useState('')
  const [changedOnly, setChangedOnly] = useState(false)
  const scroller = useRef<HTMLDivElement>(null)
  const settings = data?.settings ?? []
  const changed = settings.filter(one => one.value !== one.fallback).length
  const byKey = new Map(settings.map(setting => [setting.key, setting]))
  const groups = settingGroups().flatMap(({ title, keys }) => {
    const all = keys.flatMap((key): Setting[] => {
      const setting = byKey.get(key)
      return setting ? [setting] : []
    })
    const shown = shownSettings(all, { title, text, changedOnly })
    return shown.length === 0 ? [] : [{ title, settings: shown }]
  })
  const goTo = (title: string) => {
    const group = scroller.current?.querySelector<HTMLElement>(`[data-group="${title}"]`)
    group?.scrollIntoView({ block: 'start' })
    group?.querySelector<HTMLElement>(CONTROL)?.focus({ preventScroll: true })
  }
  return (
    <>
      <PageHeader
        title="设置"
        count={data ? `${settings.length}项，其中${changed}项与默认值不同` : ''}
        actions={<Button onClick={() => setChanging(true)}>修改口令</Button>}
      >
        <span className={styles.lead}>
          改动立即生效，记入操作记录，可以撤销；已经导出的附件不变。台账“{name}”在
          <span className={styles.path}>{folder}</span>
        </span>
        <span className={styles.narrow}>
          <Checkbox checked={changedOnly} onChange={event => setChangedOnly(event.target.checked)}>
            只看改过的
          </Checkbox>
          <ListSearch label="在设置中筛选" placeholder="名称、依据" value={text} onChange={setText} />
        </span>
      </PageHeader>
      <div className={styles.desk}>
        <nav className={styles.index} aria-label="设置分组">
          {groups.map(({ title, settings: { length } }) => (
            <button key={title} type="button" onClick={() => goTo(title)}>
              <span>{title}</span> <span className={styles.many}>{length}</span>
            </button>
          ))}
        </nav>
        <div className={styles.scroller} tabIndex={-1} ref={scroller}>
          {groups.map(({ title, settings: shown }) => (
            <section key={title} className={styles.group} aria-label={title} data-group={title}>
              <h2 className={styles.title}>{title}</h2>
              {shown.map(setting => (
                <SettingRow key={setting.key} setting={setting} readOnly={readOnly} />
              ))}
            </section>
          ))}
          {data && groups.length === 0 && (
            <EmptyState text="没有符合的设置。">
              <Button
                onClick={() => {
                  setText('')
                  setChangedOnly(false)
                }}
              >
                清除条件
              </Button>
            </EmptyState>
          )}
        </div>
      </div>
      {changing && <ChangePassphrase onClose={() => setChanging(false)} />}
    </>
  )
}
