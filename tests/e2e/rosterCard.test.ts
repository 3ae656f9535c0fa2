import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { gridPage, type GridPage } from './pages/gridPage.ts'
import { conditionBox } from './pages/conditionBox.ts'
import { openOption } from './pages/openOption.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { PASSPHRASE, startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let list: GridPage
let town: Township

const card = () => app.page.getByRole('article')
const dialog = () => app.page.getByRole('dialog')

async function openCard(name: string): Promise<void> {
  await shell.goTo('党员名册')
  await (await list.cell(name, '姓名')).dblclick()
  await app.page.getByRole('article', { name: `党员卡：${name}` }).waitFor()
}

const stored = async (name: string) => behind(app.page).roster.card({ id: town.memberIds[name] ?? 0 })

function attach(): void {
  shell = shellPage(app.page)
  list = gridPage(app.page, '党员名册')
}

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  attach()
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

describe('the card', () => {
  it('opens by double click and by Enter on the name, and leads back to the same place', async () => {
    await openCard('张三')
    await app.page.keyboard.press('Escape')
    await list.row('张三').waitFor()
    await expect.poll(() => list.cursor.getAttribute('aria-label')).toContain('张三，姓名')
    await app.page.keyboard.press('Enter')
    await app.page.getByRole('article', { name: '党员卡：张三' }).waitFor()
  })

  it('saves a field on Enter and goes on to the next', async () => {
    await openCard('张三')
    const native = card().getByLabel('籍贯')
    await native.fill('河南平顶山')
    await app.page.keyboard.press('Enter')
    await expect.poll(async () => (await stored('张三')).values.nativePlace).toBe('河南平顶山')
    const next = card().getByLabel('参加工作时间')
    await expect.poll(() => next.evaluate(field => field === document.activeElement)).toBe(true)
  })

  it('saves a field on leaving it, a date as it is to be read', async () => {
    const started = card().getByLabel('参加工作时间')
    await started.fill('98.7')
    await card().getByText('将记为 1998-07').waitFor()
    await app.page.keyboard.press('Tab')
    await expect.poll(() => started.inputValue()).toBe('1998-07')
    await card().getByText('最近修改：经办人').waitFor()
  })

  it('shows what cannot be read beside its field and keeps it as typed', async () => {
    const joined = card().getByLabel('入党时间')
    await joined.fill('一九九一年')
    await app.page.keyboard.press('Tab')
    await expect.poll(async () => (await stored('张三')).asTyped.joinDate).toBe('一九九一年')
    await expect.poll(() => joined.inputValue()).toBe('一九九一年')
    const words = (await joined.getAttribute('aria-describedby')) ?? ''
    await expect
      .poll(() => app.page.locator(`[id="${words}"]`).innerText())
      .toContain('看不懂这个日期，已照原样保留')
  })

  it('keeps a refused value in sight with its reason, and Esc gives it up', async () => {
    const name = card().getByLabel('姓名')
    await name.fill('')
    await app.page.keyboard.press('Tab')
    await card()
      .getByText(/请填写姓名/)
      .waitFor()
    await expect.poll(() => name.inputValue()).toBe('')
    await name.focus()
    await app.page.keyboard.press('Escape')
    await expect.poll(() => name.inputValue()).toBe('张三')
  })

  it('leaves Ctrl+Z to the register in a field where nothing was typed', async () => {
    await card().getByLabel('籍贯').focus()
    await app.page.keyboard.press('Control+z')
    await expect.poll(async () => (await stored('张三')).values.joinDate).toBe('2005-07-01')
  })

  it('registers family in a dialog, with what is wrong beside its field', async () => {
    await card().getByRole('tab', { name: '家庭' }).click()
    await card().getByRole('button', { name: '登记家庭成员' }).click()
    await dialog().getByRole('button', { name: '保存' }).click()
    await dialog().getByText('请填写姓名').waitFor()
    await dialog().getByLabel(/^姓名/).fill('李某')
    await dialog().getByLabel('出生').fill('看不懂')
    await app.page.keyboard.press('Enter')
    await dialog()
      .getByText(/看不懂这个日期/)
      .waitFor()
    await dialog().getByLabel('出生').fill('1982.5')
    await app.page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await expect.poll(() => card().getByRole('row').nth(1).innerText()).toContain('1982-05')
    expect(await seriousFindings(app.page)).toEqual([])
  })

  it('tells what was changed, by whom and when', async () => {
    await card().getByRole('tab', { name: '记录' }).click()
    await card().getByText('河南平顶山').first().waitFor()
    expect(await clippedTexts(app.page)).toEqual([])
    await card().getByRole('tab', { name: '基本信息' }).click()
  })

  it('refuses a new state without its evidence, names it, and takes it with it', async () => {
    await openCard('赵六')
    await card().getByRole('button', { name: /更多/ }).click()
    await app.page.getByRole('menuitem', { name: '改变党籍状态' }).click()
    await dialog().getByRole('combobox').click()
    await openOption(app.page, '转出在途').click()
    await dialog().getByText('需要：组织关系介绍信').waitFor()
    await dialog().getByRole('button', { name: '改变状态' }).click()
    await dialog().getByText('还缺：组织关系介绍信。补上后才能改为转出在途').waitFor()
    await dialog().getByLabel(/^依据/).fill('介绍信第12号')
    await dialog().getByRole('button', { name: '改变状态' }).click()
    await dialog().waitFor({ state: 'hidden' })
    await card().getByText('转出在途').first().waitFor()
  })

  it('extends a probation with its new end', async () => {
    const { page } = app
    const office = behind(page)
    const { nodes } = await office.organisation.tree({})
    const orgId = nodes.find(({ shortName }) => shortName === '东岗村支部')?.id ?? 0
    const values = { name: '钱九', sex: '男', joinDate: '2023-03-01', probationEnd: '2024-03-01' }
    const { id } = await office.roster.create({ orgId, membership: 'PROBATIONARY', values })
    await page.reload()
    await openCard('钱九')
    await card().getByRole('button', { name: /更多/ }).click()
    await page.getByRole('menuitem', { name: '改变党籍状态' }).click()
    await dialog().getByRole('combobox').click()
    await openOption(page, '预备党员').first().click()
    await dialog().getByText('将延长钱九的预备期').waitFor()
    await dialog().getByLabel(/^依据/).fill('支部大会2024年2月28日')
    await dialog().getByRole('button', { name: '改变状态' }).click()
    await dialog().getByText('还缺：新的预备期满日期。补上后才能延长预备期').waitFor()
    await dialog()
      .getByLabel(/^延长到/)
      .fill('2024.9.1')
    await dialog().getByRole('button', { name: '改变状态' }).click()
    await dialog().waitFor({ state: 'hidden' })
    expect((await office.roster.card({ id })).values.probationEnd).toBe('2024-09-01')
  })
})

