/** What went wrong, as the screens show it: one Chinese sentence, and the field it is about. */

import { ORPCError } from '@orpc/client'
import { errorText } from '../../shared/api/errors.ts'

export interface Failure {
  code: string
  /** the whole sentence */
  message: string
  /** the input field it names; null when it is about the whole operation */
  field: string | null
}

/** What became of something that was tried. */
export type Attempt<T> = { ok: true; value: T } | { ok: false; failure: Failure }

function fieldOf(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('field' in data)) return null
  return typeof data.field === 'string' ? data.field : null
}

function isWireError(error: unknown): error is ORPCError<string, unknown> {
  return error instanceof ORPCError
}

/**
 * Reads any thrown thing. What is no coded error of the backend means that it could not be reached: the
 * backend answers every failure of its own with a code.
 */
export function failureOf(error: unknown): Failure {
  if (isWireError(error)) {
    return { code: error.code, message: error.message, field: fieldOf(error.data) }
  }
  return { code: 'BACKEND_GONE', message: errorText('BACKEND_GONE'), field: null }
}

/** True when the failure is about this field, or about something inside it. */
export function isAbout(failure: Failure | null, field: string): boolean {
  if (failure?.field === null || failure?.field === undefined) return false
  const parts = failure.field.split('.')
  return parts.at(-1) === field || parts.includes(field)
}

export async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    return { ok: false, failure: failureOf(error) }
  }
}
