/** One lost case from discovery to disposal and back, and one from contact through the follow-up to its end. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { openOption } from './pages/openOption.ts'
import { searchPage, type SearchPage } from './pages/searchPage.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let search: SearchPage
let town: Township

const office = () => behind(app.page)
const idOf = (name: string) => town.memberIds[name] ?? 0

async function stored(name: string) {
  const { rows } = await office().search.ofMember({ memberId: idOf(name) })
  return office().search.card({ id: rows[0]?.id ?? 0 })
}

const state = (name: string) => expect.poll(async () => (await stored(name)).state)

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  shell = shellPage(app.page)
  search = searchPage(app.page)
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

/** Discovered long ago, verified, and to be searched for until 10 March. */
async function searchedFor(name: string): Promise<void> {
  const { search: door } = office()
  const { id } = await door.open({
    memberId: idOf(name),
    values: { foundOn: '2024-01-10', lastLife: '2023-02-10' },
  })
  await door.startSearching({ id, verifiedOn: '2024-01-20', secretary: '李书记', timeLimit: '2024-03-10' })
}

async function show(name: string): Promise<void> {
  await app.page.reload()
  await shell.goTo('失联查找')
  await app.page.locator('.ant-segmented-item', { hasText: '全部' }).click()
  await search.list.row(name).click()
  await app.page.keyboard.press('Enter')
  await search.record.getByRole('heading', { level: 1, name }).waitFor()
}

/** What has the focus: the screen itself, or the words of a button. */
const focused = () =>
  expect.poll(() =>
    app.page.evaluate(() => {
      const { activeElement } = document
      return activeElement?.id === 'screen' ? 'screen' : activeElement?.textContent
    }),
  )

async function good(): Promise<void> {
  expect(await clippedTexts(app.page)).toEqual([])
  expect(await seriousFindings(app.page)).toEqual([])
}