describe('paper', () => {
  it('prints the card of one member from a hidden frame', async () => {
    const { page } = app
    await page.addInitScript(() => {
      window.print = () => window.top?.postMessage('printed')
    })
    await page.reload()
    await openCard('张三')
    const printed = page.evaluate(
      () =>
        new Promise(resolve =>
          window.addEventListener('message', event => {
            if (event.data === 'printed') resolve(true)
          }),
        ),
    )
    await card().getByRole('button', { name: '打印附件1' }).click()
    expect(await printed).toBe(true)
    const paper = page.frames().find(frame => frame.url().includes('/print/'))
    await expect.poll(() => paper?.locator('body').innerText()).toMatch(/内部资料\s+附件1\s+党员基本信息表/)
  })

  it('hands over the roster of a branch as a workbook, in two clicks once the branch is chosen', async () => {
    const { page } = app
    await shell.goTo('党员名册')
    await page.getByRole('combobox', { name: '支部' }).fill('东岗')
    await page.keyboard.press('Enter')
    await list.row('张三').waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出 ▾' }).click()
    await page.getByRole('menuitem', { name: '附件2 党员名册' }).click()
    expect((await download).suggestedFilename()).toMatch(/^附件2.*\.xlsx$/)
    await page.getByRole('button', { name: '去掉条件：支部 东岗村支部' }).click()
  })
})

describe('a new member', () => {
  it('is entered by keyboard; sex and birth follow from the ID number', async () => {
    const { page } = app
    await shell.goTo('党员名册')
    await page.getByRole('button', { name: '新增党员', exact: true }).click()
    await expect
      .poll(() =>
        dialog()
          .getByLabel(/^姓名/)
          .evaluate(field => field === document.activeElement),
      )
      .toBe(true)
    await page.keyboard.type('𠮷祥')
    await page.keyboard.press('Tab')
    await page.keyboard.type('41040019700214001')
    await dialog().getByText('已输17位，共18位').waitFor()
    await page.keyboard.type('X')
    await dialog().getByText('身份证校验码不符').waitFor()
    await page.keyboard.press('Backspace')
    await page.keyboard.type('6')
    await dialog().getByText('校验码相符').waitFor()
    await expect.poll(() => dialog().getByLabel('出生日期').inputValue()).toBe('1970-02-14')
    await dialog()
      .getByLabel(/^所在支部/)
      .fill('西河')
    await page.keyboard.press('Enter')
    await dialog().getByLabel('入党时间').fill('1993.5')
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await list.row('𠮷祥').waitFor()
    await expect.poll(() => list.text('𠮷祥', '性别')).toBe('男')
    await expect.poll(() => list.text('𠮷祥', '支部')).toBe('西河村支部')
    await expect.poll(() => list.text('𠮷祥', '入党时间')).toBe('1993-05')
  })

  it('needs a branch, and the form says so', async () => {
    const { page } = app
    await page.getByRole('button', { name: '新增党员', exact: true }).click()
    await dialog().getByLabel(/^姓名/).fill('无支部')
    await page.keyboard.press('Enter')
    await dialog().getByText('请选择所在支部').waitFor()
    await dialog().getByRole('button', { name: '取消' }).click()
  })
})

