/** What of the township takes more than a line: letters, who is away, and the cases of disposal. */

import type { Inputs } from '../../../../src/shared/api/contract.ts'
import { idOf, type Township } from './township.ts'

type Letter = Inputs['transfer']['save']['values']
type Flow = Inputs['flow']['save']['values']
type FlowOccupation = Inputs['flow']['save']['flowOccupation']

/** Issued for good; who landed has come back on the receipt. */
async function letter(town: Township, name: string, issuedOn: string, more: Letter = {}): Promise<number> {
  const { transfer } = town.at.backend
  const memberId = idOf(town, name)
  const { id } = await transfer.save({
    memberId,
    values: {
      direction: '转出',
      nature: '永久转出',
      phone: '13700000001',
      wechat: 'wx001',
      destKind: '工作',
      destPlace: '郑州市',
      backupContact: '妻子 13700000002',
      toOrg: '郑州市某街道党工委',
      handler: '党员本人',
      leaveTalkOn: issuedOn,
      duesPaidTo: issuedOn.slice(0, 7),
      validDays: 180,
    },
  })
  await transfer.step({ id, to: 'ISSUED', values: { issuedOn } })
  if (more.receiptOn) await transfer.step({ id, to: 'RECEIPTED', values: more })
  return id
}

/** 180 days run from the day after the issue: the last valid day is in the comment. */
export async function putLetters(town: Township): Promise<void> {
  // 29 February: 28 + 31 + 30 + 31 + 31 + 29 = 180
  await letter(town, '雷鸣', '2015-09-02')
  await letter(town, '李想', '2015-09-02')
  // 29 April: 29 + 31 + 31 + 29 + 31 + 29 = 180
  await letter(town, '龙畅', '2015-11-01')
  // 30 April
  await letter(town, '卢森', '2015-11-02')
  // settled during the sweep: off the roll from the day of the receipt (R-F05)
  await letter(town, '罗成', '2016-03-20', { landedOn: '2016-04-10', receiptOn: '2016-04-15' })
}

export async function putFlows(town: Township): Promise<void> {
  const { flow } = town.at.backend
  const away = async (name: string, occupation: FlowOccupation, values: Flow & { leftOn: string }) => {
    await flow.save({
      memberId: idOf(town, name),
      values: { reason: '外出务工', phone: '13900000000', emergencyContact: '父亲', ...values },
      flowOccupation: occupation,
    })
  }
  await away('韩林', 'AWAY_WORKER', {
    leftOn: '2015-05-01',
    direction: 'CROSS_PROVINCE',
    destPlace: '浙江省义乌市',
    unitName: '义乌某商贸公司',
    hostOrgType: 'PRIVATE',
    hostContact: '陈书记',
    hostContactPhone: '13600000001',
    certNo: 'HD2015001',
  })
  // back during the sweep
  await away('何涛', 'GRADUATE', {
    leftOn: '2015-09-10',
    returnedOn: '2016-03-10',
    direction: 'IN_CITY',
    destPlace: '邻县县城',
    hostOrgType: 'PRIVATE',
  })
  // back on its first day
  await away('胡斌', 'RETIRED', {
    leftOn: '2015-06-01',
    returnedOn: '2016-02-29',
    reason: '长期居住',
    direction: 'CROSS_CITY',
    destPlace: '洛阳市涧西区',
    hostOrgType: 'COMMUNITY',
  })
  const sameWay = { direction: 'NO_FIXED', destPlace: '随工程队流动', hostOrgType: 'OTHER' } as const
  // back the day before it
  await away('黄平', 'AWAY_WORKER', { ...sameWay, leftOn: '2015-06-01', returnedOn: '2016-02-28' })
  // left on the fill date, and the day after
  await away('贾勇', 'AWAY_WORKER', { ...sameWay, leftOn: '2016-05-10' })
  await away('江海', 'AWAY_WORKER', { ...sameWay, leftOn: '2016-05-11' })
  // lost, so on neither annex 4 nor 8 (R-B17)
  await away('高云飞', 'AWAY_WORKER', { ...sameWay, leftOn: '2015-08-01' })
  // found, then away: on annexes 4 and 5, said in the remark
  await away('孔祥瑞', 'OTHER', {
    leftOn: '2016-04-01',
    reason: '经商',
    direction: 'IN_COUNTY',
    destPlace: '本县城关镇',
    hostOrgType: 'RURAL',
    remark: '3月20日取得联系后外出',
  })
  // transferred for good during the sweep
  await away('罗成', 'ENDED', {
    leftOn: '2015-01-10',
    direction: 'CROSS_PROVINCE',
    destPlace: '江苏省苏州市',
    hostOrgType: 'SOE',
    certNo: 'HD2015002',
  })
  await town.at.backend.flow.saveOverseas({
    memberId: idOf(town, '任重'),
    values: { leftOn: '2015-12-01', reason: '劳务', country: '新加坡' },
  })
  await away('任重', 'OTHER', {
    leftOn: '2015-12-01',
    direction: 'ABROAD',
    destPlace: '新加坡',
    hostOrgType: 'OTHER',
  })
}

