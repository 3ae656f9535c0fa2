/** Filling check lines: one cell, many, or all that are empty. Every call is one step of undo. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { CHECK_ITEM, type CheckItem, type CheckResult } from '../../shared/census/codes.ts'
import { fitsItem, plainResult } from '../../shared/census/lines.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { change } from '../db/change.ts'
import type { Reader, Writer } from '../db/register.ts'
import type { RowPatch } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { demandOpen } from './campaign.ts'
import { branchLines } from './listedLines.ts'

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

/** What filling would write: empty cells of lines the work group has not signed. */
async function filling(db: Reader, { campaignId, orgId, items, memberIds }: Fill): Promise<Filling> {
  const chosen = memberIds === undefined ? null : new Set(memberIds)
  const lines = (await branchLines(db, { campaignId, orgId })).filter(
    ({ memberId }) => chosen?.has(memberId) ?? true,
  )
  const found: Filling = { members: lines.length, cells: 0, kept: 0, signed: 0, marks: [] }
  for (const line of lines) {
    if (line.groupOn !== null) {
      found.signed += 1
      continue
    }
    for (const item of new Set(items)) {
      if (line[item] === null) found.marks.push({ id: line.id, item, state: plainResult(item) })
      else found.kept += 1
    }
  }
  return { ...found, cells: found.marks.length }
}

export async function previewFill(db: Reader, fill: Fill): Promise<Preview> {
  const { members, cells, kept, signed } = await filling(db, fill)
  return { members, cells, kept, signed }
}

/** Throws CENSUS_ENDED. */
export async function fillLines(office: Office, fill: Fill): Promise<Outputs['census']['fill']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, '排查成批填写'),
    async ({ tx, rename }) => {
      await demandOpen(tx, fill.campaignId)
      const { marks } = await filling(tx, fill)
      for (const { id, item, state } of marks) await write(tx, id, { [item]: state })
      rename(`排查成批填写：${marks.length}处`)
    },
  )
  return { changeId }
}
