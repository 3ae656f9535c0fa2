/** One attempt as it is being typed. */

import { SEARCH_CHANNEL, SEARCH_CHANNELS, type SearchTier } from '../../shared/search/codes.ts'
import type { attemptSchema, attemptValuesSchema } from '../../shared/search/methods.ts'
import { TIER_NAMES } from '../../shared/search/rules.ts'
import { toHalfWidth } from '../../shared/kernel/text.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { z } from 'zod'
import type { Attempt as Tried } from '../shell/failures.ts'
import { dayValue } from '../ui/dateValues.ts'

export type Attempt = z.output<typeof attemptSchema>
export type AttemptValues = z.output<typeof attemptValuesSchema>

const TIERS: readonly SearchTier[] = [1, 2, 3]

/** Channels by tier, as a select offers them; public ones only where the office has allowed them. */
export function channelOptions(publicAllowed: boolean) {
  return TIERS.map(tier => ({
    label: `${['一', '二', '三'][tier - 1] ?? ''}级 ${TIER_NAMES[tier]}`,
    options: SEARCH_CHANNEL.items
      .filter(({ key }) => SEARCH_CHANNELS[key].tier === tier)
      .map(({ key, label }) => {
        const isPublic = 'publicChannel' in SEARCH_CHANNELS[key]
        return {
          value: key,
          label: isPublic && !publicAllowed ? `${label}（公开查找，未开启）` : label,
          disabled: isPublic && !publicAllowed,
        }
      }),
  }))
}

function refused(message: string): Tried<never> {
  return { ok: false, failure: { code: 'INPUT_INVALID', message, field: 'at' } }
}

const TIME = /^(.*\S)\s+(\d{1,2})[:：](\d{2})$/

/** `2016.3.1 9:30`, `20160301` … as the contract wants it. */
export function attemptTime(typed: string, today: IsoDate): Tried<string> {
  const text = toHalfWidth(typed).trim()
  const [, day = text, hour, minute] = TIME.exec(text) ?? []
  const read = dayValue(day, today)
  if (!read.ok) return refused(read.failure.message)
  if (read.value === null) return refused('请填写查找时间，如 2016-03-01 09:30')
  if (hour === undefined || minute === undefined) return { ok: true, value: read.value }
  if (Number(hour) > 23 || Number(minute) > 59) return refused('时间写法有误，如 09:30')
  return { ok: true, value: `${read.value} ${hour.padStart(2, '0')}:${minute}` }
}

export function tierName(tier: SearchTier): string {
  return TIER_NAMES[tier]
}
