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
          /** rules are changed with a reason (rules.md 3.16) */
          needsReason: z.boolean(),
          /** who changed it last, when and why, and how often it was changed; null: never */
          lastChange: z
            .strictObject({ at: z.string(), actor: z.string(), reason: z.string(), times: z.number() })
            .nullable(),
        }),
      ),
    }),
  ),
  history: query(
    '一项设置历次改动',
    z.strictObject({ key: keySchema }),
    z.strictObject({
      /** newest first */
      rows: z.array(
        z.strictObject({
          changeId: z.number(),
          /** `YYYY-MM-DDTHH:mm:ss` */
          at: z.string(),
          actor: z.string(),
          before: valueSchema,
          after: valueSchema,
          /** why; 撤销 and 重做 where it was taken back or done again; empty: none was given */
          reason: z.string(),
        }),
      ),
    }),
  ),
  set: command(
    '修改一项设置',
    z.strictObject({
      key: keySchema,
      value: valueSchema,
      /** why; rules are not changed without it */
      reason: z.string().trim().max(100).optional(),
    }),
    changedSchema,
  ),
}
