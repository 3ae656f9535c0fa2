/** Which settings of a group are shown: found by its title, their own words, their source; or changed ones only. */

import type { Setting } from './settingValue.ts'
import { sourceWords } from './sourceWords.ts'

export interface SettingFilter {
  /** of the group */
  title: string
  text: string
  changedOnly: boolean
}

export function shownSettings(
  settings: readonly Setting[],
  { title, text, changedOnly }: SettingFilter,
): Setting[] {
  const wanted = text.trim().toLowerCase()
  return settings.filter(
    setting =>
      (!changedOnly || setting.value !== setting.fallback) &&
      [title, setting.label, sourceWords(setting.source).text].some(words =>
        words.toLowerCase().includes(wanted),
      ),
  )
}
