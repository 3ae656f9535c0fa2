/** Filling check lines: one cell, many, or all that are empty. Every call is one step of undo. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { CHECK_ITEM, type CheckItem, type CheckResult } from '../../shared/census/codes.ts'
import type { HintedLine } from '../../shared/census/lineMethods.ts'
import { fitsItem, hintWords, plainResult, problemsOf, type CheckMarks } from '../../shared/census/lines.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { change } from '../db/change.ts'
import type { Reader, Writer } from '../db/register.ts'
import type { RowPatch } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { demandOpen } from './campaign.ts'
import { hintList, hintsOn, type Hints } from './hints.ts'
import { branchLines, marksOf, type NamedLine } from './listedLines.ts'

/** Members read at a time. */
const BATCH = 500
const EXAMPLES = 3

/** `张三、李四等` */
export function namedFew(names: readonly string[]): string {
  return `${names.slice(0, EXAMPLES).join('、')}${names.length > EXAMPLES ? '等' : ''}`
}

export interface OwnLine {
  id: number
  memberId: number
  name: string
  selfOn: string | null
  groupOn: string | null
}

/** The lines of these members. Throws CENSUS_NOT_LISTED. */
export async function demandLines(
  db: Reader,
  campaignId: number,
  memberIds: readonly number[],
): Promise<OwnLine[]> {
  const ids = [...new Set(memberIds)]
  const found: OwnLine[] = []
  for (let from = 0; from < ids.length; from += BATCH) {
    const rows = await db
      .selectFrom('checkLine as l')
      .innerJoin('member as m', 'm.id', 'l.memberId')
      .select(['l.id', 'l.memberId', 'm.name', 'l.selfOn', 'l.groupOn'])
      .where('l.campaignId', '=', campaignId)
      .where('l.memberId', 'in', ids.slice(from, from + BATCH))
      .execute()
    found.push(...rows)
  }
  if (found.length < ids.length)
    throw new OfficeError('CENSUS_NOT_LISTED', { count: ids.length - found.length })
  return found
}

/** What the work group signed stands as it was signed. Throws CENSUS_LINE_SIGNED. */
function demandUnsigned(lines: readonly OwnLine[]): void {
  const signed = lines.filter(({ groupOn }) => groupOn !== null)
  if (signed.length === 0) return
  throw new OfficeError('CENSUS_LINE_SIGNED', {
    examples: namedFew(signed.map(({ name }) => name)),
    mark: '工作组核查',
  })
}

/** The branch signed the five: none of them becomes empty again. Throws CENSUS_LINE_SIGNED. */
function demandFilled({ name, selfOn }: OwnLine, state: CheckResult | null): void {
  if (state === null && selfOn !== null) {
    throw new OfficeError('CENSUS_LINE_SIGNED', { examples: name, mark: '支部自查' })
  }
}

type Mark = Parsed['census']['mark']['marks'][number]

function patchOf({ item, state, note }: Pick<Mark, 'item' | 'state' | 'note'>): RowPatch<'checkLine'> {
  return { [item]: state, ...(note === undefined ? {} : { [`${item}Note`]: note === '' ? null : note }) }
}

async function write(tx: Writer, id: number, patch: RowPatch<'checkLine'>): Promise<void> {
  await tx.updateTable('checkLine').set(patch).where('id', '=', id).execute()
}

/** Throws CENSUS_ENDED, CENSUS_NOT_LISTED, CENSUS_LINE_SIGNED, CENSUS_RESULT. */
export async function markLines(
  office: Office,
  { campaignId, marks }: Parsed['census']['mark'],
): Promise<Outputs['census']['mark']> {
  const [first] = marks
  const label =
    marks.length === 1 && first
      ? `排查填写：${labelOf(CHECK_ITEM, first.item)} ${first.state ?? '未查'}`
      : `排查填写：${marks.length}处`
  const { changeId } = await change(office.register(), stamp(office, label), async ({ tx }) => {
    await demandOpen(tx, campaignId)
    const lines = await demandLines(
      tx,
      campaignId,
      marks.map(({ memberId }) => memberId),
    )
    demandUnsigned(lines)
    const byMember = new Map(lines.map(line => [line.memberId, line]))
    for (const mark of marks) {
      const line = byMember.get(mark.memberId)
      if (!line) continue
      if (mark.state !== null && !fitsItem(mark.item, mark.state)) {
        throw new OfficeError('CENSUS_RESULT', {
          item: labelOf(CHECK_ITEM, mark.item),
          result: mark.state,
        })
      }
      demandFilled(line, mark.state)
      await write(tx, line.id, patchOf(mark))
    }
  })
  return { changeId }
}

