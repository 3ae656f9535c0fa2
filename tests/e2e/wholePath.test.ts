/**
 * The main job from end to end: tables out to the branches, filled in there with another program, read in,
 * mended on the screen, taken over; the campaign's branches accepted, the packet handed up, and printed again.
 */

import * as XLSX from '@e965/xlsx'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idCheckDigit } from '../../src/shared/kernel/idNumber.ts'
import { PACKET_DOCUMENT } from '../../src/shared/census/codes.ts'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, TODAY, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { censusPage, type CensusPage } from './pages/censusPage.ts'
import { clippedTexts } from './pages/clipping.ts'
import { intakePage, type IntakePage } from './pages/intakePage.ts'
import { reportingPage, type ReportingPage } from './pages/reportingPage.ts'
import { returnsPage, type ReturnsPage } from './pages/returnsPage.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

const EAST = '东岗村支部 党员信息填报表.xlsx'
const WEST = '西河村支部 党员信息填报表.xlsx'

let app: Application
let shell: ShellPage
let returns: ReturnsPage
let intake: IntakePage
let census: CensusPage
let reporting: ReportingPage
let town: Township
let campaignId: number
/** where the branches' tables lie, and the packet */
let folder: string
let packet: string

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const heading = (name: string) => app.page.getByRole('heading', { level: 1, name }).waitFor()

function idNumber(birth: string, serial: string): string {
  const first17 = `410400${birth.replaceAll('-', '')}${serial}`
  return first17 + idCheckDigit(first17)
}

const NEW = { birth: '1988-06-07', idNo: idNumber('1988-06-07', '003') }
const NAMELESS = idNumber('1979-02-14', '005')

async function expectGoodScreen() {
  expect(await seriousFindings(app.page)).toEqual([])
  expect(await clippedTexts(app.page)).toEqual([])
}

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  const { values } = await behind(app.page).census.proposal({ template: 'A', year: 2024 })
  campaignId = (await behind(app.page).census.save({ values })).id
  await app.page.reload()
  shell = shellPage(app.page)
  returns = returnsPage(app.page)
  intake = intakePage(app.page)
  census = censusPage(app.page)
  reporting = reportingPage(app.page)
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

/** Puts texts into cells of the roster of a branch's table, by row (from the first member) and header. */
function fillIn(file: string, cells: readonly [row: number, header: string, text: string][]): void {
  const path = join(folder, file)
  const book = XLSX.read(readFileSync(path))
  const sheet = book.Sheets.党员名册
  if (!sheet) throw new Error('the table is missing')
  const rows: string[][] = XLSX.utils.sheet_to_json(sheet, { header: 1, raw: false, defval: '' })
  for (const [row, header, text] of cells) {
    const at = (rows[1] ?? []).indexOf(header)
    if (at < 0) throw new Error(`${header} is missing`)
    XLSX.utils.sheet_add_aoa(sheet, [[text]], { origin: { r: 2 + row, c: at } })
  }
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array)
}

