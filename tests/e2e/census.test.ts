import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPng } from '../builders/papers.ts'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { censusPage, type CensusPage } from './pages/censusPage.ts'
import { clippedTexts } from './pages/clipping.ts'
import { handsOn, type Hands } from './pages/hands.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let census: CensusPage
let hands: Hands
let town: Township
let campaignId: number

const label = () => census.lines.cursor.getAttribute('aria-label')
const heading = (name: string) => app.page.getByRole('heading', { level: 1, name }).waitFor()
const lines = async () => {
  const { rows } = await behind(app.page).census.lines({ campaignId, orgId: town.eastId })
  return rows
}
const stateOf = async (name: string) => (await lines()).find(row => row.name === name)?.state

async function expectGoodScreen() {
  expect(await seriousFindings(app.page)).toEqual([])
  expect(await clippedTexts(app.page)).toEqual([])
}

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  const { values } = await behind(app.page).census.proposal({ template: 'A', year: 2024 })
  const saved = await behind(app.page).census.save({ values })
  campaignId = saved.id
  await app.page.reload()
  shell = shellPage(app.page)
  census = censusPage(app.page)
  hands = handsOn(app.page)
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

describe('a sweep from the list to the last mark, by keyboard', () => {
  it('draws up the list after showing whom it holds', async () => {
    await shell.entry('集中排查').press('Enter')
    await heading('集中排查')
    await expectGoodScreen()
    await census.button('确定对象名单').click()
    await census.dialog.getByText('将列入4名，调整支部0名；0名已不属于对象').waitFor()
    await expectGoodScreen()
    await census.button('确定名单').click()
    await app.page.getByText('1个支部4名：双查完成0名，未完成4名').waitFor()
    await census.dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => census.board.column('对象')).toEqual(['4'])
  })

  it('checks a member with one key a cell, five and eight items', async () => {
    await census.board.row('东岗村支部').getByRole('button', { name: '东岗村支部' }).click()
    await heading('核查表')
    await expect.poll(label).toContain('李四，①名册信息，未查')
    await expectGoodScreen()
    hands.spent()
    for (const key of ['1', '1', '1', '1', '1']) await hands.press(key)
    for (const key of ['1', '1', '1', '1', '1', '2', '1', '1']) await hands.press(key)
    expect(hands.spent()).toEqual({ keys: 13, clicks: 0 })
    await shell.untilSaved()
    await expect.poll(() => stateOf('李四')).toBe('READY')
    await expect.poll(async () => (await lines())[0]?.marks.headFlow.state).toBe('有问题')
    // The next member's first cell.
    await expect.poll(label).toContain('王秀兰，①名册信息')
  })

  it('fills the rest at once after counting it, and takes it back with Ctrl+Z', async () => {
    await census.button('其余都正常').click()
    await census.dialog.getByText('共4名').waitFor()
    for (const name of [/基本信息/, /档案材料/]) await census.dialog.getByRole('checkbox', { name }).check()
    await expectGoodScreen()
    await census.button(/^填写（\d+处）$/).click()
    await expect
      .poll(async () => (await lines()).map(row => row.marks.headDossier.state))
      .toEqual(['正常', '正常', '正常', '正常'])
    await app.page.keyboard.press('Control+z')
    await expect
      .poll(async () => (await lines()).map(row => row.marks.headDossier.state))
      .toEqual(['正常', null, null, null])
  })

  it('signs only who is ready, and closes a line with the second mark', async () => {
    await census.button('支部自查').click()
    await census.dialog.getByText('1名将签核；3名还不能签核，跳过').waitFor()
    await (await census.readyDialog()).getByLabel(/^自查人/).fill('王书记')
    await expectGoodScreen()
    await census.dialog.getByLabel(/^自查人/).press('Enter')
    await expect.poll(() => stateOf('李四')).toBe('SELF')
    await census.dialog.waitFor({ state: 'hidden' })
    await census.button('工作组核查').click()
    await (await census.readyDialog()).getByLabel(/^核查人/).fill('李干事')
    await census.dialog.getByText('1名将签核').waitFor()
    await census.dialog.getByLabel(/^核查人/).press('Enter')
    await expect.poll(() => stateOf('李四')).toBe('DONE')
    await census.dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => census.count.innerText()).toBe('东岗村支部4名，完成1名')
  })

  it('refuses to end while members are open, and names how many', async () => {
    await census.button('‹ 各支部').click()
    await heading('集中排查')
    await census.button('结束排查').first().click()
    await census.dialog.getByText('3名党员没有完成双查，也没有说明理由，还不能结束').waitFor()
    await app.page.keyboard.press('Escape')
    await census.dialog.waitFor({ state: 'hidden' })
  })
})

