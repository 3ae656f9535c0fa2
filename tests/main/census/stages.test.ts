/** Stages, the board and the end of a sweep, through the door. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PACKET_DOCUMENT, type StageState } from '../../../src/shared/census/codes.ts'
import { finish } from '../../builders/office.ts'
import { aSweep, type Sweep } from './sweep.ts'

let sweep: Sweep
beforeEach(async () => {
  sweep = await aSweep()
})
afterEach(() => sweep.test.dispose())

const census = () => sweep.test.backend.census
const stages = (asOf?: string) =>
  census().stages({ campaignId: sweep.campaignId, ...(asOf === undefined ? {} : { asOf }) })
const stage = async (name: string) => {
  const found = (await stages()).stages.find(one => one.name === name)
  if (!found) throw new Error(`no stage ${name}`)
  return found
}

async function step(id: number, to: StageState, on: string, more: { by?: string; signedOn?: string } = {}) {
  await census().stepStage({
    id,
    to,
    on,
    by: more.by ?? null,
    signedOn: more.signedOn ?? null,
    document: null,
  })
}

async function endTasks(name: string, on: string) {
  for (const task of (await stage(name)).tasks) {
    const { id, stageId, orgId, text, owner, deadline, evidence, excuse } = task
    const values = { stageId, orgId, text, owner, deadline, evidence, excuse, doneOn: on }
    await census().saveTask({ campaignId: sweep.campaignId, id, values })
  }
}

describe('the plan', () => {
  it('is drawn from the template with one undo, and warns of gaps without refusing (R-A16)', async () => {
    const { campaignId } = sweep
    await census().planStages({ campaignId })
    const plan = await stages('2016-02-25')
    expect(
      plan.stages.map(({ name, state, overdue, openTasks }) => [name, state, overdue, openTasks]),
    ).toEqual([
      ['发动部署', 'PENDING', true, 3],
      ['集中排查', 'PENDING', false, 4],
      ['整改规范', 'PENDING', false, 2],
      ['总结巩固', 'PENDING', false, 3],
    ])
    expect(plan.warnings).toEqual([
      '2016年7月31日不属于任何阶段',
      '“形成综合报告，填写组通字〔2016〕1号附件4并上报”的期限2016年8月6日不在任何阶段内',
    ])
    expect(plan.lacking).toEqual(['第一责任人', '专职工作人员'])
    await census().savePerson({
      campaignId,
      values: { role: 'FULL_TIME', name: '李干事', duty: null, phone: null, orgId: null },
    })
    expect((await stages()).lacking).toEqual(['第一责任人'])
    await finish(sweep.test.backend.audit.undo({}))
    await finish(sweep.test.backend.audit.undo({}))
    expect((await stages()).stages).toEqual([])
  })
})

describe('the branches', () => {
  it('without the secretary who answers for them are named (S03 25)', async () => {
    const { campaignId, east, west } = sweep
    const secretary = await sweep.person('赵一', east, '2010-01-01')
    await sweep.person('钱二', west, '2010-01-01')
    await sweep.list()
    const lacking = async () => (await stages()).lacking.filter(words => words.startsWith('支部责任书记'))
    expect(await lacking()).toEqual(['支部责任书记（东岗村支部、西岗村支部，共2个支部）'])
    await census().savePerson({
      campaignId,
      values: { role: 'BRANCH', name: '孙书记', duty: null, phone: null, orgId: west },
    })
    expect(await lacking()).toEqual(['支部责任书记（东岗村支部，共1个支部）'])
    await sweep.test.backend.organisation.savePost({
      values: {
        memberId: secretary,
        orgId: east,
        body: '党支部',
        post: '书记',
        fromOn: '2015-01-01',
        toOn: null,
      },
    })
    expect(await lacking()).toEqual([])
  })
})

describe('a stage', () => {
  it('goes its five steps with evidence, and is refused naming what lacks', async () => {
    await census().planStages({ campaignId: sweep.campaignId })
    const { id, ...values } = await stage('集中排查')
    sweep.goTo('2016-04-10')
    await expect(step(id, 'RUNNING', '2016-02-24')).rejects.toThrow(
      '还缺：开始日期2016-02-25未到；负责人。补上后才能开始',
    )
    const { name, fromOn, toOn, hasPacket, acceptsBranches } = values
    await census().saveStage({
      campaignId: sweep.campaignId,
      id,
      values: { name, fromOn, toOn, hasPacket, acceptsBranches, responsible: '王书记' },
    })
    await expect(step(id, 'ACCEPTED', '2016-03-01')).rejects.toThrow('“未开始”不能直接变为“已验收”')
    await step(id, 'RUNNING', '2016-02-25')
    await expect(step(id, 'TO_ACCEPT', '2016-04-01')).rejects.toThrow('还缺：4项任务没有完成或说明理由')
    await endTasks('集中排查', '2016-03-30')
    await step(id, 'TO_ACCEPT', '2016-04-01')
    await expect(step(id, 'ACCEPTED', '2016-04-02')).rejects.toThrow('还缺：验收人。补上后才能镇党委验收')
    await step(id, 'ACCEPTED', '2016-04-02', { by: '镇党委' })
    const lacking = (await stage('集中排查')).next?.missing ?? []
    expect(lacking[0]).toBe('书记签字日期')
    expect(lacking[1]).toMatch(/^党员组织关系排查工作情况报告及处理建议、/)
    expect(lacking[2]).toBe('上报材料尚未登记上报')
    await expect(step(id, 'HANDED', '2016-04-03', { by: '李干事' })).rejects.toThrow('书记签字日期')
    await expect(step(id, 'HANDED', '2016-04-11', { by: '李干事', signedOn: '2016-03-29' })).rejects.toThrow(
      '日期不能晚于今天',
    )
    expect((await stage('集中排查')).steps.map(({ to, on, by }) => [to, on, by])).toEqual([
      ['RUNNING', '2016-02-25', null],
      ['TO_ACCEPT', '2016-04-01', null],
      ['ACCEPTED', '2016-04-02', '镇党委'],
    ])
    // A step is taken back like anything else.
    await finish(sweep.test.backend.audit.undo({}))
    expect((await stage('集中排查')).state).toBe('TO_ACCEPT')
  })

  it('with a packet is 已上报 only once the packet is signed and up (R-A09, 4.6)', async () => {
    const { campaignId } = sweep
    const values = { name: '排查', fromOn: '2016-02-25', toOn: '2016-03-31', responsible: '王书记' }
    const { id } = await census().saveStage({
      campaignId,
      values: { ...values, hasPacket: true, acceptsBranches: false },
    })
    await step(id, 'RUNNING', '2016-02-25')
    await step(id, 'TO_ACCEPT', '2016-02-26')
    await step(id, 'ACCEPTED', '2016-02-27', { by: '镇党委' })
    for (const { key: kind } of PACKET_DOCUMENT.items) {
      await census().prepareDocument({ campaignId, kind, on: '2016-02-26', by: null, remark: null })
    }
    // A day typed beside the step is not the secretary's signature on the packet.
    const hand = () => step(id, 'HANDED', '2016-03-01', { by: '李干事', signedOn: '2016-02-28' })
    await expect(hand()).rejects.toThrow('还缺：书记签字日期；上报材料尚未登记上报')
    await census().signPacket({ campaignId, by: '王书记', on: '2016-02-29' })
    await expect(hand()).rejects.toThrow('还缺：上报材料尚未登记上报')
    await census().handUpPacket({ campaignId, on: '2016-03-01', to: '县委组织部', by: '李干事' })
    await hand()
    expect((await stage('排查')).steps.at(-1)).toMatchObject({ to: 'HANDED', signedOn: '2016-02-29' })
  })

  it('asks for every branch of its own, not for as many acceptances as branches (S00 32)', async () => {
    const { campaignId, east, west } = sweep
    const person = await sweep.person('赵一', east, '2010-01-01')
    await sweep.person('钱二', west, '2010-01-01')
    await sweep.list()
    const accept = async (orgId: number) => {
      const texts = { situation: '情况', s1: '甲', s2: '乙', s3: '丙', s4: '丁' }
      const day = '2016-03-01'
      await census().saveReport({ campaignId, orgId, asOf: day, texts, reportedOn: day, reportedBy: null })
      await census().acceptReport({ campaignId, orgId, on: day, by: '镇党委', note: null })
    }
    await accept(west)
    // 西岗村支部 is accepted, then its only member goes over and nobody of it is on the list any more.
    const { rows } = await census().lines({ campaignId, orgId: west })
    await sweep.test.backend.roster.transfer({
      ids: rows.map(({ memberId }) => memberId),
      orgId: east,
      on: '2016-02-25',
      evidence: '依据',
    })
    await census().listScope({ campaignId, on: '2016-03-01' })
    expect((await sweep.rows(east)).map(({ memberId }) => memberId)).toContain(person)
    const values = { name: '总结', fromOn: '2016-02-25', toOn: '2016-03-31', responsible: '王书记' }
    const { id } = await census().saveStage({
      campaignId,
      values: { ...values, hasPacket: false, acceptsBranches: true },
    })
    await step(id, 'RUNNING', '2016-02-25')
    await step(id, 'TO_ACCEPT', '2016-02-26')
    const done = () => step(id, 'ACCEPTED', '2016-03-01', { by: '镇党委' })
    await expect(done()).rejects.toThrow('还缺：1个支部没有验收')
    const { figures } = await census().campaignReport({ campaignId, kind: 'D12' })
    expect(figures.counts).toMatchObject({ branches: 1, accepted: 0 })
    await accept(east)
    await done()
  })

  it('leaves its tasks behind when it is taken away', async () => {
    await census().planStages({ campaignId: sweep.campaignId })
    const { id } = await stage('整改规范')
    await census().removeStage({ id })
    const { stages: left, others } = await stages()
    expect(left.length).toBe(3)
    expect(others.length).toBe(2)
  })
})

describe('the board', () => {
  it('counts each branch on the day, what is overdue, and who is not on the list', async () => {
    const { campaignId, east, west } = sweep
    const [a, b] = [
      await sweep.person('赵一', east, '2010-01-01'),
      await sweep.person('钱二', east, '2010-01-01'),
    ]
    const c = await sweep.person('孙三', west, '2010-01-01')
    await sweep.list()
    await sweep.five(a)
    await sweep.sign('self', east, '2016-02-20', [a])
    await sweep.sign('group', east, '2016-03-01', [a])
    await census().mark({
      campaignId,
      marks: [{ memberId: b, item: 'headFlow', state: '有问题', note: '在外' }],
    })
    await census().describe({ campaignId, memberIds: [b], problems: ['流动', '档案'] })
    await census().excuse({ campaignId, memberIds: [c], reason: '住院' })
    await census().saveTask({
      campaignId,
      values: {
        stageId: null,
        orgId: east,
        text: '查找钱二',
        owner: '王书记',
        deadline: '2016-02-29',
        doneOn: null,
        evidence: null,
        excuse: null,
      },
    })
    await sweep.person('李四', west, '2016-02-25')
    const board = await census().board({ campaignId })
    expect(board.rows).toMatchObject([
      {
        orgName: '东岗村支部',
        lines: 2,
        begun: 2,
        self: 1,
        done: 1,
        excused: 0,
        open: 1,
        unfinished: 1,
        problems: { flow: 1, unattached: 0, lost: 0, pocket: 0, others: 0 },
        tasksOverdue: 1,
        reported: false,
      },
      { orgName: '西岗村支部', lines: 1, begun: 0, done: 0, excused: 1, open: 0, tasksOverdue: 0 },
    ])
    expect(board.totals).toMatchObject({ branches: 2, lines: 3, done: 1, excused: 1, open: 1 })
    expect(board.scopeChanged).toBe(1)
    expect(board.missingToEnd).toEqual(['1名党员没有完成双查，也没有说明理由'])
    // On the last day of February the work group had not signed, and the task was in time.
    const before = await census().board({ campaignId, asOf: '2016-02-29' })
    expect(before.rows[0]).toMatchObject({ self: 1, done: 0, open: 2, tasksOverdue: 0 })
    expect((await census().board({ campaignId, only: 'done' })).rows.map(row => row.orgName)).toEqual([
      '西岗村支部',
    ])
    expect((await census().board({ campaignId, orgId: west })).totals.branches).toBe(1)
  })
})

describe('the end', () => {
  it('comes only when every line has both marks or a reason, and closes the lines', async () => {
    const { campaignId, east } = sweep
    const [a, b] = [
      await sweep.person('赵一', east, '2010-01-01'),
      await sweep.person('钱二', east, '2010-01-01'),
    ]
    await sweep.list()
    await sweep.five(a)
    await sweep.sign('self', east, '2016-02-20', [a])
    const end = () => census().end({ campaignId, on: '2016-03-01' })
    await expect(end()).rejects.toThrow('还有2名党员没有完成双查，也没有说明理由（赵一、钱二），不能结束排查')
    await sweep.sign('group', east, '2016-03-01', [a])
    await expect(end()).rejects.toThrow('还有1名党员')
    await census().excuse({ campaignId, memberIds: [b], reason: '住院' })
    await end()
    await expect(
      census().mark({ campaignId, marks: [{ memberId: b, item: 'headLife', state: '正常' }] }),
    ).rejects.toThrow('这次排查已在2016-03-01结束')
    await finish(sweep.test.backend.audit.undo({}))
    await census().mark({ campaignId, marks: [{ memberId: b, item: 'headLife', state: '正常' }] })
  })
})

describe('template B where “4月中旬前” ends before the ten days begin (R-A12)', () => {
  it.each([
    ['endOfXun', '2016-04-20'],
    ['beforeXun', '2016-04-10'],
  ] as const)('%s: registers are proposed and planned for %s', async (value, registers) => {
    await sweep.test.backend.settings.set({ key: 'date.xunqian', value, reason: '核对' })
    const { values } = await census().proposal({ template: 'B', year: 2016 })
    expect([values.searchEnd, values.fillDate, values.fillDate9]).toEqual([
      registers,
      registers,
      '2016-08-31',
    ])
    const { id: campaignId } = await census().save({ values })
    await census().planStages({ campaignId })
    const tasks = (await census().stages({ campaignId })).stages.flatMap(one => one.tasks)
    expect(tasks.filter(({ handsUp }) => handsUp).map(({ deadline }) => deadline)).toEqual([registers])
  })
})
