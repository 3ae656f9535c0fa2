import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openRegister } from '../../src/main/db/register.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application, type ApplicationOptions } from './pages/application.ts'
import { clippedTexts } from './pages/clipping.ts'
import { handsOn } from './pages/hands.ts'
import { shellPage } from './pages/shellPage.ts'
import { COMMITTEE, PASSPHRASE, startPage } from './pages/startPage.ts'

const opened: Application[] = []

async function application(options?: ApplicationOptions) {
  const app = await startApplication(options)
  opened.push(app)
  return { ...app, start: startPage(app.page), shell: shellPage(app.page), hands: handsOn(app.page) }
}

afterEach(async () => {
  const ended = opened.splice(0)
  for (const app of ended) await app.dispose()
  expect(ended.flatMap(({ complaints }) => complaints)).toEqual([])
})

function registerFile(folder: string): string {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(name =>
    name.endsWith('.tzdb'),
  )
  if (found === undefined) throw new Error('no register was made')
  return join(folder, found)
}

describe('first start', () => {
  it('offers a new register, the example and a backup, and nothing that could harm', async () => {
    const { page, start } = await application()
    await start.create.waitFor()
    await expect
      .poll(() => page.getByRole('button').allInnerTexts())
      .toEqual(['新建台账', '打开示例台账', '恢复备份'])
    expect(await seriousFindings(page)).toEqual([])
    expect(await clippedTexts(page)).toEqual([])
  })

  it('makes a register, shows its recovery code once, and opens with either afterwards', async () => {
    const { page, start, shell, folder } = await application()
    await start.create.click()
    await expect.poll(() => start.committee.evaluate(field => field === document.activeElement)).toBe(true)
    await start.committee.fill(COMMITTEE)
    await start.passphrase.fill('1234567')
    await page.getByText('还差1个字符').waitFor()
    await start.passphrase.fill('12345678')
    await page.getByText('容易被猜到').waitFor()
    await start.passphrase.fill(PASSPHRASE)
    await start.again.fill('青山绿水2025')
    await page.getByText('与上面的口令不同').waitFor()
    await start.build.click()
    await page.getByText('两次口令不同，请重新输入').waitFor()
    await start.again.fill(PASSPHRASE)
    expect(await seriousFindings(page)).toEqual([])
    expect(await clippedTexts(page)).toEqual([])
    await start.build.click()

    await start.recoveryCode.waitFor()
    expect(await clippedTexts(page)).toEqual([])
    expect(await seriousFindings(page)).toEqual([])
    const code = (await start.recoveryCode.innerText()).replace(/\s+/g, '')
    expect(code).toMatch(/^([0-9A-Z]{5}-){7}[0-9A-Z]{5}$/)
    await expect.poll(() => start.enter.isDisabled()).toBe(true)
    await start.copied.check()
    await start.enter.click()
    await page.getByText(COMMITTEE).first().waitFor()

    await shell.lock()
    await start.passphrase.fill(code)
    await page.keyboard.press('Enter')
    await shell.entry('党员名册').waitFor()
    expect(registerFile(folder)).toContain('青山镇')
  })
})

describe('a known register', () => {
  it('shows what is due today after the passphrase and Enter, without a click', async () => {
    const first = await application()
    await first.start.makeRegister()
    await first.stop()

    const { page, start, hands } = await application({ folder: first.folder })
    await start.passphrase.waitFor()
    await hands.type(PASSPHRASE)
    await hands.press('Enter')
    await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor()
    await page.getByText('2024-03-20 星期三').waitFor()
    expect(hands.spent()).toEqual({ keys: PASSPHRASE.length + 1, clicks: 0 })
    expect(await page.getByText(COMMITTEE).first().isVisible()).toBe(true)
  })

  it('tells the passphrase of the example, in which nobody is real', async () => {
    const { page, start, shell } = await application()
    await start.openDemo()
    await shell.lock()
    const told = await page.getByText(/^示例台账的口令是：/).innerText()
    await start.passphrase.fill(told.split('：')[1] ?? '')
    await page.keyboard.press('Enter')
    await shell.entry('党员名册').waitFor()
  })

  it('says so when the passphrase is wrong, and lets it be typed again at once', async () => {
    const { page, start, shell } = await application()
    await start.makeRegister()
    await shell.lock()
    await start.passphrase.fill('不是这个口令')
    await page.keyboard.press('Enter')
    await page.getByText('口令不对，请检查大小写和输入法后重试').waitFor()
    // The wrong one is marked, so typing replaces it.
    await page.keyboard.type(PASSPHRASE)
    await page.keyboard.press('Enter')
    await shell.entry('党员名册').waitFor()
  })

  it.each<[what: string, sentence: string, spoil: (file: string) => Promise<void> | void]>([
    [
      'not our file',
      '这不是本程序的台账文件',
      file => writeFileSync(file, `SQLite format 3\0${'会议记录'.repeat(4000)}`),
    ],
    [
      'a damaged file',
      '台账文件已损坏',
      file => {
        const bytes = readFileSync(file)
        bytes.fill(7, 4096, bytes.length)
        writeFileSync(file, bytes)
      },
    ],
    [
      'a file of a newer program',
      '此台账由更新的版本保存（第9999版',
      async file => {
        const register = await openRegister(file, PASSPHRASE)
        register.rawWriter.pragma('user_version = 9999')
        await register.close()
      },
    ],
  ])('shows the sentence of %s and leaves the file alone', async (_, sentence, spoil) => {
    const first = await application()
    await first.start.makeRegister()
    await first.stop()
    const file = registerFile(first.folder)
    await spoil(file)
    const before = readFileSync(file)

    const { page, start } = await application({ folder: first.folder })
    await start.passphrase.fill(PASSPHRASE)
    await page.keyboard.press('Enter')
    await page.getByText(sentence).waitFor()
    expect(readFileSync(file).equals(before)).toBe(true)
    await expect.poll(() => page.getByRole('button', { name: /删除|修复|覆盖/ }).count()).toBe(0)
  })

  it('says who holds it when it is open elsewhere', async () => {
    const first = await application()
    await first.start.makeRegister()
    // A second computer's program folder that knows the same register.
    const second = join(first.folder, 'second')
    mkdirSync(join(second, 'program'), { recursive: true })
    const list = readFileSync(join(first.folder, 'program', 'registers.json'))
    writeFileSync(join(second, 'program', 'registers.json'), list)
    const other = await application({ folder: second })
    await other.start.passphrase.fill(PASSPHRASE)
    await other.page.keyboard.press('Enter')
    await other.page.getByText(/台账正被.+使用，请先在那边关闭后再打开/).waitFor()
  })
})
