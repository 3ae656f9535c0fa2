/** The ledgers of members away and abroad, for a branch or for all, as of a day (D13, D21, D27, D28, R-E15). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import {
  flowLedgerSheet,
  type ContactLine,
  type LedgerFacts,
  type LedgerRows,
  type PlaceLine,
  type ReminderLine,
} from '../../shared/forms/flowLedgers.ts'
import type { FormSheet } from '../../shared/forms/sheet.ts'
import type { FlowWatch } from '../../shared/flow/methods.ts'
import { SHOWN_PAGES } from '../../shared/flow/paperMethods.ts'
import { FLOW_LEDGER, type FlowLedger } from '../../shared/flow/papers.ts'
import { isLongAway } from '../../shared/flow/rules.ts'
import { REMINDER_STATE } from '../../shared/flow/reminders.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Reader } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { placeOn } from '../roster/service.ts'
import { committeeName, settingsOf } from '../settings/service.ts'
import { listCertificates } from './certificates.ts'
import type { ContactOf } from './contacts.ts'
import { everyRow } from './everyRow.ts'
import { listFlows, type FlowListed } from './list.ts'
import { monthLines, yearLines } from './monthly.ts'
import { listOverseas } from './overseas.ts'
import { offerPaper } from './offerPaper.ts'
import { reminderOn } from './reminders.ts'

type Asked = Omit<Parsed['flow']['ledger'], 'fromPage'>

interface Listing {
  db: Reader
  asked: Asked
  today: IsoDate
  /** told about every page that was read */
  tick: () => Promise<void>
}

const within = ({ orgId }: Asked) => (orgId === undefined ? {} : { orgId })

function away(listing: Listing, watch: FlowWatch | null): Promise<FlowListed[]> {
  const { db, asked, today } = listing
  const filter = { status: 'away' as const, ...within(asked), ...(watch === null ? {} : { watch }) }
  return everyRow(listing.tick, page => listFlows(db, { filter, page, asOf: asked.asOf }, today))
}

/** The roster of flowing members begins where an absence is long (X-59, R-E01), as annex 4 does. */
async function longAway(listing: Listing): Promise<FlowListed[]> {
  const { db, asked, today } = listing
  const { 'flow.minMonths': months } = await settingsOf(db)
  const flows = await away(listing, null)
  return flows.filter(flow => isLongAway(flow, asked.asOf ?? today, months))
}

/** Contacts up to the day with members of the scope; all of them, or those of the calendar year. */
async function contactRows({ db, asked, today }: Listing, sinceYear: boolean) {
  const place = placeOn(asked.asOf, today)
  let rows = db
    .selectFrom('flowContact as c')
    .innerJoin('flow as f', 'f.id', 'c.flowId')
    .innerJoin('member as m', 'm.id', 'f.memberId')
    .where('c.removed', '=', 0)
    .where('f.removed', '=', 0)
    .where('m.removed', '=', 0)
    .where('c.onDate', '<=', place.on)
    .where(place.known)
  if (sinceYear) rows = rows.where('c.onDate', '>=', `${place.on.slice(0, 4)}-01-01`)
  if (asked.orgId !== undefined) rows = rows.where(place.inOrg(asked.orgId))
  const found = await rows
    .selectAll('c')
    .select(['m.name', 'f.memberId', place.orgId.as('orgId')])
    .orderBy(place.orgId)
    .orderBy('m.namePinyin')
    .orderBy('f.id')
    .orderBy('c.onDate')
    .orderBy('c.id')
    .execute()
  const names = await organisationNames(db, place.namesOn)
  return found.map(row => ({ ...row, orgName: row.orgId === null ? '' : (names.get(row.orgId) ?? '') }))
}

async function contactLines(listing: Listing): Promise<ContactLine[]> {
  const rows = await contactRows(listing, true)
  return rows.map(({ memberId, name, orgName, onDate, channel, contactBy, person, summary, ...row }) => ({
    memberId,
    name,
    orgName,
    onDate,
    channel,
    contactBy,
    person,
    summary,
    marks: [row.isReport === 1 ? '思想汇报' : '', row.importantActivity === 1 ? '重要活动' : '']
      .filter(Boolean)
      .join('、'),
  }))
}

/** Where the members of the roster were since their departure: the moves told in contacts (S04 1134). */
async function placeLines(listing: Listing): Promise<PlaceLine[]> {
  const moves = new Map<
    number,
    { onDate: string; place: string | null; fromPlace: string | null; summary: string }[]
  >()
  for (const { flowId, onDate, place, fromPlace, summary } of await contactRows(listing, false)) {
    if (place === null) continue
    moves.set(flowId, [...(moves.get(flowId) ?? []), { onDate, place, fromPlace, summary }])
  }
  return (await longAway(listing)).flatMap(flow => {
    const { id, memberId, name, orgName, phone, leftOn, destPlace } = flow
    const own = moves.get(id) ?? []
    const first = own[0]
    const person = { memberId, name, orgName, phone }
    return [
      {
        ...person,
        fromOn: leftOn,
        place: first ? first.fromPlace : destPlace,
        source: `外出（${flow.reason}）`,
      },
      ...own.map(({ onDate, place, summary }) => ({ ...person, fromOn: onDate, place, source: summary })),
    ]
  })
}