/** Throws CENSUS_ENDED, CENSUS_NOT_LISTED. */
export async function describeLines(
  office: Office,
  { campaignId, memberIds, problems, keyGroups, note }: Parsed['census']['describe'],
): Promise<Outputs['census']['describe']> {
  const kept = (keys: readonly string[]) => (keys.length === 0 ? null : keys.join(','))
  const patch: RowPatch<'checkLine'> = {
    ...(problems === undefined ? {} : { problems: kept(problems) }),
    ...(keyGroups === undefined ? {} : { keyGroups: kept(keyGroups) }),
    ...(note === undefined ? {} : { note: note === '' ? null : note }),
  }
  const { changeId } = await change(
    office.register(),
    stamp(office, '填写排查情况'),
    async ({ tx, rename }) => {
      await demandOpen(tx, campaignId)
      const lines = await demandLines(tx, campaignId, memberIds)
      rename(`填写排查情况：${namedFew(lines.map(({ name }) => name))}`)
      if (Object.keys(patch).length === 0) return
      for (const { id } of lines) await write(tx, id, patch)
    },
  )
  return { changeId }
}

type Fill = Parsed['census']['fill']
type Preview = Outputs['census']['previewFill']

interface Filling extends Preview {
  marks: { id: number; item: CheckItem; state: CheckResult }[]
}

/** What the program knows of the line as it would stand when these items are filled. */
function wordsOf(line: NamedLine, items: readonly CheckItem[], hints: Hints): string[] {
  const filled: CheckMarks = {
    ...marksOf(line),
    ...Object.fromEntries(items.map(item => [item, { state: plainResult(item), note: line[`${item}Note`] }])),
  }
  const problems = problemsOf(line.problems)
  return hintWords({ ...line, marks: filled, problems, hints: hintList(hints, line.memberId) })
}

/**
 * What filling would write: empty cells of lines the work group has not signed. A line the program knows something
 * about is filled only where it is asked for by name.
 */
async function filling(db: Reader, fill: Fill, today: IsoDate): Promise<Filling> {
  const { campaignId, orgId, items, memberIds, withHints = [] } = fill
  const chosen = memberIds === undefined ? null : new Set(memberIds)
  const meant = new Set(withHints)
  const lines = (await branchLines(db, { campaignId, orgId })).filter(
    ({ memberId }) => chosen?.has(memberId) ?? true,
  )
  const hints = await hintsOn(
    db,
    { campaignId, memberIds: lines.map(({ memberId }) => memberId) },
    undefined,
    today,
  )
  const hinted: HintedLine[] = []
  const found: Filling = { members: lines.length, cells: 0, kept: 0, signed: 0, hinted, marks: [] }
  for (const line of lines) {
    if (line.groupOn !== null) {
      found.signed += 1
      continue
    }
    const { id, memberId, name } = line
    const asked = [...new Set(items)]
    const empty = asked.filter(item => line[item] === null)
    found.kept += asked.length - empty.length
    const words = empty.length === 0 ? [] : wordsOf(line, empty, hints)
    if (words.length > 0) hinted.push({ memberId, name, words })
    if (words.length > 0 && !meant.has(memberId)) continue
    found.marks.push(...empty.map(item => ({ id, item, state: plainResult(item) })))
  }
  return { ...found, cells: found.marks.length }
}

export async function previewFill(db: Reader, fill: Fill, today: IsoDate): Promise<Preview> {
  const { members, cells, kept, signed, hinted } = await filling(db, fill, today)
  return { members, cells, kept, signed, hinted }
}

/** Throws CENSUS_ENDED. */
export async function fillLines(office: Office, fill: Fill): Promise<Outputs['census']['fill']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, '排查成批填写'),
    async ({ tx, rename }) => {
      await demandOpen(tx, fill.campaignId)
      const { marks, hinted } = await filling(tx, fill, office.clock.today())
      for (const { id, item, state } of marks) await write(tx, id, { [item]: state })
      const meant = hinted.filter(({ memberId }) => fill.withHints?.includes(memberId)).length
      const left = hinted.length - meant
      const words = [
        `排查成批填写：${marks.length}处`,
        ...(meant > 0 ? [`含有提示的${meant}名`] : []),
        ...(left > 0 ? [`有提示的${left}名没有填`] : []),
      ]
      rename(words.join('，'))
    },
  )
  return { changeId }
}