describe('the report on a branch', () => {
  it('begins with the numbers of the register, is written, saved, handed out as Word, and accepted', async () => {
    await census.board.row('东岗村支部').getByRole('button', { name: '东岗村支部' }).click()
    await heading('核查表')
    await census.button('核查情况报告').click()
    await heading('核查情况报告')
    await expectGoodScreen()
    const text = (at: number) => app.page.getByRole('main').getByRole('textbox').nth(at)
    await expect.poll(() => text(0).inputValue()).toContain('在册党员4名')
    const chapter = (title: string) => app.page.getByLabel(title, { exact: true })
    await expect.poll(() => chapter('流动党员').inputValue()).toContain('流动党员')
    for (const title of ['五核查结果', '空挂和“口袋”党员', '失联党员', '档案问题']) {
      await expect.poll(() => chapter(title).inputValue()).not.toBe('')
    }
    await chapter('落实流动党员管理措施').fill('没有外出流动党员，每季度联系一次。')
    await app.page.getByRole('textbox', { name: '报告人' }).fill('李干事')
    await census.button('保存报告').click()
    await app.page.getByText('已保存，可以打印、验收').waitFor()
    const [file] = await Promise.all([app.page.waitForEvent('download'), census.button('导出 Word').click()])
    expect(file.suggestedFilename()).toMatch(/核查情况报告\.docx$/)
    await census.button('验收').click()
    await (await census.readyDialog()).getByLabel(/^验收人/).fill('镇党委')
    await census.dialog.getByText('东岗村支部还没有交整改规范综合报告，可以先验收').waitFor()
    await census.dialog.getByLabel(/^验收人/).press('Enter')
    await app.page.getByText('2024-03-20 已验收（镇党委）').waitFor()
    await census.dialog.waitFor({ state: 'hidden' })
    await expectGoodScreen()
    // What the branch hands in afterwards (S00 32), with its scan.
    await app.page.getByLabel(/^收到日期/).fill('2024-03-19')
    await app.page.getByLabel(/^报告内容或说明/).fill('关系已理顺')
    await census.button('登记综合报告').click()
    await app.page.getByText('整改规范综合报告已登记').waitFor()
    await expect.poll(() => app.page.getByText('支部还没有交整改规范综合报告').count()).toBe(0)
    await app.page
      .getByRole('group', { name: /^附件：整改规范综合报告/ })
      .locator('input[type=file]')
      .setInputFiles({ name: '综合报告.png', mimeType: 'image/png', buffer: aPng(31) })
    await app.page.getByRole('button', { name: '查看 综合报告.png' }).waitFor()
    await expectGoodScreen()
    await census.button('‹ 核查表').click()
    await census.button('‹ 各支部').click()
    await heading('集中排查')
  })
})

describe('the record of a member', () => {
  it('is looked at from his line, and for the whole branch (D14)', async () => {
    await census.board.row('东岗村支部').getByRole('button', { name: '东岗村支部' }).click()
    await heading('核查表')
    await census.lines.row('李四').click()
    await census.panel.getByRole('heading', { name: '李四' }).waitFor()
    await census.panel.getByRole('button', { name: '看记录表' }).click()
    await heading('党员组织关系排查情况记录表（李四）')
    await app.page.getByText('工作组核查人').waitFor()
    await expectGoodScreen()
    await census.button('‹ 核查表').click()
    await census.button('排查情况记录表').click()
    await heading('党员组织关系排查情况记录表（东岗村支部）')
    await expect.poll(() => app.page.getByText('工作组核查人').count()).toBe(4)
    const [file] = await Promise.all([app.page.waitForEvent('download'), census.button('导出 Excel').click()])
    expect(file.suggestedFilename()).toBe('党员组织关系排查情况记录表（东岗村支部）.xlsx')
    await census.button('‹ 核查表').click()
    await census.button('‹ 各支部').click()
    await heading('集中排查')
  })
})

