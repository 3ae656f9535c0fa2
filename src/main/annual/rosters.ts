/** The frozen roster of a year: made, signed and sealed, handed up, and made anew with a reason. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { isConfirmed, NO_MARKS } from '../../shared/annual/rules.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { annualContent, annualCopies, annualTitle } from '../../shared/forms/annualRoster.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { rosterOf, type RosterPerson } from '../../shared/reporting/persons.ts'
import { change } from '../db/change.ts'
import { toFlag } from '../db/query.ts'
import type { Reader } from '../db/register.ts'
import { stamp, type Office } from '../office.ts'
import { sha256 } from '../reporting/service.ts'
import { committeeName } from '../settings/service.ts'
import { branchOn } from './branch.ts'
import { demandStep } from './marks.ts'
import { marksOf, rosterHead, standingOf } from './reviews.ts'
import type { RosterHead } from '../../shared/annual/methods.ts'

/** Members named in a refusal. */
const EXAMPLES = 3

/** Of the persons those on the branch's roll today: who left since the roster's day is on no sheet to be marked on. */
async function stillHere(
  db: Reader,
  orgId: number,
  today: IsoDate,
  persons: readonly RosterPerson[],
): Promise<RosterPerson[]> {
  if (persons.length === 0) return []
  const { run, branch } = await branchOn(db, { orgId, on: today })
  const here = new Set(rosterOf(run, branch).map(({ member }) => member.id))
  return persons.filter(({ member }) => here.has(member.id))
}

/** Throws ANNUAL_FROZEN, ANNUAL_DAY, ANNUAL_EMPTY, ANNUAL_UNCONFIRMED naming how many and who. */
export async function freezeRoster(
  office: Office,
  { orgId: asked, year, on }: Parsed['annual']['freeze'],
): Promise<Outputs['annual']['freeze']> {
  const today = office.clock.today()
  const from = `${year}-01-01`
  const { changeId, value } = await change(
    office.register(),
    stamp(office, '年度花名册定稿'),
    async ({ tx, rename }) => {
      if (on < from || on > today) throw new OfficeError('ANNUAL_DAY', { from, to: today }, { field: 'on' })
      const { run, unit, branch } = await branchOn(tx, { orgId: asked, on })
      const { orgId } = unit
      const standing = await demandStep(tx, { orgId, year }, 'freeze')
      const content = annualContent(run, unit, branch, year, on)
      if (content.rows.length === 0) throw new OfficeError('ANNUAL_EMPTY', { name: unit.fullName, on })
      const marks = await marksOf(tx, { orgId, year })
      const unconfirmed = rosterOf(run, branch).filter(
        ({ member }) => !isConfirmed(marks.get(member.id) ?? NO_MARKS),
      )
      const open = on === today ? unconfirmed : await stillHere(tx, orgId, today, unconfirmed)
      if (open.length > 0) {
        const named = open.slice(0, EXAMPLES).map(({ member }) => member.name)
        const examples = `${named.join('、')}${open.length > EXAMPLES ? '等' : ''}`
        throw new OfficeError('ANNUAL_UNCONFIRMED', { count: open.length, examples })
      }
      const text = JSON.stringify(content)
      rename(`${year}年度花名册定稿：${unit.shortName}`)
      const { id } = await tx
        .insertInto('annualRoster')
        .values({
          orgId,
          year,
          version: standing.version,
          reopeningId: standing.reopeningId,
          rosterOn: on,
          frozenAt: office.clock.now(),
          frozenBy: office.actor(),
          persons: content.rows.length,
          content: text,
          settings: JSON.stringify(run.settings),
          sha256: sha256(Buffer.from(text, 'utf8')),
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    },
  )
  return { changeId, id: value }
}

/** The roster, where the step may be done with it. Throws ANNUAL_SUPERSEDED and the step's own refusals. */
async function demandRoster(db: Reader, rosterId: number, step: 'sign' | 'handUp'): Promise<RosterHead> {
  const head = await rosterHead(db, rosterId)
  const { roster } = await standingOf(db, head)
  if (roster?.id !== head.id) throw new OfficeError('ANNUAL_SUPERSEDED')
  await demandStep(db, head, step)
  return head
}

/** Throws ANNUAL_SUPERSEDED, ANNUAL_HANDED, DATE_FUTURE. */
export async function signRoster(
  office: Office,
  { rosterId, signedOn, signedBy, sealed }: Parsed['annual']['sign'],
): Promise<Outputs['annual']['sign']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, '登记年度花名册签字盖章'),
    async ({ tx, rename }) => {
      const head = await demandRoster(tx, rosterId, 'sign')
      if (signedOn !== null && signedOn > office.clock.today())
        throw new OfficeError('DATE_FUTURE', { date: '签字日期' }, { field: 'signedOn' })
      rename(`登记${head.year}年度花名册签字盖章：${head.orgName}`)
      await tx
        .updateTable('annualRoster')
        .set({ signedOn, signedBy: signedBy === '' ? null : signedBy, sealed: toFlag(sealed) })
        .where('id', '=', rosterId)
        .execute()
    },
  )
  return { changeId }
}

/**
 * Filed at the 党委 (S02 137): the day, and the copies in the list of what was handed out (R-A22).
 * Throws ANNUAL_SUPERSEDED, ANNUAL_HANDED, ANNUAL_NOT_SIGNED naming what is missing, DATE_FUTURE, DATE_ORDER.
 */
export async function handUpRoster(
  office: Office,
  { rosterId, on }: Parsed['annual']['handUp'],
): Promise<Outputs['annual']['handUp']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, '年度花名册上报备案'),
    async ({ tx, rename }) => {
      const head = await demandRoster(tx, rosterId, 'handUp')
      if (on > office.clock.today())
        throw new OfficeError('DATE_FUTURE', { date: '上报日期' }, { field: 'on' })
      if (head.signedOn !== null && on < head.signedOn)
        throw new OfficeError('DATE_ORDER', { later: '上报日期', earlier: '签字日期' }, { field: 'on' })
      rename(`${head.year}年度花名册上报备案：${head.orgName}`)
      await tx.updateTable('annualRoster').set({ handedOn: on }).where('id', '=', rosterId).execute()
      const committee = await committeeName(tx)
      await tx
        .insertInto('exportRecord')
        .values({
          at: office.clock.now(),
          what: `${annualTitle(head.year)}（${head.orgName}）上报备案`,
          destination: committee === '' ? '镇党委' : committee,
          detail: JSON.stringify({
            copies: annualCopies(committee),
            persons: head.persons,
            asOf: head.rosterOn,
            version: head.version,
            sha256: head.sha256,
          }),
        })
        .execute()
    },
  )
  return { changeId }
}

/** A further version is begun, the old one is kept. Throws ANNUAL_NOT_FROZEN. */
export async function reopenReview(
  office: Office,
  { orgId, year, reason }: Parsed['annual']['reopen'],
): Promise<Outputs['annual']['reopen']> {
  const { changeId } = await change(
    office.register(),
    stamp(office, '重新核对年度花名册'),
    async ({ tx, rename }) => {
      const { roster, version } = await demandStep(tx, { orgId, year }, 'reopen')
      if (roster === null) throw new OfficeError('RECORD_MISSING')
      rename(`重新核对${year}年度花名册：${roster.orgName}`)
      await tx
        .insertInto('annualReopening')
        .values({
          orgId,
          year,
          version: version + 1,
          openedOn: office.clock.today(),
          rosterId: roster.id,
          reason,
        })
        .execute()
    },
  )
  return { changeId }
}
