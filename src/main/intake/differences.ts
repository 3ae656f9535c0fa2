/** What a row would change of a member on record. A blank never erases unless the clerk says so. */

import type { IsoDate } from '../../shared/kernel/dates.ts'
import { remark, type RowFinding } from '../../shared/intake/findings.ts'
import type { PackedBatch } from '../../shared/intake/packedRows.ts'
import type { ReadPost } from '../../shared/intake/memberKind.ts'
import type { IntakeRow } from '../../shared/intake/schema.ts'
import { isFlagKey, memberField, type MemberKey } from '../../shared/roster/fields.ts'
import { issuesOf, memberFindings } from '../../shared/roster/rules.ts'
import type { MemberFinding } from '../../shared/roster/schema.ts'
import type { StoredValue } from '../db/bulkInsert.ts'
import { memberFacts, readAsTyped, readName } from '../roster/service.ts'
import type { MemberRecord } from './matching.ts'

export type Patch = Record<string, StoredValue>
export type Change = IntakeRow['changes'][number]

export interface Differences {
  patch: Patch
  changes: Change[]
  newPosts: ReadPost[]
  own: RowFinding[]
  /** of the member as the row would leave it */
  facts: MemberFinding[]
}

export interface RowOfBatch {
  batch: PackedBatch
  row: number
}

function parse<T>(json: string, empty: T): T {
  // Packed by packRow from values of this type.
  return json === '' ? empty : (JSON.parse(json) as T)
}

export function typedTexts({ batch, row }: RowOfBatch): Partial<Record<string, string>> {
  return parse<Partial<Record<string, string>>>(batch.head(row, 'asTyped'), {})
}

export function rowPosts({ batch, row }: RowOfBatch): ReadPost[] {
  return parse<ReadPost[]>(batch.head(row, 'posts'), [])
}

function shown(value: StoredValue | boolean, key: MemberKey): string {
  if (isFlagKey(key)) return value === 1 || value === true ? '是' : '否'
  return value === null ? '' : String(value)
}

/** The value says nothing that is not on record: equal, or the month of a known day. */
function agrees(key: MemberKey, value: string, present: StoredValue): boolean {
  if (value === present) return true
  if (memberField(key).type.kind !== 'date' || typeof present !== 'string') return false
  return value.length === 7 && present.startsWith(value)
}

class Comparison {
  readonly patch: Patch = {}
  readonly changes: Change[] = []
  readonly own: RowFinding[] = []
  private readonly member: MemberRecord
  private readonly asTyped: Map<string, string | undefined>
  private typedChanged = false

  constructor(member: MemberRecord) {
    this.member = member
    this.asTyped = new Map(Object.entries(readAsTyped(member.asTyped)))
  }

  set(key: MemberKey, value: StoredValue): void {
    // A number whose end a spreadsheet had made zeros, come back as the text we wrote: it is no better known.
    if (key === 'idNo' && value !== null && this.asTyped.get(key) === value) return
    const present = this.member[key]
    this.patch[key] = value
    this.changes.push({ field: key, before: shown(present, key), after: shown(value, key) })
    if (this.asTyped.delete(key)) this.typedChanged = true
  }

  /** A text nobody can read does not push a readable value aside. */
  keep(key: MemberKey, typed: string): void {
    if (this.member[key] !== null) {
      this.own.push(remark('RECORD_KEPT', key, typed))
    } else if (this.asTyped.get(key) !== typed) {
      this.changes.push({ field: key, before: this.asTyped.get(key) ?? '', after: typed })
      this.asTyped.set(key, typed)
      this.typedChanged = true
    }
  }

  /** The typed texts as they are stored, when they changed. */
  finish(): void {
    if (!this.typedChanged) return
    this.patch.asTyped = this.asTyped.size === 0 ? null : JSON.stringify(Object.fromEntries(this.asTyped))
  }
}

export interface CompareOptions {
  today: IsoDate
  blankErases: boolean
  /** fields the workbook has a column for */
  mapped: ReadonlySet<MemberKey>
  keys: readonly MemberKey[]
}

function compareField(
  comparison: Comparison,
  member: MemberRecord,
  at: RowOfBatch,
  key: MemberKey,
  typed: string | undefined,
  options: CompareOptions,
): void {
  const value = at.batch.value(at.row, key)
  const present = member[key]
  if (typed !== undefined) comparison.keep(key, typed)
  else if (typeof value === 'boolean') {
    if (value !== (present === 1)) comparison.set(key, value ? 1 : 0)
  } else if (value !== null) {
    if (!agrees(key, value, present)) comparison.set(key, value)
  } else if (options.blankErases && options.mapped.has(key) && key !== 'name') {
    if (isFlagKey(key) ? present === 1 : present !== null) comparison.set(key, isFlagKey(key) ? 0 : null)
  }
}

/** Compares a row with the member it means. `posts` are those the member holds now, as `body post`. */
export function compareWithRecord(
  member: MemberRecord,
  at: RowOfBatch,
  posts: readonly string[],
  options: CompareOptions,
): Differences {
  const comparison = new Comparison(member)
  const typed = typedTexts(at)
  const derived = new Set(at.batch.head(at.row, 'derived').split(','))
  for (const key of options.keys) {
    // What was only worked out from the ID number fills a gap, and never corrects a record.
    if (derived.has(key) && member[key] !== null) continue
    compareField(comparison, member, at, key, typed[key], options)
  }
  comparison.finish()
  const { patch, changes, own } = comparison
  const newPosts = rowPosts(at).filter(({ post }) => !posts.some(held => held.endsWith(` ${post}`)))
  for (const { post } of newPosts) changes.push({ field: 'partyPost', before: '', after: post })
  if (typeof patch.name === 'string') Object.assign(patch, readName(patch.name))
  const after: MemberRecord = { ...member, ...patch }
  const facts = memberFindings(memberFacts(after), options.today)
  const issues = issuesOf(facts)
  if (Object.keys(patch).length > 0 && issues !== member.issues) patch.issues = issues
  return { patch, changes, newPosts, own, facts }
}
