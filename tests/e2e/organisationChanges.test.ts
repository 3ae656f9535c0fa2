import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Locator } from 'playwright-core'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { gridPage, type GridPage } from './pages/gridPage.ts'
import { openOption } from './pages/openOption.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

const EAST = '中共青山镇东岗村支部委员会'
const WEST = '中共青山镇西河村支部委员会'
const SOUTH = '中共青山镇南坡村支部委员会'
const MERGED_ON = '2024-03-10'

describe('调整党组织', () => {
  let app: Application
  let shell: ShellPage
  let tree: GridPage
  let roster: GridPage
  let township: Township

  beforeAll(async () => {
    app = await startApplication()
    await startPage(app.page).makeRegister()
    township = await settleTownship(app.page)
    const { organisation, roster: members } = behind(app.page)
    await organisation.savePost({
      values: {
        orgId: township.eastId,
        memberId: township.memberIds['张三'] ?? 0,
        body: '党支部',
        post: '书记',
        fromOn: '2021-03',
        toOn: null,
      },
    })
    await members.create({
      orgId: township.westId,
      values: { name: '孙七', sex: '男', joinDate: '2001-07-01' },
    })
    await app.page.reload()
    shell = shellPage(app.page)
    tree = gridPage(app.page, '党组织')
    roster = gridPage(app.page, '党员名册')
    await shell.goTo('党组织')
  })

  afterAll(async () => {
    await app.dispose()
  })

  const choose = async (organisation: string, entry: string): Promise<Locator> => {
    const { page } = app
    await (await tree.cell(organisation, '名称')).click()
    await page.getByRole('complementary').getByRole('button', { name: '调整' }).click()
    await page.getByRole('menuitem', { name: entry, exact: true }).click()
    return page.getByRole('dialog')
  }
  /** below the committee, which bears the mark of folding */
  const branches = async () => (await tree.column('名称')).slice(1)
  const lookAt = async (day: string) => {
    const { page } = app
    const box = page.getByRole('banner').getByLabel('截至')
    await box.fill(day)
    await page.keyboard.press('Enter')
  }
  const preview = (dialog: Locator) => dialog.getByRole('region', { name: '将要发生的变动' })

  it('shows who moves before branches are merged, and merges them on the day', async () => {
    const { page } = app
    const dialog = await choose(EAST, '合并支部')
    await preview(dialog).getByText('请选择并入哪个支部').waitFor()
    await dialog.getByRole('combobox', { name: /^并入/ }).fill('西河')
    await openOption(page, '西河村支部').click()
    await dialog.getByLabel(/^变动日期/).fill('2024.3.10')
    await preview(dialog).getByText('4名党员从“东岗村支部”转到“西河村支部”').waitFor()
    const words = await preview(dialog).innerText()
    expect(words).toContain('李四、王秀兰、张三、赵六')
    expect(words).toContain('张三（东岗村支部书记）')
    expect(await seriousFindings(page)).toEqual([])
    expect(await clippedTexts(page)).toEqual([])
    await dialog.getByLabel('依据').fill('镇党委〔2024〕3号')
    await dialog.getByRole('button', { name: '合并', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => branches()).toEqual([WEST])
    await expect.poll(() => tree.text(WEST, '党员')).toBe('5')
  })

  it('lists the roster as of the day before and the day of the merge', async () => {
    const { page } = app
    await shell.goTo('党员名册')
    await expect.poll(() => roster.text('张三', '支部')).toBe('西河村支部')
    await lookAt('2024-03-09')
    await expect.poll(() => roster.text('张三', '支部')).toBe('东岗村支部')
    await expect.poll(() => roster.text('孙七', '支部')).toBe('西河村支部')
    await shell.goTo('党组织')
    await expect.poll(() => branches()).toEqual([EAST, WEST])
    await expect.poll(() => tree.text(EAST, '党员')).toBe('4')
    await lookAt(MERGED_ON)
    await expect.poll(() => branches()).toEqual([WEST])
    await page.getByRole('button', { name: '回到今日' }).click()
  })

  it('takes the whole merge back with one undo', async () => {
    const { page } = app
    await shell.undo.click()
    await expect.poll(() => branches()).toEqual([EAST, WEST])
    await expect.poll(() => tree.text(EAST, '党员')).toBe('4')
    const { posts } = await behind(page).organisation.posts({ orgId: township.eastId })
    expect(posts.map(({ toOn }) => toOn)).toEqual([null])
  })

  it('merges two branches into one that begins on the day, in one step and with one undo', async () => {
    const { page } = app
    const NEW = '中共青山镇东西村支部委员会'
    const dialog = await choose(EAST, '合并支部')
    await dialog.getByRole('radio', { name: '合并成立新支部' }).check()
    await preview(dialog).getByText('请至少选择两个支部').waitFor()
    await dialog.getByRole('combobox', { name: /^原支部/ }).fill('西河')
    await openOption(page, '西河村支部').click()
    await dialog.getByLabel(/^全称/).fill(NEW)
    await dialog.getByLabel(/^变动日期/).fill('2024.3.15')
    await preview(dialog).getByText('成立1个党组织').waitFor()
    await preview(dialog).getByText('撤销2个党组织').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    expect(await clippedTexts(page)).toEqual([])
    await dialog.getByRole('button', { name: '合并', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => branches()).toEqual([NEW])
    await expect.poll(() => tree.text(NEW, '党员')).toBe('5')
    await lookAt('2024-03-14')
    await expect.poll(() => branches()).toEqual([EAST, WEST])
    await lookAt('2024-03-15')
    await expect.poll(() => branches()).toEqual([NEW])
    await page.getByRole('button', { name: '回到今日' }).click()
    await shell.undo.click()
    await expect.poll(() => branches()).toEqual([EAST, WEST])
  })

  it('splits two new branches off at once; nobody goes to both', async () => {
    const { page } = app
    const dialog = await choose(EAST, '分出新支部')
    await dialog.getByRole('button', { name: '再分出一个新支部' }).click()
    const part = (n: number) => dialog.getByRole('group', { name: `第${n}个新支部` })
    for (const [n, name, who] of [
      [1, '中共青山镇一村支部委员会', /李四/],
      [2, '中共青山镇二村支部委员会', /赵六/],
    ] as const) {
      await part(n).getByLabel(/^全称/).fill(name)
      await part(n).getByRole('checkbox', { name: who }).check()
    }
    await expect.poll(() => part(1).getByRole('checkbox', { name: /赵六/ }).isDisabled()).toBe(true)
    await preview(dialog).getByText('成立2个党组织').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    expect(await clippedTexts(page)).toEqual([])
    await dialog.getByRole('button', { name: '分出', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(async () => (await branches()).length).toBe(4)
    await expect.poll(() => tree.text(EAST, '党员')).toBe('2')
    await shell.undo.click()
    await expect.poll(() => branches()).toEqual([EAST, WEST])
  })

  it('refuses a day before a post began, beside the date', async () => {
    const { page } = app
    const dialog = await choose(EAST, '合并支部')
    await dialog.getByRole('combobox', { name: /^并入/ }).fill('西河')
    await openOption(page, '西河村支部').click()
    await dialog.getByLabel(/^变动日期/).fill('2021-02-01')
    await preview(dialog)
      .getByText(/张三任书记的日期（2021-03）/)
      .waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  })

  it('splits chosen members off into a new branch', async () => {
    const { page } = app
    const dialog = await choose(EAST, '分出新支部')
    await dialog.getByLabel(/^全称/).fill(SOUTH)
    await dialog.getByPlaceholder('按姓名或拼音找').fill('lis')
    await dialog.getByRole('checkbox', { name: /李四/ }).check()
    await dialog.getByPlaceholder('按姓名或拼音找').fill('')
    await dialog.getByRole('checkbox', { name: /赵六/ }).check()
    await dialog.getByText('已选2名').waitFor()
    await preview(dialog)
      .getByText(/2名党员从“东岗村支部”转到/)
      .waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: '分出', exact: true }).click()
    await expect.poll(() => branches()).toEqual([EAST, WEST, SOUTH])
    expect([await tree.text(EAST, '党员'), await tree.text(SOUTH, '党员')]).toEqual(['2', '2'])
  })

  it('dissolves a branch with its members going elsewhere', async () => {
    const { page } = app
    const dialog = await choose(SOUTH, '撤销')
    await preview(dialog).getByText('请选择党员转到哪个支部').waitFor()
    await dialog.getByRole('combobox', { name: /^党员转到/ }).fill('东岗')
    await openOption(page, '东岗村支部').click()
    await preview(dialog)
      .getByText(/2名党员从/)
      .waitFor()
    await dialog.getByRole('button', { name: '撤销此党组织' }).click()
    await expect.poll(() => branches()).toEqual([EAST, WEST])
    await expect.poll(() => tree.text(EAST, '党员')).toBe('4')
  })

  it('moves a branch under a 党总支', async () => {
    const { page } = app
    const { organisation } = behind(page)
    const { nodes } = await organisation.tree({})
    await organisation.save({
      values: {
        parentId: nodes[0]?.id ?? 0,
        kind: '党总支',
        fullName: '中共青山镇河西总支部委员会',
        shortName: '河西总支',
      },
    })
    await page.reload()
    const dialog = await choose(WEST, '改属其他上级')
    await dialog.getByRole('combobox', { name: /^新的上级/ }).fill('河西')
    await openOption(page, '河西总支').click()
    await preview(dialog).getByText('“西河村支部”随1名党员从').waitFor()
    await dialog.getByRole('button', { name: '调整上级' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(async () => (await branches()).at(-1)).toContain(WEST)
    await shell.untilSaved()
    expect(app.complaints).toEqual([])
  })
})
