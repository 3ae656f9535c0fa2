import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { idCheckDigit } from '../../src/shared/kernel/idNumber.ts'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { gridPage, type GridPage } from './pages/gridPage.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { PASSPHRASE, startPage } from './pages/startPage.ts'
import { asExcel, copyElsewhere, readElsewhere } from './pages/systemClipboard.ts'

const MEMBERS = 210
const PASTED = 200

/** Hidden and shown so that the twelve columns that can be changed stand side by side. */
const FIXED = ['支部', '问题', '党龄', '年龄', '状态']
const HIDDEN_AT_FIRST = ['民族', '工作单位', '家庭住址', '备注']

let app: Application
let shell: ShellPage
let list: GridPage

function attach(): void {
  shell = shellPage(app.page)
  list = gridPage(app.page, '党员名册')
}

/** Everything the register holds of its members. */
async function everything(): Promise<unknown[]> {
  const office = behind(app.page)
  const first = await office.roster.list({ page: { offset: 0, limit: 500 } })
  return first.rows
}

const nameOf = (at: number) => `甲${String(at).padStart(3, '0')}`

/** A row as the village sends it: every one of the twelve values is another one than before. */
function sentRow(at: number): string[] {
  const serial = String(at).padStart(3, '0')
  const first17 = `41040019610317${serial}`
  return [
    `乙${serial}`,
    Number(serial.at(-1)) % 2 === 1 ? '男' : '女',
    first17 + idCheckDigit(first17),
    '1985.7.1',
    `1390000${serial.padStart(4, '0')}`,
    '1986年7月1日',
    '19610317',
    '大专',
    '回族',
    `"${at}"号车间\n二组`,
    '东岗村',
    '已核对',
  ]
}

const sent = Array.from({ length: PASTED }, (_, at) => sentRow(at))

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  const office = behind(app.page)
  const { nodes } = await office.organisation.tree({})
  const { id: orgId } = await office.organisation.save({
    values: {
      parentId: nodes[0]?.id ?? 0,
      kind: '党支部',
      fullName: '中共青山镇东岗村支部委员会',
      shortName: '东岗村支部',
      orgType: 'RURAL',
    },
  })
  for (let at = 0; at < MEMBERS; at += 1) {
    await office.roster.create({
      orgId,
      membership: 'FORMAL',
      values: { name: nameOf(at), sex: '', joinDate: '1999-07-01', phone: '13700001121', unit: '原单位' },
    })
  }
  await app.page.reload()
  attach()
  await shell.goTo('党员名册')
  await app.page.getByRole('button', { name: '列', exact: true }).click()
  const chooser = app.page.getByRole('tooltip')
  for (const title of [...FIXED, ...HIDDEN_AT_FIRST]) {
    await chooser.getByRole('checkbox', { name: title, exact: true }).click()
  }
  await app.page.keyboard.press('Escape')
  await list.grid.click()
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

async function toFirstCell(): Promise<void> {
  await list.cursor.focus()
  await app.page.keyboard.press('Control+Home')
  await expect.poll(label).toMatch(/^[甲乙]000，姓名/)
}

const label = () => list.cursor.getAttribute('aria-label')
const chosen = () => list.grid.locator('[role=gridcell][aria-selected=true]').count()
const extent = () => app.page.getByText(/^选定\d+行 × \d+栏$/)

