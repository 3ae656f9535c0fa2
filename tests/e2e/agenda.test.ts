import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { gridPage } from './pages/gridPage.ts'
import { handsOn, type Hands } from './pages/hands.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let hands: Hands

const item = (page: Page, text: string) =>
  page.getByRole('region', { name: '要办的事' }).getByRole('button', { name: text })
const figure = (page: Page, label: string) =>
  page.getByRole('list', { name: '总数' }).getByRole('button', { name: label })

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  shell = shellPage(app.page)
  hands = handsOn(app.page)
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

it('is the first screen, and of an empty register says what to do first', async () => {
  await app.page.getByRole('heading', { level: 1, name: '工作台' }).waitFor()
  await app.page.getByText('台账还是空的。先导入各支部报送的名册').waitFor()
  await app.page.getByRole('button', { name: '去导入' }).click()
  await app.page.getByRole('heading', { level: 1, name: '导入' }).waitFor()
})

describe('with a township', () => {
  beforeAll(async () => {
    const town = await settleTownship(app.page)
    const office = behind(app.page)
    await office.dossier.mark({
      marks: [{ memberId: town.memberIds['李四'] ?? 0, item: 'APPLICATION', present: '缺' }],
    })
    await office.search.open({ memberId: town.memberIds['赵六'] ?? 0, values: { foundOn: '2024-01-03' } })
    await office.roster.update({ id: town.memberIds['张三'] ?? 0, values: { idNo: '410400198003120012' } })
    await app.page.reload()
    await shell.goTo('工作台')
  })

  it('counts, says the day, and puts what is late first', async () => {
    await app.page.getByText('2024-03-20 星期三').waitFor()
    await expect.poll(() => figure(app.page, '在册党员').innerText()).toMatch(/4/)
    const items = await app.page
      .getByRole('region', { name: '要办的事' })
      .getByRole('listitem')
      .allInnerTexts()
    expect(items[0]).toMatch(/▲/)
    expect(items.some(text => text.includes('失联党员超过核查期限'))).toBe(true)
    expect(items.some(text => text.includes('还没有备份过'))).toBe(true)
  })

  it.each([
    ['名册信息有问题的党员', '党员名册', '党员名册', '张三'],
    ['档案缺件或不规范', '档案核查', '档案核查表', '李四'],
    ['失联党员超过核查期限', '失联查找', '失联党员', '赵六'],
  ])('%s leads in one click to %s with just those', async (text, title, grid, name) => {
    await shell.goTo('工作台')
    hands.spent()
    await hands.click(item(app.page, text))
    expect(hands.spent()).toEqual({ keys: 0, clicks: 1 })
    await app.page.getByRole('heading', { level: 1, name: title }).waitFor()
    await gridPage(app.page, grid).row(name).waitFor()
  })

  it('leads a late task of the sweep to the stages, whatever part of it was looked at last', async () => {
    const office = behind(app.page)
    const { values } = await office.census.proposal({ template: 'A', year: 2024 })
    const { id: campaignId } = await office.census.save({ values })
    await office.census.saveTask({
      campaignId,
      values: {
        stageId: null,
        orgId: null,
        text: '支部自查到户',
        owner: null,
        deadline: '2024-03-01',
        doneOn: null,
        evidence: null,
        excuse: null,
      },
    })
    await app.page.reload()
    await shell.goTo('集中排查')
    await app.page.getByRole('radiogroup', { name: '内容' }).getByText('工作记录').click()
    await shell.goTo('工作台')
    await item(app.page, '集中排查任务已逾期').click()
    await app.page.getByRole('button', { name: '新增阶段' }).waitFor()
    await app.page.getByRole('cell', { name: '支部自查到户', exact: true }).waitFor()
  })

  it('leads to the backup, and to the log', async () => {
    await shell.goTo('工作台')
    await item(app.page, '还没有备份过').click()
    await app.page.getByRole('heading', { level: 1, name: '备份' }).waitFor()
    await shell.goTo('工作台')
    await app.page.getByRole('link', { name: '全部操作记录' }).click()
    await app.page.getByRole('heading', { level: 1, name: '操作记录' }).waitFor()
  })

  it('looks at the whole committee as of today, whatever was chosen before', async () => {
    await shell.goTo('工作台')
    await figure(app.page, '在册党员').click()
    const list = gridPage(app.page, '党员名册')
    await list.row('张三').waitFor()
    await expect.poll(() => list.column('姓名')).toHaveLength(4)
  })

  it('has no serious accessibility finding and no clipped text', async () => {
    await shell.goTo('工作台')
    await app.page.waitForLoadState('networkidle')
    expect(await seriousFindings(app.page)).toEqual([])
    expect(await clippedTexts(app.page)).toEqual([])
  })
})
