/** Settings kept in the register; a change of one is a logged change like any other. */

import { z } from 'zod'
import type { Inputs, Outputs } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import {
  DEFAULT_SETTINGS,
  isSettingKey,
  SETTING_KEYS,
  SETTINGS,
  type SettingKey,
  type Settings,
} from '../../shared/settings/rules.ts'
import { change, type Changed } from '../db/change.ts'
import type { Reader, Register, Writer } from '../db/register.ts'
import { stamp, type Office } from '../office.ts'

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

async function writeSetting(tx: Writer, key: SettingKey, value: unknown): Promise<void> {
  const json = JSON.stringify(value)
  const updated = await tx
    .updateTable('setting')
    .set({ value: json })
    .where('key', '=', key)
    .executeTakeFirst()
  if (updated.numUpdatedRows === 0n) await tx.insertInto('setting').values({ key, value: json }).execute()
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

export async function listSettings(office: Office): Promise<Outputs['settings']['list']> {
  const values = await settingsOf(office.register().reader)
  return {
    settings: SETTING_KEYS.map(key => ({
      key,
      label: SETTINGS[key].label,
      value: values[key],
      fallback: SETTINGS[key].fallback,
      source: SETTINGS[key].source,
      choices: choicesOf(key),
    })),
  }
}

export async function setSetting(
  office: Office,
  { key, value }: Inputs['settings']['set'],
): Promise<Pick<Changed<void>, 'changeId'>> {
  const parsed = SETTINGS[key].schema.safeParse(value)
  if (!parsed.success) {
    const reason = parsed.error.issues[0]?.message ?? ''
    throw new OfficeError('INPUT_INVALID', { field: SETTINGS[key].label, reason }, { field: 'value' })
  }
  const { changeId } = await change(
    office.register(),
    stamp(office, `修改设置：${SETTINGS[key].label}`),
    ({ tx }) => writeSetting(tx, key, parsed.data),
  )
  if (key === 'committee.filledBy') office.setActor(String(parsed.data))
  return { changeId }
}
