/**
 * Findings of the example: a lost dossier whose make-up waits for the approval, one that is doubted and was
 * asked after, one entry to be put right that is overdue, and the conclusions of one branch.
 */

import type { Inputs, OfficeClient } from '../../shared/api/contract.ts'
import type { MemberRow } from '../../shared/roster/schema.ts'

type Take = Inputs['dossier']['takeMakeUp']

const BY = '组织办'

const STEPS: readonly [Take['step'], Take['values']][] = [
  ['APPLY', { on: '2024-02-22', documentNo: '补办党员档案申请书', ownSignature: true }],
  ['INTRODUCERS', { on: '2024-02-28', actor: '支部书记' }],
  [
    'BRANCH',
    {
      on: '2024-03-04',
      documentNo: '支部证明一份',
      text: '支部大会讨论通过，形成决议',
      signer: '马德成',
      sealed: true,
      branchMinutes: true,
    },
  ],
  [
    'COMMITTEE',
    {
      on: '2024-03-08',
      documentNo: '党委会议记录复印件两份',
      signer: '赵建国',
      sealed: true,
      committeeMinutes: true,
    },
  ],
  ['REQUEST', { on: '2024-03-12', documentNo: '青党组〔2024〕6号', signer: '赵建国', sealed: true }],
]

type Found = Inputs['dossier']['openFinding']

async function find(
  client: OfficeClient,
  { id }: MemberRow,
  kind: Found['kind'],
  values: Pick<Found['values'], 'description'> & { dueOn?: string },
): Promise<number> {
  const found = await client.dossier.openFinding({
    memberId: id,
    kind,
    values: { foundOn: '2024-02-19', foundBy: BY, dueOn: null, ...values },
  })
  return found.id
}

async function makeUp(client: OfficeClient, member: MemberRow): Promise<void> {
  const findingId = await find(client, member, 'F5', { description: '2003年支部搬迁时整档遗失' })
  const joined = Number(member.joinDate?.slice(0, 4) ?? 1995)
  const { id } = await client.dossier.openMakeUp({
    memberId: member.id,
    kind: 'WHOLE',
    developedHere: true,
    findingId,
    openedOn: '2024-02-20',
    values: {
      lostHow: '2003年支部办公室搬迁',
      appliedOn: `${joined - 3}-03`,
      activistOn: `${joined - 1}-06`,
      branch: member.orgName,
      committee: '青山镇党委',
    },
  })
  const { witnesses } = await client.dossier.makeUp({ id })
  for (const { id: witness } of witnesses) await client.dossier.removeWitness({ id: witness })
  const people = [
    ['INTRODUCER', '刘德福', 'SIGNED', '2024-02-26'],
    ['INTRODUCER', '陈广义', 'DEAD', null],
    ['KNOWING', '孙桂兰', 'SIGNED', '2024-02-27'],
  ] as const
  for (const [role, name, state, onDate] of people) {
    await client.dossier.saveWitness({
      makeUpId: id,
      id: null,
      values: { role, name, state, onDate, statement: null },
    })
  }
  for (const [step, values] of STEPS) await client.dossier.takeMakeUp({ id, step, values })
}

export async function settleDossiers(client: OfficeClient, formal: readonly MemberRow[]): Promise<void> {
  const [lost, doubted, mistaken] = formal.filter(({ joinDate }) => joinDate !== null).slice(12, 15)
  if (!lost || !doubted || !mistaken) return
  await client.dossier.checkMarked({
    ...(lost.orgId === null ? {} : { orgId: lost.orgId }),
    on: '2024-02-19',
    by: BY,
  })
  await makeUp(client, lost)
  const asked = await find(client, doubted, 'F4', { description: '转入档案中志愿书日期有涂改' })
  await client.dossier.takeFinding({
    id: asked,
    step: 'CONSULT',
    values: { on: '2024-02-26', actor: BY, documentNo: '青组函〔2024〕3号', unit: '某县城关镇党委' },
  })
  await find(client, mistaken, 'F3', { description: '志愿书与身份证出生日期不一致', dueOn: '2024-03-10' })
}
