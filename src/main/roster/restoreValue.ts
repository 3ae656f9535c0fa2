/** 恢复此值: what stood in one field of a member before an operation is put back, as a new change. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { isFlagKey, type MemberKey } from '../../shared/roster/fields.ts'
import type { Reader } from '../db/register.ts'
import type { Office } from '../office.ts'
import { readAsTyped, updateMember } from './service.ts'

type Input = Parsed['roster']['restoreValue']

/** The value as it would be typed: what could not be read then is put back as it was typed. */
function typedValue(field: MemberKey, before: Record<string, unknown>): string | boolean | null {
  const value = before[field]
  if (isFlagKey(field)) return value === 1
  if (typeof value === 'string') return value
  return typeof before.asTyped === 'string' ? (readAsTyped(before.asTyped)[field] ?? null) : null
}

async function valueBefore(db: Reader, { id, changeId, field }: Input): Promise<string | boolean | null> {
  const entries = await db
    .selectFrom('changeRow')
    .select('before')
    .where('changeId', '=', changeId)
    .where('tableName', '=', 'member')
    .where('rowId', '=', id)
    .where('op', '=', 'U')
    .orderBy('id')
    .execute()
  for (const { before } of entries) {
    // The journal writes the columns an update changed as one JSON object.
    const image = JSON.parse(before ?? '{}') as Record<string, unknown>
    if (field in image) return typedValue(field, image)
  }
  throw new OfficeError('RECORD_MISSING')
}

/** Throws RECORD_MISSING where that operation did not change the field, and what `update` throws. */
export async function restoreValue(office: Office, input: Input): Promise<Outputs['roster']['restoreValue']> {
  const value = await valueBefore(office.register().reader, input)
  const { changeId } = await updateMember(office, { id: input.id, values: { [input.field]: value } })
  return { changeId }
}
