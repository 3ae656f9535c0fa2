/** Tasks and people of a campaign, and its end. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import { CAMPAIGN_ROLE } from '../../shared/census/codes.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { change } from '../db/change.ts'
import { demandRow } from '../db/demandRow.ts'
import { toFlag } from '../db/query.ts'
import type { Writer } from '../db/register.ts'
import { stamp, type Office } from '../office.ts'
import { unfinishedLines } from './board.ts'
import { demandOpen } from './campaign.ts'

type Owned = 'campaignTask' | 'campaignPerson' | 'campaignMeeting'

/** A row of a campaign that may still be worked on. Throws RECORD_MISSING, CENSUS_ENDED. */
export async function demandOwned(tx: Writer, table: Owned, id: number): Promise<void> {
  const { campaignId } = await demandRow(tx, table, id)
  await demandOpen(tx, campaignId)
}

export async function removeOwned(
  office: Office,
  table: Owned,
  id: number,
  label: string,
): Promise<{ changeId: number | null }> {
  const { changeId } = await change(office.register(), stamp(office, label), async ({ tx }) => {
    await demandOwned(tx, table, id)
    await tx.updateTable(table).set({ removed: 1 }).where('id', '=', id).execute()
  })
  return { changeId }
}

/** A deadline may lie anywhere (R-A16). Throws RECORD_MISSING, CENSUS_ENDED, DATE_FUTURE. */
export async function saveTask(
  office: Office,
  { campaignId, id, values: { handsUp, ...values } }: Parsed['census']['saveTask'],
): Promise<Outputs['census']['saveTask']> {
  const row = handsUp === undefined ? values : { ...values, handsUp: toFlag(handsUp) }
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `保存排查任务：${values.text.slice(0, 20)}`),
    async ({ tx }) => {
      if (values.doneOn !== null && values.doneOn > office.clock.today()) {
        throw new OfficeError('DATE_FUTURE', { date: '完成日期' }, { field: 'doneOn' })
      }
      if (id !== undefined) {
        await demandOwned(tx, 'campaignTask', id)
        await tx.updateTable('campaignTask').set(row).where('id', '=', id).execute()
        return id
      }
      await demandOpen(tx, campaignId)
      const made = await tx
        .insertInto('campaignTask')
        .values({ campaignId, ...row })
        .returning('id')
        .executeTakeFirstOrThrow()
      return made.id
    },
  )
  return { changeId, id: value }
}

/** Throws RECORD_MISSING, CENSUS_ENDED. */
export async function savePerson(
  office: Office,
  { campaignId, id, values }: Parsed['census']['savePerson'],
): Promise<Outputs['census']['savePerson']> {
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `保存排查责任人：${labelOf(CAMPAIGN_ROLE, values.role)} ${values.name}`),
    async ({ tx }) => {
      if (id !== undefined) {
        await demandOwned(tx, 'campaignPerson', id)
        await tx.updateTable('campaignPerson').set(values).where('id', '=', id).execute()
        return id
      }
      await demandOpen(tx, campaignId)
      const made = await tx
        .insertInto('campaignPerson')
        .values({ campaignId, ...values })
        .returning('id')
        .executeTakeFirstOrThrow()
      return made.id
    },
  )
  return { changeId, id: value }
}

/** The whole ends only when every line has both marks or a reason (R-A05, 4.6). Throws CENSUS_UNFINISHED, DATE_FUTURE. */
export async function endCampaign(
  office: Office,
  { campaignId, on }: Parsed['census']['end'],
): Promise<Outputs['census']['end']> {
  const { changeId } = await change(office.register(), stamp(office, '结束排查'), async ({ tx, rename }) => {
    const { name } = await demandOpen(tx, campaignId)
    if (on > office.clock.today()) throw new OfficeError('DATE_FUTURE', { date: '结束日期' }, { field: 'on' })
    const { count, examples } = await unfinishedLines(tx, campaignId)
    if (count > 0) throw new OfficeError('CENSUS_UNFINISHED', { count, examples })
    rename(`结束排查：${name}`)
    await tx.updateTable('campaign').set({ endedOn: on }).where('id', '=', campaignId).execute()
  })
  return { changeId }
}
