/** How one member away stands: the paper called for, contacts, reports, meetings at home (rules.md 2.E). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { absenceCall, paperDone } from '../../shared/flow/calls.ts'
import { contactPeriods, homeAttendance, reportPeriods } from '../../shared/flow/rhythm.ts'
import { provinceOf } from '../../shared/flow/rules.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Reader } from '../db/register.ts'
import { attendedDays } from '../meeting/service.ts'
import { settingsOf } from '../settings/service.ts'
import { contactsByFlow } from './contacts.ts'
import { oneFlow, type FlowListed } from './list.ts'

type Standing = Outputs['flow']['standing']

const LETTER_WORDS: Readonly<Record<string, string>> = {
  ISSUED: '已开介绍信',
  LANDED: '介绍信已报到',
  RECEIPTED: '介绍信已收到回执',
  PROVEN: '介绍信已补证确认',
}

/** The letter for this absence: the latest that leads away, issued since the departure, and is not void. */
async function letterWords(db: Reader, { memberId, leftOn }: FlowListed): Promise<string | null> {
  const letters = await db
    .selectFrom('letter')
    .select(['letterNo', 'issuedOn', 'state'])
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .where('direction', '<>', '转入')
    .where(eb => eb.or([eb('issuedOn', 'is', null), eb('issuedOn', '>=', leftOn)]))
    .orderBy('id', 'desc')
    .execute()
  const letter = letters.find(({ state }) => LETTER_WORDS[state] !== undefined)
  if (!letter) return null
  const { letterNo, issuedOn, state } = letter
  return [issuedOn, LETTER_WORDS[state], letterNo].filter(part => part !== null).join(' ')
}

export async function flowStanding(
  db: Reader,
  { flowId, asOf }: Parsed['flow']['standing'],
  today: IsoDate,
): Promise<Standing> {
  const on = asOf ?? today
  const settings = await settingsOf(db)
  const flow = await oneFlow(db, flowId, on)
  const contacts = (await contactsByFlow(db, [flow])).get(flowId) ?? []
  const attended = await attendedDays(db, [flow.memberId])
  const call = absenceCall(flow, on, settings)
  const paper = flow.paper ?? call.paper
  const held = {
    letter: await letterWords(db, flow),
    certNo: flow.certNo,
    proofOn: flow.proofOn,
    reportedOn: flow.reportedOn,
  }
  const province = provinceOf(flow)
  return {
    call: { ...call, advice: [...call.advice] },
    paper,
    done: paperDone(paper, held),
    contacts: contactPeriods(flow, contacts, on, settings['flow.contactEvery']),
    reports: reportPeriods(flow, contacts, on, settings),
    province,
    home: homeAttendanceOf(flow, province, attended, on, settings),
  }
}

function homeAttendanceOf(
  flow: FlowListed,
  province: string | null,
  attended: readonly { day: IsoDate }[],
  on: IsoDate,
  settings: Parameters<typeof homeAttendance>[4],
): Standing['home'] {
  const days = attended.map(({ day }) => day)
  const { periods, finding } = homeAttendance(flow, province, days, on, settings)
  return { periods: [...periods], finding }
}
