import { existsSync, readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { backupPage } from './pages/backupPage.ts'
import { behind, settleTownship } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { PASSPHRASE, startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let backup: ReturnType<typeof backupPage>

const files = () =>
  readdirSync(app.folder, { recursive: true, encoding: 'utf8' }).filter(
    name => name.endsWith('.tzbak') || name.endsWith('.tzdb'),
  )
const onRoll = async () => (await behind(app.page).roster.list({})).total

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  await settleTownship(app.page)
  shell = shellPage(app.page)
  backup = backupPage(app.page)
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

it('asks for a backup while there is none', async () => {
  await shell.goTo('备份')
  await app.page.getByText('还没有备份。备份是一个加密文件').waitFor()
  await shell.bottom.getByText('尚未备份').waitFor()
})

it('backs up with one click, lists it, and says so in the bottom bar', async () => {
  await backup.backUp.click()
  await app.page.getByText('已备份并核对，共4名党员').waitFor()
  await backup.list.row('4名').waitFor()
  await shell.bottom.getByText(/^上次备份 今日/).waitFor()
  expect(files().filter(name => name.endsWith('.tzbak'))).toHaveLength(1)
  expect(await backup.panel.getByText(/备份$/).last().isVisible()).toBe(true)
})

it('verifies the register and reports in words', async () => {
  await backup.verify.click()
  await backup.panel.getByText('台账完好，没有发现问题').waitFor()
  await expect.poll(() => backup.panel.getByText(/核对了\d+次操作、\d+条改动/).count()).toBe(1)
})

it('leaves everything as it is when the passphrase of the backup is wrong', async () => {
  await backup.restore.click()
  await expect.poll(() => backup.dialog.innerText()).toContain('不会删除')
  expect(await seriousFindings(app.page)).toEqual([])
  await backup.passphrase.fill('不是这个口令')
  await backup.confirm.click()
  await backup.dialog.getByText('口令不对，请检查大小写和输入法后重试').waitFor()
  await expect.poll(() => onRoll()).toBe(4)
  await app.page.keyboard.press('Escape')
})

it('restores from inside: the present register is put aside, nothing is lost', async () => {
  const office = behind(app.page)
  const { nodes } = await office.organisation.tree({})
  const orgId = nodes.find(node => node.kind === '党支部')?.id ?? 0
  await office.roster.create({ orgId, values: { name: '后来的人', birth: '1990-01-01' } })
  await app.page.reload()
  await expect.poll(() => onRoll()).toBe(5)

  await shell.goTo('备份')
  await backup.restore.click()
  await backup.passphrase.fill(PASSPHRASE)
  await app.page.keyboard.press('Enter')
  await app.page.getByText(/^已恢复到2024-03-20 .*的备份，共4名党员/).waitFor()
  await expect.poll(() => onRoll()).toBe(4)
  const aside = await app.page.getByText(/恢复前的台账没有删除，改名为“(.+)”/).innerText()
  const name = /“(.+)”/.exec(aside)?.[1] ?? ''
  expect(name).toContain('恢复前')
  const kept = files().find(file => file.endsWith(name))
  expect(kept).toBeDefined()
  expect(existsSync(`${app.folder}/${kept ?? ''}`)).toBe(true)
  await shell.goTo('党员名册')
})

it('has no serious accessibility finding and no clipped text', async () => {
  await shell.goTo('备份')
  await backup.list.row('4名').waitFor()
  expect(await seriousFindings(app.page)).toEqual([])
  expect(await clippedTexts(app.page)).toEqual([])
})
