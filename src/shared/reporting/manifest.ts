/**
 * 上报清单.json: what a packet holds, so that whoever receives it can check every file and see for which
 * day and with which settings it was made.
 */

import { z } from 'zod'
import { INTERNAL_MARK } from '../forms/sheet.ts'

export const MANIFEST_NAME = '上报清单'

const day = z.iso.date()

export const manifestFileSchema = z.strictObject({
  name: z.string(),
  annex: z.number().int().min(1).max(9),
  title: z.string(),
  /** the day the annex is computed for */
  asOf: day,
  persons: z.number().int(),
  pages: z.number().int(),
  bytes: z.number().int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

export const manifestSchema = z.strictObject({
  format: z.literal('taizhang-packet'),
  version: z.literal(1),
  /** X17: not to be published */
  mark: z.literal(INTERNAL_MARK),
  /** 填报单位 */
  unit: z.string(),
  /** local time */
  madeAt: z.string(),
  madeBy: z.string(),
  program: z.string(),
  /** the workbooks open only with a password */
  protected: z.boolean(),
  campaign: z
    .strictObject({ name: z.string(), startOn: day, searchEnd: day, fillDate: day, fillDate9: day })
    .nullable(),
  files: z.array(manifestFileSchema),
  checks: z.array(
    z.strictObject({ check: z.string(), level: z.string(), passed: z.boolean(), detail: z.string() }),
  ),
  /** every setting the figures depend on (law 4) */
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})

export type Manifest = z.output<typeof manifestSchema>
export type ManifestFile = Manifest['files'][number]
