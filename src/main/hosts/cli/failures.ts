/** A failure as the command line reports it: code, sentence, field; never a stack. */

import { ORPCError } from '@orpc/contract'
import { toFailure } from '../../door.ts'
import type { Office } from '../../office.ts'
import { isOfficeError } from '../../../shared/api/errors.ts'

export interface Failure {
  code: string
  message: string
  field: string | null
}

function fieldOf(data: unknown): string | null {
  const given = typeof data === 'object' && data !== null && 'field' in data ? data.field : null
  return typeof given === 'string' ? given : null
}

/** What went wrong, coded; `office` keeps the log that an unexpected failure is written to. */
export function describeFailure(error: unknown, office: Office | null, what: string): Failure {
  if (isOfficeError(error)) return { code: error.code, message: error.message, field: error.field }
  const coded: unknown =
    error instanceof ORPCError || office === null ? error : toFailure(error, office, what)
  if (coded instanceof ORPCError) {
    return { code: String(coded.code), message: coded.message, field: fieldOf(coded.data) }
  }
  return {
    code: 'UNEXPECTED',
    message: `程序出错：${coded instanceof Error ? coded.message : String(coded)}`,
    field: null,
  }
}
