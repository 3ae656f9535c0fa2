import { readFileSync } from 'node:fs'
import { readXlsx } from 'hucre/xlsx'
import type { Download } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { gridPage, type GridPage } from './pages/gridPage.ts'
import { handsOn, type Hands } from './pages/hands.ts'
import { intakePage, type IntakePage } from './pages/intakePage.ts'
import { openOption } from './pages/openOption.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { PASSPHRASE, startPage } from './pages/startPage.ts'
import { cleanVillage, longRoster, MENDED, messyVillage, strangeVillage } from './pages/villageWorkbooks.ts'

let app: Application
let shell: ShellPage
let intake: IntakePage
let roster: GridPage
let hands: Hands

/** How many members are on the roll, as the navigation says it and as they are stored. */
async function onTheRoll(): Promise<[string, number]> {
  const { total } = await behind(app.page).roster.list({ filter: {}, page: { offset: 0, limit: 1 } })
  const shown = (await shell.entry('党员名册').innerText()).replace(/\D/g, '')
  return [shown, total]
}

async function sheetOf(download: Download): Promise<string[][]> {
  const path = await download.path()
  const { sheets } = await readXlsx(readFileSync(path))
  return (sheets[0]?.rows ?? []).map(row => row.map(cell => (cell === null ? '' : String(cell))))
}

function attach() {
  shell = shellPage(app.page)
  intake = intakePage(app.page)
  roster = gridPage(app.page, '党员名册')
  hands = handsOn(app.page)
}

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  await settleTownship(app.page)
  attach()
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

describe("a village's workbook without mistakes", () => {
  it('takes four clicks from any screen, the one in the window of the system among them', async () => {
    const file = await cleanVillage(app.folder)
    await app.page.getByRole('heading', { level: 1, name: '工作台' }).waitFor()
    hands.spent()
    await hands.click(shell.entry('导入'))
    await intake.choose(file, hands)
    await expect.poll(() => intake.summary.innerText()).toBe('新增6名，修改0名，与台账相同0名')
    await hands.click(intake.import)
    await intake.result.getByText('已导入“东岗村支部党员花名册.xlsx”').waitFor()
    expect(hands.spent()).toEqual({ keys: 0, clicks: 4 })
    await expect.poll(onTheRoll).toEqual(['10', 10])
  })

  it('is taken back with one click, and with Ctrl+Z', async () => {
    hands.spent()
    await hands.click(intake.undo)
    await intake.result.getByText('已撤销“东岗村支部党员花名册.xlsx”的导入').waitFor()
    expect(hands.spent()).toEqual({ keys: 0, clicks: 1 })
    await expect.poll(onTheRoll).toEqual(['4', 4])
    await intake.files.getByText('已撤销导入').waitFor()
  })

  it('is imported with Enter once it is checked', async () => {
    await intake.choose(await cleanVillage(app.folder))
    await intake.import.waitFor()
    await expect.poll(() => intake.import.evaluate(button => button === document.activeElement)).toBe(true)
    await app.page.keyboard.press('Enter')
    await expect.poll(onTheRoll).toEqual(['10', 10])
    await app.page.keyboard.press('Control+z')
    await expect.poll(onTheRoll).toEqual(['4', 4])
    await expect.poll(() => intake.batches.column('状态')).toEqual(['已撤销', '已撤销'])
  })

  it('changes nothing when it comes again', async () => {
    const file = await cleanVillage(app.folder)
    await intake.choose(file)
    await intake.import.click()
    await intake.result.getByText('已导入“东岗村支部党员花名册.xlsx”').waitFor()
    await expect.poll(onTheRoll).toEqual(['10', 10])
    await intake.choose(file)
    await app.page.getByText(/这个文件.*已经导入过/).waitFor()
    await expect.poll(() => intake.summary.innerText()).toBe('新增0名，修改0名，与台账相同6名')
    await expect.poll(() => app.page.getByRole('button', { name: '没有要导入的行' }).isDisabled()).toBe(true)
    await intake.files.getByText('与台账相同').first().waitFor()
  })
})

