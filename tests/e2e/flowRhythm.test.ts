import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { flowPage, type FlowPage } from './pages/flowPage.ts'
import { handsOn } from './pages/hands.ts'
import { openOption } from './pages/openOption.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let flow: FlowPage
let town: Township

/** Goes away in a past quarter; today is 2024-03-20. */
async function away(name: string, values: object): Promise<number> {
  const { id } = await behind(app.page).flow.save({
    memberId: town.memberIds[name] ?? 0,
    values: { leftOn: '2023-09-01', reason: '外出务工', reportedOn: '2023-09-01', ...values },
  })
  return id
}

async function contactsOf(flowId: number) {
  return (await behind(app.page).flow.contacts({ flowId })).contacts
}

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  shell = shellPage(app.page)
  flow = flowPage(app.page)
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

let first: number
let second: number

describe('the contact rhythm', () => {
  it('leads from the workbench to those nobody called, with the periods missed', async () => {
    first = await away('张三', { placeFixed: true, unitHasParty: '有', destPlace: '东莞市' })
    second = await away('李四', { destPlace: '郑州市', direction: 'CROSS_CITY' })
    await app.page.reload()
    await shell.goTo('工作台')
    await app.page.getByRole('button', { name: /流动党员逾期未联系/ }).click()
    await expect.poll(() => flow.away.column('姓名')).toEqual(['李四', '张三'])
    await expect.poll(() => flow.away.text('张三', '联系情况')).toContain('缺2次')
    await flow.away.row('张三').click()
    const periods = flow.panel.getByRole('list', { name: '各时段联系' })
    await expect
      .poll(() => periods.getByRole('listitem').allTextContents())
      .toEqual(['2023年第3季度 ▲ 没有联系', '2023年第4季度 ▲ 没有联系', '2024年第1季度 ● 待联系'])
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
  })

  it('takes a call with one click, and takes it back with Ctrl+Z', async () => {
    const hands = handsOn(app.page)
    hands.spent()
    await hands.click(app.page.getByRole('button', { name: '已打电话：张三' }))
    await expect.poll(() => flow.away.column('姓名')).toEqual(['李四'])
    expect(hands.spent()).toEqual({ keys: 0, clicks: 1 })
    await expect
      .poll(() => contactsOf(first))
      .toMatchObject([{ onDate: '2024-03-20', channel: '电话', contactBy: '支部' }])
    await flow.away.row('李四').click()
    await app.page.keyboard.press('Control+z')
    await expect.poll(() => flow.away.column('姓名')).toEqual(['李四', '张三'])
    await expect.poll(() => contactsOf(first)).toEqual([])
  })

  it('takes one contact for all who are chosen, as one step of undo', async () => {
    const { page } = app
    await page.getByRole('checkbox', { name: '全选' }).click()
    await page.getByRole('button', { name: '给2名登记联系' }).click()
    await flow.dialog.getByRole('button', { name: '登记', exact: true }).click()
    await flow.dialog.getByText(/请填写联系内容/).waitFor()
    await flow.dialog.getByLabel(/^联系内容/).fill('群里发学习资料，逐人问了情况')
    expect(await seriousFindings(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByText('没有逾期未联系的流动党员。').waitFor()
    await expect
      .poll(async () => [(await contactsOf(first)).length, (await contactsOf(second)).length])
      .toEqual([1, 1])
  })

  it('notes a move told in a contact, and keeps where the member was', async () => {
    const { page } = app
    await flow.choose('外出中')
    await flow.away.row('李四').click()
    await flow.panel.getByRole('heading', { name: '李四' }).waitFor()
    await flow.contact.fill('换了工作')
    await flow.panel.getByLabel(/^现在在哪里/).fill('洛阳市')
    await page.keyboard.press('Enter')
    await expect.poll(() => flow.away.text('李四', '外出地点')).toBe('洛阳市')
    await flow.panel.getByText('去向：郑州市 → 洛阳市').waitFor()
  })
})

describe('a contact on record', () => {
  it('is put right in a dialog, and the list shows the place of the move', async () => {
    const { page } = app
    await flow.panel.getByRole('button', { name: '修改 2024-03-20 的联系记录' }).first().click()
    const words = flow.dialog.getByLabel(/^联系内容/)
    await expect.poll(() => words.evaluate(box => box === document.activeElement)).toBe(true)
    await words.fill('换了工作，去了开封')
    await flow.dialog.getByLabel(/^现在在哪里/).fill('开封市')
    expect(await seriousFindings(page)).toEqual([])
    await page.keyboard.press('Enter')
    await expect.poll(() => flow.away.text('李四', '外出地点')).toBe('开封市')
    await flow.panel.getByText('去向：郑州市 → 开封市').waitFor()
  })

  it('keeps the focus in its dialog when another contact is saved only then', async () => {
    const { page } = app
    const before = await contactsOf(second)
    const held = Promise.withResolvers<undefined>()
    await page.route('**/rpc/flow/addContact', async route => {
      await held.promise
      await route.continue()
    })
    await flow.contact.fill('打了电话')
    await page.keyboard.press('Enter')
    await flow.panel.getByRole('button', { name: '修改 2024-03-20 的联系记录' }).first().click()
    const words = flow.dialog.getByLabel(/^联系内容/)
    const focused = () => words.evaluate(box => box === document.activeElement)
    await expect.poll(focused).toBe(true)
    held.resolve(undefined)
    // The field behind is emptied in the same moment in which it takes the focus, if it does.
    await expect.poll(() => flow.contact.first().inputValue()).toBe('')
    expect(await focused()).toBe(true)
    await page.keyboard.press('Escape')
    await flow.dialog.waitFor({ state: 'hidden' })
    await page.unroute('**/rpc/flow/addContact')
    const known = new Set(before.map(({ id }) => id))
    for (const { id } of await contactsOf(second))
      if (!known.has(id)) await behind(page).flow.removeContact({ id })
  })
})

describe('whose relation is to be transferred', () => {
  it('is listed from the workbench, one click away from the letter', async () => {
    const { page } = app
    await shell.goTo('工作台')
    await page.getByRole('button', { name: /还没有转组织关系/ }).click()
    await expect.poll(() => flow.away.column('姓名')).toEqual(['张三'])
    await flow.away.row('张三').click()
    expect(await clippedTexts(page)).toEqual([])
    await flow.panel.getByRole('button', { name: '开介绍信' }).click()
    await flow.dialog.getByText('登记介绍信：张三').waitFor()
    await flow.dialog.getByRole('button', { name: '取消' }).click()
    await flow.dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => flow.away.text('张三', '介绍信')).toBe('还没有')
    // begun and not issued: shown as that, and no second one is proposed
    const { rows } = await behind(page).flow.list({ filter: { status: 'away' } })
    const { memberId } = rows.find(({ name }) => name === '张三') ?? { memberId: 0 }
    const draft = await behind(page).transfer.save({
      memberId,
      values: { direction: '转出', state: 'DRAFT' },
    })
    await page.reload()
    await expect.poll(() => flow.away.text('张三', '介绍信')).toContain('已起草，未开具')
    await flow.away.row('张三').click()
    await flow.panel.getByRole('button', { name: '打开草稿' }).waitFor()
    expect(await flow.panel.getByRole('button', { name: '开介绍信' }).count()).toBe(0)
    expect(await clippedTexts(page)).toEqual([])
    expect(await seriousFindings(page)).toEqual([])
    await flow.panel.getByRole('button', { name: '打开草稿' }).click()
    const card = page.getByRole('article', { name: '党员卡：张三' })
    await card.getByRole('tabpanel', { name: '介绍信', exact: true }).getByText('草稿').first().waitFor()
    await behind(page).transfer.remove({ id: draft.id })
    await page.reload()
    await shell.goTo('流动党员')
    await flow.choose('外出中')
    await expect.poll(() => flow.away.column('姓名')).toEqual(['李四', '张三'])
  })
})

describe('what calls for a written reminder', () => {
  it('is listed, entered with its grounds proposed, received and mended', async () => {
    const { page } = app
    await flow.choose('没回支部')
    await expect.poll(() => flow.away.column('姓名')).toEqual(['李四'])
    await expect.poll(() => flow.away.text('李四', '要提醒的事')).toBe('2023年第4季度没有回支部参加组织生活')
    expect(await clippedTexts(page)).toEqual([])
    await flow.choose('待提醒')
    await expect.poll(() => flow.away.column('姓名')).toEqual(['李四'])
    await flow.away.row('李四').click()
    await flow.panel.getByRole('button', { name: '登记提醒' }).click()
    const facts = flow.dialog.getByLabel(/^具体情况/)
    await expect.poll(() => facts.inputValue()).toBe('2023年第4季度没有回支部参加组织生活')
    await expect.poll(() => facts.evaluate(box => box === document.activeElement)).toBe(true)
    expect(await flow.dialog.getByRole('checkbox', { name: '没有按时参加组织生活' }).isChecked()).toBe(true)
    await flow.dialog.getByLabel(/^改正期限/).fill('2024-04-20')
    expect(await seriousFindings(page)).toEqual([])
    await flow.dialog.getByRole('button', { name: '保存' }).click()
    await page.getByText('没有要书面提醒的流动党员').waitFor()
    await flow.choose('外出中')
    await flow.away.row('李四').click()
    const reminders = flow.panel.getByRole('list', { name: '书面提醒' })
    await reminders.getByText('改正期限 2024-04-20').waitFor()
    await reminders.getByRole('button', { name: '登记已送达' }).click()
    await flow.dialog.getByRole('button', { name: '登记', exact: true }).click()
    await flow.dialog.getByText(/还缺：签收人或送达方式/).waitFor()
    await flow.dialog.getByLabel(/^签收人或送达方式/).fill('微信已回复')
    await flow.dialog.getByRole('button', { name: '登记', exact: true }).click()
    await reminders.getByText('2024-03-20 送达，微信已回复').waitFor()
    await reminders.getByRole('button', { name: '登记未整改' }).waitFor()
    expect(await clippedTexts(page)).toEqual([])
    expect(await seriousFindings(page)).toEqual([])
    await reminders.getByRole('button', { name: '版面' }).click()
    const paper = page.getByRole('region', { name: '纸面' })
    await paper.getByText('流动党员书面提醒').waitFor()
    await paper.getByText('2024年3月20日第＿＿＿＿号提醒已收到。').waitFor()
    expect(await clippedTexts(page)).toEqual([])
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: '‹ 流动党员' }).click()
    await flow.away.row('张三').waitFor()
  })
})

