/** What an import says about a cell or a row, by code: how grave it is and the sentence for the clerk. */

import type { IntakeFinding, IntakeTarget } from './schema.ts'

export type IntakeLevel = IntakeFinding['level']

/** A finding before it is known on which sheet and row it stands. */
export interface RowFinding {
  field: IntakeTarget | null
  value: string
  code: string
  level: IntakeLevel
  reason: string
}

/** The only reasons for refusing a row; everything else is kept as typed and told. */
export const REFUSALS = {
  NAME_MISSING: '没有姓名，请补上',
  NAME_TOO_LONG: '姓名超过50个字，不像姓名，请核对是否填错了栏',
  KEY_MISSING: '身份证号和出生日期都没有，认不出是谁，请至少补一项',
  SEVERAL_MATCHES: '与几名党员相符，请指定是哪一名',
  DUPLICATE_ROW: '与本文件中的另一行重复，只导入前一行',
  ARCHIVED: '这个身份证号的党员已归档，请先在名册的“已归档”里放回名册，再导入',
  BRANCH_UNKNOWN: '台账里没有这个支部，请选定对应的支部',
  BRANCH_SKIPPED: '按选定，这个支部的人员不导入',
  LEFT_OUT: '按选定，这一行不导入',
} as const

export type Refusal = keyof typeof REFUSALS

/** What is told about a row that is taken. */
export const REMARKS = {
  HIDDEN_ROW: { level: 'note', reason: '这一行在表格中被隐藏，已照样读取' },
  CELL_ERROR: { level: 'warning', reason: '表格公式出错，这一格按空白处理，请补填' },
  ASSUMED: { level: 'note', reason: '年份按两位数推定，请核对' },
  ID_FROM_NUMBER: { level: 'note', reason: '身份证号在表格中是数字格式，校验码相符，已采用' },
  ID_LOST: { level: 'warning', reason: '身份证号在表格中被当作数字，后几位已丢失，请按身份证补录' },
  ID_ZEROS: { level: 'warning', reason: '身份证号末尾是0而校验码不符，多半被表格改成了0，请按身份证补录' },
  BIRTH_FROM_ID: { level: 'note', reason: '没有填出生日期，按身份证号取' },
  SEX_FROM_ID: { level: 'note', reason: '没有填性别，按身份证号取' },
  KIND_UNREAD: { level: 'warning', reason: '看不懂这个党员类别，已写入备注，类别按入党、转正时间推定' },
  KIND_ASSUMED: { level: 'note', reason: '没有党员类别，按入党、转正时间推定' },
  POST_KEPT: { level: 'note', reason: '这项职务不在党内职务之列，已写入备注' },
  MATCHED_BY_NAME: { level: 'note', reason: '按姓名和出生日期与在册党员对上' },
  ID_DIFFERS: { level: 'warning', reason: '姓名和出生日期相同，身份证号与在册的不同，请核对' },
  NAME_DIFFERS: { level: 'warning', reason: '身份证号相同，姓名与在册的不同，请核对' },
  NAMESAKE: { level: 'note', reason: '与在册党员同名同生日而身份证号不同，按另一人处理' },
  ARCHIVED_ALIKE: { level: 'warning', reason: '已归档的党员中有同名同生日的，请核对是不是同一人' },
  BRANCH_DIFFERS: { level: 'warning', reason: '在册的支部不同，没有改动；确已转来的请在党员卡办理转支部' },
  KIND_DIFFERS: { level: 'warning', reason: '在册的党籍状态不同，没有改动；请在党员卡按依据办理' },
  NOT_ON_ROLL: { level: 'warning', reason: '这名党员已不在册，只核对信息，党籍状态没有改动' },
  RECORD_KEPT: { level: 'warning', reason: '表格中的这一项看不懂，在册的内容没有改动' },
} as const satisfies Record<string, { level: IntakeLevel; reason: string }>

export type Remark = keyof typeof REMARKS

export function refusal(code: Refusal, field: IntakeTarget | null, value: string, detail = ''): RowFinding {
  return { field, value, code, level: 'refuse', reason: detail === '' ? REFUSALS[code] : detail }
}

export function remark(code: Remark, field: IntakeTarget | null, value: string, detail = ''): RowFinding {
  const { level, reason } = REMARKS[code]
  return { field, value, code, level, reason: detail === '' ? reason : detail }
}
