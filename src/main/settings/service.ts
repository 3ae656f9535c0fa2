/** Settings kept in the register; a change of one is a logged change like any other. */

import { z } from 'zod'
import type { Inputs, Outputs } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import {
  DEFAULT_SETTINGS,
  isSettingKey,
  needsReason,
  SETTING_KEYS,
  SETTINGS,
  type SettingKey,
  type Settings,
} from '../../shared/settings/rules.ts'
import { change, type Changed } from '../db/change.ts'
import type { Reader, Register, Writer } from '../db/register.ts'
import { stamp, type Office } from '../office.ts'
import { settingChanges, type SettingChange } from './history.ts'

export { settingChanges } from './history.ts'

type Listed = Outputs['settings']['list']['settings'][number]

/** Every setting with its value; defaults where the office set nothing. */
export async function settingsOf(db: Reader): Promise<Settings> {
  const stored = await db.selectFrom('setting').select(['key', 'value']).execute()
  const values: Record<string, unknown> = { ...DEFAULT_SETTINGS }
  for (const { key, value } of stored) {
    if (!isSettingKey(key)) continue
    const parsed = SETTINGS[key].schema.safeParse(JSON.parse(value))
    if (parsed.success) values[key] = parsed.data
  }
  // Each value has just passed the schema of its own key; TypeScript cannot follow a loop over keys.
  return values as Settings
}

export async function committeeName(db: Reader): Promise<string> {
  return (await settingsOf(db))['committee.name']
}

async function writeSetting(
  tx: Writer,
  key: SettingKey,
  value: unknown,
  reason: string | null = null,
): Promise<void> {
  const stored = { value: JSON.stringify(value), reason }
  const updated = await tx.updateTable('setting').set(stored).where('key', '=', key).executeTakeFirst()
  if (updated.numUpdatedRows === 0n)
    await tx
      .insertInto('setting')
      .values({ key, ...stored })
      .execute()
}

/** The first entry of a new register: its name, and the root of its tree. */
export async function saveCommitteeName(register: Register, office: Office, name: string): Promise<void> {
  await change(register, stamp(office, '新建台账', 'system'), async ({ tx }) => {
    await writeSetting(tx, 'committee.name', name)
    await tx
      .insertInto('organisation')
      .values({ kind: '党委', fullName: name, shortName: name, sortOrder: 0 })
      .execute()
  })
}

function choicesOf(key: SettingKey): string[] {
  const { schema } = SETTINGS[key]
  return schema instanceof z.ZodEnum ? schema.options.map(String) : []
}

function lastOf(changes: readonly SettingChange[]): Listed['lastChange'] {
  const last = changes.at(-1)
  return last ? { at: last.at, actor: last.actor, reason: last.reason, times: changes.length } : null
}

export async function listSettings(office: Office): Promise<Outputs['settings']['list']> {
  const { reader } = office.register()
  const values = await settingsOf(reader)
  const changes = Map.groupBy(await settingChanges(reader), ({ key }) => key)
  return {
    settings: SETTING_KEYS.map(key => ({
      key,
      label: SETTINGS[key].label,
      value: values[key],
      fallback: SETTINGS[key].fallback,
      source: SETTINGS[key].source,
      choices: choicesOf(key),
      needsReason: needsReason(key),
      lastChange: lastOf(changes.get(key) ?? []),
    })),
  }
}

export async function setSetting(
  office: Office,
  { key, value, reason = '' }: Inputs['settings']['set'],
): Promise<Pick<Changed<void>, 'changeId'>> {
  const parsed = SETTINGS[key].schema.safeParse(value)
  if (!parsed.success) {
    const wrong = parsed.error.issues[0]?.message ?? ''
    throw new OfficeError('INPUT_INVALID', { field: SETTINGS[key].label, reason: wrong }, { field: 'value' })
  }
  if (reason.trim() === '' && needsReason(key)) {
    throw new OfficeError('INPUT_INVALID', { field: '理由', reason: '请写一句为什么改' }, { field: 'reason' })
  }
  const { changeId } = await change(
    office.register(),
    stamp(office, `修改设置：${SETTINGS[key].label}`),
    ({ tx }) => writeSetting(tx, key, parsed.data, reason.trim() || null),
  )
  if (key === 'committee.filledBy') office.setActor(String(parsed.data))
  return { changeId }
}