describe('who cannot be found', () => {
  it('is asked after at a department: the letter is an attempt, and its answer is kept', async () => {
    await searchedFor('张三')
    await show('张三')
    // Enter in the list opened it: the keys go on in the screen, not on nothing.
    await focused().toBe('screen')
    await search.attempt({ channel: '电话', at: '2024-01-22', target: '本人', course: '拨打原号码为空号' })
    await expect.poll(() => search.attempts.count()).toBe(1)
    await search.attempt({ channel: '亲属', at: '2024-01-25', target: '其兄', course: '其兄不知去向' })
    await expect.poll(() => search.attempts.count()).toBe(2)
    await search.step('发协查函').click()
    await search.dialog.getByLabel(/^发函日期/).fill('2024-02-01')
    await search.dialog.getByLabel(/^党委签发人/).fill('张书记')
    await search.dialog.getByRole('button', { name: '登记发函' }).click()
    await expect.poll(() => search.attempts.count()).toBe(3)
    await search.record.getByText('超期没有答复').waitFor()
    await search.step('县公安局 看函').click()
    await app.page.getByRole('region', { name: '纸面' }).getByText('关于协助查找失联党员的函').waitFor()
    await app.page.getByRole('button', { name: '‹ 失联记录' }).click()
    await search.step('县公安局 登记答复').click()
    await search.dialog.getByLabel(/^答复内容/).fill('户口在原籍，没有其他线索')
    await search.dialog.getByRole('button', { name: '登记答复' }).click()
    await search.record.getByText('2024-03-20 已答复').waitFor()
    await good()
  })

  it('is given up only at the end of the search, found out about, and an opinion is formed', async () => {
    await search.step('仍无法取得联系').click()
    await search.dialog.getByLabel(/^日期/).fill('2024-03-09')
    await search.dialog.getByRole('button', { name: '定为仍无法取得联系' }).click()
    await search.dialog.getByText(/查找结束日期已到/).waitFor()
    await search.dialog.getByLabel(/^日期/).fill('2024-03-10')
    await search.dialog.getByRole('button', { name: '定为仍无法取得联系' }).click()
    await state('张三').toBe('NOT_FOUND')
    // The step that was taken is gone; the next one has the focus.
    await focused().toBe('调查核实')
    await search.step('登记核实').click()
    await search.dialog.getByLabel(/^核实日期/).fill('2024-03-11')
    await search.dialog.getByLabel(/^核实方面/).click()
    await openOption(app.page, '党费').first().click()
    await expect.poll(() => search.dialog.getByLabel(/^来源/).inputValue()).toBe('党费收缴登记')
    await search.dialog.getByLabel(/^核实情况/).fill('2023年2月以后没有交纳')
    await search.dialog.getByRole('button', { name: '保存' }).click()
    await search.dialog.waitFor({ state: 'hidden' })
    await focused().toBe('登记核实')
    await search.record.getByText('2023年2月以后没有交纳').waitFor()
    await search.record.getByRole('button', { name: '附件0份：2024-03-11 的核实记录' }).waitFor()
    await good()
    await search.investigate('2024-03-11')
    await state('张三').toBe('INVESTIGATED')
    await search.propose('2024-03-12')
    await state('张三').toBe('PROPOSED')
  })

  it('is shown both ways, none chosen beforehand', async () => {
    await search.step('处理结果').click()
    const both = search.dialog.getByRole('group', { name: '仍无法取得联系的两种处理' })
    await both.getByText('停止党籍', { exact: true }).waitFor()
    await both.getByText('自行脱党除名', { exact: true }).waitFor()
    expect(await both.getByRole('radio', { checked: true }).count()).toBe(0)
    await search.dialog.getByRole('button', { name: '登记处理结果' }).click()
    await search.dialog.getByText('请选择处理结果').waitFor()
    await good()
    await search.dialog.getByRole('button', { name: '取消' }).click()
    await search.dialog.waitFor({ state: 'hidden' })
  })

  it('loses the membership with 停止党籍 on its day, and has it again by one undo', async () => {
    const { page } = app
    const membership = () =>
      expect.poll(async () => (await office().roster.card({ id: idOf('张三') })).membership)
    await search.step('处理结果').click()
    await search.dialog.getByRole('radio', { name: '停止党籍' }).click()
    await search.dialog.getByText('党籍状态从决定日期起改为“停止党籍”').waitFor()
    await search.dialog.getByLabel(/^决定日期/).fill('2024-03-12')
    await search.dialog.getByLabel(/^支部大会日期/).fill('2024-03-12')
    await search.dialog.getByLabel(/^文号/).fill('青党〔2024〕9号')
    await good()
    await search.dialog.getByRole('button', { name: '登记处理结果' }).click()
    await state('张三').toBe('DECIDED')
    await membership().toBe('SUSPENDED')
    await search.dialog.waitFor({ state: 'hidden' })
    await page.keyboard.press('Control+z')
    await state('张三').toBe('PROPOSED')
    await membership().toBe('FORMAL')
    await search.step('组织处置').waitFor()
  })

  it('goes on to disposal, whose decision comes back', async () => {
    const { page } = app
    await search.step('组织处置').click()
    await search.dialog.waitFor()
    const field = (label: RegExp) => search.dialog.getByLabel(label)
    await field(/^处置种类/).click()
    await openOption(page, '自行脱党').first().click()
    await field(/^处置依据/).click()
    await openOption(page, '无正当理由连续6个月').first().click()
    await page.keyboard.press('Escape')
    await field(/^立案日期/).fill('2024-03-12')
    await field(/^支委会记录/).fill('支委会记录第3号')
    await field(/^主持人/).fill('李书记')
    await search.dialog.getByRole('button', { name: '立案' }).click()
    const disposal = page.getByRole('article', { name: '处置案：张三' })
    await disposal.waitFor()
    const { rows } = await office().disposal.ofMember({ memberId: idOf('张三') })
    const id = rows[0]?.id ?? 0
    const signed = { actor: '李书记', documentNo: '第5号' }
    const take = (
      step: Parameters<ReturnType<typeof office>['disposal']['take']>[0]['step'],
      values: object,
    ) => office().disposal.take({ id, step, values: { on: '2024-03-15', ...signed, ...values } })
    await take('INQUIRE', { text: '核实', unreachableReason: '多方查找，无法联系' })
    await take('CHECK_PARTY', { result: 'AGREE' })
    await take('CHECK_SUPERIOR', { result: 'AGREE' })
    await take('MEETING', { expected: 9, entitled: 9, present: 9, agree: 9, against: 0, abstain: 0 })
    await take('APPROVE_PARTY', { result: 'AGREE' })
    await take('APPROVE_SUPERIOR', { result: 'AGREE' })
    await take('ANNOUNCE', { announcedHow: '支部大会宣布' })
    await page.reload()
    await disposal.getByRole('button', { name: /^失联记录/ }).click()
    await search.record.getByText('自行脱党除名').first().waitFor()
    await state('张三').toBe('DECIDED')
    expect((await office().roster.card({ id: idOf('张三') })).membership).toBe('REMOVED')
    await good()
  })
})

