/** A campaign in the middle of its work: branches at different stages, meetings held, a question without an answer. */

import type { OfficeClient } from '../../shared/api/contract.ts'
import { CHECK_HEADINGS, FIVE_CHECKS } from '../../shared/census/codes.ts'
import type { Work } from '../longWork.ts'

const STAGES = [
  { name: '发动部署', fromOn: '2024-02-01', toOn: '2024-02-10', hasPacket: false, acceptsBranches: false },
  { name: '集中排查', fromOn: '2024-02-11', toOn: '2024-03-31', hasPacket: true, acceptsBranches: false },
  { name: '整改规范', fromOn: '2024-04-01', toOn: '2024-06-10', hasPacket: false, acceptsBranches: false },
  { name: '总结巩固', fromOn: '2024-06-11', toOn: '2024-06-20', hasPacket: false, acceptsBranches: true },
] as const

/** By stage; what is done has its day. */
const TASKS = [
  [0, '各支部发动部署', '2024-02-10', '2024-02-08', '会议记录'],
  [0, '开展排查工作专题培训', '2024-02-10', '2024-02-06', '签到表'],
  [1, '支部自查：逐人填写情况记录表', '2024-03-15', null, null],
  [1, '工作组逐一核查每个支部的每名党员', '2024-03-25', null, null],
  [1, '书记签字后上报排查情况报告和附件', '2024-03-31', null, null],
  [2, '规范党员组织关系，处理失联党员', '2024-06-10', null, null],
  [3, '形成综合报告，填写附件9并上报', '2024-06-20', null, null],
] as const

async function layOut(client: OfficeClient, campaignId: number): Promise<void> {
  const ids: number[] = []
  for (const stage of STAGES) {
    const { id } = await client.census.saveStage({
      campaignId,
      values: { ...stage, responsible: '组织委员' },
    })
    ids.push(id)
  }
  for (const [stage, text, deadline, doneOn, evidence] of TASKS) {
    await client.census.saveTask({
      campaignId,
      values: {
        stageId: ids[stage] ?? null,
        orgId: null,
        text,
        owner: '李干事',
        deadline,
        doneOn,
        evidence,
        excuse: null,
        handsUp: stage === 1 && text.startsWith('书记签字后上报'),
      },
    })
  }
  const step = { by: '组织委员', signedOn: null, document: null }
  const [first = 0, second = 0] = ids
  await client.census.stepStage({ id: first, to: 'RUNNING', on: '2024-02-01', ...step })
  await client.census.stepStage({ id: first, to: 'TO_ACCEPT', on: '2024-02-10', ...step })
  await client.census.stepStage({ id: first, to: 'ACCEPTED', on: '2024-02-10', ...step, by: '镇党委' })
  await client.census.stepStage({ id: second, to: 'RUNNING', on: '2024-02-11', ...step })
  for (const [role, name, duty] of [
    ['LEADER', '组织委员', '工作组组长'],
    ['FULL_TIME', '李干事', '组织办干事'],
  ] as const) {
    await client.census.savePerson({ campaignId, values: { role, name, duty, phone: null, orgId: null } })
  }
}

