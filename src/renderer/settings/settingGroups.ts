/** Settings as the screen groups them. */

import { SETTING_KEYS, type SettingKey } from '../../shared/settings/rules.ts'

export interface SettingGroup {
  title: string
  keys: readonly SettingKey[]
}

/** By the first word of their keys, in the order of the screen; a group not named here comes last. */
const TITLES: Readonly<Record<string, string>> = {
  committee: '本单位',
  date: '集中排查',
  campaign: '集中排查',
  lost: '失联时间',
  search: '联系查找',
  flow: '流动党员',
  dues: '党费',
  leave: '组织生活',
  exempt: '组织生活',
  letter: '组织关系介绍信',
  dossier: '党员档案',
  makeup: '补办档案',
  annual: '年审',
  rereg: '党员登记',
  disposal: '组织处置',
  annex4: '附件填报',
  annex5: '附件填报',
  annex6: '附件填报',
  annex7: '附件填报',
  annex8: '附件填报',
  print: '附件填报',
}

const REST = '其他'

export function settingGroups(keys: readonly SettingKey[] = SETTING_KEYS): SettingGroup[] {
  const titleOf = (key: SettingKey) => TITLES[key.split('.')[0] ?? ''] ?? REST
  const titles = [...new Set([...Object.values(TITLES), REST])]
  return titles
    .map(title => ({ title, keys: keys.filter(key => titleOf(key) === title) }))
    .filter(group => group.keys.length > 0)
}
