/** Members lost for six months only while the sweep ran, and found then: annex 3 alone (R-B07, X-08). */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { spanBetween } from '../../shared/kernel/dates.ts'
import { lostPlace } from '../../shared/search/rules.ts'
import type { Settings } from '../../shared/settings/rules.ts'
import { campaignOf } from '../census/service.ts'
import type { Reader } from '../db/register.ts'
import { contactDay, memberRecord, type PlaceOn } from '../roster/service.ts'
import { attemptsOf, lettersOf } from './cases.ts'
import { caseContact, ledgersOf } from './ledger.ts'

type Watched = Outputs['search']['watch']

interface Asked extends Pick<Parsed['search']['watch'], 'orgId' | 'page'> {
  place: PlaceOn
  names: ReadonlyMap<number, string>
  settings: Settings
}

/** Of whom the campaign found: the rule decides, so these few are read and judged one by one. */
export async function foundDuringSweep(
  db: Reader,
  { orgId, page, place, names, settings }: Asked,
): Promise<Watched> {
  const campaign = await campaignOf(db, undefined)
  if (!campaign) return { total: 0, rows: [] }
  const cases = await db
    .selectFrom('lostCase as c')
    .innerJoin('member as m', 'm.id', 'c.memberId')
    .selectAll('c')
    .select(place.orgId.as('orgId'))
    .where('c.removed', '=', 0)
    .where('m.removed', '=', 0)
    .select(contactDay.as('regainedOn'))
    .where(contactDay, '>=', campaign.startOn)
    .where(contactDay, '<=', campaign.searchEnd < place.on ? campaign.searchEnd : place.on)
    .$if(orgId !== undefined, query => query.where(place.inOrg(orgId ?? 0)))
    .orderBy('regainedOn')
    .orderBy('c.id')
    .execute()
  const ledgers = await ledgersOf(db, [...new Set(cases.map(({ memberId }) => memberId))])
  const rows: Watched['rows'] = []
  for (const { orgId: branch, regainedOn, ...row } of cases) {
    const member = await memberRecord(db, row.memberId)
    const periods = await db
      .selectFrom('membershipPeriod')
      .selectAll()
      .where('memberId', '=', row.memberId)
      .execute()
    const { code, start } = lostPlace(
      { ...row, ...caseContact(row, member, ledgers, settings), attempts: await attemptsOf(db, row.id) },
      {
        ...member,
        duesByProxy: member.duesByProxy === 1,
        periods,
        letters: await lettersOf(db, row.memberId),
      },
      campaign,
      settings,
    )
    if (code !== 'reachedDuringSweep' || start === null || regainedOn === null) continue
    const { months, days } = spanBetween(start.date, regainedOn)
    rows.push({
      memberId: row.memberId,
      name: member.name,
      orgName: branch === null ? '' : (names.get(branch) ?? ''),
      since: start.date,
      basis: `${regainedOn} ${row.contactOn === null ? '恢复党籍' : '取得联系'}`,
      length: `${months}个月${days}天`,
      phone: row.currentPhone ?? member.phone,
      caseId: row.id,
    })
  }
  return { total: rows.length, rows: rows.slice(page.offset, page.offset + page.limit) }
}
