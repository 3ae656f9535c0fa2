/** The finding codes of a list row in words: short enough for a column, and the field each is about. */

import type { MemberKey } from './fields.ts'

export interface IssueWords {
  text: string
  level: 'error' | 'warning'
  field: MemberKey | null
}

export const ISSUES: Readonly<Record<string, IssueWords>> = {
  ID_LEN: { text: '身份证号不是18位', level: 'error', field: 'idNo' },
  ID_CHAR: { text: '身份证号有其他字符', level: 'error', field: 'idNo' },
  ID_DATE: { text: '身份证中的日期无效', level: 'error', field: 'idNo' },
  ID_CHECK: { text: '身份证校验码不符', level: 'error', field: 'idNo' },
  ID_BIRTH: { text: '出生日期与身份证不符', level: 'error', field: 'birth' },
  ID_SEX: { text: '性别与身份证不符', level: 'error', field: 'sex' },
  ID_MISSING: { text: '缺身份证号', level: 'warning', field: 'idNo' },
  SEX_MISSING: { text: '缺性别', level: 'warning', field: 'sex' },
  BIRTH_MISSING: { text: '缺出生日期', level: 'warning', field: 'birth' },
  JOIN_MISSING: { text: '缺入党时间', level: 'warning', field: 'joinDate' },
  JOIN_AGE: { text: '入党时不满18岁', level: 'warning', field: 'joinDate' },
  WORK_AGE: { text: '参加工作时不满14岁', level: 'warning', field: 'workStart' },
  FULL_BEFORE_JOIN: { text: '转正早于入党', level: 'error', field: 'fullDate' },
  FULL_EARLY: { text: '转正不满一年', level: 'warning', field: 'fullDate' },
  FULL_MISSING: { text: '缺转正时间', level: 'warning', field: 'fullDate' },
  PROBATIONARY_FULL: { text: '预备党员填有转正时间', level: 'warning', field: 'fullDate' },
  DEAD_ON_ROLL: { text: '填有去世日期，党籍没有改', level: 'error', field: 'deathDate' },
  PHONE: { text: '电话号码格式不对', level: 'warning', field: 'phone' },
  AS_TYPED: { text: '有照原样保留的内容', level: 'warning', field: null },
}

/** Words for a code; one this program does not know yet is still shown as something to look at. */
export function issueWords(code: string): IssueWords {
  return ISSUES[code] ?? { text: '信息有疑问', level: 'warning', field: null }
}
