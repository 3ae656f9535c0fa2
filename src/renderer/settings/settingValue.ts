/** What was typed or chosen for a setting, as the value it takes. */

import type { Outputs } from '../../shared/api/contract.ts'
import { SETTINGS } from '../../shared/settings/rules.ts'

export type Setting = Outputs['settings']['list']['settings'][number]

/** The typed text as the value the setting takes; null where a number is wanted and none was typed. */
export function readSetting(setting: Setting, typed: string): Setting['value'] | null {
  if (typeof setting.fallback === 'boolean') return typed === 'true'
  if (typeof setting.fallback === 'string') return typed.trim()
  return /^\d+$/.test(typed.trim()) ? Number(typed.trim()) : null
}

/** Why the setting does not take it; null when it does. The backend asks the same once more. */
export function settingFinding(setting: Setting, typed: string): string | null {
  const value = readSetting(setting, typed)
  if (value === null) return '请填数字'
  const parsed = SETTINGS[setting.key].schema.safeParse(value)
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? '请检查填写的内容')
}
