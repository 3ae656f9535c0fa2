/** The columns of 信息质量. */

import { columnsOf } from '../forms/listColumns.ts'
import { KEY_INFO, type KeyInfo } from '../roster/fields.ts'
import type { BranchQuality } from './methods.ts'
import { percentText } from './rules.ts'

/** The words of S02 83, short enough for six columns beside the panel. */
const MISSING_WORDS: Readonly<Record<KeyInfo, string>> = {
  idNo: '缺身份证',
  phone: '缺电话',
  residence: '缺居住地',
  domicile: '缺户籍地',
  wechat: '缺微信',
  qq: '缺QQ',
}

const column = columnsOf<BranchQuality>()

export const QUALITY_COLUMNS = [
  column('orgName', '支部', 120, row => row.orgName, 'center', 150),
  column('members', '在册', 54, row => String(row.members), 'count'),
  column('share', '齐全率', 64, row => percentText(row.complete, row.members)),
  column('withIssues', '有问题', 64, row => String(row.withIssues), 'count'),
  ...KEY_INFO.map(key => {
    const title = MISSING_WORDS[key]
    return column(key, title, 14 * title.length + 18, row => String(row.missing[key]), 'count')
  }),
] as const
