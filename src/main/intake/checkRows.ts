/** What a branch's file says of its check lines beside those of the running campaign, and its own mark (R-A05). */

import { isOfficeError } from '../../shared/api/errors.ts'
import { CHECK_ITEMS } from '../../shared/census/codes.ts'
import { missingForSelf, wantsWork } from '../../shared/census/lines.ts'
import {
  checkHeader,
  markText,
  readCheckRow,
  type CheckKey,
  type CheckRowReading,
} from '../../shared/intake/checkSheet.ts'
import { tidy } from '../../shared/kernel/text.ts'
import {
  checkBranchLine,
  patchedLine,
  runningLines,
  writeBranchLine,
  type BranchLine,
  type BranchLinePatch,
} from '../census/service.ts'
import type { Writer } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import type { Plan } from './plan.ts'
import type { CheckDecided } from './recordDecided.ts'
import {
  batchesOf,
  isRefused,
  putBack,
  readEntries,
  writtenOf,
  type Entry as RecordEntry,
} from './recordEntries.ts'
import { isWithin, type PersonDesk } from './recordPersons.ts'

type Entry = RecordEntry<CheckRowReading, CheckDecided>

const NOTE_MAX = 500

function say(
  { decided }: Entry,
  level: 'refuse' | 'warning',
  key: CheckKey | null,
  value: string,
  code: string,
  reason: string,
): void {
  decided.findings.push({ key, value, code, level, reason })
}

function change(entry: Entry, key: CheckKey, before: string, after: string): void {
  entry.decided.changes.push({ field: checkHeader(key), before, after })
}

function compareMarks(entry: Entry, line: BranchLine): BranchLinePatch['marks'] {
  const marks: BranchLinePatch['marks'] = {}
  for (const item of CHECK_ITEMS) {
    const told = entry.reading.marks[item]
    if (told === undefined) continue
    const before = line.marks[item]
    if (wantsWork(told.state) && told.note === null && !(before.state === told.state && before.note)) {
      const reason = '待完善、有问题的请写明情况，如“待完善：缺转正申请书”'
      say(entry, 'warning', item, told.state ?? '', 'CHECK_WHY', reason)
    }
    // A result without words takes no words back.
    const sameNote = told.note === null || tidy(told.note) === tidy(before.note ?? '')
    if (told.state === before.state && sameNote) continue
    marks[item] = told
    change(entry, item, markText(before), markText(told))
  }
  return marks
}

/** What was typed for the mark and is no mark. */
function keepSign(entry: Entry, why: string): void {
  const { selfBy, selfOn, unread } = entry.reading
  if (selfBy !== null) unread.push(`自查人：${selfBy}`)
  if (selfOn !== null) unread.push(`自查日期：${selfOn}`)
  const key = selfBy === null ? 'selfOn' : 'selfBy'
  say(entry, 'warning', key, selfBy ?? selfOn ?? '', 'CHECK_SIGN', `${why}，没有签支部自查，已写入备注`)
}

function compareSign(entry: Entry, line: BranchLine, patch: BranchLinePatch): BranchLinePatch['self'] {
  const { selfBy, selfOn } = entry.reading
  if (selfBy === null && selfOn === null) return undefined
  const [by, on] = [selfBy ?? line.selfBy, selfOn ?? line.selfOn]
  if (by === line.selfBy && on === line.selfOn) return undefined
  const missing = missingForSelf(patchedLine(line, patch))
  if (by === null || on === null) keepSign(entry, '自查人和自查日期要一起填')
  else if (missing.length > 0) keepSign(entry, `五核查还缺${missing.join('、')}`)
  else {
    if (by !== line.selfBy) change(entry, 'selfBy', line.selfBy ?? '', by)
    if (on !== line.selfOn) change(entry, 'selfOn', line.selfOn ?? '', on)
    return { by, on }
  }
  return undefined
}

