/** 设置: the office's own particulars and the thresholds of the rules, each with its default and source. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { useRegister } from '../shell/register.tsx'
import { useScope } from '../shell/scope.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { ChangePassphrase } from '../vault/ChangePassphrase.tsx'
import { settingGroups } from './settingGroups.ts'
import { SettingRow } from './SettingRow.tsx'
import styles from './settings.module.css'

const HINTS = [
  { keys: 'Enter', what: '保存，到下一项' },
  { keys: 'Esc', what: '放弃改动' },
  { keys: 'Ctrl Z', what: '撤销' },
]

type Setting = Outputs['settings']['list']['settings'][number]

export default function SettingsScreen() {
  const { queries } = useOffice()
  const { readOnly } = useScope()
  const { name, folder } = useRegister()
  const { data } = useQuery(queries.settings.list.queryOptions({ input: {} }))
  const [changing, setChanging] = useState(false)
  useKeyHints(HINTS)
  const byKey = new Map((data?.settings ?? []).map(setting => [setting.key, setting]))
  const changed = data?.settings.filter(one => one.value !== one.fallback).length ?? 0
  return (
    <>
      <PageHeader
        title="设置"
        count={data ? `${data.settings.length}项，其中${changed}项与默认值不同` : ''}
        actions={<Button onClick={() => setChanging(true)}>修改口令</Button>}
      >
        <span className={styles.lead}>
          改动立即生效，记入操作记录，可以撤销；已经导出的附件不变。台账“{name}”在
          <span className={styles.path}>{folder}</span>
        </span>
      </PageHeader>
      <div className={styles.scroller} tabIndex={-1}>
        {settingGroups().map(({ title, keys }) => {
          const settings = keys.flatMap((key): Setting[] => {
            const setting = byKey.get(key)
            return setting ? [setting] : []
          })
          return (
            settings.length > 0 && (
              <section key={title} className={styles.group} aria-label={title}>
                <h2 className={styles.title}>{title}</h2>
                {settings.map(setting => (
                  <SettingRow key={setting.key} setting={setting} readOnly={readOnly} />
                ))}
              </section>
            )
          )
        })}
      </div>
      {changing && <ChangePassphrase onClose={() => setChanging(false)} />}
    </>
  )
}
