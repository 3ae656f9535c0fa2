/** Forms of the re-registration of two members made one: one form a drive. */

import type { Parsed } from '../../shared/api/contract.ts'
import { repointAttachments } from '../attachment/service.ts'
import type { Writer } from '../db/register.ts'
import type { Row } from '../db/tables.ts'

type Form = Row<'registrationForm'>

/** A form that came back tells more than one that is out; of two that came back the kept member's stands. */
function better(mine: Form, theirs: Form): Form {
  return mine.returnedOn === null && theirs.returnedOn !== null ? theirs : mine
}

/** What the form that is taken away led to, and its papers, go over to the one that stands. Returns how many moved. */
export async function mergeRegistrations(
  tx: Writer,
  { keepId, otherId }: Pick<Parsed['duplicates']['merge'], 'keepId' | 'otherId'>,
): Promise<number> {
  const formsOf = async (memberId: number) =>
    tx.selectFrom('registrationForm').selectAll().where('memberId', '=', memberId).orderBy('id').execute()
  const kept = (await formsOf(keepId)).filter(({ removed }) => removed === 0)
  const keptOf = new Map(kept.map(form => [form.driveId, form]))
  const moving = await formsOf(otherId)
  for (const form of moving) {
    const mine = form.removed === 1 ? undefined : keptOf.get(form.driveId)
    if (mine) {
      const stays = better(mine, form)
      const goes = stays === mine ? form : mine
      await tx.updateTable('registrationForm').set({ removed: 1 }).where('id', '=', goes.id).execute()
      await tx
        .updateTable('disposalCase')
        .set({ registrationId: stays.id })
        .where('registrationId', '=', goes.id)
        .execute()
      await repointAttachments(tx, 'registrationForm', goes.id, stays.id)
    }
    await tx.updateTable('registrationForm').set({ memberId: keepId }).where('id', '=', form.id).execute()
  }
  return moving.length
}
