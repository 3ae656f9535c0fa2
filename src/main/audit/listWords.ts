/** Columns that hold a list in one text: what stands there in words, never the list as it is kept. */

import { CHECK_PROBLEM, KEY_GROUP } from '../../shared/census/codes.ts'
import {
  CAMPAIGN_REPORT,
  CAMPAIGN_REPORT_SECTIONS,
  type CampaignReportKind,
} from '../../shared/census/campaignReport.ts'
import { DISPOSAL_GROUND } from '../../shared/disposal/codes.ts'
import { keyOf, labelOf, type CodeTable } from '../../shared/kernel/codes.ts'
import type { Reader } from '../db/register.ts'

interface KeptKeys {
  codes: CodeTable<string>
  /** between two of them: words of several parts are held apart by the stronger sign */
  sign: '、' | '；'
}

/** Keys of a code table with commas between them. */
const KEYS: Readonly<Record<string, KeptKeys>> = {
  'campaign.keyGroups': { codes: KEY_GROUP, sign: '；' },
  'checkLine.keyGroups': { codes: KEY_GROUP, sign: '；' },
  'checkLine.problems': { codes: CHECK_PROBLEM, sign: '、' },
  'disposalCase.grounds': { codes: DISPOSAL_GROUND, sign: '；' },
}

/** The words of a list of keys; null where the column holds none. */
export function keysText(table: string, column: string, kept: unknown): string | null {
  const list = KEYS[`${table}.${column}`]
  if (list === undefined || typeof kept !== 'string') return null
  return kept
    .split(',')
    .filter(key => key !== '')
    .map(key => labelOf(list.codes, key))
    .join(list.sign)
}

/** The kinds of reports of a committee by row: an entry that changes a text does not repeat whose it is. */
export async function reportKinds(
  db: Reader,
  entries: readonly { tableName: string; rowId: number }[],
): Promise<ReadonlyMap<number, string>> {
  const ids = entries.filter(({ tableName }) => tableName === 'campaignReport').map(({ rowId }) => rowId)
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('campaignReport').select(['id', 'kind']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, kind }) => [id, kind]))
}

function textsOf(kept: unknown): string[] {
  if (typeof kept !== 'string') return []
  const list: unknown = JSON.parse(kept)
  return Array.isArray(list) ? list.map(text => (typeof text === 'string' ? text : '')) : []
}

/** The sections of a report that an entry changed, each under its own heading. */
export function sectionChanges(
  kind: unknown,
  before: unknown,
  after: unknown,
): { field: string; before: string; after: string }[] {
  const known: CampaignReportKind | null = typeof kind === 'string' ? keyOf(CAMPAIGN_REPORT, kind) : null
  const titles = known === null ? [] : CAMPAIGN_REPORT_SECTIONS[known].map(({ title }) => title)
  const [old, fresh] = [textsOf(before), textsOf(after)]
  return Array.from({ length: Math.max(old.length, fresh.length) }, (_, at) => ({
    field: titles[at] ?? `第${at + 1}段`,
    before: old[at] ?? '',
    after: fresh[at] ?? '',
  }))
}
