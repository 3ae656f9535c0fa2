/** Which of the six key facts a member `m` lacks (S02-KEYINFO). */

import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { KEY_INFO, type KeyInfo } from '../../shared/roster/fields.ts'

/** A fact is lacking where nothing was typed at all: what could not be read is a finding, not a gap. */
function lacks(key: KeyInfo): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${sql.ref(`m.${key}`)} IS NULL
    AND ("m"."asTyped" IS NULL OR json_extract("m"."asTyped", ${`$.${key}`}) IS NULL))`
}

/** One key fact is lacking, or any of the six. */
export function lacksKeyInfo(key: KeyInfo | 'any'): RawBuilder<SqlBool> {
  return key === 'any' ? sql<SqlBool>`(${sql.join(KEY_INFO.map(lacks), sql` OR `)})` : lacks(key)
}
