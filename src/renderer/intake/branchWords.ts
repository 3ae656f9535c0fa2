/** Branches in words: the name a new one is proposed with, and what was answered. */

import type { BranchAnswer } from '../../shared/intake/schema.ts'

/** 东岗村 → 东岗村支部; what already says 支部 stays as the workbook writes it. */
export function proposedName(text: string): string {
  const name = text.trim()
  if (/(?:支部|支部委员会|总支|党委|小组)$/.test(name)) return name
  return `${name.replace(/(?:民委员会|委会)$/, '')}支部`
}

export function answerWords({ text, answer }: BranchAnswer, nameOf: (orgId: number) => string): string {
  if ('skip' in answer) return `${text}：不导入`
  if ('create' in answer) return `${text}：新建“${answer.create.fullName}”`
  return `${text}：${nameOf(answer.orgId)}`
}