type Step = Inputs['disposal']['take']['step']
type StepValues = Inputs['disposal']['take']['values']

const SIGNED = { actor: '李书记', documentNo: '记录1号' }
const AGREED = { ...SIGNED, result: 'AGREE' } as const
const VOTED = { ...SIGNED, expected: 20, entitled: 20, present: 16, agree: 15, against: 0, abstain: 1 }

async function dispose(
  town: Township,
  opened: Inputs['disposal']['open'],
  steps: readonly (readonly [Step, StepValues])[],
): Promise<void> {
  const { disposal } = town.at.backend
  const { id } = await disposal.open({ documentNo: '支委会记录1号', actor: '王支书', ...opened })
  for (const [step, values] of steps) {
    if (step === 'REVIEW') {
      const session = { kind: 'education', on: '2016-05-18', person: '尹航', text: '学习党章' } as const
      await disposal.addNote({ id, values: session })
    }
    await disposal.take({ id, step, values })
  }
}

/** 限期改正, 劝退 and 取消预备党员资格 of found members; 自行脱党除名 and 取消预备党员资格 of two who were not. */
export async function putDisposals(town: Township, cases: ReadonlyMap<string, number>): Promise<void> {
  const of = (name: string) => ({
    memberId: idOf(town, name),
    source: 'LOST' as const,
    lostCaseId: cases.get(name) ?? 0,
    openedOn: '2016-05-12',
  })
  await dispose(town, { ...of('彭程'), kind: 'RECTIFY', grounds: ['J1c'] }, [
    [
      'TALK',
      { on: '2016-05-13', ...SIGNED, text: '谈话', educatorIds: [idOf(town, '尹航'), idOf(town, '于洋')] },
    ],
    ['REVIEW', { on: '2016-05-20', ...SIGNED, result: 'FAIL' }],
    ['INQUIRE', { on: '2016-05-25', ...SIGNED, text: '核实', heardOn: '2016-05-24', hearing: '没有异议' }],
    ['CHECK_PARTY', { on: '2016-05-30', ...AGREED }],
    ['MEETING', { on: '2016-06-05', ...VOTED, terms: ['minor', 'willing', 'measures'] }],
    ['APPROVE_PARTY', { on: '2016-06-20', ...AGREED }],
    ['ANNOUNCE', { on: '2016-06-22', ...SIGNED, announcedHow: '支部大会宣布' }],
  ])
  const reachable = (approvedOn: string): readonly (readonly [Step, StepValues])[] => [
    [
      'TALK',
      { on: '2016-05-13', ...SIGNED, text: '谈话', educatorIds: [idOf(town, '尹航'), idOf(town, '于洋')] },
    ],
    ['REVIEW', { on: '2016-05-20', ...SIGNED, result: 'FAIL' }],
    ['INQUIRE', { on: '2016-05-25', ...SIGNED, text: '核实', heardOn: '2016-05-24', hearing: '没有异议' }],
    ['CHECK_PARTY', { on: '2016-05-30', ...AGREED }],
    ['CHECK_SUPERIOR', { on: '2016-06-01', ...AGREED }],
    ['MEETING', { on: '2016-06-05', ...VOTED }],
    ['APPROVE_PARTY', { on: '2016-06-10', ...AGREED }],
    ['APPROVE_SUPERIOR', { on: approvedOn, ...AGREED }],
    ['ANNOUNCE', { on: approvedOn, ...SIGNED, announcedHow: '支部大会宣布' }],
  ]
  await dispose(town, { ...of('田野'), kind: 'PERSUADE', grounds: ['J2e'] }, reachable('2016-07-01'))
  await dispose(town, { ...of('宋词'), kind: 'REVOKE', grounds: ['J3b'] }, reachable('2016-07-20'))
  const unreachable = (approvedOn: string): readonly (readonly [Step, StepValues])[] => [
    ['INQUIRE', { on: '2016-05-25', ...SIGNED, text: '核实', unreachableReason: '三级查找无法联系' }],
    ['CHECK_PARTY', { on: '2016-05-30', ...AGREED }],
    ['CHECK_SUPERIOR', { on: '2016-06-01', ...AGREED }],
    ['MEETING', { on: '2016-06-05', ...VOTED }],
    ['APPROVE_PARTY', { on: '2016-06-10', ...AGREED }],
    ['APPROVE_SUPERIOR', { on: approvedOn, ...AGREED }],
    ['ANNOUNCE', { on: approvedOn, ...SIGNED, announcedHow: '支部大会宣布' }],
  ]
  await dispose(town, { ...of('杜长河'), kind: 'SELF_LEFT', grounds: ['J3a'] }, unreachable('2016-07-15'))
  await dispose(town, { ...of('石磊'), kind: 'REVOKE', grounds: ['J3b'] }, unreachable('2016-06-28'))
}