describe('the tables of the branches', () => {
  it('go out, and are filled in with another program', async () => {
    await shell.goTo('附件报送')
    folder = await returns.sendOut()
    expect(readdirSync(folder).sort()).toEqual([EAST, WEST].sort())
    // Members stand in the order of their names: 李四, 王秀兰, 张三, 赵六.
    fillIn(EAST, [
      [2, '工作单位', '东岗村村民委员会'],
      [4, '身份证号', NAMELESS],
      [4, '党员类别', '正式党员'],
    ])
    fillIn(WEST, [
      [0, '姓名', '新来者'],
      [0, '身份证号', NEW.idNo],
      [0, '党员类别', '正式党员'],
      // Who stands in the first branch already.
      [1, '姓名', '李四'],
      [1, '身份证号', '410400197511020020'],
      [1, '工作单位', '西河村小学'],
    ])
  })

  it('come back: what they would change, what is wrong, who is in two of them', async () => {
    await returns.back.click()
    await heading('收支部填报')
    await returns.chooser.setInputFiles([join(folder, EAST), join(folder, WEST)])
    await returns.file(EAST).getByText('1行未通过，不写入').waitFor({ timeout: 60_000 })
    await expect.poll(() => returns.differences.innerText()).toContain('东岗村村民委员会')
    await expect.poll(() => returns.differences.innerText()).toContain('新增 新来者（西河村支部）')
    await expect.poll(() => returns.findings.innerText()).toContain('没有姓名，请补上')
    await expect.poll(() => returns.doubles.innerText()).toContain('只按东岗村支部的写入')
    await app.page.getByText('都交了').waitFor()
    await expectGoodScreen()
  })

  it('are mended on the screen', async () => {
    await returns.open(EAST).click()
    await heading('导入')
    await intake.tab(/^未通过/).click()
    await intake.rows.row('没有姓名').getByText('未通过').click()
    await app.page.keyboard.press('Enter')
    await expect.poll(() => intake.rows.cursor.getAttribute('aria-label')).toMatch(/姓名/)
    await app.page.keyboard.type('补名人')
    await app.page.keyboard.press('Enter')
    await expect.poll(() => intake.rows.text('补名人', '结果')).toBe('✓ 新增（已改）')
    await expectGoodScreen()
    await app.page.getByRole('button', { name: '‹ 收支部填报' }).click()
    await heading('收支部填报')
    await returns.file(EAST).getByText('可以导入').waitFor()
    await expect.poll(() => returns.differences.innerText()).toContain('补名人')
  })

  it('are taken over together, each one step of undo', async () => {
    const known = async () => (await behind(app.page).roster.list({ page: { limit: 1 } })).total
    expect(await known()).toBe(4)
    await returns.importAll.click()
    await returns.file(EAST).getByText('已导入2名').waitFor({ timeout: 60_000 })
    await returns.file(WEST).getByText('已导入1名').waitFor()
    await expect.poll(known).toBe(6)
    await app.page.getByText('都交了').waitFor()
    expect(await app.page.getByText('填写有误').count()).toBe(0)
    await expectGoodScreen()
    await returns.undo(WEST).click()
    await returns.file(WEST).getByText('已撤销导入').waitFor()
    await expect.poll(known).toBe(5)
    // Whoever only one of the files was about is left as he was.
    const { rows } = await behind(app.page).roster.list({ filter: { text: '李四' } })
    const card = await behind(app.page).roster.card({ id: rows[0]?.id ?? 0 })
    expect(JSON.stringify(card)).not.toContain('西河村小学')
  })
})

