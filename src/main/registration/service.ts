/** What other subjects ask the re-registration. */

import type { Outputs } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { DISPOSAL_KIND, type DisposalKind } from '../../shared/disposal/codes.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { Reader } from '../db/register.ts'
import { demandForm } from './forms.ts'

export { registrationsDue } from './forms.ts'

/** The form a disposal case comes from. */
export async function registrationOf(
  db: Reader,
  id: number,
): Promise<Outputs['disposal']['card']['registration']> {
  const row = await db
    .selectFrom('registrationForm as f')
    .innerJoin('registrationDrive as d', 'd.id', 'f.driveId')
    .select(['f.id', 'f.driveId', 'd.name'])
    .where('f.id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

interface UnwillingCase {
  registrationId: number
  memberId: number
  kind: DisposalKind
  name: string
}

/**
 * A case of 退党除名, and of no other kind, rests on this member's own form with the wish not to register (S01 15,
 * 4.7). Throws REGISTRATION_WILLING, REGISTRATION_KIND.
 */
export async function demandUnwilling(
  db: Reader,
  { registrationId, memberId, kind, name }: UnwillingCase,
): Promise<void> {
  const form = await demandForm(db, registrationId)
  if (form.memberId !== memberId || form.wish !== '不愿登记')
    throw new OfficeError('REGISTRATION_WILLING', { name })
  if (kind !== 'WITHDRAW') {
    const details = { kind: labelOf(DISPOSAL_KIND, 'WITHDRAW') }
    throw new OfficeError('REGISTRATION_KIND', details, { field: 'kind' })
  }
}
