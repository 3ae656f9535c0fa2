/** One whole 劝退 and one 限期改正, with the keyboard alone. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { gridPage } from './pages/gridPage.ts'
import { disposalPage, type DisposalPage } from './pages/disposalPage.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let disposal: DisposalPage
let town: Township

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  shell = shellPage(app.page)
  disposal = disposalPage(app.page)
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

async function stored(name: string) {
  const { rows } = await behind(app.page).disposal.ofMember({ memberId: town.memberIds[name] ?? 0 })
  return behind(app.page).disposal.card({ id: rows[0]?.id ?? 0 })
}

/** 立案 from the list. */
async function open(name: string, typed: string, kind: string, ground: string, on: string) {
  await shell.goTo('组织处置')
  await disposal.press('立案')
  await disposal.dialog.waitFor()
  await disposal.choose('党员', typed, name)
  await disposal.choose('处置种类', kind)
  await disposal.choose('处置依据', ground)
  await app.page.keyboard.press('Escape')
  await disposal.type('立案日期', on)
  await disposal.type('支委会记录', '支委会记录第3号')
  await disposal.type('主持人', '李书记')
  await disposal.press('立案')
  await disposal.record.getByRole('heading', { level: 1, name }).waitFor()
}

/** Steps 2 to 4, the education in one week. */
async function prepare(days: readonly [string, string, string, string]) {
  const [talk, session, review, inquiry] = days
  await disposal.take('组织谈话', async () => {
    await disposal.type('日期', talk)
    await disposal.type('谈话人', '李书记')
    await disposal.choose('教育人一', 'ls', '李四')
    await disposal.choose('教育人二', 'wxl', '王秀兰')
    await disposal.type('谈话情况', '指出问题，本人承认')
  })
  await disposal.press('登记转化教育')
  await disposal.dialog.waitFor()
  await disposal.type('日期', session)
  await disposal.type('情况', '一起学习党章')
  await disposal.press('保存')
  await disposal.dialog.waitFor({ state: 'hidden' })
  await disposal.take('教育评议', async () => {
    await disposal.type('日期', review)
    await disposal.pick('结果', 1)
    await disposal.type('主持人', '李书记')
    await disposal.type('评议记录', '评议记录1')
  })
  await disposal.take('调查核实', async () => {
    await disposal.type('日期', inquiry)
    await disposal.type('调查人', '赵六')
    await disposal.type('见面日期', inquiry)
    await disposal.type('本人申辩', '没有异议')
    await disposal.type('调查材料', '调查材料1')
    await disposal.type('核实情况', '情况属实')
  })
}

async function approve(step: string, on: string, actor: string, document: string) {
  await disposal.take(step, async () => {
    await disposal.type('日期', on)
    await disposal.pick('结果', 0)
    await disposal.type(actor, '张书记')
    await disposal.type(document, '第5号')
  })
}

async function vote(on: string, agree: string, more: () => Promise<void> = () => Promise.resolve()) {
  await disposal.take('支部大会表决', async () => {
    await disposal.type('日期', on)
    await disposal.type('主持人', '李书记')
    await disposal.type('应到', '20')
    await disposal.type('有表决权', '20')
    await disposal.type('实到', '15')
    await disposal.type('赞成', agree)
    await disposal.type('反对', '1')
    await disposal.type('弃权', '0')
    await disposal.dialog.getByText(`须11票赞成，得${agree}票，表决通过`).waitFor()
    await more()
    await disposal.type('大会记录', '支部大会记录2')
  })
}

async function announce(on: string) {
  await disposal.take('通知并宣布', async () => {
    await disposal.type('日期', on)
    await disposal.type('通知人', '李书记')
    await disposal.type('宣布方式', '支部大会上宣布')
  })
}

async function file(on: string) {
  await disposal.take('归档', async () => {
    await disposal.type('日期', on)
    await disposal.type('归档人', '李书记')
    await disposal.tabTo('民主评议资料')
    for (let tick = 0; tick < 7; tick += 1) {
      await app.page.keyboard.press('Space')
      await app.page.keyboard.press('Tab')
    }
  })
}