async function keepRecords(client: OfficeClient, campaignId: number): Promise<void> {
  const meeting = { orgId: null, place: '镇政府会议室', chair: '党委书记', content: null }
  for (const values of [
    { kind: '部署会', on: '2024-02-02', attendees: '各支部书记', expected: 17, attendance: 16, ...meeting },
    {
      kind: '专题培训',
      on: '2024-02-06',
      attendees: '工作组成员、支部书记、相关工作人员',
      expected: 38,
      attendance: 35,
      ...meeting,
    },
  ] as const) {
    await client.census.saveMeeting({ campaignId, values })
  }
  const asked = { addressee: '县委组织部', content: null, by: '李干事' }
  await client.census.saveConsultation({
    campaignId,
    values: {
      kind: '请示',
      number: '青党〔2024〕3号',
      on: '2024-02-20',
      subject: '出国定居党员的党籍如何处理',
      dueOn: '2024-03-05',
      answeredOn: null,
      answeredBy: null,
      answer: null,
      ...asked,
    },
  })
  await client.census.saveConsultation({
    campaignId,
    values: {
      kind: '报告',
      number: null,
      on: '2024-03-01',
      subject: '集中排查进展情况',
      dueOn: null,
      answeredOn: null,
      answeredBy: null,
      answer: null,
      ...asked,
    },
  })
  const found = { veteransBefore: '没有。', veterans: '没有。', illness: '没有。', breaches: '没有。' }
  await client.census.saveSweep({
    values: {
      year: 2023,
      quarter: 4,
      on: '2023-12-20',
      by: '李干事',
      hardship: '困难党员已逐户走访。',
      measures: '列入元旦春节慰问名单。',
      ledgerUpdatedOn: '2023-12-25',
      ...found,
    },
  })
}

/** First branch: checked twice, reported, accepted. Second: its own mark alone. Third: begun. */
async function check(client: OfficeClient, campaignId: number, branches: readonly number[]): Promise<void> {
  const [first, second, third] = branches
  if (first === undefined || second === undefined || third === undefined) return
  const items = [...FIVE_CHECKS, ...CHECK_HEADINGS]
  for (const orgId of [first, second]) {
    const { rows } = await client.census.lines({ campaignId, orgId })
    // Those with a hint were looked at one by one; what was found is written below.
    const withHints = rows.map(({ memberId }) => memberId)
    await client.census.fill({ campaignId, orgId, items, withHints })
    const away = rows.filter(({ hints }) => hints.includes('流动')).map(({ memberId }) => memberId)
    if (away.length > 0) {
      await client.census.mark({
        campaignId,
        marks: away.map(memberId => ({
          memberId,
          item: 'headFlow' as const,
          state: '待完善' as const,
          note: '外出去向已登记，每月联系',
        })),
      })
      await client.census.describe({ campaignId, memberIds: away, problems: ['流动'] })
    }
    await client.census.sign({ campaignId, orgId, who: 'self', by: '支部书记', on: '2024-02-28' })
  }
  await client.census.sign({ campaignId, orgId: first, who: 'group', by: '李干事', on: '2024-03-06' })
  await client.census.fill({ campaignId, orgId: third, items: ['fiveRoster', 'fiveDossier'] })
  const asOf = '2024-03-06'
  const { draft } = await client.census.report({ campaignId, orgId: first, asOf })
  await client.census.saveReport({
    campaignId,
    orgId: first,
    asOf,
    texts: {
      ...draft,
      s1: `${draft.s1}确定专人每月联系一次，没有活动证的补办，返乡时报到。`,
      s2: `${draft.s2}今后组织关系转出的，逐人核对回执。`,
      s3: `${draft.s3}继续走访亲属、同学，请派出所协助查询现住址。`,
      s4: `${draft.s4}取得联系的查清失联期间表现再提出意见；仍无法取得联系的继续查找。`,
    },
    reportedOn: '2024-03-07',
    reportedBy: '李干事',
  })
  await client.census.acceptReport({
    campaignId,
    orgId: first,
    on: '2024-03-12',
    by: '镇党委',
    note: '同意',
  })
}

/** Carries the active campaign on as far as it has come on the demonstration's day. */
export async function carryCampaign(client: OfficeClient, work: Work): Promise<void> {
  const { active } = await client.census.campaigns({})
  if (!active) return
  const campaignId = active.id
  work.report('开展集中排查', 0, null)
  await client.census.listScope({ campaignId, on: active.startOn })
  await work.breathe()
  await layOut(client, campaignId)
  await keepRecords(client, campaignId)
  const { rows } = await client.census.board({ campaignId })
  await check(
    client,
    campaignId,
    rows.filter(({ lines }) => lines > 1).map(({ orgId }) => orgId),
  )
  await work.breathe()
}