describe('the campaign', () => {
  it('has its branches checked and accepted', async () => {
    const office = behind(app.page)
    await office.census.listScope({ campaignId, on: TODAY })
    const orgId = town.eastId
    const items = await office.census.lines({ campaignId, orgId })
    const all = Object.keys(items.rows[0]?.marks ?? {}) as Parameters<typeof office.census.fill>[0]['items']
    const withHints = items.rows.map(({ memberId }) => memberId)
    await office.census.fill({ campaignId, orgId, items: all, withHints })
    for (const who of ['self', 'group'] as const)
      await office.census.sign({ campaignId, orgId, who, by: '李干事', on: TODAY })
    await app.page.reload()
    await shell.goTo('集中排查')
    await heading('集中排查')
    await census.board.row('东岗村支部').getByRole('button', { name: '东岗村支部' }).click()
    await heading('核查表')
    await census.button('核查情况报告').click()
    await heading('核查情况报告')
    await app.page.getByRole('textbox', { name: '报告人' }).fill('李干事')
    await app.page.getByRole('textbox', { name: '报告人' }).press('Enter')
    await app.page.getByText('已保存，可以打印、验收').waitFor()
    await census.button('验收').click()
    await census.dialog.getByLabel(/^验收人/).fill('镇党委')
    await census.dialog.getByLabel(/^验收人/).press('Enter')
    await app.page.getByText(`${TODAY} 已验收（镇党委）`).waitFor()
    await census.dialog.waitFor({ state: 'hidden' })
  })

  it('has its packet handed up to a folder', async () => {
    await shell.goTo('附件报送')
    await reporting.packet.click()
    await reporting.dialog.getByRole('radio', { name: '文档' }).click()
    await reporting.dialog.getByRole('checkbox', { name: /另存一份 PDF/ }).uncheck()
    await reporting.confirmChecks()
    await reporting.export.click()
    await reporting.dialog.getByText('上报包已导出').waitFor({ timeout: 90_000 })
    packet = (await reporting.dialog.innerText()).split('\n').find(line => line.includes('/')) ?? ''
    await reporting.done.click()
    await reporting.dialog.waitFor({ state: 'hidden' })
    expect(readdirSync(packet).filter(name => /^附件\d .*\.xlsx$/.test(name))).toHaveLength(9)
  })

  it('goes up with its five documents and the signature', async () => {
    const office = behind(app.page)
    for (const { key: kind } of PACKET_DOCUMENT.items)
      await office.census.prepareDocument({ campaignId, kind, on: TODAY, by: '李干事', remark: null })
    await office.census.signPacket({ campaignId, by: '王书记', on: TODAY })
    await app.page.reload()
    await shell.goTo('集中排查')
    await census.tab('上报').click()
    await census.button('上报').click()
    await census.dialog.getByLabel(/^经办人/).fill('李干事')
    await census.dialog.getByLabel(/^经办人/).press('Enter')
    await app.page.getByText(new RegExp(`${TODAY} 已上报`)).waitFor()
    await census.dialog.waitFor({ state: 'hidden' })
  })
})

describe('the batch', () => {
  it('is printed again as it was handed up, whatever has changed since', async () => {
    await behind(app.page).roster.update({ id: town.memberIds.张三 ?? 0, values: { phone: '13812345678' } })
    await app.page.reload()
    await shell.goTo('附件报送')
    await app.page.getByRole('button', { name: '报送批次', exact: true }).click()
    await heading('报送批次')
    await app.page.getByRole('button', { name: '批次1', exact: true }).click()
    await heading('批次1')
    await app.page.locator('.ant-segmented-item', { hasText: '附件2' }).click()
    await reporting.sheets.filter({ hasText: '党员名册' }).first().waitFor()
    await expect.poll(() => reporting.texts(reporting.sheets.first())).toContain('补名人')
    const file = readdirSync(packet).find(name => /^附件2 .*\.xlsx$/.test(name)) ?? ''
    const [download] = await Promise.all([
      app.page.waitForEvent('download', { timeout: 60_000 }),
      reporting.excel.click(),
    ])
    expect(hash(readFileSync(await download.path()))).toBe(hash(readFileSync(join(packet, file))))
    // What is printed has the cells that were handed up.
    const book = XLSX.read(readFileSync(join(packet, file)))
    const handedUp = Object.values(book.Sheets).flatMap(sheet =>
      XLSX.utils
        .sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '' })
        .flat()
        .map(text => text.trim()),
    )
    expect(handedUp).toContain('补名人')
    await app.page.getByRole('button', { name: '原样重印' }).click()
    await reporting.printed.waitFor({ state: 'attached', timeout: 30_000 })
    const printed = reporting.printed.last().contentFrame()
    await expect
      .poll(async () => {
        const texts = await printed.locator('.cell').allInnerTexts()
        return texts.map(text => text.trim()).filter(text => text !== '' && !handedUp.includes(text))
      })
      .toEqual([])
    await app.page.getByRole('button', { name: '核对指纹' }).click()
    await app.page.getByText(/张表与封存时一致/).waitFor()
  })
})
