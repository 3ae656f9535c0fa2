/**
 * Dues, meetings, appraisals, honours, exemptions, tasks and papers of two branches of the demonstration, entered
 * as their clerk would; and one member in the archive.
 */

import type { OfficeClient } from '../../shared/api/contract.ts'
import type { Attendance } from '../../shared/meeting/codes.ts'
import type { Work } from '../longWork.ts'
import { createChance, type Chance } from './chance.ts'
import { aWrittenPage } from './papers.ts'
import { DEMO_DAY } from './township.ts'

interface Desk {
  client: OfficeClient
  chance: Chance
}

/** Branches whose books are kept; the others show what an empty book looks like. */
const KEPT = 2
const MEETINGS = [
  ['2024-01-12', '党员大会', '传达上级会议精神，安排年度工作'],
  ['2024-02-05', '主题党日', '走访困难党员'],
  ['2024-03-05', '党课', '学习党章'],
] as const

/** Whose books say nothing of these: they are being looked for. */
async function lostMembers(client: OfficeClient): Promise<ReadonlySet<number>> {
  const lost = new Set<number>()
  for (;;) {
    const { rows, total } = await client.search.list({
      filter: { state: 'all' },
      page: { offset: lost.size, limit: 500 },
    })
    for (const { memberId } of rows) lost.add(memberId)
    if (rows.length === 0 || lost.size >= total) return lost
  }
}

async function payDues({ client, chance }: Desk, members: readonly number[]): Promise<void> {
  for (const memberId of members) {
    // One in ten has not paid this year.
    if (chance.perMille(100)) continue
    const months = chance.perMille(700) ? ['2024-01', '2024-02', '2024-03'] : ['2024-01', '2024-02']
    const monthly = chance.pick([20, 50, 100, 200, 500])
    await client.dues.savePayment({
      memberId,
      values: {
        onDate: `2024-03-${String(chance.between(1, 15)).padStart(2, '0')}`,
        amount: monthly * months.length,
        months,
        excess: 0,
        payer: chance.perMille(60) ? '亲属' : '本人',
        consent: true,
        place: null,
        lateReason: null,
        note: null,
      },
    })
  }
}

async function meet({ client, chance }: Desk, orgId: number, members: readonly number[]): Promise<void> {
  const stateOf = (n: number): Attendance => {
    // The first of every branch is excused.
    if (n === 0) return '豁免'
    return chance.weighted([
      ['到会', 88],
      ['请假', 8],
      ['无故缺席', 4],
    ] as const)
  }
  for (const [onDate, kind, agenda] of MEETINGS) {
    await client.meeting.save({
      values: {
        orgId,
        kind,
        onDate,
        place: '村部会议室',
        chair: '支部书记',
        recorder: '组织委员',
        agenda,
        minutes: null,
        resolution: null,
      },
      lines: members.map((memberId, n) => ({ memberId, state: stateOf(n) })),
    })
  }
}

async function appraise({ client, chance }: Desk, members: readonly number[]): Promise<void> {
  const best = Math.floor(members.length / 10)
  for (const [n, memberId] of members.entries()) {
    const exempt = n === 0
    const final = n > 0 && n <= best ? '优秀' : chance.perMille(40) ? '基本合格' : '合格'
    await client.appraisal.saveResult({
      memberId,
      values: {
        year: 2023,
        half: '全年',
        onDate: '2024-01-12',
        final,
        finding: null,
        findingDoc: null,
        selfView: '合格',
        branchOpinion: null,
        comment: final === '优秀' ? '起模范带头作用' : null,
        toldOn: chance.perMille(900) ? '2024-01-15' : null,
        exempt,
        opinionHeard: exempt ? '同意支部意见' : null,
      },
    })
  }
}

async function excuse({ client }: Desk, memberId: number): Promise<void> {
  const shared = { toOn: null, fromOn: '2023-06-01', agreedOn: '2023-05-20', note: null }
  await client.exemption.save({
    memberId,
    values: {
      ...shared,
      kind: '组织生活豁免',
      reason: '长期生病不能自理',
      passedOn: '2023-05-28',
      evidence: '青党〔2023〕21号',
    },
  })
  await client.exemption.save({
    memberId,
    values: { ...shared, kind: '评议豁免', reason: '因病行动不便', passedOn: null, evidence: '支部会议记录' },
  })
}

