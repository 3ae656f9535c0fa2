/**
 * Many values of many members at once: a pasted block, a column filled down, a bulk edit. Each value is read
 * and judged as a single edit is; what can be kept is written as one change, what cannot is answered with its
 * reason, and nothing of a refused value is written.
 */

import { setImmediate } from 'node:timers/promises'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { errorText, isOfficeError } from '../../shared/api/errors.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { BLOCK_EDITS, PREVIEW_NAMES, type BlockEdits, type BlockOutcome } from '../../shared/roster/blocks.ts'
import { MEMBER_KEYS, memberField, type MemberKey } from '../../shared/roster/fields.ts'
import { issuesOf, memberFindings } from '../../shared/roster/rules.ts'
import { rowUpdater, type StoredValue } from '../db/bulkInsert.ts'
import { change } from '../db/change.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { memberFacts, readAsTyped, readName } from './service.ts'
import { asTypedJson, readTyped } from './typedValues.ts'

type MemberRecord = Row<'member'>
type MemberPatch = Readonly<Record<string, StoredValue>>
type Values = BlockEdits['edits'][number]['values']
type Refusal = BlockOutcome['refused'][number]

interface MemberPlan {
  id: number
  /** as it was before */
  name: string
  patch: MemberPatch
  /** fields whose value becomes another one */
  fields: MemberKey[]
  /** of these, those that held something */
  replaced: number
  refused: Refusal[]
}

/** Members read and written before others get a turn. */
const AT_ONCE = 200

/** What writing the values into this member comes to. */
function planMember(before: MemberRecord, values: Values, today: IsoDate): MemberPlan {
  const { id } = before
  const refused: Refusal[] = []
  const fields: MemberKey[] = []
  let replaced = 0
  let patch: MemberPatch = {}
  let after = before
  let asTyped = readAsTyped(before.asTyped)
  for (const key of MEMBER_KEYS) {
    const typed = values[key]
    if (typed === undefined) continue
    try {
      const read = readTyped({ [key]: typed }, asTyped, today)
      const columns = {
        ...read.columns,
        ...(read.name === undefined ? {} : { name: read.name, ...readName(read.name) }),
      }
      const next = { ...after, ...columns }
      const present = before[key]
      if (present === next[key] && asTyped[key] === read.asTyped[key]) continue
      fields.push(key)
      if ((present !== null && present !== 0) || asTyped[key] !== undefined) replaced += 1
      patch = { ...patch, ...columns }
      after = next
      asTyped = read.asTyped
    } catch (error) {
      if (!isOfficeError(error)) throw error
      refused.push({ id, field: key, reason: error.message })
    }
  }
  if (fields.length > 0) {
    after = { ...after, asTyped: asTypedJson(asTyped) }
    patch = {
      ...patch,
      asTyped: after.asTyped,
      issues: issuesOf(memberFindings(memberFacts(after), today)),
    }
  }
  return { id, name: before.name, patch, fields, replaced, refused }
}

function gone(id: number, values: Values): MemberPlan {
  const refused = MEMBER_KEYS.filter(key => values[key] !== undefined).map(field => ({
    id,
    field,
    reason: errorText('RECORD_MISSING', {}),
  }))
  return { id, name: '', patch: {}, fields: [], replaced: 0, refused }
}

/** Values by member; of two for the same cell the later one counts. */
function byMember(edits: BlockEdits['edits']): Map<number, Values> {
  const merged = new Map<number, Values>()
  for (const { id, values } of edits) merged.set(id, { ...merged.get(id), ...values })
  return merged
}

/** Plans the edits, some members at a time; each plan is handed on before the next members are read. */
async function planMembers(
  db: Reader,
  edits: BlockEdits['edits'],
  today: IsoDate,
  take: (plan: MemberPlan) => Promise<void> | void,
): Promise<{ outcome: BlockOutcome; fields: ReadonlySet<MemberKey> }> {
  const merged = [...byMember(edits)]
  const outcome = { members: 0, cells: 0, replaced: 0, refused: [] as Refusal[] }
  const fields = new Set<MemberKey>()
  for (let at = 0; at < merged.length; at += AT_ONCE) {
    const some = merged.slice(at, at + AT_ONCE)
    const ids = some.map(([id]) => id)
    const rows = await db
      .selectFrom('member')
      .selectAll()
      .where('id', 'in', ids)
      .where('removed', '=', 0)
      .execute()
    const present = new Map(rows.map(row => [row.id, row]))
    for (const [id, values] of some) {
      const row = present.get(id)
      const plan = row ? planMember(row, values, today) : gone(id, values)
      outcome.refused.push(...plan.refused)
      if (plan.fields.length === 0) continue
      outcome.members += 1
      outcome.cells += plan.fields.length
      outcome.replaced += plan.replaced
      for (const field of plan.fields) fields.add(field)
      await take(plan)
    }
    await setImmediate()
  }
  return { outcome, fields }
}

function labelOf(kind: BlockEdits['kind'], fields: ReadonlySet<MemberKey>, members: number): string {
  const [first] = fields
  const what = fields.size === 1 && first !== undefined ? memberField(first).label : `名册${fields.size}栏`
  return `${BLOCK_EDITS[kind]}${what}、${members}名`
}

/** Saves a block of typed values as one change. */
export async function updateMembers(
  office: Office,
  { kind, edits }: Parsed['roster']['updateMany'],
): Promise<Outputs['roster']['updateMany']> {
  const today = office.clock.today()
  const register = office.register()
  const { changeId, value } = await change(
    register,
    stamp(office, BLOCK_EDITS[kind]),
    async ({ tx, rename }) => {
      // SQLite compiles the triggers of a member with every new statement: a block has few of them.
      const update = rowUpdater(register, 'member')
      const { fields, outcome } = await planMembers(tx, edits, today, ({ id, patch }) => update(id, patch))
      rename(labelOf(kind, fields, outcome.members))
      return outcome
    },
  )
  return { changeId, ...value }
}

/** What `updateMembers` would do with the same edits. Writes nothing. */
export async function previewMembers(
  office: Office,
  { edits }: Parsed['roster']['previewMany'],
): Promise<Outputs['roster']['previewMany']> {
  const today = office.clock.today()
  const names: string[] = []
  const { outcome } = await planMembers(office.register().reader, edits, today, ({ name }) => {
    if (names.length < PREVIEW_NAMES) names.push(name)
  })
  return { ...outcome, names }
}