describe('a block of cells', () => {
  it('is chosen with Shift and the arrows, given up with Esc, and the cursor stays', async () => {
    const { page } = app
    await toFirstCell()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowRight')
    await page.getByText('选定3行 × 2栏').waitFor()
    await expect.poll(() => chosen()).toBe(6)
    await expect.poll(() => label()).toContain('甲000，姓名')
    await page.keyboard.press('Shift+ArrowUp')
    await expect.poll(() => chosen()).toBe(4)
    await page.keyboard.press('Escape')
    await expect.poll(() => chosen()).toBe(0)
    await page.keyboard.press('Control+Shift+End')
    await page.getByText(`选定${MEMBERS}行 × 12栏`).waitFor()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => chosen()).toBe(0)
    await expect.poll(label).toContain('甲001，姓名')
  })

  it('is chosen with Shift and a click, and by dragging', async () => {
    const { page } = app
    await toFirstCell()
    await (await list.cell('甲004', '身份证号')).click({ modifiers: ['Shift'] })
    await page.getByText('选定5行 × 3栏').waitFor()
    const [from, to] = [await list.cell('甲002', '性别'), await list.cell('甲006', '联系电话')]
    const [a, b] = [await from.boundingBox(), await to.boundingBox()]
    if (!a || !b) throw new Error('not drawn')
    await page.mouse.move(a.x + 10, a.y + 10)
    await page.mouse.down()
    await page.mouse.move(b.x + 10, b.y + 10, { steps: 5 })
    await page.mouse.up()
    await page.getByText('选定5行 × 4栏').waitFor()
    await expect.poll(() => label()).toContain('甲002，性别')
    expect(await seriousFindings(page)).toEqual([])
  })

  it('grows while the pointer is held below the list', async () => {
    const { page } = app
    await toFirstCell()
    const [from, box] = [await (await list.cell('甲003', '姓名')).boundingBox(), await list.box.boundingBox()]
    if (!from || !box) throw new Error('not drawn')
    await page.mouse.move(from.x + 10, from.y + 10)
    await page.mouse.down()
    await page.mouse.move(from.x + 10, box.y + box.height + 5, { steps: 3 })
    await expect.poll(async () => Number(/\d+/.exec(await extent().innerText())?.[0])).toBeGreaterThan(60)
    await page.mouse.up()
    await page.keyboard.press('Escape')
  })

  it('is copied as text and as a table a spreadsheet takes, rows out of sight too', async () => {
    const { page } = app
    await toFirstCell()
    await page.keyboard.press('Control+Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Control+c')
    const names = Array.from({ length: MEMBERS }, (_, at) => nameOf(at))
    await expect
      .poll(async () => (await readElsewhere(page)).text)
      .toBe(names.map(name => `${name}\t\r\n`).join(''))
    const { html } = await readElsewhere(page)
    expect(html.match(/<tr/g)).toHaveLength(MEMBERS)
    expect(html).toContain('甲209')
  })
})

describe.each(['text/html', 'text/plain'] as const)('200 rows and 12 columns pasted as %s', type => {
  let before: unknown[]
  beforeEach(async () => {
    before = await everything()
  })

  it('are one call, saved as single edits are, and Ctrl+Z restores everything', async () => {
    const { page } = app
    const excel = asExcel(sent)
    await copyElsewhere(page, type === 'text/html' ? { html: excel.html, text: '' } : { text: excel.text })
    const calls: string[] = []
    page.on('request', request => {
      const { pathname } = new URL(request.url())
      if (pathname.includes('roster/update')) calls.push(pathname.split('/').at(-1) ?? '')
    })
    await toFirstCell()
    await page.keyboard.press('Control+v')
    await expect.poll(() => shell.undo.innerText()).toContain('粘贴名册12栏、200名')
    await page.getByText('已粘贴2400格，可按 Ctrl Z 撤销').last().waitFor()
    await shell.untilSaved()
    expect(calls).toEqual(['updateMany'])
    const { rows } = await behind(page).roster.list({ page: { offset: 0, limit: 500 } })
    const member = rows.find(row => row.name === '乙137')
    expect(member).toMatchObject({
      sex: '男',
      birth: '1961-03-17',
      joinDate: '1985-07-01',
      fullDate: '1986-07-01',
      phone: '13900000137',
      education: '大专',
      nation: '回族',
      unit: '"137"号车间 二组',
      residence: '东岗村',
      remark: '已核对',
      issues: [],
    })
    expect(rows.filter(row => row.name.startsWith('乙'))).toHaveLength(PASTED)

    await list.cursor.focus()
    await page.keyboard.press('Control+z')
    await expect.poll(() => list.text('甲000', '联系电话')).toBe('13700001121')
    await expect.poll(() => everything()).toEqual(before)
  })
})

