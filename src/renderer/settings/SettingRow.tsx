/** One setting: what it is, its value, its default and where that comes from; a rule is changed with a reason. */

import { Button } from 'antd'
import { useId, useRef, useState } from 'react'
import { settingValueText } from '../../shared/settings/rules.ts'
import type { Attempt } from '../shell/failures.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useInPlace, type InPlace } from '../ui/inPlace.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { ReasonField } from './ReasonField.tsx'
import { focusNext, SettingControl } from './SettingControl.tsx'
import { SettingHistory } from './SettingHistory.tsx'
import { readSetting, settingFinding, type Setting } from './settingValue.ts'
import { sourceWords } from './sourceWords.ts'
import styles from './settings.module.css'

/** Saves with the reason that stands when it is called. */
function useSaveSetting(
  setting: Setting,
  reason: { current: string },
): (typed: string) => Promise<Attempt<unknown>> {
  const { client } = useOffice()
  const { run } = useWrite(client.settings.set, { quiet: true })
  return async typed => {
    const message = settingFinding(setting, typed)
    const value = readSetting(setting, typed)
    if (message !== null || value === null) {
      return { ok: false, failure: { code: 'INPUT_INVALID', message: message ?? '', field: 'value' } }
    }
    return run({ key: setting.key, value, ...(reason.current === '' ? {} : { reason: reason.current }) })
  }
}

export function SettingRow({ setting, readOnly }: { setting: Setting; readOnly: boolean }) {
  const id = useId()
  const reason = useRef('')
  const row = useRef<HTMLDivElement>(null)
  /** picked, not typed: the reason is asked for at once */
  const [picked, setPicked] = useState(false)
  const save = useSaveSetting(setting, reason)
  const inPlace = useInPlace(String(setting.value), save)
  const source = sourceWords(setting.source)
  const differs = setting.value !== setting.fallback
  const control = () => document.getElementById(id)
  const choose = (value: string) => {
    if (!setting.needsReason) {
      inPlace.put(value)
      return
    }
    setPicked(true)
    inPlace.type(value)
  }
  const enter = (from: HTMLElement) => {
    const asksWhy = setting.needsReason && inPlace.dirty && settingFinding(setting, inPlace.text) === null
    if (asksWhy) {
      row.current?.querySelector<HTMLElement>('[data-reason]')?.focus()
      return
    }
    inPlace.save()
    focusNext(from)
  }
  const saveWith = (why: string) => {
    reason.current = why
    inPlace.save()
    const from = control()
    from?.focus()
    if (from !== null && !picked) focusNext(from)
    setPicked(false)
  }
  const giveUp = () => {
    inPlace.giveUp()
    setPicked(false)
    control()?.focus()
  }
  const asking =
    setting.needsReason && inPlace.dirty && inPlace.state !== 'saving' && inPlace.failure === null
  return (
    <div className={styles.row} data-setting={setting.key} ref={row}>
      <label htmlFor={id} className={styles.label}>
        {setting.label}
      </label>
      <div className={styles.value}>
        <div className={styles.control}>
          <SettingControl
            id={id}
            setting={setting}
            inPlace={inPlace}
            readOnly={readOnly}
            onChoose={choose}
            onEnter={enter}
          />
          <span className={styles.mark} data-state={inPlace.state} aria-live="polite">
            {MARKS[inPlace.state]}
          </span>
        </div>
        {inPlace.failure && (
          <div id={`${id}-words`} role="alert" className={styles.words}>
            <FindingText level="error" text={inPlace.failure.message} />
          </div>
        )}
      </div>
      <div className={styles.fallback}>
        {setting.fallback !== '' && <>默认 {settingValueText(setting.key, setting.fallback)}</>}
        {differs && setting.fallback !== '' && !readOnly && (
          <Button
            type="link"
            size="small"
            aria-label={`恢复默认：${setting.label}`}
            onClick={() => choose(String(setting.fallback))}
          >
            恢复默认
          </Button>
        )}
      </div>
      <div className={styles.source}>
        {source.outside ? <FindingText level="warning" text={source.text} /> : source.text}
      </div>
      {asking && <ReasonField label={setting.label} focused={picked} onSave={saveWith} onGiveUp={giveUp} />}
      <SettingHistory setting={setting} />
    </div>
  )
}

const MARKS: Record<InPlace['state'], string> = { still: '', saving: '保存中', saved: '✓ 已保存' }