/** 备注 of the row, or on record, with the words that fit no field. */
function compareNote(entry: Entry, line: BranchLine): string | undefined {
  const { reading } = entry
  const own = reading.note ?? line.note ?? ''
  const added = reading.unread.filter(words => !own.includes(words))
  const note = [own, ...added].filter(words => words !== '').join('；')
  if (tidy(note) === tidy(line.note ?? '')) return undefined
  if (note.length > NOTE_MAX) {
    const reason = `连同没有对上栏目的内容，备注超过${NOTE_MAX}字，请写短些`
    say(entry, 'refuse', 'note', note.slice(0, 40), 'CHECK_TOO_LONG', reason)
  }
  change(entry, 'note', line.note ?? '', note)
  return note
}

function compare(entry: Entry, line: BranchLine): BranchLinePatch {
  const patch: BranchLinePatch = { marks: compareMarks(entry, line) }
  const { problems } = entry.reading
  if (problems !== null && problems.join() !== line.problems.join()) {
    change(entry, 'problems', line.problems.join('、'), problems.join('、'))
    patch.problems = problems
  }
  const self = compareSign(entry, line, patch)
  if (self !== undefined) patch.self = self
  const note = compareNote(entry, line)
  if (note !== undefined) patch.note = note
  return patch
}

function judgeEntry(entry: Entry, line: BranchLine | undefined, desk: PersonDesk, isRunning: boolean): void {
  const { decided, person } = entry
  if (person === null) return
  if (!line || !isWithin(desk, line.orgId, person.branchId)) {
    const reason = isRunning
      ? '不在本支部这次排查的名单里，请在“集中排查”更新名单后再读'
      : '没有正在进行的集中排查，核查情况没有处写，请核对'
    say(entry, 'refuse', 'name', decided.name, 'CHECK_UNLISTED', reason)
    return
  }
  const patch = compare(entry, line)
  if (decided.changes.length > 0) {
    try {
      checkBranchLine(line, patch, decided.name)
    } catch (error) {
      if (!isOfficeError(error)) throw error
      say(entry, 'refuse', 'name', decided.name, error.code, error.message)
    }
  }
  if (isRefused(decided)) {
    decided.changes = []
    return
  }
  Object.assign(decided, { line, patch })
  decided.decision = decided.changes.length > 0 ? 'changed' : 'same'
}

/** Judges every row of a sheet of check lines. */
export async function judgeChecks(desk: PersonDesk, work: Work): Promise<void> {
  if (batchesOf(desk.plan, 'check').length === 0) return
  const all = await runningLines(desk.judge.db, null)
  const lines = new Map(all.map(line => [line.memberId, line]))
  const { entries, ofPerson } = await readEntries<CheckRowReading, CheckDecided>(
    desk,
    {
      kind: 'check',
      unentered: '不列入排查',
      // Who is transferred out without a receipt is on the list too (R-A01 b).
      listed: ({ id }, branchId) => isWithin(desk, lines.get(id)?.orgId ?? null, branchId),
      read: readCheckRow,
      tell: ({ findings }, decided) => decided.findings.push(...findings),
      nobody: ({ name, idNo }, branch) => ({
        kind: 'check',
        decision: 'refused',
        name,
        idNo,
        branch,
        orgId: null,
        memberId: null,
        line: null,
        patch: null,
        changes: [],
        findings: [],
      }),
    },
    work,
  )
  for (const [first, ...others] of ofPerson.values()) {
    if (first) judgeEntry(first, lines.get(first.person?.member?.id ?? 0), desk, all.length > 0)
    for (const entry of others) {
      const reason = '同一名党员写了两行，只导入前一行'
      say(entry, 'refuse', 'name', entry.decided.name, 'CHECK_TWICE', reason)
    }
  }
  putBack(desk.plan, 'check', entries)
}

/** Writes the check lines of a judged plan. */
export async function storeChecks(tx: Writer, plan: Plan, work: Work): Promise<void> {
  for (const { line, patch, name } of writtenOf(plan, 'check')) {
    if (line === null || patch === null) continue
    await writeBranchLine(tx, line, patch, name)
    await work.breathe()
  }
}
