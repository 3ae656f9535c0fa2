/** Why two members look like one person, and how linked records are called beside each other. */

import { codeTable } from '../kernel/codes.ts'

/** The strongest reason first. */
export const DUPLICATE_REASON = codeTable('相同之处', {
  ID: '身份证号相同',
  NAME_BIRTH: '姓名和出生日期相同',
  NEAR: '姓名相近',
})

export type DuplicateReason = (typeof DUPLICATE_REASON)['items'][number]['key']
