/** What was tried to reach a lost member (R-C06), and how he fares after he was reached (R-B14). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { SEARCH_CHANNEL, SEARCH_CHANNELS } from '../../shared/search/codes.ts'
import { change } from '../db/change.ts'
import { demandRow } from '../db/demandRow.ts'
import type { Reader, Writer } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import { stamp, type Office } from '../office.ts'
import { settingsOf } from '../settings/service.ts'
import { demandCase, type CaseRow } from './cases.ts'
import { demandEvidence, notBefore, notFuture, ruleOf, told } from './step.ts'

type Changed = Outputs['search']['update']
type Saved = Outputs['search']['open']
type Values = Parsed['search']['addAttempt']['values']

/** Throws PUBLIC_CHANNEL_OFF where the office has not allowed it. */
async function demandChannel(db: Reader, channel: Values['channel']): Promise<boolean> {
  if (!('publicChannel' in SEARCH_CHANNELS[channel])) return false
  const settings = await settingsOf(db)
  if (!settings['search.publicChannels']) {
    const details = { channel: labelOf(SEARCH_CHANNEL, channel) }
    throw new OfficeError('PUBLIC_CHANNEL_OFF', details, { field: 'channel' })
  }
  return true
}

/** It lies in the past, and not after contact was made. Throws DATE_FUTURE, DATE_ORDER. */
function demandTime(row: Pick<CaseRow, 'contactOn'>, at: string, today: IsoDate): void {
  const day = at.slice(0, 10)
  notFuture(day, today, '查找时间', 'at')
  if (row.contactOn !== null && day > row.contactOn) {
    const details = { later: '取得联系日期', earlier: '查找时间；取得联系以后的请登记为跟踪回访' }
    throw new OfficeError('DATE_ORDER', details, { field: 'at' })
  }
}

/** Throws LOST_STEP_REFUSED, PUBLIC_CHANNEL_OFF, EVIDENCE_MISSING, DATE_FUTURE, DATE_ORDER; nothing is written. */
export async function checkAttempt(
  db: Reader,
  row: Pick<CaseRow, 'state' | 'contactOn'>,
  values: Values,
  today: IsoDate,
): Promise<void> {
  const rule = ruleOf(row, 'ATTEMPT')
  const isPublic = await demandChannel(db, values.channel)
  demandEvidence(rule, { approver: !isPublic || told(values.approver) })
  demandTime(row, values.at, today)
}

/** Writes an attempt inside a change; answers its id. Throws RECORD_MISSING and as `checkAttempt`. */
export async function writeAttempt(
  tx: Writer,
  { caseId, values }: Parsed['search']['addAttempt'],
  today: IsoDate,
): Promise<number> {
  await checkAttempt(tx, await demandCase(tx, caseId), values, today)
  const { approver = null, ...rest } = values
  const { id } = await tx
    .insertInto('searchAttempt')
    .values({ caseId, ...rest, approver })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function addAttempt(office: Office, input: Parsed['search']['addAttempt']): Promise<Saved> {
  const { changeId, value } = await change(office.register(), stamp(office, '登记一次查找'), ({ tx }) =>
    writeAttempt(tx, input, office.clock.today()),
  )
  return { changeId, id: value }
}

export async function updateAttempt(
  office: Office,
  { id, values }: Parsed['search']['updateAttempt'],
): Promise<Changed> {
  const { changeId } = await change(office.register(), stamp(office, '修改查找记录'), async ({ tx }) => {
    const { caseId } = await demandRow(tx, 'searchAttempt', id)
    demandTime(await demandCase(tx, caseId), values.at, office.clock.today())
    const isPublic = await demandChannel(tx, values.channel)
    if (isPublic && !told(values.approver)) {
      const details = { missing: '公开查找的批准人', step: '登记' }
      throw new OfficeError('EVIDENCE_MISSING', details, { field: 'approver' })
    }
    const { approver = null, ...rest } = values
    await tx
      .updateTable('searchAttempt')
      .set({ ...rest, approver })
      .where('id', '=', id)
      .execute()
  })
  return { changeId }
}

export async function removeAttempt(office: Office, id: number): Promise<Changed> {
  const { changeId } = await change(office.register(), stamp(office, '删除查找记录'), ({ tx }) =>
    removeRow(tx, 'searchAttempt', id),
  )
  return { changeId }
}

type FollowUpValues = Parsed['search']['addFollowUp']['values']

function demandFollowUp(row: CaseRow, { on, behaviour }: FollowUpValues, office: Office): void {
  demandEvidence(ruleOf(row, 'FOLLOW_UP'), { behaviour: told(behaviour) })
  notBefore(on, row.contactOn, '回访日期', '取得联系日期', 'on')
  notFuture(on, office.clock.today(), '回访日期', 'on')
}

function followUpColumns({ on, how, behaviour, person }: FollowUpValues) {
  return { onDate: on, how, behaviour, person }
}

export async function addFollowUp(
  office: Office,
  { caseId, values }: Parsed['search']['addFollowUp'],
): Promise<Saved> {
  const { changeId, value } = await change(
    office.register(),
    stamp(office, '登记跟踪回访'),
    async ({ tx }) => {
      demandFollowUp(await demandCase(tx, caseId), values, office)
      const { id } = await tx
        .insertInto('lostFollowUp')
        .values({ caseId, ...followUpColumns(values) })
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    },
  )
  return { changeId, id: value }
}

export async function updateFollowUp(
  office: Office,
  { id, values }: Parsed['search']['updateFollowUp'],
): Promise<Changed> {
  const { changeId } = await change(office.register(), stamp(office, '修改跟踪回访'), async ({ tx }) => {
    const { caseId } = await demandRow(tx, 'lostFollowUp', id)
    demandFollowUp(await demandCase(tx, caseId), values, office)
    await tx.updateTable('lostFollowUp').set(followUpColumns(values)).where('id', '=', id).execute()
  })
  return { changeId }
}

export async function removeFollowUp(office: Office, id: number): Promise<Changed> {
  const { changeId } = await change(office.register(), stamp(office, '删除跟踪回访'), ({ tx }) =>
    removeRow(tx, 'lostFollowUp', id),
  )
  return { changeId }
}
