/** A re-registration of two branches of the demonstration: most forms are back, some late, one member does not want to. */

import type { OfficeClient } from '../../shared/api/contract.ts'
import { mayHoldMembers } from '../../shared/organisation/rules.ts'
import type { Work } from '../longWork.ts'

const ISSUED_ON = '2024-02-28'
/** Branches that take part, counted from the first. */
const BRANCHES = [2, 3] as const
/** The days on which forms were handed in; the last is past the deadline of 14 March. */
const DAYS = ['2024-03-04', '2024-03-08', '2024-03-14', '2024-03-18'] as const

/** What became of the form at this place of the list. */
function fate(at: number): (typeof DAYS)[number] | 'out' | 'unwilling' {
  if (at === 5) return 'unwilling'
  if (at % 9 === 7) return 'out'
  return at % 11 === 3 ? DAYS[3] : (DAYS[at % 3] ?? DAYS[0])
}

export async function registerAnew(client: OfficeClient, work: Work): Promise<void> {
  const { nodes } = await client.organisation.tree({})
  const branches = nodes.filter(({ kind, members }) => mayHoldMembers(kind) && members > 0)
  const orgIds = BRANCHES.flatMap(at => branches[at]?.id ?? [])
  if (orgIds.length === 0) return
  work.report('登记党员登记申请表', 0, null)
  const { registration } = client
  const { id: driveId } = await registration.open({
    name: '2024年党员登记',
    issuedOn: ISSUED_ON,
    orgIds,
    note: '先在两个支部试点',
  })
  const { rows } = await registration.list({ filter: { driveId }, page: { offset: 0, limit: 500 } })
  for (const returnedOn of DAYS) {
    const ids = rows.flatMap(({ id }, at) => (fate(at) === returnedOn ? [id] : []))
    if (ids.length > 0) await registration.markReturned({ ids, returnedOn })
    await work.breathe()
  }
  const unwilling = rows.find((_, at) => fate(at) === 'unwilling')
  if (unwilling) {
    const days = { returnedOn: '2024-03-11', applicationOn: '2024-03-10' }
    await registration.decline({ id: unwilling.id, ...days })
  }
  const [first, second] = rows.filter((_, at) => fate(at) === DAYS[0])
  if (!first || !second) return
  await registration.write({
    id: first.id,
    values: {
      thought: '坚持学习党的理论，思想上同党中央保持一致。',
      work: '种好承包地，带头参加村里修渠，完成支部交办的任务。',
      style: '办事公道，不占集体便宜，邻里有事主动帮忙。',
      life: '家庭和睦，生活节俭，按月交纳党费。',
      signedOn: '2024-03-03',
      branchOpinion: '同意登记。',
      branchOpinionOn: '2024-03-06',
    },
  })
  await registration.check({ ids: [first.id], state: '核对无误', note: null })
  await registration.check({ ids: [second.id], state: '有更正', note: '联系电话' })
}
