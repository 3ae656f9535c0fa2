/** The log: what was done, undo and redo of any of it, the history of a record. */

import { sql, type SqlBool } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { change, type ChangeKind } from '../db/change.ts'
import { revertChange, type RowName } from '../db/revert.ts'
import type { Reader, Register } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import type { Work } from '../longWork.ts'
import { stamp, type Office } from '../office.ts'
import { concernedMembers } from './concerned.ts'
import { changesOfMember } from './history.ts'
import { nameRecords } from './recordNames.ts'

export { lastChangeOfMember } from './history.ts'
export { fieldName } from './recordNames.ts'
export { changedSince, changesOfMemberSince, type MemberChange } from './since.ts'

type State = Outputs['audit']['state']
type Listed = Outputs['audit']['changes']['rows'][number]

/** Kinds whose entries can be taken back at all. */
const UNDOABLE: ReadonlySet<string> = new Set(['edit', 'import', 'undo', 'redo'] satisfies ChangeKind[])

/**
 * Entries that are taken back at present. An undo that was itself undone (a redo) no longer counts; the
 * chains are short, so the whole set is worked out from the entries that refer to another. Each comes with
 * the entry that took it back.
 */
export async function undoneIds(db: Reader): Promise<Map<number, number>> {
  const links = await db
    .selectFrom('change')
    .select(['id', 'undoOf'])
    .where('undoOf', 'is not', null)
    .orderBy('id', 'desc')
    .execute()
  const undone = new Map<number, number>()
  // Newest first: whether an undo still holds is known before the entry it refers to is judged.
  for (const { id, undoOf } of links) {
    if (undoOf !== null && !undone.has(id)) undone.set(undoOf, id)
  }
  return undone
}

/** What Ctrl+Z and Ctrl+Y would do now. */
export async function undoState(db: Reader): Promise<State> {
  const undone = await undoneIds(db)
  const page = 200
  for (let below = Number.MAX_SAFE_INTEGER; ;) {
    const entries = await db
      .selectFrom('change')
      .select(['id', 'label', 'kind', 'undoOf'])
      .where('id', '<', below)
      .orderBy('id', 'desc')
      .limit(page)
      .execute()
    // The newest entry that stands: not taken back, and not itself a taking back.
    const standing = entries.find(
      entry =>
        UNDOABLE.has(entry.kind) && entry.kind !== 'undo' && entry.kind !== 'redo' && !undone.has(entry.id),
    )
    if (standing || entries.length < page) {
      const undo = standing ? { id: standing.id, label: standing.label } : null
      return { undo, redo: await redoCandidate(db, undone) }
    }
    below = entries.at(-1)?.id ?? 0
  }
}

/** The newest undo that still holds, unless something was done since. */
async function redoCandidate(db: Reader, undone: ReadonlyMap<number, number>): Promise<State['redo']> {
  const recent = await db
    .selectFrom('change')
    .select(['id', 'label', 'kind', 'undoOf'])
    .where('kind', 'in', ['edit', 'import', 'undo', 'redo'])
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  for (const entry of recent) {
    if (entry.kind === 'undo' && !undone.has(entry.id)) {
      return { id: entry.id, label: entry.label.replace(/^撤销：/, '') }
    }
    // A new edit ends the row of redos, as in every editor.
    if (entry.kind === 'edit' || entry.kind === 'import') return null
  }
  return null
}

async function demandEntry(db: Reader, id: number): Promise<Row<'change'>> {
  const entry = await db.selectFrom('change').selectAll().where('id', '=', id).executeTakeFirst()
  if (!entry) throw new OfficeError('RECORD_MISSING')
  return entry
}

async function refuseConflicts(
  register: Register,
  label: string,
  conflicts: readonly RowName[],
): Promise<void> {
  if (conflicts.length === 0) return
  const names = await nameRecords(register.reader, conflicts.slice(0, 3))
  const examples = `${names.join('、')}${conflicts.length > 3 ? '等' : ''}`
  throw new OfficeError('UNDO_CONFLICT', { label, count: conflicts.length, examples })
}

type Reverted = Outputs['audit']['undo']

async function takeBack(
  office: Office,
  entry: Row<'change'>,
  kind: 'undo' | 'redo',
  label: string,
  work: Work,
): Promise<Reverted> {
  const register = office.register()
  const head = { ...stamp(office, label, kind), undoOf: entry.id }
  const { changeId } = await change(register, head, async () => {
    const conflicts = await revertChange(register.rawWriter, entry.id, async done => {
      work.report(label, done, entry.rows)
      await work.breathe()
    })
    await refuseConflicts(register, entry.label, conflicts)
  })
  return { changeId, label: entry.label }
}

/** Takes back one entry: the named one, or the newest that stands. */
export async function undo(office: Office, { id }: Parsed['audit']['undo'], work: Work): Promise<Reverted> {
  const { reader } = office.register()
  const target = id ?? (await undoState(reader)).undo?.id
  if (target === undefined) throw new OfficeError('UNDO_NOTHING')
  const entry = await demandEntry(reader, target)
  if (!UNDOABLE.has(entry.kind)) throw new OfficeError('UNDO_NOTHING')
  if ((await undoneIds(reader)).has(target)) throw new OfficeError('UNDO_ALREADY')
  const again = entry.kind === 'undo'
  const label = again
    ? `重做：${entry.label.replace(/^撤销：/, '')}`
    : `撤销：${entry.label.replace(/^重做：/, '')}`
  return takeBack(office, entry, again ? 'redo' : 'undo', label, work)
}

/** Does again what was taken back last. */
export async function redo(office: Office, work: Work): Promise<Reverted> {
  const { reader } = office.register()
  const { redo: candidate } = await undoState(reader)
  if (!candidate) throw new OfficeError('REDO_NOTHING')
  const entry = await demandEntry(reader, candidate.id)
  return takeBack(office, entry, 'redo', `重做：${candidate.label}`, work)
}

/** The log, newest first. */
export async function listChanges(
  db: Reader,
  { kind, memberId, from, to, text, page }: Parsed['audit']['changes'],
): Promise<Outputs['audit']['changes']> {
  let base = db.selectFrom('change')
  if (kind !== undefined) base = base.where('kind', '=', kind)
  if (from !== undefined) base = base.where('at', '>=', from)
  // Times of the day are longer than the day itself: they stand behind it and before the tilde.
  if (to !== undefined) base = base.where('at', '<=', `${to}~`)
  if (text !== undefined && text !== '') {
    base = base.where(sql<SqlBool>`(instr("label", ${text}) > 0 OR instr("actor", ${text}) > 0)`)
  }
  if (memberId !== undefined) {
    base = base.where('id', 'in', changesOfMember(db, memberId).select('r.changeId'))
  }
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  const rows = await base
    .select(['id', 'at', 'actor', 'label', 'kind', 'rows'])
    .orderBy('id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const undone = await undoneIds(db)
  const about = await concernedMembers(db, rows)
  return {
    total: Number(total),
    rows: rows.map(row => ({
      ...row,
      about: about.get(row.id) ?? '',
      kind: row.kind as Listed['kind'],
      undone: undone.has(row.id),
      undoneBy: undone.get(row.id) ?? null,
      undoable: UNDOABLE.has(row.kind) && !undone.has(row.id),
    })),
  }
}

/** True for each of these entries that is taken back at present. */
export async function undoneAmong(db: Reader, changeIds: readonly number[]): Promise<Set<number>> {
  const undone = await undoneIds(db)
  return new Set(changeIds.filter(id => undone.has(id)))
}
