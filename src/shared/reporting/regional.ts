/**
 * What provinces, counties and years do differently with the same annexes, in one place (forms.md 0, 附件6, 7; X-14,
 * each a setting with its source, frozen in every batch.
 */

import { isSettingKey, SETTINGS, settingValueText, type SettingKey } from '../settings/rules.ts'

export const REGIONAL_KEYS: readonly SettingKey[] = [
  'print.copyPlan.1',
  'print.copyPlan.2',
  'print.copyPlan.3',
  'print.copyPlan.4',
  'print.copyPlan.5',
  'print.copyPlan.6',
  'print.copyPlan.7',
  'print.copyPlan.8',
  'print.copyPlan.9',
  'campaign.annexNumbers',
  'committee.superior',
  'annex4.orgType',
  'annex5.measureAt',
  'annex6.measureAt',
  'annex6.orgCode',
  'annex7.occupation',
  'annex7.byChildren',
  'annex8.cumulative',
]

export interface FrozenSetting {
  label: string
  value: string
  source: string
}

/** The regional settings among those a batch was made with; what it was made without is not invented. */
export function regionalSettings(frozen: Readonly<Record<string, unknown>>): FrozenSetting[] {
  return REGIONAL_KEYS.flatMap(key => {
    const value = frozen[key]
    if (value === undefined || !isSettingKey(key)) return []
    const { label, source } = SETTINGS[key]
    return [{ label, value: settingValueText(key, value), source }]
  })
}
