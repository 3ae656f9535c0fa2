/** The field, switch or list a setting is changed with. */

import { Input, Select, Switch } from 'antd'
import type { KeyboardEvent } from 'react'
import { settingValueText, SETTINGS } from '../../shared/settings/rules.ts'
import { IDLE_INPUT, isComposing } from '../shell/shortcuts.ts'
import type { InPlace } from '../ui/inPlace.ts'
import type { Setting } from './settingValue.ts'
import styles from './settings.module.css'

interface ControlProps {
  id: string
  setting: Setting
  inPlace: InPlace
  readOnly: boolean
  /** another value was chosen */
  onChoose: (value: string) => void
  /** Enter in a typed value */
  onEnter: (from: HTMLElement) => void
}

/** On to the next setting that is typed. */
export function focusNext(from: HTMLElement): void {
  const inputs = [...document.querySelectorAll<HTMLElement>('[data-setting] input[type="text"]')]
  inputs[inputs.indexOf(from) + 1]?.focus()
}

export function SettingControl({ id, setting, inPlace, readOnly, onChoose, onEnter }: ControlProps) {
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
        onChange={on => onChoose(String(on))}
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
        onChange={onChoose}
      />
    )
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return
    if (event.key === 'Enter') {
      event.preventDefault()
      onEnter(event.currentTarget)
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
      {...(setting.needsReason ? {} : { onBlur: inPlace.save })}
      onKeyDown={onKeyDown}
    />
  )
}
