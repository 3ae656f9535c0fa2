/** One setting: what it is, its value, its default and where that comes from. */

import { Button, Input, Select, Switch } from 'antd'
import { useId, type KeyboardEvent } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import { settingValueText, SETTINGS } from '../../shared/settings/rules.ts'
import type { Attempt } from '../shell/failures.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { IDLE_INPUT, isComposing } from '../shell/shortcuts.ts'
import { useInPlace, type InPlace } from '../ui/inPlace.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { sourceWords } from './sourceWords.ts'
import styles from './settings.module.css'

export type Setting = Outputs['settings']['list']['settings'][number]

/** The typed text as the value the setting takes; null where a number is wanted and none was typed. */
export function readSetting(setting: Setting, typed: string): Setting['value'] | null {
  if (typeof setting.fallback === 'boolean') return typed === 'true'
  if (typeof setting.fallback === 'string') return typed.trim()
  return /^\d+$/.test(typed.trim()) ? Number(typed.trim()) : null
}

function useSaveSetting(setting: Setting): (typed: string) => Promise<Attempt<unknown>> {
  const { client } = useOffice()
  const { run } = useWrite(client.settings.set, { quiet: true })
  return async typed => {
    const value = readSetting(setting, typed)
    if (value === null) {
      return { ok: false, failure: { code: 'INPUT_INVALID', message: '请填数字', field: 'value' } }
    }
    return run({ key: setting.key, value })
  }
}

export function SettingRow({ setting, readOnly }: { setting: Setting; readOnly: boolean }) {
  const id = useId()
  const save = useSaveSetting(setting)
  const inPlace = useInPlace(String(setting.value), save)
  const source = sourceWords(setting.source)
  const differs = setting.value !== setting.fallback
  return (
    <div className={styles.row} data-setting={setting.key}>
      <label htmlFor={id} className={styles.label}>
        {setting.label}
      </label>
      <div className={styles.value}>
        <div className={styles.control}>
          <Control id={id} setting={setting} inPlace={inPlace} readOnly={readOnly} />
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
            onClick={() => inPlace.put(String(setting.fallback))}
          >
            恢复默认
          </Button>
        )}
      </div>
      <div className={styles.source}>
        {source.outside ? <FindingText level="warning" text={source.text} /> : source.text}
      </div>
    </div>
  )
}

const MARKS: Record<InPlace['state'], string> = { still: '', saving: '保存中', saved: '✓ 已保存' }

interface ControlProps {
  id: string
  setting: Setting
  inPlace: InPlace
  readOnly: boolean
}

/** Enter goes on to the next setting that is typed. */
function focusNext(from: HTMLElement): void {
  const inputs = [...document.querySelectorAll<HTMLElement>('[data-setting] input[type="text"]')]
  inputs[inputs.indexOf(from) + 1]?.focus()
}

function Control({ id, setting, inPlace, readOnly }: ControlProps) {
  const wrong = inPlace.failure === null ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-words` }
  if (typeof setting.fallback === 'boolean') {
    return (
      <Switch
        id={id}
        {...wrong}
        size="small"
        checkedChildren="是"
        unCheckedChildren="否"
        checked={inPlace.text === 'true'}
        disabled={readOnly}
        onChange={on => inPlace.put(String(on))}
      />
    )
  }
  const { words } = SETTINGS[setting.key]
  if (words !== undefined) {
    return (
      <Select<string>
        id={id}
        {...wrong}
        className={styles.select ?? ''}
        value={inPlace.text}
        disabled={readOnly}
        options={setting.choices.map(value => ({ value, label: settingValueText(setting.key, value) }))}
        onChange={inPlace.put}
      />
    )
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return
    if (event.key === 'Enter') {
      event.preventDefault()
      inPlace.save()
      focusNext(event.currentTarget)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      inPlace.giveUp()
    }
  }
  const isNumber = typeof setting.fallback === 'number'
  return (
    <Input
      id={id}
      type="text"
      {...wrong}
      {...(inPlace.dirty ? {} : { [IDLE_INPUT]: '' })}
      {...(isNumber ? { inputMode: 'numeric', maxLength: 4 } : { maxLength: 60 })}
      className={isNumber ? (styles.number ?? '') : ''}
      placeholder="未填"
      autoComplete="off"
      spellCheck={false}
      readOnly={readOnly}
      value={inPlace.text}
      onChange={event => inPlace.type(event.target.value)}
      onBlur={inPlace.save}
      onKeyDown={onKeyDown}
    />
  )
}