describe('disposal', () => {
  it('says in an empty list what to do', async () => {
    await shell.goTo('组织处置')
    await app.page.getByText('没有正在办理的处置案。').waitFor()
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
  })

  it('劝退, from the opening to the file, by keyboard', async () => {
    await open('张三', 'zs', '劝退', '连续2年', '2024-01-05')
    await prepare(['2024-01-08', '2024-01-12', '2024-01-15', '2024-01-18'])
    await approve('镇党委预审', '2024-01-20', '预审人', '预审文号')
    await approve('组织部预审', '2024-01-25', '报送人', '批复文号')
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
    await vote('2024-02-01', '14')
    await approve('镇党委审批', '2024-02-05', '主持人', '审批文号')
    await approve('组织部审批', '2024-02-20', '报送人', '批复文号')
    await announce('2024-02-22')
    // 劝退 alone takes nobody off the roll
    expect((await behind(app.page).roster.card({ id: town.memberIds.张三 ?? 0 })).membership).toBe('FORMAL')
    await disposal.take('本人答复', async () => {
      await disposal.type('日期', '2024-02-25')
      await disposal.pick('结果', 0)
      await disposal.type('书面答复', '本人答复')
      await disposal.type('答复情况', '同意退党')
    })
    await expect
      .poll(async () => (await behind(app.page).roster.card({ id: town.memberIds.张三 ?? 0 })).membership)
      .toBe('REMOVED')
    await file('2024-03-01')
    await disposal.record.getByText('已归档').waitFor()
    expect((await stored('张三')).state).toBe('FILED')
    expect(await seriousFindings(app.page)).toEqual([])
  })

  it('限期改正: the term runs a year, and is not reviewed a day early', async () => {
    await open('赵六', 'zl', '限期改正', '当年党员评议', '2023-01-04')
    await prepare(['2023-01-06', '2023-01-10', '2023-01-13', '2023-01-16'])
    await approve('镇党委预审', '2023-01-20', '预审人', '预审文号')
    await vote('2023-01-28', '12', async () => {
      await disposal.tabTo('问题性质不是很严重')
      for (let tick = 0; tick < 3; tick += 1) {
        await app.page.keyboard.press('Space')
        await app.page.keyboard.press('Tab')
      }
    })
    await approve('镇党委审批', '2023-02-10', '主持人', '审批文号')
    // A result noted wrongly is put right while nothing rests on it.
    for (const [down, state] of [
      [1, 'REVIEWED'],
      [0, 'APPROVED'],
    ] as const) {
      await disposal.press('更正镇党委审批 2023-02-10')
      await disposal.dialog.waitFor()
      await disposal.dialog.getByText('结果改了，案件进展随之改变').waitFor()
      await disposal.pickFromTop('结果', down)
      await disposal.type('更正原因', '结果登错')
      await disposal.press('更正')
      await disposal.dialog.waitFor({ state: 'hidden' })
      await expect.poll(async () => (await stored('赵六')).state).toBe(state)
    }
    await announce('2023-02-12')
    await disposal.record.getByText('改正期至 2024-02-10').waitFor()
    await disposal.record.getByText('改正期满超期39天（2024-02-10）').waitFor()
    await disposal.press('期满评议')
    await disposal.dialog.waitFor()
    await disposal.type('日期', '2024-02-09')
    await disposal.pick('结果', 0)
    await disposal.type('主持人', '李书记')
    await disposal.type('评议记录', '评议记录5')
    await disposal.press('登记')
    await disposal.dialog.getByText('还缺：改正期满（2024-02-10）。补上后才能办理“期满评议”').waitFor()
    await disposal.type('日期', '2024-02-10')
    await disposal.press('登记')
    await disposal.dialog.waitFor({ state: 'hidden' })
    expect((await stored('赵六')).state).toBe('CONCLUDED')
    expect((await behind(app.page).roster.card({ id: town.memberIds.赵六 ?? 0 })).membership).toBe('FORMAL')
  })

  it('shows the papers as they are printed', async () => {
    await disposal.press('处置审批表')
    await app.page.getByRole('heading', { level: 1, name: '不合格党员处置审批表' }).waitFor()
    const paper = app.page.getByRole('region', { name: '纸面' })
    await paper.getByText('赞成12票，反对1票，弃权0票，通过。').waitFor()
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
    await disposal.press('‹ 处置案')
    await disposal.record.waitFor()
  })

  it('takes the review back with one Ctrl+Z', async () => {
    await app.page.keyboard.press('Control+z')
    await expect.poll(async () => (await stored('赵六')).state).toBe('RECTIFYING')
  })

  it('puts a wrong day of the approval right, and the term follows', async () => {
    await disposal.press('更正镇党委审批 2023-02-10')
    await disposal.dialog.waitFor()
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
    await disposal.type('日期', '2023-02-13')
    await disposal.type('更正原因', '批准日期抄错')
    await disposal.press('更正')
    await disposal.dialog.getByText(/下一步“通知并宣布”（2023-02-12）/).waitFor()
    await disposal.type('日期', '2023-02-11')
    await disposal.press('更正')
    await disposal.dialog.waitFor({ state: 'hidden' })
    await disposal.record.getByText('改正期至 2024-02-11').waitFor()
    const { steps } = await stored('赵六')
    expect(steps.find(({ step }) => step === 'APPROVE_PARTY')).toMatchObject({
      on: '2023-02-11',
      documentNo: '第5号',
      result: 'AGREE',
    })
  })

  it('lists who is overdue, and shows the case on the card', async () => {
    await shell.goTo('组织处置')
    await app.page.locator('.ant-segmented-item', { hasText: '超期' }).click()
    await disposal.list.row('赵六').waitFor()
    expect(await clippedTexts(app.page)).toEqual([])
    const { rows } = await behind(app.page).disposal.list({ filter: { state: 'overdue' } })
    expect(rows.map(({ name }) => name)).toEqual(['赵六'])
  })

  it('is opened from a failed appraisal, with its kind and ground', async () => {
    const { page } = app
    const memberId = town.memberIds.李四 ?? 0
    await behind(page).appraisal.saveResult({
      memberId,
      values: {
        year: 2023,
        half: '全年',
        onDate: null,
        final: '不合格',
        finding: null,
        findingDoc: null,
        selfView: null,
        branchOpinion: null,
        comment: null,
        toldOn: null,
        exempt: false,
        opinionHeard: null,
      },
    })
    await shell.goTo('党员名册')
    await (await gridPage(page, '党员名册').cell('李四', '姓名')).dblclick()
    const card = page.getByRole('article', { name: '党员卡：李四' })
    await card.getByRole('tab', { name: '评议', exact: true }).click()
    await card.getByRole('button', { name: '立案处置' }).press('Enter')
    await disposal.dialog.getByText('来自2023年民主评议不合格，种类和依据可以改选。').waitFor()
    expect(await clippedTexts(page)).toEqual([])
    expect(await seriousFindings(page)).toEqual([])
    await disposal.type('支委会记录', '支委会记录第4号')
    await disposal.type('主持人', '李书记')
    await disposal.press('立案')
    await page.getByRole('article', { name: '处置案：李四' }).waitFor()
    expect(await stored('李四')).toMatchObject({
      kind: 'RECTIFY',
      grounds: ['J1d'],
      source: 'APPRAISAL',
      values: { sourceNote: '2023年民主评议不合格' },
    })
  })
})
