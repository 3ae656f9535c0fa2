/** Exemptions of members, and who is excused on a day. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { ExemptionKind } from '../../shared/exemption/codes.ts'
import { exemptionFindings, holdsOn, type ExemptionSpan } from '../../shared/exemption/rules.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { change } from '../db/change.ts'
import type { Reader } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import { saveRow } from '../db/saveRow.ts'
import { stamp, type Office } from '../office.ts'
import { memberRecord } from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'

type OfMember = Outputs['exemption']['ofMember']
type Exemption = OfMember['exemptions'][number]

/** All of a member, whenever they began; newest first. */
export async function exemptionRows(
  db: Reader,
  memberId: number,
): Promise<Omit<Exemption, 'inForce' | 'findings'>[]> {
  const rows = await db
    .selectFrom('exemption')
    .select(['id', 'kind', 'reason', 'fromOn', 'toOn', 'agreedOn', 'passedOn', 'evidence', 'note'])
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .orderBy('fromOn', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(row => ({
    ...row,
    // Written through the contract's own code tables.
    kind: row.kind as Exemption['kind'],
    reason: row.reason as Exemption['reason'],
  }))
}

/** From when to when members are excused by exemptions of this kind. */
export async function exemptionSpans(db: Reader, kind: ExemptionKind): Promise<Map<number, ExemptionSpan[]>> {
  const rows = await db
    .selectFrom('exemption')
    .select(['memberId', 'fromOn', 'toOn'])
    .where('kind', '=', kind)
    .where('removed', '=', 0)
    .execute()
  const found = new Map<number, ExemptionSpan[]>()
  for (const { memberId, ...span } of rows) {
    const own = found.get(memberId)
    if (own) own.push({ kind, ...span })
    else found.set(memberId, [{ kind, ...span }])
  }
  return found
}

/** Whom an exemption of this kind excuses on the day. */
export async function exemptMembers(
  db: Reader,
  kind: ExemptionKind,
  on: IsoDate,
): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('exemption')
    .select('memberId')
    .where('kind', '=', kind)
    .where('removed', '=', 0)
    .where('fromOn', '<=', on)
    .where(eb => eb.or([eb('toOn', 'is', null), eb('toOn', '>=', on)]))
    .execute()
  return new Set(rows.map(({ memberId }) => memberId))
}

export async function exemptionsOfMember(
  db: Reader,
  { memberId, asOf }: Parsed['exemption']['ofMember'],
  today: IsoDate,
): Promise<OfMember> {
  const on = asOf ?? today
  await memberRecord(db, memberId)
  const rows = await exemptionRows(db, memberId)
  const known = asOf === undefined ? rows : rows.filter(({ fromOn }) => fromOn <= asOf)
  const { 'exempt.path': path } = await settingsOf(db)
  const found = exemptionFindings(known, path)
  return {
    path,
    exemptions: known.map(row => ({ ...row, inForce: holdsOn(row, on), findings: found.get(row.id) ?? [] })),
  }
}

export async function saveExemption(
  office: Office,
  { memberId, id, values }: Parsed['exemption']['save'],
): Promise<Outputs['exemption']['save']> {
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `登记${values.kind}：${values.fromOn}起，${values.reason}`),
    async ({ tx }) => {
      await memberRecord(tx, memberId)
      return saveRow(tx, 'exemption', id, { memberId, ...values })
    },
  )
  return { changeId, id: value }
}

export async function removeExemption(
  office: Office,
  { id }: Parsed['exemption']['remove'],
): Promise<Outputs['exemption']['remove']> {
  const { changeId } = await change(office.register(), stamp(office, '删除豁免'), async ({ tx }) => {
    await removeRow(tx, 'exemption', id)
  })
  return { changeId }
}
