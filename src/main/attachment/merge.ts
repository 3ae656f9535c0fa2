/** What becomes of attachments when two members are made one. */

import type { Writer } from '../db/register.ts'

/** A record both had is kept once: what hung on the one taken away hangs on the one that stays. */
export async function repointAttachments(tx: Writer, table: string, from: number, to: number): Promise<void> {
  await tx
    .updateTable('attachment')
    .set({ ownerId: to })
    .where('ownerTable', '=', table)
    .where('ownerId', '=', from)
    .execute()
}

/** All of them move; a second photo becomes an attachment of the person, so that nothing is lost. */
export async function mergeAttachments(
  tx: Writer,
  { keepId, otherId }: { keepId: number; otherId: number },
): Promise<number> {
  const kept = await tx
    .selectFrom('attachment')
    .select('id')
    .where('memberId', '=', keepId)
    .where('ownerTable', '=', 'photo')
    .where('removed', '=', 0)
    .executeTakeFirst()
  if (kept) {
    await tx
      .updateTable('attachment')
      .set({ ownerTable: 'member', note: '合并前另一条记录的照片' })
      .where('memberId', '=', otherId)
      .where('ownerTable', '=', 'photo')
      .where('removed', '=', 0)
      .execute()
  }
  const { numUpdatedRows } = await tx
    .updateTable('attachment')
    .set({ memberId: keepId })
    .where('memberId', '=', otherId)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
