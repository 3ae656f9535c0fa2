/** Code tables of the re-registration of members (S01 15; rules.md 3.15 ReReg). */

import { codeTable, wordTable } from '../kernel/codes.ts'

/** What the member wants. */
export const REGISTRATION_WISH = wordTable('登记意愿', ['登记', '不愿登记'])

export type RegistrationWish = (typeof REGISTRATION_WISH)['items'][number]['key']

/** Where a form stands on a day (rules.md 4.7). */
export const REGISTRATION_STATE = codeTable('登记进展', {
  ISSUED: '已发',
  OVERDUE: '逾期未交',
  RETURNED: '已交回',
  LATE: '逾期交回',
  UNWILLING: '不愿登记',
})

export type RegistrationState = (typeof REGISTRATION_STATE)['items'][number]['key']

export const REGISTRATION_STEP = codeTable('登记申请的一步', {
  RETURN: '交回登记申请',
  DECLINE: '登记不愿登记',
  RETRACT: '更正为未交',
})

export type RegistrationStep = (typeof REGISTRATION_STEP)['items'][number]['key']

/** What the returned form came to against the register (S01 15: 核实完善党员信息电子台账). */
export const REGISTRATION_CHECK = wordTable('信息核实', ['核对无误', '有更正'])

export type RegistrationCheck = (typeof REGISTRATION_CHECK)['items'][number]['key']

/** What the list of forms is narrowed to. */
export const REGISTRATION_LISTED = codeTable('进展', {
  all: '全部',
  issued: '未交',
  overdue: '逾期未交',
  returned: '已交回',
  late: '逾期交回',
  unwilling: '不愿登记',
  unchecked: '待核对',
})

export type RegistrationOnly = (typeof REGISTRATION_LISTED)['items'][number]['key']
