/** What imports left behind: batches, remembered headers, earlier imports of the same file. */

import { z } from 'zod'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { RememberedMappings } from '../../shared/intake/reading.ts'
import { intakeTargetSchema, type IntakeTarget } from '../../shared/intake/schema.ts'
import { undoneIds } from '../audit/service.ts'
import type { Reader, Writer } from '../db/register.ts'

const mappingSchema = z.array(intakeTargetSchema.nullable())

/** Header mappings the clerk corrected before; one that names fields of another time is left out. */
export async function rememberedMappings(db: Reader): Promise<RememberedMappings> {
  const rows = await db.selectFrom('importMapping').select(['signature', 'mapping']).execute()
  return Object.fromEntries(
    rows.flatMap(({ signature, mapping }) => {
      const parsed = mappingSchema.safeParse(JSON.parse(mapping))
      return parsed.success ? [[signature, parsed.data]] : []
    }),
  )
}

export async function rememberMapping(
  tx: Writer,
  signature: string,
  targets: readonly (IntakeTarget | null)[],
): Promise<void> {
  const mapping = JSON.stringify(targets)
  await tx
    .insertInto('importMapping')
    .values({ signature, mapping })
    .onConflict(conflict => conflict.column('signature').doUpdateSet({ mapping }))
    .execute()
}

/** When the same file was imported before and that import still stands; null otherwise. */
export async function importedBefore(db: Reader, sha256: string): Promise<string | null> {
  const batches = await db
    .selectFrom('importBatch')
    .select(['changeId', 'importedAt'])
    .where('sha256', '=', sha256)
    .orderBy('id', 'desc')
    .execute()
  const undone = await undoneIds(db)
  return batches.find(batch => !undone.has(batch.changeId))?.importedAt ?? null
}

export async function listBatches(
  db: Reader,
  { page }: Parsed['intake']['batches'],
): Promise<Outputs['intake']['batches']> {
  const { total } = await db
    .selectFrom('importBatch')
    .select(eb => eb.fn.countAll().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('importBatch')
    .select(['id', 'changeId', 'fileName', 'importedAt', 'created', 'changed', 'same', 'refused'])
    .orderBy('id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const undone = await undoneIds(db)
  return {
    total: Number(total),
    rows: rows.map(({ id, changeId, fileName, importedAt, created, changed, same, refused }) => ({
      id,
      changeId,
      fileName,
      importedAt,
      counts: { new: created, changed, same, refused },
      undone: undone.has(changeId),
    })),
  }
}

/** Newest entry of the log: the register has not changed while it stays the same. */
export async function newestChange(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('change')
    .select(eb => eb.fn.max('id').as('id'))
    .executeTakeFirst()
  return row?.id ?? 0
}

/** Highest member id: whoever stands above it came with the import itself. */
export async function highestMember(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('member')
    .select(eb => eb.fn.max('id').as('id'))
    .executeTakeFirst()
  return row?.id ?? 0
}
