/** What other subjects ask the re-registration. */

import type { Outputs } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
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

/** A case of 自愿退党 rests on this member's own form with the wish not to register. Throws REGISTRATION_WILLING. */
export async function demandUnwilling(
  db: Reader,
  { registrationId, memberId, name }: { registrationId: number; memberId: number; name: string },
): Promise<void> {
  const form = await demandForm(db, registrationId)
  if (form.memberId !== memberId || form.wish !== '不愿登记')
    throw new OfficeError('REGISTRATION_WILLING', { name })
}
