/** The steps of a case from verification to the opinion on it, and its end (rules.md 4.2, 2 to 8 and 11). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { compareDates, type IsoDate } from '../../shared/kernel/dates.ts'
import { followUpGiven } from '../../shared/search/rhythm.ts'
import { effortMissing, lostFor, lostStart } from '../../shared/search/rules.ts'
import { campaignOf } from '../census/service.ts'
import { given } from '../db/query.ts'
import type { Reader, Writer } from '../db/register.ts'
import type { Office } from '../office.ts'
import { memberRecord } from '../roster/service.ts'
import { attemptsOf, type CaseRow } from './cases.ts'
import { conductChecksOf } from './conduct.ts'
import { caseContact, ledgersOf } from './ledger.ts'
import { caseFiles } from './papersKept.ts'
import { followUpsOf } from './rounds.ts'
import { notBefore, notFuture, takeStep, told, type Stepping } from './step.ts'

type Changed = Outputs['search']['update']

/** 核查中 → 查找中: more than six months must be confirmed, and somebody is to search (R-B03, R-C11). */
export function startSearching(
  office: Office,
  { id, verifiedOn, ...values }: Parsed['search']['startSearching'],
): Promise<Changed> {
  return takeStep(office, id, 'ASSIGN', async ({ tx, row, settings }) => {
    notBefore(verifiedOn, row.foundOn, '核查日期', '发现日期', 'verifiedOn')
    const member = await memberRecord(tx, row.memberId)
    const start = lostStart(
      { ...row, ...caseContact(row, member, await ledgersOf(tx, [member.id]), settings) },
      { ...member, duesByProxy: member.duesByProxy === 1 },
      settings,
    )
    const patch = { ...given(values), verifiedOn }
    const limit = patch.timeLimit ?? row.timeLimit
    if (limit !== null) notBefore(limit, verifiedOn, '查找时限', '核查日期', 'timeLimit')
    return {
      given: {
        start: start !== null,
        overSix:
          start === null ||
          lostFor(start.date, verifiedOn, settings['lost.months'], settings['lost.triggerStrict']),
        branch: member.orgId !== null,
        secretary: told(patch.secretary ?? row.secretary),
        timeLimit: limit !== null,
      },
      patch,
    }
  })
}

export function excludeCase(
  office: Office,
  { id, on, evidence }: Parsed['search']['exclude'],
): Promise<Changed> {
  return takeStep(office, id, 'EXCLUDE', ({ row, today }) => {
    notBefore(on, row.foundOn, '排除日期', '发现日期', 'on')
    notFuture(on, today, '排除日期', 'on')
    return Promise.resolve({
      given: { proof: told(evidence) },
      patch: { verifiedOn: on, investigation: evidence },
    })
  })
}

type ContactInput = Parsed['search']['contactMade']

/** The attempt that reached him: one on record by that day, else the one told of here. */
async function contactAttempt(tx: Writer, row: CaseRow, input: ContactInput): Promise<boolean> {
  const { contactOn, contactHow, responsible, course } = input
  const attempts = await attemptsOf(tx, row.id)
  if (attempts.some(({ result, at }) => result === '取得联系' && at.slice(0, 10) <= contactOn)) return true
  if (!told(responsible) || !told(course)) return false
  await tx
    .insertInto('searchAttempt')
    .values({
      caseId: row.id,
      at: contactOn,
      channel: contactHow,
      target: '本人',
      responsible: responsible ?? '',
      course: course ?? '',
      result: '取得联系',
    })
    .execute()
  return true
}

/** 查找中 → 取得联系; also of who turns up after he was given up (R-B15). What was found out before is asked anew. */
export function contactMade(office: Office, input: ContactInput): Promise<Changed> {
  const { id, contactOn, contactHow, currentAddress, currentPhone } = input
  return takeStep(office, id, 'CONTACT', async ({ tx, row, settings, today }) => {
    const ledgers = await ledgersOf(tx, [row.memberId])
    const known = caseContact(row, await memberRecord(tx, row.memberId), ledgers, settings)
    const start = row.startOverride ?? known.lastLife ?? known.lastDues
    notBefore(contactOn, start, '取得联系日期', '失联开始日期', 'contactOn')
    notFuture(contactOn, today, '取得联系日期', 'contactOn')
    return {
      given: { contactAttempt: await contactAttempt(tx, row, input) },
      patch: {
        ...given({ currentAddress, currentPhone }),
        contactOn,
        contactHow,
        verifiedOn: row.verifiedOn ?? contactOn,
        investigatedOn: null,
        preOpinionOn: null,
      },
    }
  })
}