describe('who is found', () => {
  it('is reached, found out about and taken back into management', async () => {
    await office().settings.set({ key: 'lost.followupWeeks', value: 2, reason: '核对' })
    await searchedFor('李四')
    await show('李四')
    await search.step('取得联系').click()
    await search.dialog.getByLabel(/^取得联系日期/).fill('2024-03-01')
    await search.dialog.getByLabel(/^经过/).fill('其兄转达，本人回电')
    await search.dialog.getByRole('button', { name: '取得联系' }).click()
    await state('李四').toBe('FOUND')
    await search.investigate('2024-03-04')
    await state('李四').toBe('INVESTIGATED')
    await search.propose('2024-03-05')
    await state('李四').toBe('PROPOSED')
    await search.step('处理结果').click()
    await search.dialog.getByLabel(/^处理结果/).click()
    await openOption(app.page, '纳入').first().click()
    await search.dialog.getByLabel(/^决定日期/).fill('2024-03-06')
    await search.dialog.getByRole('button', { name: '登记处理结果' }).click()
    await state('李四').toBe('FOLLOWING')
    await good()
  })

  it('is followed up week by week, and the case closed when the weeks are over', async () => {
    const visit = async (on: string, times: number) => {
      await search.step('登记回访').click()
      await search.dialog.getByLabel(/^回访日期/).fill(on)
      await search.dialog.getByLabel(/^回访人/).fill('李书记')
      await search.dialog.getByLabel(/^本人情况/).fill('按时参加组织生活')
      await search.dialog.getByRole('button', { name: '保存' }).click()
      await expect.poll(async () => (await stored('李四')).followUps.length).toBe(times)
      await search.dialog.waitFor({ state: 'hidden' })
    }
    await visit('2024-03-08', 1)
    await search.step('结案').click()
    await search.dialog.getByText(/缺回访记录1周/).waitFor()
    await search.dialog.getByRole('button', { name: '结案' }).click()
    await search.dialog.getByText(/每周的回访记录/).waitFor()
    await search.dialog.getByRole('button', { name: '取消' }).click()
    await search.dialog.waitFor({ state: 'hidden' })
    await visit('2024-03-14', 2)
    await search.step('结案').click()
    await search.dialog.getByRole('button', { name: '结案' }).click()
    await state('李四').toBe('DECIDED')
    await search.dialog.waitFor({ state: 'hidden' })
    await search.record.getByText('每周回访：第2周，共2周').waitFor()
    await app.page.getByRole('button', { name: '跟踪回访记录' }).click()
    await app.page.getByRole('region', { name: '纸面' }).getByText('失联党员跟踪回访记录').waitFor()
    await good()
  })
})

