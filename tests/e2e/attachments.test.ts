import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPdf, aPng } from '../builders/papers.ts'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { attachmentPage, type AttachmentPage, type Paper } from './pages/attachmentPage.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { gridPage } from './pages/gridPage.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { PASSPHRASE, startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let papers: AttachmentPage
let town: Township

const PNG = 'image/png'
const PDF = 'application/pdf'
const png = (name: string, width = 60): Paper => ({ name, mimeType: PNG, buffer: aPng(width) })

const card = () => app.page.getByRole('article')
const dialog = () => app.page.getByRole('dialog')
const tab = (name: string) => card().getByRole('tab', { name, exact: true }).click()
const inDialog = (name: string) => dialog().getByRole('button', { name, exact: true })
/** The button of the window's corner says 关闭 too. */
const closeView = () => dialog().locator('.ant-modal-footer').getByRole('button', { name: '关闭' }).click()

function attach(): void {
  shell = shellPage(app.page)
  papers = attachmentPage(app.page)
}

async function openCard(name: string): Promise<void> {
  await shell.goTo('党员名册')
  await (await gridPage(app.page, '党员名册').cell(name, '姓名')).dblclick()
  await app.page.getByRole('article', { name: `党员卡：${name}` }).waitFor()
}

const stored = async (name: string) =>
  (await behind(app.page).attachment.ofMember({ memberId: town.memberIds[name] ?? 0 })).rows

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  attach()
  await app.page.reload()
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

describe('papers of a person', () => {
  it('takes what is dropped, and says why not of a web page called .png', async () => {
    await openCard('张三')
    await tab('附件')
    const web = { name: '假的.png', mimeType: PNG, buffer: Buffer.from('<html><script>1</script></html>') }
    await papers.drop(papers.place('本人'), [png('身份证.png'), web])
    await card().getByRole('button', { name: '查看 身份证.png' }).waitFor()
    await app.page.getByText('“假的.png”是网页，没有附上。请另存为 PDF、JPG 或 PNG 后再附').waitFor()
    expect((await stored('张三')).map(row => row.fileName)).toEqual(['身份证.png'])
    await app.page.getByRole('button', { name: 'Close' }).or(app.page.getByLabel('关闭')).first().click()
  })

  it('takes several that are chosen, in one step of undo', async () => {
    await papers.choose('本人', [png('一.png', 61), png('二.png', 62)])
    await card().getByRole('button', { name: '查看 二.png' }).waitFor()
    await app.page.keyboard.press('Control+z')
    await card().getByRole('button', { name: '查看 二.png' }).waitFor({ state: 'hidden' })
    await app.page.keyboard.press('Control+y')
    await card().getByRole('button', { name: '查看 一.png' }).waitFor()
  })

  it('takes a picture that is pasted', async () => {
    await papers.pastePicture(papers.place('本人'), aPng(90, 50))
    await card().getByRole('button', { name: '查看 粘贴的图片.png' }).waitFor()
  })

  it('shows a picture, larger and smaller', async () => {
    await card().getByRole('button', { name: '查看 身份证.png' }).click()
    const picture = dialog().getByRole('img', { name: '身份证.png' })
    await picture.waitFor()
    await expect.poll(() => picture.evaluate(node => (node as HTMLImageElement).naturalWidth)).toBe(60)
    const width = () => picture.evaluate(node => node.clientWidth)
    const before = await width()
    await inDialog('放大').click()
    await expect.poll(width).toBeGreaterThan(before)
    expect(await seriousFindings(app.page)).toEqual([])
    expect(await clippedTexts(app.page)).toEqual([])
    await closeView()
    await dialog().waitFor({ state: 'hidden' })
  })

  it('draws a PDF page by page, by button and by key', async () => {
    await papers.choose('本人', [{ name: '志愿书.pdf', mimeType: PDF, buffer: await aPdf(2) }])
    await card().getByRole('button', { name: '查看 志愿书.pdf' }).click()
    const page = (number: number) => dialog().getByRole('img', { name: `志愿书.pdf 第${number}页` })
    /** How much of the page is not white. */
    const ink = (number: number) =>
      page(number).evaluate(node => {
        const canvas = node as HTMLCanvasElement
        const pen = canvas.getContext('2d')
        if (!pen || canvas.width < 400) return 0
        const { data } = pen.getImageData(0, 0, canvas.width, canvas.height)
        let dark = 0
        for (let at = 0; at < data.length; at += 4)
          if ((data[at] ?? 255) < 128 && data[at + 3] === 255) dark += 1
        return dark
      })
    await expect.poll(() => ink(1)).toBeGreaterThan(100)
    expect(await seriousFindings(app.page)).toEqual([])
    await inDialog('下一页').click()
    await dialog().getByText('第2页，共2页').waitFor()
    await expect.poll(() => ink(2)).toBeGreaterThan(100)
    await dialog().getByRole('region', { name: '内容：志愿书.pdf' }).press('PageUp')
    await dialog().getByText('第1页，共2页').waitFor()
    await closeView()
  })

  it('asks for the password of a PDF that has one, and keeps it nowhere', async () => {
    await papers.choose('本人', [{ name: '有密码.pdf', mimeType: PDF, buffer: await aPdf(1, '1234') }])
    await card().getByText('有打开密码，查看时要输入').waitFor()
    await card().getByRole('button', { name: '查看 有密码.pdf' }).click()
    await dialog().getByLabel('打开密码').fill('4321')
    await app.page.keyboard.press('Enter')
    await dialog().getByText('密码不对，请重新输入').waitFor()
    await dialog().getByLabel('打开密码').fill('1234')
    await app.page.keyboard.press('Enter')
    await dialog().getByText('第1页，共1页').waitFor()
    await closeView()
  })

  it('says that a damaged PDF cannot be shown, and still hands it out as it is', async () => {
    const damaged = Buffer.from('%PDF-1.4\nnothing that could be read')
    await papers.choose('本人', [{ name: '坏的.pdf', mimeType: PDF, buffer: damaged }])
    await card().getByText('文件不完整，可能打不开').waitFor()
    await card().getByRole('button', { name: '查看 坏的.pdf' }).click()
    await dialog().getByText('这份 PDF 打不开，文件可能已损坏。可另存为后用其他程序查看').waitFor()
    const download = app.page.waitForEvent('download')
    await inDialog('另存为').click()
    const file = await download
    expect(file.suggestedFilename()).toBe('坏的.pdf')
    expect((await readFile(await file.path())).equals(damaged)).toBe(true)
    await closeView()
  })

  it('is renamed with a note, and taken away after a question', async () => {
    await card().getByRole('button', { name: '修改附件 坏的.pdf' }).click()
    await dialog().getByLabel('文件名').fill('待重扫')
    await dialog().getByLabel('说明').fill('第2页缺角')
    await inDialog('保存').click()
    await card().getByRole('button', { name: '删除附件 待重扫.pdf' }).click()
    await dialog().getByText('将删除1份附件：待重扫.pdf').waitFor()
    await inDialog('删除').click()
    await card().getByRole('button', { name: '查看 待重扫.pdf' }).waitFor({ state: 'hidden' })
    await card()
      .getByText(/全部党员的附件和照片\d+份/)
      .waitFor()
    expect(await seriousFindings(app.page)).toEqual([])
    expect(await clippedTexts(app.page)).toEqual([])
  })
})

describe('papers of a record', () => {
  it('hang on a sanction, are counted beside it and listed with the person', async () => {
    await behind(app.page).roster.saveSanction({
      memberId: town.memberIds['李四'] ?? 0,
      values: {
        family: '党纪',
        kind: '警告',
        decidedOn: '2020-05-06',
        decidedBy: '镇纪委',
        documentNo: null,
        note: null,
      },
    })
    await app.page.reload()
    await openCard('李四')
    await tab('处分')
    const clip = (count: number) =>
      card().getByRole('button', { name: `附件${count}份：处分 2020-05-06 警告` })
    await clip(0).click()
    await papers.drop(papers.place('处分 2020-05-06 警告'), [png('决定书.png')])
    await inDialog('查看 决定书.png').waitFor()
    expect(await seriousFindings(app.page)).toEqual([])
    await app.page.keyboard.press('Escape')
    await clip(1).waitFor()
    await tab('附件')
    await card().getByRole('heading', { name: '处分 2020-05-06 警告（1份）' }).waitFor()
  })

  it('hang on a material of the dossier', async () => {
    await tab('档案')
    await card().getByRole('button', { name: '附件0份：入党志愿书' }).click()
    await papers.choose('入党志愿书', [png('志愿书.png', 70)])
    await inDialog('查看 志愿书.png').waitFor()
    await app.page.keyboard.press('Escape')
    await card().getByRole('button', { name: '附件1份：入党志愿书' }).waitFor()
    expect(await clippedTexts(app.page)).toEqual([])
  })
})

describe('the photo', () => {
  const shown = () =>
    card()
      .getByRole('img', { name: '王秀兰的照片' })
      .evaluate(node => {
        const { naturalWidth, naturalHeight } = node as HTMLImageElement
        return [naturalWidth, naturalHeight]
      })
  const frame = () => dialog().getByRole('group', { name: /^裁剪照片/ })
  /** How bright the left edge of what will be kept is, of 255. */
  const leftEdge = () =>
    frame()
      .locator('canvas')
      .evaluate(node => {
        const pen = (node as HTMLCanvasElement).getContext('2d')
        return pen?.getImageData(2, 350, 1, 1).data[0] ?? -1
      })

  it('is dropped, cut by keys alone, and stands on the head of the card', async () => {
    await openCard('王秀兰')
    await card().getByRole('button', { name: '设定照片：王秀兰' }).click()
    const place = dialog().getByRole('group', { name: '照片：王秀兰', exact: true })
    await papers.drop(place, [{ name: '合影.png', mimeType: PNG, buffer: aPng(1200, 600) }])
    await frame().waitFor()
    await expect.poll(() => frame().evaluate(node => node === document.activeElement)).toBe(true)
    expect(await seriousFindings(app.page)).toEqual([])
    await expect.poll(leftEdge).toBe(40)
    for (let step = 0; step < 8; step += 1) await app.page.keyboard.press('Shift+ArrowRight')
    await expect.poll(leftEdge).toBe(200)
    await app.page.keyboard.press('+')
    await inDialog('保存照片').click()
    await dialog().waitFor({ state: 'hidden' })
    await expect.poll(shown).toEqual([500, 700])
  })

  it('refuses what is no picture', async () => {
    await card().getByRole('button', { name: '照片：王秀兰', exact: true }).click()
    const place = dialog().getByRole('group', { name: '照片：王秀兰', exact: true })
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="500" height="700"></svg>')
    await papers.drop(place, [{ name: '图.png', mimeType: PNG, buffer: drawing }])
    await dialog().getByText('这不是可用的照片，请选择 JPG 或 PNG 图片').waitFor()
    await app.page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'hidden' })
  })

  it('is undone after a restart', async () => {
    await app.stop()
    app = await startApplication({ folder: app.folder })
    attach()
    const start = startPage(app.page)
    await start.passphrase.fill(PASSPHRASE)
    await start.openButton.click()
    await app.page.getByRole('navigation', { name: '栏目' }).waitFor()
    await openCard('王秀兰')
    await expect.poll(shown).toEqual([500, 700])
    await app.page.keyboard.press('Control+z')
    await card().getByRole('button', { name: '设定照片：王秀兰' }).waitFor()
    expect((await stored('李四')).map(row => row.fileName)).toEqual(['志愿书.png', '决定书.png'])
  })
})