describe('what does not go in', () => {
  it('is said before anything is written: too many rows, columns that are not there', async () => {
    const { page } = app
    const before = await everything()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('ArrowUp')
    await copyElsewhere(page, { text: 'a\tb\r\nc\td\r\ne\tf\r\n' })
    await page.keyboard.press('Control+v')
    const dialog = page.getByRole('dialog', { name: '粘贴' })
    await dialog.getByText('剪贴板里有3行，从这里到最后一行只有2行，多出的1行不粘贴。').waitFor()
    await dialog.getByText('剪贴板里有2栏，从这里往右只有1栏，多出的1栏不粘贴。').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: /取\s*消/ }).click()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => everything()).toEqual(before)
    await page.keyboard.press('Control+v')
    await dialog.getByRole('button', { name: /粘\s*贴/ }).click()
    await page.getByText('已粘贴2格，可按 Ctrl Z 撤销').waitFor()
    await shell.untilSaved()
    await expect.poll(() => list.column('备注')).toEqual(expect.arrayContaining(['a', 'c']))
    await list.cursor.focus()
    await page.keyboard.press('Control+z')
    await expect.poll(everything).toEqual(before)
  })

  it('keeps what a blank cell would empty, unless the clerk says otherwise', async () => {
    const { page } = app
    const before = await everything()
    await toFirstCell()
    await (await list.cell('甲000', '联系电话')).click()
    await copyElsewhere(page, { text: '\r\n13911112222\r\n' })
    await page.keyboard.press('Control+v')
    const dialog = page.getByRole('dialog', { name: '粘贴' })
    await dialog.getByText('有1格在剪贴板里是空白').waitFor()
    await dialog.getByRole('button', { name: /粘\s*贴/ }).click()
    await expect.poll(() => list.text('甲001', '联系电话')).toBe('13911112222')
    await expect.poll(() => list.text('甲000', '联系电话')).toBe('13700001121')
    await shell.untilSaved()
    await list.cursor.focus()
    await page.keyboard.press('Control+z')
    await expect.poll(everything).toEqual(before)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+v')
    await dialog.getByRole('checkbox').check()
    await dialog.getByRole('button', { name: /粘\s*贴/ }).click()
    await expect.poll(() => list.text('甲000', '联系电话')).toBe('')
    await shell.untilSaved()
    await list.cursor.focus()
    await page.keyboard.press('Control+z')
    await expect.poll(everything).toEqual(before)
  })

  it('refused values stand on their cells with the reason, the others are saved', async () => {
    const { page } = app
    const before = await everything()
    await toFirstCell()
    await (await list.cell('甲000', '备注')).click()
    await copyElsewhere(page, { text: `${'长'.repeat(301)}\r\n可以\r\n` })
    await page.keyboard.press('Control+v')
    await page.getByText('已粘贴1格，1格没有保存').waitFor()
    await expect.poll(() => list.text('甲001', '备注')).toBe('可以')
    const refused = await list.cell('甲000', '备注')
    await expect.poll(() => refused.getAttribute('data-state')).toBe('refused')
    await page.keyboard.press('Escape')
    await expect.poll(() => list.bubble.innerText()).toContain('最多300个字，这里有301个字')
    await page.keyboard.press('Escape')
    await expect.poll(() => refused.innerText()).toBe('')
    await page.keyboard.press('Control+z')
    await expect.poll(everything).toEqual(before)
  })
})

