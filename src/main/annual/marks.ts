/** Marking: one cell, many, or all that have no mark yet. Every call is one step of undo. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { ANNUAL_HEADING } from '../../shared/annual/codes.ts'
import { missingPaper, NO_MARKS, stepRefusal, type AnnualStep } from '../../shared/annual/rules.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { rosterOf } from '../../shared/reporting/persons.ts'
import { change } from '../db/change.ts'
import type { Reader, Writer } from '../db/register.ts'
import { stamp, type Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { branchOn } from './branch.ts'
import { marksOf, standingOf, stateOf, type BranchYear, type Standing } from './reviews.ts'

/** Throws the refusal of the step in the present state, in words of the branch. */
export async function demandStep(
  db: Reader,
  { orgId, year }: BranchYear,
  step: AnnualStep,
): Promise<Standing> {
  const standing = await standingOf(db, { orgId, year })
  const refusal = stepRefusal(stateOf(standing), step)
  if (refusal === null) return standing
  const name = (await organisationNames(db)).get(orgId) ?? ''
  if (refusal === 'ANNUAL_NOT_SIGNED') {
    const missing = standing.roster === null ? [] : missingPaper(standing.roster)
    throw new OfficeError(refusal, { missing: missing.join('、') })
  }
  throw new OfficeError(refusal, { name, year })
}

/** The branch itself, also where one of its groups was named. Throws ANNUAL_NOT_MEMBER. */
async function branchWith(
  db: Reader,
  { orgId, year }: BranchYear,
  memberIds: readonly number[],
  today: IsoDate,
): Promise<BranchYear> {
  const { run, unit, branch } = await branchOn(db, { orgId, on: today })
  const roll = new Set(rosterOf(run, branch).map(({ member }) => member.id))
  const strangers = new Set(memberIds.filter(id => !roll.has(id)))
  if (strangers.size > 0)
    throw new OfficeError('ANNUAL_NOT_MEMBER', { count: strangers.size, name: unit.fullName })
  return { orgId: unit.orgId, year }
}

type Mark = Parsed['annual']['mark']['marks'][number]

async function writeMark(tx: Writer, { orgId, year }: BranchYear, mark: Mark): Promise<void> {
  const { memberId, heading, state, note } = mark
  const before = await tx
    .selectFrom('annualMark')
    .select(['id', 'note'])
    .where('year', '=', year)
    .where('orgId', '=', orgId)
    .where('memberId', '=', memberId)
    .where('heading', '=', heading)
    .executeTakeFirst()
  const text = note === undefined ? (before?.note ?? null) : note === '' ? null : note
  if (state === null && text === null) {
    if (before) await tx.deleteFrom('annualMark').where('id', '=', before.id).execute()
    return
  }
  const row = { state, note: text }
  if (before) await tx.updateTable('annualMark').set(row).where('id', '=', before.id).execute()
  else
    await tx
      .insertInto('annualMark')
      .values({ orgId, year, memberId, heading, ...row })
      .execute()
}

/** Throws ANNUAL_FROZEN, ANNUAL_NOT_MEMBER. */
export async function markReview(
  office: Office,
  { orgId, year, marks }: Parsed['annual']['mark'],
): Promise<Outputs['annual']['mark']> {
  const [first] = marks
  const label =
    marks.length === 1 && first
      ? `年审标记：${labelOf(ANNUAL_HEADING, first.heading)} ${first.state ?? '未核'}`
      : `年审标记：${marks.length}处`
  const { changeId } = await change(office.register(), stamp(office, label), async ({ tx }) => {
    const members = marks.map(({ memberId }) => memberId)
    const own = await branchWith(tx, { orgId, year }, members, office.clock.today())
    await demandStep(tx, own, 'mark')
    for (const mark of marks) await writeMark(tx, own, mark)
  })
  return { changeId }
}

/** Rows written by one statement. */
const BATCH = 500

type Fill = Parsed['annual']['fill']

type Preview = Outputs['annual']['previewFill']
/** A cell without a mark has a note at most. */
type Filling = Preview & { orgId: number; marks: (Mark & { note: string | null })[] }

/** What filling would write: cells without a mark only. */
async function filling(
  db: Reader,
  { orgId: asked, year, headings, memberIds }: Fill,
  today: IsoDate,
): Promise<Filling> {
  const { run, unit, branch } = await branchOn(db, { orgId: asked, on: today })
  const { orgId } = unit
  const chosen = memberIds === undefined ? null : new Set(memberIds)
  const people = rosterOf(run, branch).filter(({ member }) => chosen?.has(member.id) ?? true)
  const known = await marksOf(db, { orgId, year })
  const found: Filling = { orgId, members: people.length, cells: 0, kept: 0, unfinished: 0, marks: [] }
  for (const { member } of people) {
    const own = known.get(member.id) ?? NO_MARKS
    for (const heading of new Set(headings)) {
      const { state } = own[heading]
      if (state === null)
        found.marks.push({ memberId: member.id, heading, state: '已核', note: own[heading].note })
      else found.kept += 1
      if (state === '待完善') found.unfinished += 1
    }
  }
  return { ...found, cells: found.marks.length }
}

export async function previewFill(db: Reader, fill: Fill, today: IsoDate): Promise<Preview> {
  const { members, cells, kept, unfinished } = await filling(db, fill, today)
  return { members, cells, kept, unfinished }
}

/** Throws ANNUAL_FROZEN. */
export async function fillReview(office: Office, fill: Fill): Promise<Outputs['annual']['fill']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, '年审全部已核'),
    async ({ tx, rename }) => {
      const { orgId, marks } = await filling(tx, fill, office.clock.today())
      const { year } = fill
      await demandStep(tx, { orgId, year }, 'mark')
      const noted = marks.filter(({ note }) => note !== null)
      for (const mark of noted) await writeMark(tx, { orgId, year }, mark)
      const rows = marks.filter(({ note }) => note === null).map(mark => ({ orgId, year, ...mark }))
      for (let from = 0; from < rows.length; from += BATCH) {
        await tx
          .insertInto('annualMark')
          .values(rows.slice(from, from + BATCH))
          .execute()
      }
      rename(`年审全部已核：${marks.length}处`)
    },
  )
  return { changeId }
}