describe('the records of the work', () => {
  const field = (name: RegExp) => census.dialog.getByLabel(name)

  it('keep meetings with who came, and print them', async () => {
    await census.tab('工作记录').click()
    await census.button('登记会议培训').click()
    await expectGoodScreen()
    await field(/^参加范围/).fill('工作组成员、支部书记')
    await field(/^应到人数/).fill('三十')
    await field(/^应到人数/).press('Enter')
    await census.dialog.getByText('请填写整数，如 35').waitFor()
    await field(/^应到人数/).fill('30')
    await field(/^实到人数/).fill('27')
    await field(/^实到人数/).press('Enter')
    await app.page.getByText('应到30 · 实到27 · 90%').waitFor()
    await census.dialog.waitFor({ state: 'hidden' })
    await expectGoodScreen()
    await census.button('打印会议和培训登记').click()
    await heading('排查会议和培训登记')
    await app.page.getByText('工作组成员、支部书记').waitFor()
    await expectGoodScreen()
    await census.button('‹ 集中排查').click()
    await census.button(/^删除会议/).click()
    await census.dialog.getByRole('button', { name: '删除' }).click()
    await app.page.getByText('还没有登记。部署会').waitFor()
    await app.page.keyboard.press('Control+z')
    await app.page.getByText('应到30 · 实到27 · 90%').waitFor()
  })

  it('show a question past its day until the answer is written down', async () => {
    await census.button('登记请示报告').click()
    await expectGoodScreen()
    await field(/^事由/).fill('出国定居党员如何处理')
    await field(/^日期/).fill('2024-03-01')
    await field(/^要求答复日期/).fill('2024-03-15')
    await field(/^事由/).press('Enter')
    await app.page.getByText('逾期未答复，应在2024-03-15前').waitFor()
    await census.dialog.waitFor({ state: 'hidden' })
    await census.button('登记答复：出国定居党员如何处理').click()
    await field(/^答复人/).fill('县委组织部')
    await field(/^答复人/).press('Enter')
    await app.page.getByText('2024-03-20 已答复').waitFor()
    await census.dialog.waitFor({ state: 'hidden' })
  })

  it('hold the sweep of a quarter, begun with what the register tells', async () => {
    await census.button('登记：2024年第一季度专项排查').click()
    await census.button('按台账填上').click()
    await expect.poll(() => field(/^困难党员/).inputValue()).toBe('没有。')
    await expectGoodScreen()
    await field(/^经办人/).fill('李干事')
    await field(/^经办人/).press('Enter')
    await app.page.getByText('2024-03-20 已排查').waitFor()
    await census.dialog.waitFor({ state: 'hidden' })
    await census.button('打印：2024年第一季度专项排查').click()
    await heading('2024年第一季度专项排查记录')
    await expectGoodScreen()
    await census.button('‹ 集中排查').click()
    await census.tab('进度').click()
  })
})

describe('the packet', () => {
  it('cannot go up before five documents and the signature are there', async () => {
    await census.tab('上报').click()
    await app.page.getByText(/^· 还缺5件材料、书记签字日期/).waitFor()
    await expectGoodScreen()
    const up = census.button('上报')
    expect(await up.isDisabled()).toBe(true)
    for (let left = 5; left > 0; left -= 1) {
      await census
        .button(/^备齐：/)
        .first()
        .press('Enter')
      await (await census.readyDialog()).getByLabel(/^经办人/).fill('李干事')
      await census.dialog.getByLabel(/^经办人/).press('Enter')
      await census.dialog.waitFor({ state: 'hidden' })
      await expect.poll(() => census.button(/^备齐：/).count()).toBe(left - 1)
    }
    expect(await up.isDisabled()).toBe(true)
    await census.button('登记签字').click()
    await (await census.readyDialog()).getByLabel(/^签字人/).fill('王书记')
    await census.dialog.getByLabel(/^签字人/).press('Enter')
    await app.page.getByText('五件材料和书记签字都齐了，可以上报').waitFor()
    await census.dialog.waitFor({ state: 'hidden' })
    await up.click()
    await (await census.readyDialog()).getByLabel(/^经办人/).fill('李干事')
    await census.dialog.getByLabel(/^经办人/).press('Enter')
    await app.page.getByText(/2024-03-20 已上报/).waitFor()
    await census.dialog.waitFor({ state: 'hidden' })
    await app.page.keyboard.press('Control+z')
    await app.page.getByText('五件材料和书记签字都齐了，可以上报').waitFor()
  })
})

