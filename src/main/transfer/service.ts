/** Transfer letters: recording them, and the list of those without receipt. */

import { sql } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import type { Membership } from '../../shared/roster/codes.ts'
import { LETTER_OPEN, LETTER_STATE, type LetterState } from '../../shared/transfer/codes.ts'
import { fourClearMissing, overdue, validTo, type LetterDates } from '../../shared/transfer/rules.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { change } from '../db/change.ts'
import { given } from '../db/query.ts'
import type { Reader, Writer } from '../db/register.ts'
import type { Row } from '../db/tables.ts'
import { stamp, type Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import {
  letterStateOn,
  memberRecord,
  placeOn,
  recordedRank,
  startPeriod,
  type PlaceOn,
} from '../roster/service.ts'
import { settingsOf } from '../settings/service.ts'

type Listed = Outputs['transfer']['list']['rows'][number]
type SaveInput = Parsed['transfer']['save']

function toListed(
  row: Row<'letter'> & { name: string; orgId: number | null },
  names: ReadonlyMap<number, string>,
  on: IsoDate,
): Listed {
  const state = row.state as LetterState
  return {
    id: row.id,
    memberId: row.memberId,
    name: row.name,
    orgName: row.orgId === null ? '' : (names.get(row.orgId) ?? ''),
    // Written through the contract's own code tables.
    direction: row.direction as Listed['direction'],
    nature: row.nature as Listed['nature'],
    destKind: row.destKind as Listed['destKind'],
    state,
    letterNo: row.letterNo,
    phone: row.phone,
    wechat: row.wechat,
    destPlace: row.destPlace,
    backupContact: row.backupContact,
    toOrg: row.toOrg,
    toOrgAddress: row.toOrgAddress,
    toOrgPhone: row.toOrgPhone,
    issuedOn: row.issuedOn,
    validDays: row.validDays,
    validTo: row.validTo,
    duesPaidTo: row.duesPaidTo,
    landedOn: row.landedOn,
    receiptOn: row.receiptOn,
    receiptNo: row.receiptNo,
    proofOn: row.proofOn,
    proofFrom: row.proofFrom,
    returnedOn: row.returnedOn,
    returnReason: row.returnReason,
    inquiryResult: row.inquiryResult,
    remark: row.remark,
    overdue: overdue(row satisfies LetterDates, on),
  }
}

type LetterRow = Parameters<typeof toListed>[0]

/** The letter as it stood on the day: without the steps that came later. */
function asOnDay(row: LetterRow & { stateOn: string }, { on, dated }: PlaceOn): LetterRow {
  if (!dated) return row
  const by = (date: string | null) => (date !== null && date <= on ? date : null)
  return {
    ...row,
    state: row.stateOn,
    landedOn: by(row.landedOn),
    receiptOn: by(row.receiptOn),
    proofOn: by(row.proofOn),
    returnedOn: by(row.returnedOn),
  }
}

export async function listLetters(
  db: Reader,
  { filter, page, asOf }: Parsed['transfer']['list'],
  today: IsoDate,
): Promise<Outputs['transfer']['list']> {
  const place = placeOn(asOf, today)
  const { on, dated } = place
  const state = dated ? letterStateOn(on) : sql<string>`"l"."state"`
  let base = db
    .selectFrom('letter as l')
    .innerJoin('member as m', 'm.id', 'l.memberId')
    .where('l.removed', '=', 0)
    .where('m.removed', '=', 0)
    .where(place.known)
  // A draft has no day yet: under a past day only what was issued by then.
  if (dated) base = base.where('l.issuedOn', '<=', on)
  if (filter.memberId !== undefined) base = base.where('l.memberId', '=', filter.memberId)
  if (filter.orgId !== undefined) base = base.where(place.inOrg(filter.orgId))
  if (filter.only === 'open') base = base.where(state, 'in', ['DRAFT', ...LETTER_OPEN])
  if (filter.only === 'overdue') base = base.where(state, '=', 'ISSUED').where('l.validTo', '<', on)
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  const rows = await base
    .selectAll('l')
    .select(['m.name', place.orgId.as('orgId'), state.as('stateOn')])
    .orderBy(sql`"l"."issuedOn" IS NULL`)
    .orderBy('l.issuedOn', 'desc')
    .orderBy('l.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const names = await organisationNames(db, place.namesOn)
  return { total: Number(total), rows: rows.map(row => toListed(asOnDay(row, place), names, on)) }
}

type LetterDraft = Partial<Row<'letter'>>

function lacking(...needs: readonly [name: string, value: unknown][]): string[] {
  return needs.flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [name] : [],
  )
}

/** What a step of the letter needs before it may be recorded (R-F03; rules.md 4.4). */
function missingFor(state: LetterState, row: LetterDraft): string[] {
  switch (state) {
    case 'DRAFT':
    case 'VOID':
      return []
    case 'ISSUED': {
      const {
        nature = null,
        phone = null,
        wechat = null,
        destKind = null,
        destPlace = null,
        backupContact = null,
      } = row
      return [
        ...fourClearMissing({ nature, phone, wechat, destKind, destPlace, backupContact }),
        ...lacking(['接收党组织', row.toOrg], ['开具日期', row.issuedOn]),
      ]
    }
    case 'LANDED':
      return lacking(['报到日期', row.landedOn])
    case 'RECEIPTED':
      return lacking(['回执日期', row.receiptOn])
    case 'PROVEN':
      return lacking(['补开证明日期', row.proofOn], ['出具证明的党组织', row.proofFrom])
    case 'RETURNED':
      return lacking(['退回日期', row.returnedOn], ['退回原因', row.returnReason])
  }
}

const HAPPENED = [
  ['issuedOn', '开具日期'],
  ['landedOn', '报到日期'],
  ['receiptOn', '回执日期'],
  ['proofOn', '补开证明日期'],
  ['returnedOn', '退回日期'],
] as const

/**
 * A step is recorded once it has happened, for the member's state follows it (rules.md 4.4, 4.1); a draft may
 * name a day to come. What an older version let stand is not asked again. Throws DATE_FUTURE.
 */
function demandNotFuture(row: LetterDraft, before: LetterDraft | undefined, today: IsoDate): void {
  if (row.state === 'DRAFT') return
  for (const [field, date] of HAPPENED) {
    const value = row[field]
    const stood = before?.state === row.state && before?.[field] === value
    if (value && !stood && compareDates(value, today) > 0)
      throw new OfficeError('DATE_FUTURE', { date }, { field })
  }
}

function demandOrder(row: LetterDraft): void {
  const order: [string, string | null | undefined, string, string | null | undefined, string][] = [
    ['报到日期', row.landedOn, '开具日期', row.issuedOn, 'landedOn'],
    ['回执日期', row.receiptOn, '报到日期', row.landedOn ?? row.issuedOn, 'receiptOn'],
    ['退回日期', row.returnedOn, '开具日期', row.issuedOn, 'returnedOn'],
    ['补开证明日期', row.proofOn, '开具日期', row.issuedOn, 'proofOn'],
  ]
  for (const [later, a, earlier, b, field] of order) {
    if (a && b && compareDates(a, b) < 0) throw new OfficeError('DATE_ORDER', { later, earlier }, { field })
  }
}

/**
 * The member's state follows the letter: issued for good → 转出在途, receipted or proven → 已转出,
 * returned or void → back on the roll (rules.md 4.1, R-F05).
 */
async function followLetter(tx: Writer, memberId: number, row: LetterDraft, today: IsoDate): Promise<void> {
  if (row.direction !== '转出' || row.nature !== '永久转出') return
  const member = await memberRecord(tx, memberId)
  const from = member.membership as Membership
  const evidence = `介绍信${row.letterNo ?? ''}`
  const move = (membership: Membership, on: IsoDate | null | undefined) =>
    startPeriod(tx, memberId, { orgId: member.orgId, membership, on: on ?? today, evidence })
  // What the member was, not whether the full date is known: that is often missing.
  const back: Membership =
    (await recordedRank(tx, memberId)) ?? (member.fullDate === null ? 'PROBATIONARY' : 'FORMAL')
  const state = row.state as LetterState
  if ((state === 'ISSUED' || state === 'LANDED') && (from === 'FORMAL' || from === 'PROBATIONARY')) {
    await move('LEAVING', row.issuedOn)
  } else if (
    (state === 'RECEIPTED' || state === 'PROVEN') &&
    (from === 'LEAVING' || from === 'FORMAL' || from === 'PROBATIONARY')
  ) {
    await move('LEFT', row.receiptOn ?? row.proofOn)
  } else if ((state === 'RETURNED' || state === 'VOID') && from === 'LEAVING') {
    await move(back, row.returnedOn)
  }
}

export async function saveLetter(
  office: Office,
  { memberId, id, values }: SaveInput,
): Promise<Outputs['transfer']['save']> {
  const register = office.register()
  const today = office.clock.today()
  const settings = await settingsOf(register.reader)
  const patch = given(values)
  const { changeId, value } = await change(
    register,
    stamp(office, id === undefined ? '登记介绍信' : `介绍信：${labelOf(LETTER_STATE, values.state)}`),
    async ({ tx }) => {
      await memberRecord(tx, memberId)
      const before =
        id === undefined
          ? undefined
          : await tx
              .selectFrom('letter')
              .selectAll()
              .where('id', '=', id)
              .where('removed', '=', 0)
              .executeTakeFirst()
      if (id !== undefined && !before) throw new OfficeError('RECORD_MISSING')
      const row = {
        direction: '转出',
        validDays: settings['letter.validDays'],
        state: 'DRAFT',
        ...before,
        ...patch,
      }
      const missing = missingFor(row.state as LetterState, row)
      if (missing.length > 0) {
        throw new OfficeError('EVIDENCE_MISSING', {
          missing: missing.join('、'),
          step: `登记为${labelOf(LETTER_STATE, row.state as LetterState)}`,
        })
      }
      demandOrder(row)
      demandNotFuture(row, before, today)
      const written = {
        ...patch,
        direction: row.direction,
        validDays: row.validDays,
        state: row.state,
        validTo: validTo({ issuedOn: row.issuedOn ?? null, validDays: row.validDays }),
      }
      const letterId =
        id ??
        (
          await tx
            .insertInto('letter')
            .values({ memberId, ...written })
            .returning('id')
            .executeTakeFirstOrThrow()
        ).id
      if (id !== undefined) await tx.updateTable('letter').set(written).where('id', '=', id).execute()
      // Mending a line of a letter is no new step.
      if (before?.state !== row.state) await followLetter(tx, memberId, row, today)
      return letterId
    },
  )
  return { changeId, id: value }
}

export async function removeLetter(office: Office, id: number): Promise<Outputs['transfer']['remove']> {
  const { changeId } = await change(office.register(), stamp(office, '删除介绍信记录'), async ({ tx }) => {
    const { numUpdatedRows } = await tx
      .updateTable('letter')
      .set({ removed: 1 })
      .where('id', '=', id)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new OfficeError('RECORD_MISSING')
  })
  return { changeId }
}
