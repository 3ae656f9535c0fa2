/** Whom of the register a row means: by ID number, then by name and birth. */

import { idCheckDigit } from '../../shared/kernel/idNumber.ts'
import type { RawDatabase } from '../db/connection.ts'
import type { Row } from '../db/tables.ts'

export type MemberRecord = Row<'member'>

/** What a row is recognised by. */
export interface Identity {
  name: string
  /** as typed; null when there is none, or when its last digits are lost */
  idNo: string | null
  birth: string | null
}

export type Match =
  | { kind: 'none'; namesake: boolean }
  | { kind: 'one'; member: MemberRecord; by: 'idNo' | 'name' }
  | { kind: 'several'; members: MemberRecord[] }

/** Digits that can tell persons apart: whole, and not with an end that a spreadsheet has made zeros. */
export function idKey(idNo: string | null): string | null {
  if (idNo === null || !/^(?:\d{15}|\d{17}[\dX])$/.test(idNo)) return null
  return /^\d{15}000$/.test(idNo) && !isRightId(idNo) ? null : idNo
}

function isRightId(idNo: string): boolean {
  return /^\d{17}[\dX]$/.test(idNo) && idCheckDigit(idNo) === idNo[17]
}

/** Two right ID numbers that differ belong to two persons, whatever their names and birthdays. */
export function areTwoPersons(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b && isRightId(a) && isRightId(b)
}

/** A month agrees with every day in it. */
export function sameBirth(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && (a.startsWith(b) || b.startsWith(a))
}

/** Whether somebody in the archive is the person of a row: surely, by the ID number, or perhaps, by name and birth. */
export type InArchive = 'same' | 'alike' | null

export interface Matcher {
  match: (identity: Identity) => Match
  inArchive: (identity: Identity) => InArchive
  byId: (id: number) => MemberRecord | null
  /** posts the member holds now, as `body post` */
  posts: (memberId: number) => string[]
}

/**
 * @param upTo highest member id that stood in the register before this import: rows of the file are
 *   never matched with each other
 */
export function createMatcher(raw: RawDatabase, upTo: number): Matcher {
  const byIdNo = raw.prepare<[string, number], MemberRecord>(
    'SELECT * FROM "member" WHERE "idNo" = ? AND "removed" = 0 AND "id" <= ? ORDER BY "id" LIMIT 20',
  )
  const byName = raw.prepare<[string, string, string, number], MemberRecord>(
    `SELECT * FROM "member" WHERE "name" = ? AND "birth" BETWEEN ? AND ? AND "removed" = 0 AND "id" <= ?
     ORDER BY "id" LIMIT 20`,
  )
  // Records entered by mistake and merged ones have no day of archiving: whoever they were may be imported.
  const archived = raw.prepare<
    [string, string, string, string, number],
    Pick<MemberRecord, 'idNo' | 'birth'>
  >(
    `SELECT "idNo", "birth" FROM "member" WHERE "removed" = 1 AND "archivedOn" IS NOT NULL
     AND ("idNo" = ? OR ("name" = ? AND "birth" BETWEEN ? AND ?)) AND "id" <= ? ORDER BY "id" LIMIT 20`,
  )
  const anyArchived = raw.prepare<[], number>(
    'SELECT 1 FROM "member" WHERE "removed" = 1 AND "archivedOn" IS NOT NULL LIMIT 1',
  )
  const archiveIsEmpty = anyArchived.get() === undefined
  const one = raw.prepare<[number], MemberRecord>('SELECT * FROM "member" WHERE "id" = ? AND "removed" = 0')
  const posts = raw
    .prepare<[number], string>(
      'SELECT "body" || \' \' || "post" FROM "orgPost" WHERE "memberId" = ? AND "removed" = 0 AND "toOn" IS NULL',
    )
    .pluck()

  const decide = (members: MemberRecord[], by: 'idNo' | 'name', namesake: boolean): Match => {
    const [first] = members
    if (!first) return { kind: 'none', namesake }
    return members.length === 1 ? { kind: 'one', member: first, by } : { kind: 'several', members }
  }

  return {
    match: ({ name, idNo, birth }) => {
      if (upTo === 0) return { kind: 'none', namesake: false }
      const key = idKey(idNo)
      const same = key === null ? [] : byIdNo.all(key, upTo)
      if (same.length > 0 || birth === null) return decide(same, 'idNo', false)
      const month = birth.slice(0, 7)
      const alike = byName
        .all(name, month, `${month}-31`, upTo)
        .filter(member => sameBirth(member.birth, birth))
      const possible = alike.filter(member => !areTwoPersons(member.idNo, key))
      return decide(possible, 'name', possible.length < alike.length)
    },
    inArchive: ({ name, idNo, birth }) => {
      if (archiveIsEmpty) return null
      const key = idKey(idNo)
      const month = birth?.slice(0, 7) ?? ''
      const found = archived.all(key ?? '', name, month, `${month}-31`, upTo)
      if (key !== null && found.some(member => member.idNo === key)) return 'same'
      const alike = found.some(member => sameBirth(member.birth, birth) && !areTwoPersons(member.idNo, key))
      return alike ? 'alike' : null
    },
    byId: id => one.get(id) ?? null,
    posts: memberId => posts.all(memberId),
  }
}

interface Seen {
  ordinal: number
  birth: string
  idNo: string | null
}

/** A string of its own: a piece cut out of a batch would keep the whole batch in memory. */
function detached(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1')
}

/** What tells a row from the others, reckoned once for asking and remembering. */
export interface RowMark {
  /** as `idKey` */
  key: string | null
  birth: string | null
  /** name and month of birth; empty where there is no birth */
  namesake: string
}

export function rowMark({ name, idNo, birth }: Identity): RowMark {
  return { key: idKey(idNo), birth, namesake: birth === null ? '' : `${name} ${birth.slice(0, 7)}` }
}

/** The rows of the file so far: the second row of one person is refused. */
export class SeenRows {
  private readonly ids = new Map<string, number>()
  private readonly names = new Map<string, Seen | Seen[]>()
  private readonly members = new Map<number, number>()

  /** Another row that is the same person; null when there is none. `self` is the row that asks. */
  find({ key, birth, namesake }: RowMark, memberId: number | null, self: number): number | null {
    const byId = key === null ? undefined : this.ids.get(key)
    if (byId !== undefined && byId !== self) return byId
    const byMember = memberId === null ? undefined : this.members.get(memberId)
    if (byMember !== undefined && byMember !== self) return byMember
    if (birth === null) return null
    const alike = this.names.get(namesake)
    if (alike === undefined) return null
    for (const seen of Array.isArray(alike) ? alike : [alike]) {
      if (seen.ordinal !== self && sameBirth(seen.birth, birth) && !areTwoPersons(seen.idNo, key))
        return seen.ordinal
    }
    return null
  }

  /** The row with this ID number (as `idKey`); null where none of the rows so far has it. */
  withId(key: string): number | null {
    return this.ids.get(key) ?? null
  }

  add(ordinal: number, { key, birth, namesake }: RowMark, memberId: number | null): void {
    const kept = key === null ? null : detached(key)
    if (kept !== null) this.ids.set(kept, ordinal)
    if (memberId !== null) this.members.set(memberId, ordinal)
    if (birth === null) return
    const seen: Seen = { ordinal, birth, idNo: kept }
    const before = this.names.get(namesake)
    if (before === undefined) this.names.set(namesake, seen)
    else if (Array.isArray(before)) before.push(seen)
    else this.names.set(namesake, [before, seen])
  }
}
