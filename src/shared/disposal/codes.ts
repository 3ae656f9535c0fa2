/** Code tables of sanctions (rules.md 3.2 处分). */

import { wordTable } from '../kernel/codes.ts'

export const SANCTION_FAMILY = wordTable('处分类别', ['党纪', '政纪', '通报批评', '诫勉'])

export const SANCTION_KIND = wordTable('处分种类', [
  '警告',
  '严重警告',
  '撤销党内职务',
  '留党察看一年',
  '留党察看两年',
  '开除党籍',
  '其他',
])