describe('clearing and filling', () => {
  it('Delete clears the block, Ctrl+D fills it down, each in one step of undo', async () => {
    const { page } = app
    const before = await everything()
    await toFirstCell()
    await (await list.cell('甲002', '联系电话')).click()
    await (await list.cell('甲005', '联系电话')).click({ modifiers: ['Shift'] })
    await page.keyboard.press('Delete')
    await page.getByText('已清空4格').waitFor()
    await shell.untilSaved()
    await expect.poll(() => shell.undo.innerText()).toContain('清空联系电话、4名')
    await (await list.cell('甲001', '联系电话')).click()
    await page.keyboard.type('13922223333')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowUp')
    await (await list.cell('甲005', '工作单位')).click({ modifiers: ['Shift'] })
    await page.keyboard.press('Control+d')
    await page.getByText('已填充4格').waitFor()
    await shell.untilSaved()
    await expect.poll(() => list.text('甲005', '联系电话')).toBe('13922223333')
    await expect.poll(() => list.text('甲006', '联系电话')).toBe('13700001121')
    await expect.poll(() => shell.undo.innerText()).toContain('向下填充联系电话、4名')
    for (let step = 0; step < 3; step += 1) {
      await list.cursor.focus()
      const said = await shell.undo.innerText()
      await page.keyboard.press('Control+z')
      await expect.poll(() => shell.undo.innerText()).not.toBe(said)
    }
    await expect.poll(everything).toEqual(before)
  })

  it('Ctrl+D in a single cell takes the value above', async () => {
    const { page } = app
    await toFirstCell()
    await (await list.cell('甲003', '工作单位')).click()
    await page.keyboard.type('镇卫生院')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+d')
    await expect.poll(() => list.text('甲004', '工作单位')).toBe('镇卫生院')
    await shell.untilSaved()
  })
})

describe('批量修改', () => {
  it('counts and names those it changes, and is one step of undo', async () => {
    const { page } = app
    const before = await everything()
    await page.getByRole('checkbox', { name: '全选' }).click()
    await page.getByRole('button', { name: `批量修改（${MEMBERS}）` }).click()
    const dialog = page.getByRole('dialog', { name: '批量修改' })
    await dialog.getByText(`选中${MEMBERS}名党员`).waitFor()
    await dialog.getByRole('combobox', { name: '改哪一项' }).click()
    await page.keyboard.type('学历')
    await page.keyboard.press('Enter')
    await dialog.getByRole('combobox', { name: '改为' }).fill('大专')
    await dialog.getByText(`将把“学历”改为“大专”：改${MEMBERS}名。`).waitFor()
    await expect.poll(() => dialog.getByRole('listitem').first().innerText()).toBe(nameOf(0))
    await expect.poll(() => dialog.getByRole('listitem').last().innerText()).toBe(`等共${MEMBERS}名`)
    expect(await seriousFindings(page)).toEqual([])
    expect(await clippedTexts(page)).toEqual([])
    await expect.poll(() => everything()).toEqual(before)
    await dialog.getByRole('button', { name: /修\s*改/ }).click()
    await page.getByText(`已修改${MEMBERS}名，可按 Ctrl Z 撤销`).waitFor()
    await expect.poll(() => list.text('甲000', '学历')).toBe('大专')
    await expect.poll(() => shell.undo.innerText()).toContain(`批量修改学历、${MEMBERS}名`)
    await list.cursor.focus()
    await page.keyboard.press('Control+z')
    await expect.poll(everything).toEqual(before)
    await page.getByRole('checkbox', { name: '全选' }).click()
  })
})

describe('after a restart', () => {
  it('a pasted block is taken back in one step', async () => {
    const before = await everything()
    await copyElsewhere(app.page, asExcel(sent))
    await toFirstCell()
    await app.page.keyboard.press('Control+v')
    await expect.poll(() => shell.undo.innerText()).toContain('粘贴名册12栏、200名')
    await shell.untilSaved()
    expect(await everything()).not.toEqual(before)
    const { folder } = app
    expect(app.complaints).toEqual([])
    await app.stop()

    app = await startApplication({ folder })
    attach()
    const start = startPage(app.page)
    await start.passphrase.fill(PASSPHRASE)
    await start.openButton.click()
    await shell.goTo('党员名册')
    await expect.poll(() => shell.undo.innerText()).toContain('粘贴名册12栏、200名')
    await list.cursor.focus()
    await app.page.keyboard.press('Control+z')
    await expect.poll(everything).toEqual(before)
  })
})
