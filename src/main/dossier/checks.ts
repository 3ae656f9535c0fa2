/** The conclusion of a dossier's check: everything looked at, what is wrong opened as findings (R-G01, 4.5). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { markedFindings, uncheckedMaterials } from '../../shared/dossier/check.ts'
import { REQUIRED_MATERIAL } from '../../shared/dossier/codes.ts'
import { FINDING_KIND } from '../../shared/dossier/findings.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { ON_ROLL, type Membership } from '../../shared/roster/codes.ts'
import { change } from '../db/change.ts'
import type { Writer } from '../db/register.ts'
import { stamp, type Office } from '../office.ts'
import { memberRecord, placeOn } from '../roster/service.ts'
import { demandNotFuture } from './days.ts'
import { writeFinding } from './findingSteps.ts'
import { checkMarks, type Marked } from './checkMarks.ts'

async function conclude(
  tx: Writer,
  memberId: number,
  { marks, notes }: Marked,
  { on, by }: { on: IsoDate; by: string },
): Promise<number> {
  let opened = 0
  for (const { material, kind } of markedFindings(marks)) {
    const note = notes[material] ?? ''
    const words = `${labelOf(REQUIRED_MATERIAL, material)}${labelOf(FINDING_KIND, kind)}`
    const id = await writeFinding(tx, {
      memberId,
      kind,
      material,
      description: note === '' ? words : `${words}：${note}`,
      foundOn: on,
      foundBy: by,
    })
    if (id !== null) opened += 1
  }
  const checked = { checkedOn: on, checkedBy: by }
  const { numUpdatedRows } = await tx
    .updateTable('dossier')
    .set(checked)
    .where('memberId', '=', memberId)
    .executeTakeFirst()
  if (numUpdatedRows === 0n)
    await tx
      .insertInto('dossier')
      .values({ memberId, ...checked })
      .execute()
  return opened
}

function demandWho(by: string): void {
  if (by !== '') return
  throw new OfficeError('EVIDENCE_MISSING', { missing: '核查人', step: '登记核查结论' }, { field: 'by' })
}

/** Throws EVIDENCE_MISSING naming the materials nobody has looked at. */
export async function checkDossier(
  office: Office,
  { memberId, on, by }: Parsed['dossier']['check'],
): Promise<Outputs['dossier']['check']> {
  demandNotFuture(on, '核查日期', 'on', office.clock.today())
  demandWho(by)
  const { changeId, value } = await change(
    office.register(),
    stamp(office, '登记档案核查结论'),
    async ({ tx }) => {
      const { membership } = await memberRecord(tx, memberId)
      const own = (await checkMarks(tx, [memberId])).get(memberId) ?? { marks: {}, notes: {} }
      const unchecked = uncheckedMaterials(own.marks, membership as Membership)
      if (unchecked.length > 0) {
        throw new OfficeError('EVIDENCE_MISSING', {
          missing: `${unchecked.join('、')}的核查`,
          step: '登记核查结论',
        })
      }
      return conclude(tx, memberId, own, { on, by })
    },
  )
  return { changeId, opened: value }
}

/** Members looked at together. */
const CHUNK = 500

/** Concludes the check of whoever has all materials marked and no conclusion yet. */
export async function checkMarked(
  office: Office,
  { orgId, on, by }: Parsed['dossier']['checkMarked'],
): Promise<Outputs['dossier']['checkMarked']> {
  const today = office.clock.today()
  demandNotFuture(on, '核查日期', 'on', today)
  demandWho(by)
  const counts = { members: 0, opened: 0, unchecked: 0 }
  const { changeId } = await change(
    office.register(),
    stamp(office, '登记档案核查结论'),
    async ({ tx, rename }) => {
      const place = placeOn(undefined, today)
      const members = await tx
        .selectFrom('member as m')
        .leftJoin('dossier as d', 'd.memberId', 'm.id')
        .select(['m.id', 'm.membership'])
        .where('m.removed', '=', 0)
        .where('m.membership', 'in', [...ON_ROLL])
        .where('d.checkedOn', 'is', null)
        .$if(orgId !== undefined, query => query.where(place.inOrg(orgId ?? 0)))
        .orderBy('m.id')
        .execute()
      for (let at = 0; at < members.length; at += CHUNK) {
        const some = members.slice(at, at + CHUNK)
        const marks = await checkMarks(
          tx,
          some.map(({ id }) => id),
        )
        for (const { id, membership } of some) {
          const own = marks.get(id) ?? { marks: {}, notes: {} }
          if (uncheckedMaterials(own.marks, membership as Membership).length > 0) {
            counts.unchecked += 1
            continue
          }
          counts.opened += await conclude(tx, id, own, { on, by })
          counts.members += 1
        }
      }
      rename(`登记档案核查结论：${counts.members}名`)
    },
  )
  return { changeId, ...counts }
}
