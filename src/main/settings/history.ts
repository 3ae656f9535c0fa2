/** Who changed a setting, when and why (rules.md 3.16), read from the log. */

import type { Inputs, Outputs } from '../../shared/api/contract.ts'
import { isSettingKey, SETTINGS, type SettingKey } from '../../shared/settings/rules.ts'
import type { Reader } from '../db/register.ts'
import type { Office } from '../office.ts'

type Shown = Outputs['settings']['history']['rows'][number]

export interface SettingChange extends Shown {
  key: SettingKey
  rowId: number
  /** as it was given; empty where it was taken back or done again */
  given: string
}

interface Image {
  key?: string
  value?: string
  reason?: string | null
}

/** A stored setting at one point of the log. */
interface Standing {
  key: string
  /** JSON; null: taken away again, the default holds */
  value: string | null
  reason: string | null
}

const AGAIN: Readonly<Record<string, string>> = { undo: '撤销', redo: '重做' }

/** A value that no longer passes its schema is not in force: the default is. */
function valueOf(key: SettingKey, json: string | null): Shown['after'] {
  if (json === null) return SETTINGS[key].fallback
  const parsed = SETTINGS[key].schema.safeParse(JSON.parse(json))
  return parsed.success ? parsed.data : SETTINGS[key].fallback
}

/**
 * Every change of every setting, oldest first. The log keeps the columns that changed only, so each entry is
 * laid over the one before it: a reason given twice running is told both times.
 */
export async function settingChanges(db: Reader): Promise<SettingChange[]> {
  const entries = await db
    .selectFrom('changeRow as r')
    .innerJoin('change as c', 'c.id', 'r.changeId')
    .select(['r.rowId', 'r.op', 'r.after', 'c.id as changeId', 'c.at', 'c.actor', 'c.kind'])
    .where('r.tableName', '=', 'setting')
    .orderBy('r.id')
    .execute()
  const rows = new Map<number, Standing>()
  return entries.flatMap(({ rowId, op, after, changeId, at, actor, kind }) => {
    const image = JSON.parse(after ?? '{}') as Image
    const stood = op === 'I' ? undefined : rows.get(rowId)
    const key = image.key ?? stood?.key ?? ''
    const before = stood?.value ?? null
    const now: Standing =
      op === 'D'
        ? { key, value: null, reason: null }
        : {
            key,
            value: image.value ?? before,
            reason: 'reason' in image ? (image.reason ?? null) : (stood?.reason ?? null),
          }
    rows.set(rowId, now)
    if (!isSettingKey(key)) return []
    const again = AGAIN[kind]
    const given = again === undefined ? (now.reason ?? '') : ''
    const values = { before: valueOf(key, before), after: valueOf(key, now.value) }
    return { key, rowId, changeId, at, actor, ...values, given, reason: again ?? given }
  })
}

export async function settingHistory(
  office: Office,
  { key }: Inputs['settings']['history'],
): Promise<Outputs['settings']['history']> {
  const all = await settingChanges(office.register().reader)
  const rows = all
    .filter(one => one.key === key)
    .map(({ changeId, at, actor, before, after, reason }) => ({ changeId, at, actor, before, after, reason }))
  return { rows: rows.reverse() }
}
