/** The demonstration keeps in touch with members away: a call each quarter, some left out, and certificates. */

import type { OfficeClient } from '../../shared/api/contract.ts'
import type { FlowRow } from '../../shared/flow/methods.ts'
import { addDays } from '../../shared/kernel/dates.ts'
import { createChance } from './chance.ts'

async function everyFlow(client: OfficeClient): Promise<FlowRow[]> {
  const flows: FlowRow[] = []
  for (;;) {
    const { rows, total } = await client.flow.list({
      filter: { status: 'all' },
      page: { offset: flows.length, limit: 500 },
    })
    flows.push(...rows)
    if (rows.length === 0 || flows.length >= total) return flows
  }
}

/** Days on which the branches ring up, and in how many of a thousand cases they do. */
const CALLS: readonly (readonly [day: string, share: number, summary: string])[] = [
  ...[2021, 2022, 2023].flatMap(year =>
    ['02-10', '05-15', '08-20', '11-16'].map(
      day => [`${year}-${day}`, 985, '电话联系，工作生活正常，提醒按时交纳党费'] as const,
    ),
  ),
  ['2024-02-06', 800, '春节前问候，了解返乡打算'],
]

/** Certificates whose register is kept. */
const KEPT = 40

/** Members from elsewhere: name, where from, of which organisation there. */
const GUESTS = [
  ['周建设', '省外', '河北省某镇李庄党支部'],
  ['何桂兰', '省外', '山西省某县粮食局党支部'],
  ['沈国栋', '省内', '商丘市某乡王楼村党支部'],
  ['孔令军', '省内', '驻马店市某街道社区党支部'],
] as const

async function receiveGuests(client: OfficeClient): Promise<void> {
  const { nodes } = await client.organisation.tree({})
  const host = nodes.find(({ kind, orgType }) => kind === '党支部' && orgType === 'PRIVATE')
  for (const [n, [name, fromProvince, fromOrg]] of GUESTS.entries()) {
    await client.flow.saveInflow({
      values: {
        name,
        fromProvince,
        fromOrg,
        arrivedOn: `2023-0${n + 3}-15`,
        // One is looked after by nobody yet.
        orgId: n === 3 ? null : (host?.id ?? null),
        unitName: '兴农食品公司',
      },
    })
  }
}

export async function keepInTouch(client: OfficeClient, seed: number): Promise<void> {
  const chance = createChance(seed)
  const flows = await everyFlow(client)
  for (const [onDate, share, summary] of CALLS) {
    const away = flows.filter(
      ({ leftOn, returnedOn }) => leftOn <= onDate && (returnedOn === null || returnedOn > onDate),
    )
    const flowIds = away
      // A few have not been rung up since the summer.
      .filter(({ memberId }) => chance.perMille(share) && !(onDate > '2023-09' && memberId % 12 === 0))
      .map(({ id }) => id)
    if (flowIds.length === 0) continue
    await client.flow.addContacts({
      flowIds,
      values: {
        onDate,
        contactBy: '支部',
        channel: '电话',
        isReport: false,
        importantActivity: onDate.endsWith('02-06'),
        summary,
        person: null,
      },
    })
  }
  const holders = flows.filter(({ certNo }) => certNo !== null).slice(0, KEPT)
  for (const [n, { id, certNo, leftOn }] of holders.entries()) {
    if (certNo === null) continue
    const certificate = await client.flow.issueCertificate({
      flowId: id,
      values: { certNo, issuedOn: addDays(leftOn, -2), issuedBy: '青山镇党委', remark: null },
    })
    for (let year = Number(leftOn.slice(0, 4)) + 1; year <= 2024 - (n % 5 === 0 ? 1 : 0); year += 1) {
      await client.flow.inspectCertificate({
        id: certificate.id,
        year,
        onDate: `${year}-01-20`,
        inspectedBy: null,
        note: '按时参加活动、交纳党费',
      })
    }
  }
  await receiveGuests(client)
}