/** Everybody who was away up to the day, with the contacts by then. */
async function everyAway(listing: Listing) {
  const { db, asked, today, tick } = listing
  const filter = { status: 'all' as const, ...within(asked) }
  const flows = await everyRow(tick, page => listFlows(db, { filter, page, asOf: asked.asOf }, today))
  const contacts = new Map<number, (ContactOf & { place: string | null })[]>()
  for (const { flowId, onDate, contactBy, isReport, place } of await contactRows(listing, false)) {
    const told = { onDate, contactBy, isReport: isReport === 1, place }
    contacts.set(flowId, [...(contacts.get(flowId) ?? []), told])
  }
  return { flows, contacts, on: asked.asOf ?? today }
}

async function reminderLines({ db, asked, today }: Listing): Promise<ReminderLine[]> {
  const place = placeOn(asked.asOf, today)
  let rows = db
    .selectFrom('flowReminder as r')
    .innerJoin('member as m', 'm.id', 'r.memberId')
    .where('r.removed', '=', 0)
    .where('m.removed', '=', 0)
    .where('r.onDate', '<=', place.on)
    .where(place.known)
  if (asked.orgId !== undefined) rows = rows.where(place.inOrg(asked.orgId))
  const found = await rows
    .selectAll('r')
    .select(['m.name', place.orgId.as('orgId')])
    .orderBy('r.onDate')
    .orderBy('r.id')
    .execute()
  const names = await organisationNames(db, place.namesOn)
  return found.map(({ name, orgId, ...row }) => {
    const reminder = reminderOn(row, place.on)
    return {
      ...reminder,
      memberId: row.memberId,
      name,
      orgName: orgId === null ? '' : (names.get(orgId) ?? ''),
      state: labelOf(REMINDER_STATE, reminder.state),
    }
  })
}

/**
 * The roster and its trace name flowing members (R-E01, X-59): short trips are not on them. The others keep short
 * trips, each by its own source: contact is owed for every period with a day away, and nobody knows beforehand
 * whether a trip stays short (R-E07), as the list of the screen and the workbench have it; 失控 begins after a month
 * (R-B10, X-58); reports and attendance go by whole periods (R-E06, R-E10); contacts, reminders and certificates are
 * registers of what was done; the ledger of those abroad (S02 84) asks for every departure, of whatever length.
 */
type Sources = { [L in FlowLedger]: (listing: Listing) => Promise<LedgerRows[L][]> }

const SOURCES: Sources = {
  ROSTER: longAway,
  TRACE: placeLines,
  CONTACTS: contactLines,
  OVERDUE: listing => away(listing, 'overdue'),
  UNCONTROLLED: listing => away(listing, 'uncontrolled'),
  HOME: listing => away(listing, 'home'),
  UNREPORTED: listing => away(listing, 'unreported'),
  YEAR: async listing => {
    const { flows, contacts, on } = await everyAway(listing)
    return yearLines(flows, contacts, on)
  },
  MONTHLY: async listing => {
    const { flows, contacts, on } = await everyAway(listing)
    return monthLines(flows, contacts, on)
  },
  REMINDERS: reminderLines,
  CERTIFICATES: listing =>
    everyRow(listing.tick, page =>
      listCertificates(
        listing.db,
        { ...within(listing.asked), only: 'all', page, asOf: listing.asked.asOf },
        listing.today,
      ),
    ),
  OVERSEAS: listing =>
    everyRow(listing.tick, page =>
      listOverseas(
        listing.db,
        { ...within(listing.asked), status: 'all', page, asOf: listing.asked.asOf },
        listing.today,
      ),
    ),
}

async function sheetFor<L extends FlowLedger>(
  ledger: L,
  listing: Listing,
  facts: LedgerFacts,
): Promise<{ sheet: FormSheet; rows: number }> {
  const rows: LedgerRows[L][] = await SOURCES[ledger](listing)
  return { sheet: flowLedgerSheet(ledger, rows, facts), rows: rows.length }
}

async function ledgerOf(db: Reader, asked: Asked, today: IsoDate, tick: () => Promise<void>) {
  const settings = await settingsOf(db)
  const on = asked.asOf ?? today
  const named = asked.orgId === undefined ? undefined : (await organisationNames(db, on)).get(asked.orgId)
  const unit = named ?? (await committeeName(db))
  const facts = { unit, on, filledBy: settings['committee.filledBy'] }
  return { on, unit, ...(await sheetFor(asked.ledger, { db, asked, today, tick }, facts)) }
}

export async function flowLedger(
  db: Reader,
  { fromPage, ...asked }: Parsed['flow']['ledger'],
  today: IsoDate,
): Promise<Outputs['flow']['ledger']> {
  const { sheet, rows } = await ledgerOf(db, asked, today, () => Promise.resolve())
  return {
    title: labelOf(FLOW_LEDGER, asked.ledger),
    rows,
    pageCount: sheet.pageCount,
    pages: [...sheet.pages(fromPage, fromPage + SHOWN_PAGES - 1)],
  }
}

/** A ledger as a file. Throws CANCELLED, and for a PDF BROWSER_MISSING or PDF_FAILED. */
export async function flowLedgerFile(
  office: Office,
  { format, ...asked }: Parsed['flow']['ledgerFile'],
  work: Work,
): Promise<Ticket> {
  const title = labelOf(FLOW_LEDGER, asked.ledger)
  work.report(`正在整理${title}`, 0, null)
  const { sheet, rows, on, unit } = await ledgerOf(
    office.register().reader,
    asked,
    office.clock.today(),
    () => work.breathe(),
  )
  const paper = { title, about: `${unit}，${on}`, sheet, persons: rows, on }
  return offerPaper(office, paper, format, work)
}
