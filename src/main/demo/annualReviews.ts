/** The yearly reviews of the demonstration: the year before finished, this one on its way. */

import type { OfficeClient } from '../../shared/api/contract.ts'
import { ANNUAL_HEADINGS } from '../../shared/annual/codes.ts'
import type { AnnualBranch } from '../../shared/annual/methods.ts'
import type { Work } from '../longWork.ts'
import { DEMO_DAY } from './township.ts'

const THIS_YEAR = Number(DEMO_DAY.slice(0, 4))

async function freeze(
  client: OfficeClient,
  { orgId }: AnnualBranch,
  year: number,
  on: string,
): Promise<number> {
  await client.annual.fill({ orgId, year, headings: [...ANNUAL_HEADINGS] })
  return (await client.annual.freeze({ orgId, year, on })).id
}

async function sign(client: OfficeClient, rosterId: number, signedOn: string): Promise<void> {
  await client.annual.sign({ rosterId, signedOn, signedBy: '支部书记', sealed: true })
}

/** What a branch found this year: two corrections and one thing still to be made good. */
async function correct(client: OfficeClient, { orgId }: AnnualBranch): Promise<void> {
  const { rows } = await client.annual.sheet({ orgId, year: THIS_YEAR })
  const [first, second, third, fourth] = rows.map(({ memberId }) => memberId)
  if (first === undefined || second === undefined || third === undefined) return
  if (fourth !== undefined) await client.roster.update({ id: fourth, values: { jobPost: '政策宣传岗' } })
  await client.roster.update({ id: first, values: { unit: '县城务工' } })
  await client.roster.update({ id: second, values: { wechat: 'lianxi2024' } })
  await client.annual.mark({
    orgId,
    year: THIS_YEAR,
    marks: [
      { memberId: first, heading: 'WORK', state: '有更正', note: '今年起在县城务工，已改单位' },
      { memberId: second, heading: 'BASIC', state: '有更正', note: '补记微信号' },
      { memberId: third, heading: 'DUES', state: '待完善', note: '2月党费收据还没有交来' },
    ],
  })
}

/** Last year every branch handed up; this year the first four are at four different steps. */
export async function reviewYears(client: OfficeClient, work: Work): Promise<void> {
  const { branches } = await client.annual.list({ year: THIS_YEAR })
  const withMembers = branches.filter(({ members }) => members > 0)
  for (const [n, branch] of withMembers.entries()) {
    work.report('登记年审', n, withMembers.length)
    await work.breathe()
    const rosterId = await freeze(client, branch, THIS_YEAR - 1, `${THIS_YEAR - 1}-03-10`)
    await sign(client, rosterId, `${THIS_YEAR - 1}-03-12`)
    await client.annual.handUp({ rosterId, on: `${THIS_YEAR - 1}-03-20` })
  }
  const [done, ready, frozen, begun, looked] = withMembers
  if (!done || !ready || !frozen || !begun || !looked) return
  const handed = await freeze(client, done, THIS_YEAR, `${THIS_YEAR}-03-05`)
  await sign(client, handed, `${THIS_YEAR}-03-08`)
  await client.annual.handUp({ rosterId: handed, on: `${THIS_YEAR}-03-15` })
  await sign(client, await freeze(client, ready, THIS_YEAR, `${THIS_YEAR}-03-12`), `${THIS_YEAR}-03-18`)
  await freeze(client, frozen, THIS_YEAR, DEMO_DAY)
  await correct(client, begun)
  await client.annual.fill({ orgId: begun.orgId, year: THIS_YEAR, headings: ['BASIC', 'BELONGING', 'WORK'] })
  await client.annual.fill({ orgId: looked.orgId, year: THIS_YEAR, headings: ['BASIC'] })
}