/** The end of the search: that of the campaign that runs on the day, else the case's own limit (4.2-6). */
async function searchEnded(db: Reader, row: CaseRow, on: IsoDate): Promise<boolean> {
  const campaign = await campaignOf(db, undefined)
  const end = campaign && compareDates(campaign.startOn, on) <= 0 ? campaign.searchEnd : row.timeLimit
  return end !== null && compareDates(end, on) <= 0
}

/** 仍无法取得联系: the effort gate R-C08, or the reason why enough was done. */
export function markNotFound(office: Office, input: Parsed['search']['notFound']): Promise<Changed> {
  const { id, effortOverride } = input
  return takeStep(office, id, 'NOT_FOUND', async ({ tx, row, settings, today }) => {
    const on = input.on ?? today
    notBefore(on, row.verifiedOn, '日期', '核查日期', 'on')
    notFuture(on, today, '日期', 'on')
    const missing = effortMissing(await attemptsOf(tx, id), settings, on)
    const reason = effortOverride?.trim() ?? ''
    if (missing.length > 0 && reason === '') {
      throw new OfficeError('EFFORT_MISSING', { missing: missing.join('、') }, { field: 'effortOverride' })
    }
    return {
      given: { searchEnd: await searchEnded(tx, row, on) },
      patch: { notFoundOn: on, effortOverride: reason === '' ? null : reason },
    }
  })
}

/** Why he was lost and how he behaved meanwhile (R-C09); of who was not found nobody can tell his attitude. */
export function investigate(office: Office, input: Parsed['search']['investigate']): Promise<Changed> {
  const { id, on, ...values } = input
  return takeStep(office, id, 'INVESTIGATE', async ({ tx, row, today }) => {
    notBefore(on, row.contactOn ?? row.notFoundOn, '调查核实日期', '查找结果的日期', 'on')
    notFuture(on, today, '调查核实日期', 'on')
    const patch = { ...given(values), investigatedOn: on }
    const now = { ...row, ...patch }
    return {
      given: {
        investigator: told(now.investigatedBy),
        conduct: now.conduct !== null,
        cause: now.cause !== null,
        attitude: now.attitude !== null,
        findings: told(now.investigation) || (await conductChecksOf(tx, id)).length > 0,
        evidence: now.conduct === '无' || told(now.evidence) || (await caseFiles(tx, id)).length > 0,
      },
      patch,
    }
  })
}

/** Report of the branch, opinion of the working group, meeting of the 党委 (R-A17, S00 27). */
export function propose(office: Office, input: Parsed['search']['propose']): Promise<Changed> {
  const { id, ...values } = input
  return takeStep(office, id, 'PROPOSE', ({ row, today }) => {
    const patch = given(values)
    const now = { ...row, ...patch }
    if (now.preOpinionOn !== null) {
      notBefore(now.preOpinionOn, row.investigatedOn, '党委会日期', '调查核实日期', 'preOpinionOn')
      notFuture(now.preOpinionOn, today, '党委会日期', 'preOpinionOn')
    }
    return Promise.resolve({
      given: {
        branchOpinion: told(now.branchOpinion),
        groupOpinion: told(now.groupOpinion),
        partyOpinion: told(now.preOpinion),
        partyMeeting: now.preOpinionOn !== null,
      },
      patch,
    })
  })
}

async function closeGiven({ tx, row, settings }: Stepping, on: IsoDate, reason: string | null) {
  const days = (await followUpsOf(tx, row.id)).map(followUp => followUp.on)
  const { weeks, everyWeek } = followUpGiven(
    row.contactOn ?? on,
    days,
    settings['lost.followupWeeks'],
    on,
    reason,
  )
  return { weeks, everyWeek }
}

/** 跟踪回访 → 结案 (4.2-11). */
export function closeCase(office: Office, input: Parsed['search']['close']): Promise<Changed> {
  const { id, on, followGapReason = null } = input
  return takeStep(office, id, 'CLOSE', async stepping => {
    notFuture(on, stepping.today, '结案日期', 'on')
    return {
      given: await closeGiven(stepping, on, followGapReason),
      patch: { closedOn: on, followGapReason: told(followGapReason) ? followGapReason : null },
    }
  })
}