describe('what an absence calls for', () => {
  it('is said with its source, and one button leads to it', async () => {
    const { page } = app
    await flow.away.row('张三').click()
    await flow.panel.getByText('转接组织关系（介绍信）').waitFor()
    await flow.panel.getByText('依据：流动党员管理办法第356、396段').waitFor()
    await flow.panel.getByRole('button', { name: '开介绍信' }).click()
    await page.getByRole('dialog', { name: /介绍信/ }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  })

  it('is another paper with a reason; the certificate is handed out from there', async () => {
    await flow.panel.getByRole('button', { name: '改办其他手续' }).click()
    await flow.dialog.getByLabel(/^改办/).first().click()
    await openOption(app.page, '流动党员活动证').first().click()
    await flow.dialog.getByRole('button', { name: '保存' }).click()
    await flow.dialog.getByText(/改办理由.*请填写/).waitFor()
    await flow.dialog.getByLabel(/^改办理由/).fill('单位暂不接收')
    await flow.dialog.getByRole('button', { name: '保存' }).click()
    await flow.panel.getByText(/按规定是转接组织关系（介绍信），改办理由：单位暂不接收/).waitFor()
    await flow.panel.getByRole('button', { name: '发活动证' }).click()
    await flow.dialog.getByLabel(/^活动证编号/).fill('4104-0001')
    await flow.dialog.getByLabel(/^发证日期/).fill('2023-08-25')
    await app.page.keyboard.press('Enter')
    await flow.panel.getByText('已领活动证 4104-0001').waitFor()
  })
})

describe('the yearly inspection of a certificate', () => {
  it('is asked for, entered and listed', async () => {
    const { page } = app
    await flow.sheet('活动证')
    await flow.choose('没有年审')
    await expect.poll(() => flow.certificates.text('张三', '年审')).toContain('缺2024年')
    await flow.certificates.row('张三').click()
    await flow.certificatePanel.getByRole('button', { name: '登记年审' }).click()
    await expect.poll(() => flow.dialog.getByLabel(/^年度/).inputValue()).toBe('2024')
    await flow.dialog.getByLabel(/^年审情况/).fill('按时参加活动')
    expect(await seriousFindings(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByText('没有符合条件的活动证。').waitFor()
    await flow.choose('在用')
    await expect.poll(() => flow.certificates.text('张三', '年审')).toContain('已审')
    await flow.certificates.row('张三').click()
    await flow.certificatePanel.getByText('2024-03-20').waitFor()
    expect(await clippedTexts(page)).toEqual([])
    expect(await seriousFindings(page)).toEqual([])
  })

  it('ends where the certificate is lost; a new one can be handed out', async () => {
    await flow.certificatePanel.getByRole('button', { name: '交回或遗失' }).click()
    await flow.dialog.getByLabel(/^交回或遗失/).click()
    await openOption(app.page, '遗失').first().click()
    await flow.dialog.getByText('遗失后不再算持证').waitFor()
    await flow.dialog.getByRole('button', { name: '登记', exact: true }).click()
    await app.page.getByText('没有在用的活动证。').waitFor()
    await expect
      .poll(async () => (await behind(app.page).flow.list({ filter: { text: '张三' } })).rows[0]?.certNo)
      .toBeNull()
  })
})

describe('the ledgers', () => {
  it('are shown as paper, one after the other', async () => {
    const { page } = app
    await page.getByRole('button', { name: '台账和名单' }).click()
    await page.getByRole('menuitem', { name: '流动党员去向跟踪台账' }).click()
    const paper = page.getByRole('region', { name: '纸面' })
    await paper.getByText('换了工作').waitFor()
    await paper.getByText('共3条，截至2024-03-20').waitFor()
    await page.getByRole('combobox', { name: '换一份台账' }).click()
    await openOption(page, '流动党员联系汇报一览表').first().click()
    await paper.getByText('12月').first().waitFor()
    expect(await clippedTexts(page)).toEqual([])
    await page.getByRole('combobox', { name: '换一份台账' }).click()
    await page.keyboard.type('发放登记簿')
    await openOption(page, '流动党员活动证发放登记簿').first().click()
    await paper.getByText('4104-0001').waitFor()
    expect(await clippedTexts(page)).toEqual([])
    expect(await seriousFindings(page)).toEqual([])
  })
})

describe('the statistic', () => {
  it('counts who went away and who came, and shows who stands behind a figure', async () => {
    const { page } = app
    await page.getByRole('button', { name: '‹ 流动党员' }).click()
    await flow.sheet('流入')
    await page.getByRole('button', { name: '登记流入党员' }).first().click()
    await flow.dialog.getByLabel(/^姓名/).fill('周客')
    await flow.dialog.getByLabel(/^流入日期/).fill('2023-05-01')
    await page.keyboard.press('Enter')
    await expect.poll(() => flow.inflow.column('姓名')).toEqual(['周客'])
    await expect.poll(() => flow.inflow.text('周客', '管理党组织')).toContain('没有落实')
    await page.getByRole('button', { name: '台账和名单' }).click()
    await page.getByRole('menuitem', { name: '流动党员管理有关情况统计表' }).click()
    // 李四 is away within the province; of 张三 nobody told where
    await page.getByRole('button', { name: /^2 在省内流动的 ?1名/ }).click()
    const behind = page.getByRole('list', { name: '名单' })
    await behind.getByRole('button', { name: /^李四/ }).waitFor()
    await page.getByRole('button', { name: /^3 从省外流入的 ?1名/ }).click()
    await behind.getByText('周客').waitFor()
    await page.getByRole('button', { name: /不知在省内还是省外的 1名/ }).click()
    await behind.getByRole('button', { name: /^张三/ }).waitFor()
    expect(await clippedTexts(page)).toEqual([])
    expect(await seriousFindings(page)).toEqual([])
    await behind.getByRole('button', { name: /^张三/ }).click()
    await page.getByRole('article', { name: '党员卡：张三' }).waitFor()
  })
})