describe('a messy workbook', () => {
  it('asks about a branch the register does not know, and imports nothing before', async () => {
    await app.page.reload()
    await shell.goTo('导入')
    await intake.choose(await messyVillage(app.folder))
    await intake.questions.getByText('有1个支部台账里没有，请选定').waitFor()
    await expect.poll(() => intake.blocked.isDisabled()).toBe(true)
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
  })

  it('has its branch made in three clicks', async () => {
    hands.spent()
    await hands.click(intake.question('北坪村支部'))
    await hands.click(openOption(app.page, '新建支部'))
    await hands.click(intake.newBranch)
    await intake.questions.getByText('北坪村支部：新建“北坪村支部”').waitFor()
    expect(hands.spent()).toEqual({ keys: 0, clicks: 3 })
    await expect
      .poll(() => intake.summary.innerText())
      .toMatch(/^新增5名，修改0名，与台账相同0名，▲ 6行未通过，可以在下面直接改/)
  })

  it('names row and reason of everything it found', async () => {
    await expect
      .poll(() => intake.rows.column('在表中'))
      .toEqual(['第11行', '第12行', '第13行', '第14行', '第15行', '第16行'])
    await expect.poll(() => intake.rows.text('尤世杰', '问题')).toContain('身份证号和出生日期都没有')
    await expect.poll(() => intake.rows.text('第14行', '问题')).toContain('没有姓名，请补上')
    await expect.poll(() => intake.rows.text('张三', '问题')).toContain('与第5行是同一人')
    await intake.tab(/^全部/).click()
    await expect.poll(() => intake.rows.text('韩英', '身份证号')).toBe('410400196804090044')
    await expect.poll(() => intake.rows.text('杨树林', '入党时间')).toBe('1993-07')
    await expect.poll(() => intake.rows.text('朱红军', '问题')).toContain('校验码不符')
    await expect.poll(() => intake.rows.text('秦淑珍', '入党时间')).toBe('2011-07-01')
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
  })

  it('is narrowed to one kind of finding', async () => {
    await intake.codes.click()
    await openOption(app.page, '没有姓名，请补上').click()
    await expect.poll(() => intake.rows.column('在表中')).toEqual(['第14行', '第15行'])
    await intake.tab(/^未通过/).click()
    await expect.poll(() => intake.rows.rows.count()).toBe(6)
  })

  it('hands out its refused rows with their reasons', async () => {
    const [download] = await Promise.all([app.page.waitForEvent('download'), intake.refused.click()])
    expect(download.suggestedFilename()).toMatch(/北坪村报送.*\.xlsx$/)
    const text = (await sheetOf(download)).map(row => row.join('|')).join('\n')
    expect(text).toContain('没有姓名，请补上')
    expect(text).toContain('尤世杰')
    expect(text).not.toContain('韩')
  })

  it('has five refused rows mended where they stand, with the keyboard alone', async () => {
    const { page } = app
    await intake.rows.row('尤世杰').getByText('未通过').click()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    const { idNumbers, names } = MENDED
    hands.spent()
    // Enter on what is wrong leads to the cell where it is mended.
    await hands.press('Enter')
    await expect.poll(() => intake.rows.cursor.getAttribute('aria-label')).toMatch(/^尤世杰，身份证号/)
    for (const idNo of idNumbers) {
      await hands.type(idNo)
      await hands.press('Enter')
    }
    await hands.press('ArrowLeft')
    await hands.press('ArrowLeft')
    for (const name of names) {
      await hands.type(name)
      await hands.press('Enter')
    }
    const { keys, clicks } = hands.spent()
    const typed = [...idNumbers, ...names].join('').length
    // To the first cell and one cell aside, and Enter after each: nothing else beside what is typed.
    expect({ keys: keys - typed, clicks }).toEqual({ keys: 1 + 3 + 2 + 2, clicks: 0 })
    for (const name of ['尤世杰', '许春梅', '何老根', ...names]) {
      await expect.poll(() => intake.rows.text(name, '结果')).toBe('✓ 新增（已改）')
    }
    await expect
      .poll(() => intake.summary.innerText())
      .toMatch(/^新增10名，修改0名，与台账相同0名，▲ 1行未通过/)
  })

  it('is imported without the row that did not pass, and stands in the roster', async () => {
    await intake.import.getByText('只导入通过的10名').click()
    await intake.result.getByText('新增10名，修改0名，与台账相同没有改动0名；未通过的1行没有导入。').waitFor()
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
    await expect.poll(onTheRoll).toEqual(['20', 20])
    await app.page.getByRole('button', { name: '在名册中看这10名' }).click()
    await expect
      .poll(async () => (await roster.column('姓名')).toSorted())
      .toEqual(
        [
          '张三',
          '韩英',
          '杨树林',
          '朱红军',
          '秦淑珍',
          '尤世杰',
          '许春梅',
          '何老根',
          ...MENDED.names,
        ].toSorted(),
      )
    await expect.poll(() => roster.text('尤世杰', '身份证号')).toBe(MENDED.idNumbers[0])
  })

  it('is taken back as a whole with one click in 操作记录, branch and all, and done again', async () => {
    await shell.goTo('操作记录')
    const label = '导入“北坪村报送.xlsx”'
    hands.spent()
    await hands.click(app.page.getByRole('grid').getByRole('button', { name: new RegExp(`^撤销：${label}`) }))
    await expect.poll(onTheRoll).toEqual(['10', 10])
    expect(hands.spent()).toEqual({ keys: 0, clicks: 1 })
    const { nodes } = await behind(app.page).organisation.tree({})
    expect(nodes.map(({ fullName }) => fullName)).not.toContain('北坪村支部')
    await app.page
      .getByRole('grid')
      .getByRole('button', { name: new RegExp(`^重做：${label}`) })
      .first()
      .click()
    await expect.poll(onTheRoll).toEqual(['20', 20])
  })

  it('is taken back with one click on the next day as well', async () => {
    await app.stop()
    expect(app.complaints).toEqual([])
    app = await startApplication({ folder: app.folder, today: '2024-03-21' })
    attach()
    await app.page.getByLabel('口令', { exact: true }).fill(PASSPHRASE)
    await app.page.keyboard.press('Enter')
    await shell.goTo('操作记录')
    hands.spent()
    await hands.click(app.page.getByRole('grid').getByRole('button', { name: /^撤销：导入“北坪村报送/ }))
    await expect.poll(onTheRoll).toEqual(['10', 10])
    expect(hands.spent()).toEqual({ keys: 0, clicks: 1 })
  })
})

describe('a header that is not found', () => {
  it('is pointed at with one click in the first rows, as the sheet has them', async () => {
    await shell.goTo('导入')
    await intake.choose(await strangeVillage(app.folder))
    await intake.firstRows.waitFor()
    await expect
      .poll(() => intake.firstRows.locator('tr').allInnerTexts())
      .toEqual([
        '\tA\tB\tC',
        '1\t东岗村支部补报\t\t',
        '2\t编号\t同志\t公民号码',
        expect.stringMatching(/^3\t1\t卫国梁\t410400/),
      ])
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
    await intake.firstRows.getByText('同志').click()
    await expect.poll(() => intake.rows.column('姓名')).toEqual(['卫国梁'])
  })
})

describe('a check that takes long', () => {
  it('shows how far it is and can be given up; nothing is written', async () => {
    await shell.goTo('导入')
    await intake.choose(await longRoster(app.folder))
    await app.page.getByText('全镇名册.xlsx').first().click()
    await intake.cancel.waitFor()
    expect(await seriousFindings(app.page)).toEqual([])
    await intake.cancel.click()
    await app.page.getByText('这个文件还没有检查。').waitFor()
    await expect.poll(onTheRoll).toEqual(['10', 10])
  })
})