describe('the report of the committee', () => {
  it('begins with the numbers, is written and signed, and counts in the packet', async () => {
    await census.button(/^取消备齐：党员组织关系排查工作情况报告/).click()
    await census.button('取消签字').click()
    await census.button('写报告：党员组织关系排查工作情况报告及处理建议').click()
    await heading('党员组织关系排查工作情况报告及处理建议')
    await expectGoodScreen()
    const text = (at: number) => app.page.getByRole('main').getByRole('textbox').nth(at)
    await expect.poll(() => text(1).inputValue()).toContain('在册党员4名')
    expect(await census.button('登记签字').isDisabled()).toBe(true)
    await text(4).fill('继续走访查找，每月联系一次。')
    await census.button('保存报告').click()
    await app.page.getByText('已保存，可以打印、登记签字').waitFor()
    const [file] = await Promise.all([app.page.waitForEvent('download'), census.button('导出 Word').click()])
    expect(file.suggestedFilename()).toMatch(/排查工作情况报告及处理建议\.docx$/)
    await census.button('登记签字').click()
    await (await census.readyDialog()).getByLabel(/^签字人/).fill('王书记')
    await census.dialog.getByLabel(/^签字人/).press('Enter')
    await app.page.getByText('2024-03-20 书记已签字（王书记）').waitFor()
    await census.dialog.waitFor({ state: 'hidden' })
    await expectGoodScreen()
    await census.button('‹ 集中排查').click()
    await app.page.getByText('2024-03-20 王书记（签在报告上）').waitFor()
    await app.page.getByText('五件材料和书记签字都齐了，可以上报').waitFor()
    await expectGoodScreen()
  })

  it('analyses the lost members in four tables', async () => {
    await census.button('写综合报告').click()
    await heading('党员组织关系集中排查工作综合报告')
    for (const name of ['数量', '结构', '分布', '原因']) {
      await app.page
        .getByRole('heading', { name: new RegExp(name) })
        .first()
        .waitFor()
    }
    await app.page.getByRole('table', { name: '失联党员数量' }).waitFor()
    await expectGoodScreen()
    await census.button('‹ 集中排查').click()
  })
})

describe('stages', () => {
  it('come from the template, warn of gaps, and take a step only with what it needs', async () => {
    await census.tab('阶段和任务').click()
    await census.button('按方案生成').click()
    await app.page.getByText('2024年7月31日不属于任何阶段').waitFor()
    await expectGoodScreen()
    await census.button('开始：发动部署').click()
    await census.dialog.getByText('还缺：负责人').waitFor()
    await app.page.keyboard.press('Escape')
    await census.dialog.waitFor({ state: 'hidden' })
    await census.button('修改阶段：发动部署').click()
    await (await census.readyDialog()).getByLabel(/^负责人/).fill('王书记')
    await census.dialog.getByLabel(/^负责人/).press('Enter')
    await census.dialog.waitFor({ state: 'hidden' })
    await census.button('开始：发动部署').click()
    await census.dialog.getByRole('button', { name: '开始' }).press('Enter')
    await census.button('提请验收：发动部署').waitFor()
    await census.dialog.waitFor({ state: 'hidden' })
    await app.page.keyboard.press('Control+z')
    await census.button('开始：发动部署').waitFor()
  })

  it('ticks a task off with its evidence', async () => {
    await census.button('完成：各党（总）支部发动部署').click()
    await (await census.readyDialog()).getByLabel(/^完成依据/).fill('会议记录')
    await census.dialog.getByLabel(/^完成依据/).press('Enter')
    await app.page.getByText('2024-03-20 完成（逾期完成）').waitFor()
    await census.dialog.waitFor({ state: 'hidden' })
  })

  it('remind on the workbench, one click from the lines', async () => {
    await shell.goTo('工作台')
    await app.page.getByRole('button', { name: /集中排查还没有完成双查的党员/ }).click()
    await heading('集中排查')
  })
})

describe('the lists kept elsewhere', () => {
  const chip = () => app.page.getByRole('button', { name: '去掉条件：支部 东岗村支部' })

  it('are opened narrowed to the branch of the line', async () => {
    const memberIds = [town.memberIds.李四 ?? 0]
    await behind(app.page).census.describe({ campaignId, memberIds, problems: ['失联', '流动'] })
    await app.page.reload()
    await shell.goTo('集中排查')
    await census.tab('进度').click()
    await census.button('东岗村支部失联1名').click()
    await heading('失联查找')
    await chip().waitFor()
    await shell.goTo('集中排查')
    await census.button('东岗村支部').click()
    await heading('核查表')
    await census.lines.row('李四').click()
    await expectGoodScreen()
    await census.panel.getByRole('button', { name: '本支部失控名单' }).click()
    await heading('流动党员')
    await chip().waitFor()
    const uncontrolled = app.page.getByRole('radio', { name: '失控', exact: true })
    await expect.poll(() => uncontrolled.isChecked()).toBe(true)
  })

  it('are opened for the scope from the lists of the sweep', async () => {
    await shell.goTo('集中排查')
    await census.tab('名单').click()
    await census.button('查找对象：到“失联查找”').click()
    await heading('失联查找')
    await chip().waitFor()
  })
})