function page(name: string, lines: number): File {
  return new File([aWrittenPage(lines)], name)
}

async function honour({ client }: Desk, [first, second, third]: readonly number[]): Promise<void> {
  if (first === undefined || second === undefined || third === undefined) return
  const { id } = await client.roster.saveHonour({
    memberId: first,
    values: {
      title: '优秀共产党员',
      level: '县级',
      grantedBy: '中共青山县委',
      grantedOn: '2021-07-01',
      documentNo: '青发〔2021〕9号',
      note: null,
    },
  })
  await client.attachment.add({
    memberId: first,
    owner: { table: 'honour', rowId: id },
    files: [page('荣誉证书.png', 5)],
  })
  await client.roster.saveHonour({
    memberId: second,
    values: {
      title: '优秀党务工作者',
      level: '乡镇级',
      grantedBy: '中共青山镇委员会',
      grantedOn: '2023-07',
      documentNo: null,
      note: null,
    },
  })
  await client.attachment.add({
    memberId: third,
    owner: { table: 'dossierItem', material: 'APPLICATION' },
    files: [page('入党申请书第1页.png', 13), page('入党申请书第2页.png', 8)],
  })
  for (const [memberId, tenths] of [
    [first, 320],
    [second, 245],
    [third, 160],
  ] as const) {
    await client.roster.saveStudyHours({ memberId, values: { year: 2023, tenths, note: null } })
  }
}

/** One task that was done, and one that has been left undone since last summer. */
async function giveTasks({ client }: Desk, members: readonly number[]): Promise<void> {
  const [done, undone] = members.slice(-2)
  if (done === undefined || undone === undefined) return
  const shared = { givenOn: '2023-07-01', dueOn: '2023-07-20', givenBy: '支部书记', reason: null, note: null }
  const task = '入户走访，登记防汛应急联系人'
  const values = { ...shared, task, result: '完成' as const, endedOn: '2023-07-18' }
  await client.duty.saveAssignment({ memberId: done, values })
  await client.duty.saveAssignment({
    memberId: undone,
    values: { ...shared, task: '包联困难群众2户，每月走访一次', result: null, endedOn: null },
  })
}

/** Died before the register began; kept, and on no list. */
async function archiveOne({ client }: Desk, orgId: number): Promise<void> {
  const { id } = await client.roster.create({
    orgId,
    membership: 'DECEASED',
    fromOn: '2019-11-03',
    values: {
      name: '谷满仓',
      sex: '男',
      nation: '汉族',
      birth: '1931-02-10',
      joinDate: '1956-07-01',
      fullDate: '1957-07-01',
      deathDate: '2019-11-03',
    },
  })
  await client.roster.archive({ ids: [id], reason: '2019年去世，记录保留' })
}

/** Does it all. The same seed does the same. */
export async function keepBooks(client: OfficeClient, seed: number, work: Work): Promise<void> {
  const desk: Desk = { client, chance: createChance(seed + 3) }
  const lost = await lostMembers(client)
  const { nodes } = await client.organisation.tree({})
  let kept = 0
  for (const { id: orgId, kind } of nodes) {
    if (kind !== '党支部' || kept === KEPT) continue
    const { rows } = await client.meeting.sheet({ orgId, onDate: DEMO_DAY })
    const members = rows.map(({ memberId }) => memberId).filter(memberId => !lost.has(memberId))
    const [excused, ...others] = members
    if (excused === undefined) continue
    work.report('登记党费、组织生活和评议', kept, KEPT)
    await work.breathe()
    await excuse(desk, excused)
    await payDues(desk, members)
    await work.breathe()
    await meet(desk, orgId, members)
    await appraise(desk, members)
    await honour(desk, others)
    if (kept === 0) await archiveOne(desk, orgId)
    else await giveTasks(desk, others)
    kept += 1
  }
}
