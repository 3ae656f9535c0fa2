/** Filling check lines: one cell or many. Every call is one step of undo. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { CHECK_ITEM, type CheckResult } from '../../shared/census/codes.ts'
import { fitsItem } from '../../shared/census/lines.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { change } from '../db/change.ts'
import type { Reader, Writer } from '../db/register.ts'
import type { RowPatch } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { demandOpen } from './campaign.ts'

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
