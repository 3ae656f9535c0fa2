/** How a setting is told. */

import { z } from 'zod'

export interface Setting<T extends z.ZodType> {
  label: string
  schema: T
  fallback: z.output<T>
  /** seed and paragraph; [OUT] marks what no document of the office settles */
  source: string
  /** what each choice is called, where the setting is a list of words */
  words?: Readonly<Record<string, string>>
}

export const setting = <T extends z.ZodType>(entry: Setting<T>): Setting<T> => entry

export const months = (max: number) => z.number().int().min(1).max(max)
