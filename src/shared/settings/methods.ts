/** Settings of the office and of the rules. */

import { z } from 'zod'
import { changedSchema, command, nothing, query } from '../api/method.ts'
import { SETTING_KEYS, type SettingKey } from './rules.ts'

const keySchema = z.enum(SETTING_KEYS as [SettingKey, ...SettingKey[]])
const valueSchema = z.union([z.string(), z.number(), z.boolean()])

export const settingsMethods = {
  list: query(
    '各项设置及其依据',
    nothing,
    z.strictObject({
      settings: z.array(
        z.strictObject({
          key: keySchema,
          label: z.string(),
          value: valueSchema,
          fallback: valueSchema,
          source: z.string(),
          /** choices where the setting is a list of words */
          choices: z.array(z.string()),
        }),
      ),
    }),
  ),
  set: command('修改一项设置', z.strictObject({ key: keySchema, value: valueSchema }), changedSchema),
}
