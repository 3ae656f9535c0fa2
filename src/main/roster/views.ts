/** Views of the roster the office has given names to: kept in the register, logged and undone like all it holds. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { rosterViewSchema, VIEW_KEY, viewName } from '../../shared/roster/views.ts'
import { change } from '../db/change.ts'
import type { Reader } from '../db/register.ts'
import { stamp, type Office } from '../office.ts'

const VIEWS_MAX = 50

/** The eldest first; one of a later program that this one cannot show is left out. */
export async function listViews(db: Reader): Promise<Outputs['roster']['views']> {
  const rows = await db
    .selectFrom('setting')
    .selectAll()
    .where('key', 'like', `${VIEW_KEY}%`)
    .orderBy('id')
    .execute()
  return {
    views: rows.flatMap(({ id, key, value }) => {
      const parsed = rosterViewSchema.safeParse(JSON.parse(value))
      return parsed.success ? [{ id, name: viewName(key) ?? '', view: parsed.data }] : []
    }),
  }
}

/** Throws VIEW_NAME_TAKEN, VIEWS_FULL, RECORD_MISSING. */
export async function saveView(
  office: Office,
  { id, name, view }: Parsed['roster']['saveView'],
): Promise<Outputs['roster']['saveView']> {
  const row = { key: `${VIEW_KEY}${name}`, value: JSON.stringify(view) }
  const label = id === undefined ? '保存视图' : '修改视图'
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `${label}：${name}`),
    async ({ tx }) => {
      const kept = await tx
        .selectFrom('setting')
        .select(['id', 'key'])
        .where('key', 'like', `${VIEW_KEY}%`)
        .execute()
      if (kept.some(other => other.key === row.key && other.id !== id)) {
        throw new OfficeError('VIEW_NAME_TAKEN', { name }, { field: 'name' })
      }
      if (id === undefined) {
        if (kept.length >= VIEWS_MAX) throw new OfficeError('VIEWS_FULL', { max: VIEWS_MAX })
        const inserted = await tx.insertInto('setting').values(row).returning('id').executeTakeFirstOrThrow()
        return inserted.id
      }
      if (!kept.some(other => other.id === id)) throw new OfficeError('RECORD_MISSING')
      await tx.updateTable('setting').set(row).where('id', '=', id).execute()
      return id
    },
  )
  return { changeId, id: value }
}

/** Throws RECORD_MISSING. */
export async function removeView(
  office: Office,
  { id }: Parsed['roster']['removeView'],
): Promise<Outputs['roster']['removeView']> {
  const row = await office
    .register()
    .reader.selectFrom('setting')
    .select('key')
    .where('id', '=', id)
    .executeTakeFirst()
  const name = row ? viewName(row.key) : null
  if (name === null) throw new OfficeError('RECORD_MISSING')
  const { changeId } = await change(office.register(), stamp(office, `删除视图：${name}`), ({ tx }) =>
    tx.deleteFrom('setting').where('id', '=', id).execute(),
  )
  return { changeId }
}
