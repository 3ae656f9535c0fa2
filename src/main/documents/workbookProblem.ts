/** Why a workbook cannot be read. Each becomes its own coded error with its own sentence. */

import { OfficeError } from '../../shared/api/errors.ts'

/** A file to be read as a workbook. */
export interface WorkbookFile {
  name: string
  bytes: Buffer
  password?: string | undefined
}

export type WorkbookProblem =
  | {
      code:
        | 'WORKBOOK_UNREADABLE'
        | 'WORKBOOK_PASSWORD'
        | 'WORKBOOK_PASSWORD_WRONG'
        | 'WORKBOOK_PASSWORD_UNSUPPORTED'
        | 'WORKBOOK_TRUNCATED'
        | 'WORKBOOK_EMPTY'
    }
  | { code: 'WORKBOOK_NOT_A_WORKBOOK'; found: string }
  | { code: 'WORKBOOK_TOO_LARGE'; size: string; max: string }
  | { code: 'WORKBOOK_BOMB'; size: string }
  | { code: 'WORKBOOK_TOO_MANY_BLANK'; sheet: string; rows: number }
  | { code: 'HEADER_MISSING'; sheet: string }

/** Thrown by the readers; it crosses from the worker as its `problem`. */
export class WorkbookFailure extends Error {
  readonly problem: WorkbookProblem

  constructor(problem: WorkbookProblem, cause?: unknown) {
    super(problem.code, cause === undefined ? undefined : { cause })
    this.name = 'WorkbookFailure'
    this.problem = problem
  }
}

export function megabytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1024 / 1024))}MB`
}

/** The problem as the clerk reads it. */
export function problemError(problem: WorkbookProblem, file: string): OfficeError {
  switch (problem.code) {
    case 'WORKBOOK_NOT_A_WORKBOOK':
      return new OfficeError(problem.code, { file, found: problem.found })
    case 'WORKBOOK_TOO_LARGE':
      return new OfficeError(problem.code, { file, size: problem.size, max: problem.max })
    case 'WORKBOOK_BOMB':
      return new OfficeError(problem.code, { file, size: problem.size })
    case 'WORKBOOK_TOO_MANY_BLANK':
      return new OfficeError(problem.code, { sheet: problem.sheet, rows: problem.rows })
    case 'HEADER_MISSING':
      return new OfficeError(problem.code, { sheet: problem.sheet })
    case 'WORKBOOK_UNREADABLE':
    case 'WORKBOOK_PASSWORD':
    case 'WORKBOOK_PASSWORD_WRONG':
    case 'WORKBOOK_PASSWORD_UNSUPPORTED':
    case 'WORKBOOK_TRUNCATED':
    case 'WORKBOOK_EMPTY':
      return new OfficeError(problem.code, { file })
  }
}
