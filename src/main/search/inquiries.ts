/** 部门协查 (R-C03): the letter of the 党委 is an attempt of the third tier; the answer says what came of it. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { DEPARTMENT, type Department } from '../../shared/search/codes.ts'
import { change } from '../db/change.ts'
import { demandRow } from '../db/demandRow.ts'
import type { Reader } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import type { Row } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { demandCase } from './cases.ts'
import { notBefore, notFuture, ruleOf } from './step.ts'

type Changed = Outputs['search']['update']
type Saved = Outputs['search']['open']

/** Throws RECORD_MISSING. */
export async function demandInquiry(db: Reader, id: number): Promise<Row<'lostInquiry'>> {
  return demandRow(db, 'lostInquiry', id)
}

function letterWords({ letterNo, department }: { letterNo: string | null; department: string }): string {
  // Written through the contract's own code table.
  const system = labelOf(DEPARTMENT, department as Department)
  return `发函请求协查${system}${letterNo === null || letterNo === '' ? '' : `（${letterNo}）`}`
}

export async function sendInquiry(
  office: Office,
  { caseId, values }: Parsed['search']['sendInquiry'],
): Promise<Saved> {
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `部门协查：${labelOf(DEPARTMENT, values.department)}`),
    async ({ tx }) => {
      const row = await demandCase(tx, caseId)
      ruleOf(row, 'ATTEMPT')
      notBefore(values.sentOn, row.foundOn, '发函日期', '发现日期', 'sentOn')
      notFuture(values.sentOn, office.clock.today(), '发函日期', 'sentOn')
      const attempt = await tx
        .insertInto('searchAttempt')
        .values({
          caseId,
          at: values.sentOn,
          channel: values.department,
          target: values.office,
          responsible: values.signedBy,
          course: letterWords(values),
          result: '无结果',
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      const { id } = await tx
        .insertInto('lostInquiry')
        .values({ caseId, ...values, attemptId: attempt.id })
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    },
  )
  return { changeId, id: value }
}

export async function answerInquiry(
  office: Office,
  { id, repliedOn, answer, result }: Parsed['search']['answerInquiry'],
): Promise<Changed> {
  const { changeId } = await change(office.register(), stamp(office, '登记部门答复'), async ({ tx }) => {
    const row = await demandInquiry(tx, id)
    notBefore(repliedOn, row.sentOn, '答复日期', '发函日期', 'repliedOn')
    notFuture(repliedOn, office.clock.today(), '答复日期', 'repliedOn')
    await tx.updateTable('lostInquiry').set({ repliedOn, answer }).where('id', '=', id).execute()
    if (row.attemptId === null) return
    await tx
      .updateTable('searchAttempt')
      .set({
        course: `${letterWords(row)}；${repliedOn}答复：${answer}`,
        result,
        clue: result === '线索' ? answer.slice(0, 300) : null,
      })
      .where('id', '=', row.attemptId)
      .execute()
  })
  return { changeId }
}

/** The attempt the letter is goes with it. */
export async function removeInquiry(office: Office, id: number): Promise<Changed> {
  const { changeId } = await change(office.register(), stamp(office, '删除部门协查函'), async ({ tx }) => {
    const { attemptId } = await demandInquiry(tx, id)
    await removeRow(tx, 'lostInquiry', id)
    if (attemptId === null) return
    await tx.updateTable('searchAttempt').set({ removed: 1 }).where('id', '=', attemptId).execute()
  })
  return { changeId }
}
