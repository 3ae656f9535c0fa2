/** How the lost members of the demonstration are searched for, found or given up, and what is decided. */

import type { Inputs, OfficeClient } from '../../shared/api/contract.ts'
import { addDays, type IsoDate } from '../../shared/kernel/dates.ts'
import type { MemberRow } from '../../shared/roster/schema.ts'

type Decided = Inputs['search']['decide']

export interface LostStory {
  /** months lost on the first day of the sweep */
  months: number
  found: IsoDate | null
  situation: NonNullable<Inputs['search']['open']['values']['situation']>
  outcome: Decided['outcome'] | null
  /** attempts in fewer tiers than the gate asks, with a reason instead */
  shortCut: boolean
}

const CHANNELS = [
  ['C01', '本人', '拨打原手机号码，提示为空号'],
  ['C11', '其兄长', '兄长称已三年没有联系，不知去向'],
  ['C12', '邻居', '邻居称全家外出多年未归'],
  ['C31', '县公安局户政大队', '查询户籍系统，户口仍在本村，无迁移记录'],
  ['C33', '县社保中心', '查询社保平台，近五年无缴费记录'],
] as const

const RESPONSIBLE = '支部书记'
const SEARCH_END: IsoDate = '2024-03-15'

/** Verified in time, yet only once six months were over; null while they are not. */
async function assign(
  client: OfficeClient,
  id: number,
  { months, found }: LostStory,
): Promise<IsoDate | null> {
  if (months < 6 && (found === null || found < '2024-03-02')) return null
  const verifiedOn = months < 6 ? '2024-03-02' : '2024-02-05'
  const values = { id, verifiedOn, secretary: RESPONSIBLE, timeLimit: SEARCH_END }
  const assigned = client.search.startSearching(values).then(
    () => verifiedOn,
    () => null,
  )
  return assigned
}

/** What each decision rests on. */
function papersOf(outcome: Decided['outcome']): Partial<Decided> {
  if (outcome.startsWith('M')) return {}
  const meeting = { meetingOn: '2024-03-18' }
  return outcome === 'O4'
    ? { ...meeting, resolutionNo: '支部大会决议第2号', notice: '寄往户籍地，查无此人退回' }
    : meeting
}

/** What comes from a disposal case is opened there; its steps are still to be taken. */
async function openDisposal(client: OfficeClient, id: number, memberId: number): Promise<void> {
  await client.disposal.open({
    memberId,
    kind: 'RECTIFY',
    grounds: ['J1c'],
    source: 'LOST',
    lostCaseId: id,
    openedOn: '2024-03-19',
    documentNo: '支委会记录2024年第4号',
    actor: RESPONSIBLE,
    values: { facts: '长期不参加组织生活，不按时交纳党费' },
  })
}

async function decide(client: OfficeClient, id: number, memberId: number, story: LostStory): Promise<void> {
  const { outcome, found } = story
  if (outcome === null) return
  if (outcome === 'Z9') {
    await client.search.decide({ id, outcome, decidedOn: '2024-03-19' })
    return
  }
  const faulty = outcome.startsWith('O') && found !== null
  await client.search.investigate({
    id,
    on: '2024-03-16',
    investigatedBy: '组织委员',
    conduct: faulty ? '不合格表现' : '无',
    ...(found === null ? {} : { cause: '非纯个人主观', attitude: '端正' }),
    investigation: faulty ? '长期不参加组织生活，不按时交纳党费' : '走访亲属和邻居，未发现违纪违法行为',
    ...(faulty ? { evidence: '谈话记录，存支部' } : {}),
  })
  await client.search.propose({
    id,
    branchOpinion: '建议按有关规定处理，见核查情况报告',
    groupOpinion: '情况属实，同意支部意见',
    preOpinion: '同意',
    preOpinionOn: '2024-03-17',
  })
  if (outcome === 'O1') return openDisposal(client, id, memberId)
  await client.search.decide({
    id,
    outcome,
    decidedOn: '2024-03-19',
    documentNo: '青党〔2024〕12号',
    ...papersOf(outcome),
  })
}

/** From discovery to what was decided. */
export async function followStory(
  client: OfficeClient,
  id: number,
  member: MemberRow,
  story: LostStory,
): Promise<void> {
  const assigned = await assign(client, id, story)
  const attempts = story.shortCut ? CHANNELS.slice(0, 2) : CHANNELS
  for (const [n, [channel, target, course]] of attempts.entries()) {
    const at = addDays('2024-02-06', n * 3)
    if (story.found !== null && at > story.found) break
    await client.search.addAttempt({
      caseId: id,
      values: {
        at: `${at} 09:30`,
        channel,
        target,
        targetPhone: null,
        responsible: RESPONSIBLE,
        course,
        result: '无结果',
        clue: null,
      },
    })
  }
  if (story.found !== null && assigned === null) {
    await client.search.exclude({ id, on: story.found, evidence: '电话联系上本人，失联没有超过六个月' })
    return
  }
  if (assigned === null) return
  if (story.found === null) {
    const reason = story.shortCut ? { effortOverride: '户口已注销，亲属均已去世，无从查找' } : {}
    await client.search.notFound({ id, on: SEARCH_END, ...reason })
  } else {
    await client.search.contactMade({
      id,
      contactOn: story.found,
      contactHow: 'C11',
      responsible: RESPONSIBLE,
      course: '其兄长转达，本人回电',
      currentPhone: member.phone,
      currentAddress: '广东省东莞市长安镇',
    })
  }
  await decide(client, id, member.id, story)
}