describe('what the list shows', () => {
  it('narrows, says by what, and keeps it over a card', async () => {
    const { page } = app
    await shell.goTo('党员名册')
    await conditionBox(page).oneOf('性别', ['女'])
    await expect.poll(() => list.column('姓名')).toEqual(['李四', '王秀兰'])
    await list.header('入党时间').getByRole('button').click()
    await expect.poll(() => list.column('姓名')).toEqual(['王秀兰', '李四'])
    await expect.poll(() => list.header('入党时间').getAttribute('aria-sort')).toBe('ascending')
    await page.getByText('当前显示2名').waitFor()
    await (await list.cell('李四', '姓名')).dblclick()
    await page.getByRole('article', { name: '党员卡：李四' }).waitFor()
    await page.getByRole('button', { name: '‹ 党员名册' }).click()
    await expect.poll(() => list.column('姓名')).toEqual(['王秀兰', '李四'])
    await expect.poll(() => list.cursor.getAttribute('aria-label')).toContain('李四')
  })

  it('searches as one types, and stores no name on the computer', async () => {
    const { page } = app
    await page.getByLabel('在名册中筛选').fill('秀兰')
    await expect.poll(() => list.column('姓名')).toEqual(['王秀兰'])
    const kept = await page.evaluate(() => JSON.stringify(window.localStorage))
    expect(kept).toContain('roster.filter')
    expect(kept).not.toContain('秀兰')
  })

  it('is as it was after a restart, and yesterday’s change can still be taken back', async () => {
    const { folder } = app
    const storage = await app.page.evaluate(() => Object.entries<string>(window.localStorage))
    const undoLabel = await shell.undo.innerText()
    await app.stop()
    app = await startApplication({ folder })
    // Every start of the tests has a browser profile of its own: what it remembered is put back.
    await app.page.evaluate(kept => {
      for (const [key, value] of kept) window.localStorage.setItem(key, value)
    }, storage)
    attach()
    await startPage(app.page).passphrase.fill(PASSPHRASE)
    await app.page.keyboard.press('Enter')
    await shell.goTo('党员名册')
    await expect.poll(() => list.column('姓名')).toEqual(['王秀兰', '李四'])
    await expect.poll(() => shell.undo.innerText()).toBe(undoLabel)
    await app.page.keyboard.press('Control+z')
    await app.page.getByText(/^已撤销：/).waitFor()
  })

  it('says what to do where nothing fits', async () => {
    const { page } = app
    await page.getByLabel('在名册中筛选').fill('查无此人')
    await page.getByText('没有符合条件的党员。').waitFor()
    await page.getByRole('button', { name: '清除条件' }).click()
    await list.row('张三').waitFor()
  })

  it('moves the selected to another branch after saying how many', async () => {
    const { page } = app
    for (const name of ['张三', '王秀兰']) {
      await list.row(name).getByRole('checkbox').check()
    }
    await page.getByRole('button', { name: '转到其他支部（2）' }).click()
    await dialog().getByText('将把2名党员转到下面选定的支部').waitFor()
    await dialog().getByLabel(/^转到/).fill('西河')
    await page.keyboard.press('Enter')
    await dialog().getByRole('button', { name: '转2名党员' }).click()
    await dialog().waitFor({ state: 'hidden' })
    await expect.poll(() => list.text('张三', '支部')).toBe('西河村支部')
    await page.keyboard.press('Control+z')
    await expect.poll(() => list.text('张三', '支部')).toBe('东岗村支部')
  })

  it('shows a past day in amber and lets nothing be changed there', async () => {
    const { page } = app
    const day = page.getByLabel('截至')
    await day.fill('2010-01-01')
    await page.keyboard.press('Enter')
    await page.getByText('只看不改', { exact: true }).waitFor()
    await expect.poll(() => list.column('姓名')).not.toContain('赵陆')
    await expect
      .poll(() => page.getByRole('button', { name: '新增党员', exact: true }).isDisabled())
      .toBe(true)
    await (await list.cell('张三', '联系电话')).click()
    await page.keyboard.type('1')
    await expect.poll(() => list.cursor.inputValue()).toBe('')
    expect(await clippedTexts(page)).toEqual([])
    await page.getByRole('button', { name: '回到今日' }).click()
    await list.row('张三').waitFor()
  })
})