describe('who is to be disposed of', () => {
  it('is led from 劝退 to 立案 by one key, filled in from the lost case', async () => {
    await searchedFor('赵六')
    const { search: door } = office()
    const { id } = await stored('赵六')
    const reached = { responsible: '李书记', course: '其兄转达，本人回电' }
    await door.contactMade({ id, contactOn: '2024-03-01', contactHow: 'C11', ...reached })
    await door.investigate({
      id,
      on: '2024-03-04',
      investigatedBy: '赵委员',
      conduct: '不合格表现',
      cause: '个人主观',
      attitude: '不端正',
      investigation: '多次劝说仍不参加组织生活',
      evidence: '谈话记录，存支部',
    })
    const opinions = { branchOpinion: '见报告', groupOpinion: '同意', preOpinion: '同意' }
    await door.propose({ id, ...opinions, preOpinionOn: '2024-03-05' })
    await show('赵六')
    await search.step('处理结果').click()
    await search.dialog.getByLabel(/^处理结果/).click()
    await openOption(app.page, '劝退').first().click()
    await search.dialog.getByText('先立处置案', { exact: false }).waitFor()
    expect(await search.dialog.getByLabel(/^决定日期/).count()).toBe(0)
    await good()
    await search.dialog.getByRole('button', { name: '组织处置立案' }).click()
    const opening = app.page.getByRole('dialog', { name: '组织处置立案：赵六' })
    await opening.waitFor()
    await opening.getByTitle('劝退', { exact: true }).waitFor()
    await expect.poll(() => opening.getByLabel(/^主持人/).inputValue()).toBe('李书记')
    await expect.poll(() => opening.getByLabel(/^主要表现/).inputValue()).toBe('多次劝说仍不参加组织生活')
    await opening.getByLabel(/^处置依据/).click()
    await openOption(app.page, '无改正愿望').first().click()
    await app.page.keyboard.press('Escape')
    await opening.getByLabel(/^立案日期/).fill('2024-03-06')
    await opening.getByLabel(/^支委会记录/).fill('支委会记录第6号')
    await good()
    await opening.getByRole('button', { name: '立案' }).click()
    await app.page.getByRole('article', { name: '处置案：赵六' }).waitFor()
    await app.page.getByRole('button', { name: /^失联记录/ }).click()
    await search.step('处理结果').click()
    await search.dialog.getByLabel(/^处理结果/).click()
    await openOption(app.page, '劝退').first().click()
    await search.dialog.getByText(/正在办理（已立案）/).waitFor()
    await search.dialog.getByRole('button', { name: '打开处置案' }).click()
    await app.page.getByRole('article', { name: '处置案：赵六' }).waitFor()
  })

  it('has the outcome with its day and papers, and leaves the Party on the day he agrees', async () => {
    const door = office().disposal
    const { rows } = await door.ofMember({ memberId: idOf('赵六') })
    const id = rows[0]?.id ?? 0
    const signed = { actor: '李书记', documentNo: '第6号' }
    const take = (step: Parameters<typeof door.take>[0]['step'], on: string, values: object) =>
      door.take({ id, step, values: { on, ...signed, ...values } })
    await take('TALK', '2024-03-07', { text: '谈话', educatorIds: [idOf('李四'), idOf('王秀兰')] })
    const session = { kind: 'education', on: '2024-03-08', person: '李四', text: '学习党章' } as const
    await door.addNote({ id, values: session })
    await take('REVIEW', '2024-03-09', { result: 'FAIL' })
    await take('INQUIRE', '2024-03-10', { text: '核实', heardOn: '2024-03-10', hearing: '没有异议' })
    await take('CHECK_PARTY', '2024-03-11', { result: 'AGREE' })
    await take('CHECK_SUPERIOR', '2024-03-12', { result: 'AGREE' })
    const votes = { expected: 9, entitled: 9, present: 9, agree: 9, against: 0, abstain: 0 }
    await take('MEETING', '2024-03-13', votes)
    await take('APPROVE_PARTY', '2024-03-14', { result: 'AGREE' })
    await take('APPROVE_SUPERIOR', '2024-03-15', { result: 'AGREE', documentNo: '组字6号' })
    await take('ANNOUNCE', '2024-03-16', { announcedHow: '支部大会宣布' })
    const membership = async () => (await office().roster.card({ id: idOf('赵六') })).membership
    expect(await membership()).toBe('FORMAL')
    await take('ANSWER', '2024-03-18', { result: 'LEAVES', text: '本人同意退党' })
    expect(await membership()).toBe('REMOVED')
    await show('赵六')
    await search.record.getByText('组字6号').waitFor()
    await search.record.getByText('支部大会 2024-03-13', { exact: false }).waitFor()
    await good()
    await search.record.getByRole('button', { name: /^处置案 / }).click()
    await app.page.getByRole('article', { name: '处置案：赵六' }).waitFor()
  })
})
