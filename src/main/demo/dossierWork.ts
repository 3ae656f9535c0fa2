/** What the demonstration's clerk keeps of dossiers themselves: catalogues, handovers and readings of a few. */

import type { OfficeClient } from '../../shared/api/contract.ts'
import type { CatalogueItem } from '../../shared/dossier/catalogue.ts'
import type { Work } from '../longWork.ts'

/** Papers of a dossier in good order: material, year after joining, pages. */
const PAPERS: readonly (readonly [CatalogueItem, number, number, string | null])[] = [
  ['DI-01', -2, 4, null],
  ['DI-03', -1, 3, '思想汇报（第1次）'],
  ['DI-03', -1, 3, '思想汇报（第2次）'],
  ['DI-04', 0, 1, '接收预备党员票决结果报告单'],
  ['DI-05', 0, 1, '接收预备党员公示结果'],
  ['DI-06', 0, 6, '政审综合材料'],
  ['DI-07', 0, 2, '发展对象培训结业证明'],
  ['DI-08', 0, 1, null],
  ['DI-09', 0, 8, null],
  ['DI-11', 0, 12, null],
  ['DI-10', 1, 6, null],
  ['DI-02', 1, 3, null],
]

async function catalogue(
  client: OfficeClient,
  memberId: number,
  joinYear: number,
  papers: typeof PAPERS,
): Promise<void> {
  for (const [item, year, pages, title] of papers) {
    const copy = item === 'DI-06'
    await client.dossier.savePaper({
      memberId,
      values: {
        item,
        title,
        madeOn: `${joinYear + year}-06`,
        copies: 1,
        pages,
        form: copy ? '复印件' : '原件',
        comparedBy: null,
        comparedOn: null,
        signer: item === 'DI-11' ? '王书记' : null,
        seal: item === 'DI-11' ? '已盖章' : null,
        remark: null,
      },
    })
  }
}

/** One package out whose receipt is overdue, and one that came in and waits for its check. */
async function handOver(client: OfficeClient, [first, second]: readonly number[]): Promise<void> {
  if (first === undefined || second === undefined) return
  const lists = [
    { memberId: first, direction: '转出', counterpart: '中共临河县城关镇委员会', on: '2024-01-22' },
    { memberId: second, direction: '转入', counterpart: '中共白沙镇委员会', on: '2024-03-11' },
  ] as const
  for (const { memberId, direction, counterpart, on } of lists) {
    const { content, copies, pages } = await client.dossier.proposeHandover({ memberId })
    const { id } = await client.dossier.saveHandover({
      values: {
        direction,
        counterpart,
        counterpartPhone: '0370-5550101',
        listedOn: on,
        remark: null,
        items: [{ memberId, content, copies, pages }],
      },
    })
    await client.dossier.stepHandover({
      id,
      step: {
        to: 'HANDED',
        handedOn: on,
        place: '镇党委组织办',
        giver: direction === '转出' ? '李干事' : '周干事',
        taker: direction === '转出' ? '吴干事' : '李干事',
        sealed: true,
      },
    })
  }
}

/** One reading in the office, and one loan that is past its day. */
async function lend(client: OfficeClient, [, , third]: readonly number[]): Promise<void> {
  if (third === undefined) return
  const shared = {
    unit: '中共青山县纪律检查委员会',
    purpose: '核实入党时间',
    approvedBy: '张副书记',
    distinctReason: '',
    remark: null,
  }
  const { id } = await client.dossier.admitReading({
    memberId: third,
    values: {
      ...shared,
      kind: '现场查阅',
      readers: [
        { name: '钱立言', memberId: null, formal: true },
        { name: '孙明理', memberId: null, formal: true },
      ],
      letterNo: '〔2024〕第6号',
      approvedOn: '2024-02-26',
      onDate: '2024-02-27',
      supervisor: '李干事',
      lendReason: '',
      dueOn: null,
    },
  })
  await client.dossier.endReading({ id, endedOn: '2024-02-27', endCheck: '材料无缺，没有涂改、抽换' })
  await client.dossier.admitReading({
    memberId: third,
    values: {
      ...shared,
      kind: '外借',
      readers: [{ name: '钱立言', memberId: null, formal: true }],
      letterNo: '〔2024〕第9号',
      approvedOn: '2024-03-04',
      onDate: '2024-03-05',
      supervisor: '',
      lendReason: '案件审理需要原件',
      dueOn: '2024-03-15',
    },
  })
}

/** Full members of one branch, by their place in its list. */
export async function keepDossiers(client: OfficeClient, work: Work): Promise<void> {
  work.report('整理党员档案', 0, null)
  const { nodes } = await client.organisation.tree({})
  const branch = nodes.find(({ fullName }) => fullName.includes('东岗村'))
  if (!branch) return
  const { rows } = await client.roster.list({ filter: { orgId: branch.id, membership: ['FORMAL'] } })
  const whole = rows.filter(({ joinDate }) => joinDate !== null).slice(0, 3)
  for (const [n, { id, joinDate }] of whole.entries()) {
    // The second still lacks the papers of 转正.
    await catalogue(client, id, Number(joinDate?.slice(0, 4)), n === 1 ? PAPERS.slice(0, 10) : PAPERS)
    await work.breathe()
  }
  const ids = whole.map(({ id }) => id)
  await handOver(client, ids)
  await lend(client, ids)
}
