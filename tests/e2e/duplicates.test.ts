import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { gridPage, type GridPage } from './pages/gridPage.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let pairs: GridPage
let town: Township
/** 张三 once more, as the other branch sent him: an old ID number, no telephone, a daughter */
let again: number

const NOTHING = { birth: null, politics: null, unit: null, post: null, phone: null, address: null }

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  const office = behind(app.page)
  const { id } = await office.roster.create({
    orgId: town.westId,
    values: {
      name: '张叁',
      sex: '男',
      birth: '1980-03',
      idNo: '410400800312001',
      joinDate: '2005-07-01',
      unit: '青山镇中心小学',
      phone: '13700002222',
    },
  })
  again = id
  await office.roster.saveFamily({
    memberId: id,
    values: { ...NOTHING, relation: '子女', name: '张小', isEmergency: false, isSearchContact: true },
  })
  await office.roster.create({
    orgId: town.westId,
    values: { name: '李四', sex: '女', birth: '1975-11-02', joinDate: '1999-06-30' },
  })
  await app.page.reload()
  shell = shellPage(app.page)
  pairs = gridPage(app.page, '可能重复的党员')
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

const pair = () => app.page.getByRole('article')
const button = (name: string) => pair().getByRole('button', { name })
const card = async (name: string) => behind(app.page).roster.card({ id: town.memberIds[name] ?? 0 })

describe('重复检查', () => {
  it('lists who looks like one person, the surest first', async () => {
    await shell.goTo('重复检查')
    await app.page.getByText('2对可能是同一人').waitFor()
    await expect.poll(() => pairs.column('相同之处')).toEqual(['▲ 身份证号相同', '● 姓名和出生日期相同'])
    expect(await seriousFindings(app.page)).toEqual([])
    expect(await clippedTexts(app.page)).toEqual([])
  })

  it('merges two members field by field, moving what hangs on them', async () => {
    await (await pairs.cell('身份证号相同', '姓名')).dblclick()
    await app.page.getByRole('article', { name: '对照：张三和张叁' }).waitFor()
    await pair().getByText('还有3项没有选定').waitFor()
    await expect.poll(() => button('合并').isDisabled()).toBe(true)
    await expect
      .poll(() => pair().getByRole('radio', { name: '工作单位用并入的：青山镇中心小学' }).isChecked())
      .toBe(true)
    expect(await seriousFindings(app.page)).toEqual([])
    await pair().getByRole('radio', { name: '姓名用保留的：张三' }).check()
    await pair().getByRole('radio', { name: '联系电话用并入的：13700002222' }).check()
    await pair()
      .getByRole('radio', { name: /^支部和党籍用保留的：东岗村支部/ })
      .check()
    await pair().getByText('都已选定，可以合并').waitFor()
    await button('合并').click()
    const dialog = app.page.getByRole('dialog')
    await dialog.getByText('将把张叁（西河村支部）并入张三（东岗村支部），并入的1条从名册中删除。').waitFor()
    await expect
      .poll(() => dialog.getByRole('listitem').allInnerTexts())
      .toEqual(['党籍变动1条', '家庭成员1条'])
    await dialog.getByRole('button', { name: '合并' }).click()
    await app.page.getByRole('article', { name: '党员卡：张三' }).waitFor()
    await app.page.getByText('已合并，移动记录2条').waitFor()
    const merged = await card('张三')
    expect([merged.values.phone, merged.values.unit, merged.values.idNo, merged.orgName]).toEqual([
      '13700002222',
      '青山镇中心小学',
      '410400198003120011',
      '东岗村支部',
    ])
    expect(merged.family.map(row => row.name)).toEqual(['张小'])
    await expect(behind(app.page).roster.card({ id: again })).rejects.toMatchObject({
      code: 'RECORD_MISSING',
    })
    await expect.poll(() => app.page.getByText('这条记录已不存在').count()).toBe(0)
  })

  it('brings both back with one undo', async () => {
    await app.page.keyboard.press('Control+z')
    await app.page.getByText('已撤销：合并重复的党员：张三，移动记录2条').waitFor()
    const back = await behind(app.page).roster.card({ id: again })
    expect([back.values.name, back.orgName, back.family.length]).toEqual(['张叁', '西河村支部', 1])
    expect([(await card('张三')).values.phone, (await card('张三')).family]).toEqual(['13700001121', []])
  })

  it('is one click from the card of a member who may be there twice', async () => {
    await app.page.getByRole('article', { name: '党员卡：张三' }).waitFor()
    await button('可能重复').click()
    await app.page.getByRole('article', { name: '对照：张三和张叁' }).waitFor()
  })

  it('does not ask again about two persons, until the mark is taken back', async () => {
    await button('不是同一人').click()
    await app.page.getByText('1对可能是同一人').waitFor()
    await app.page.getByText('已标记不是同一人', { exact: true }).click()
    await (await pairs.cell('身份证号相同', '姓名')).dblclick()
    await button('取消“不是同一人”').click()
    await app.page.getByText('全部', { exact: true }).click()
    await app.page.getByText('2对可能是同一人').waitFor()
  })

  it('makes one of two stays that are both open, said before it is done', async () => {
    const { flow, roster } = behind(app.page)
    const { rows } = await roster.list({ filter: { text: '李四' } })
    for (const [n, { id }] of rows.entries()) {
      const leftOn = n === 0 ? '2024-02-01' : '2023-06-01'
      const saved = await flow.save({ memberId: id, values: { leftOn, reason: '外出务工' } })
      const said = { isReport: false, importantActivity: false, summary: '一切正常', person: null }
      const values = { onDate: '2024-03-01', contactBy: '支部', channel: '电话', ...said } as const
      await flow.addContact({ flowId: saved.id, values })
    }
    await app.page.reload()
    await (await pairs.cell('姓名和出生日期相同', '姓名')).dblclick()
    await app.page.getByRole('article', { name: '对照：两个李四' }).waitFor()
    await pair().getByText('未返回的外出记录2条，合并时可以并为一条，或只留一条').waitFor()
    await button('不同的都用左边').click()
    await pair().getByText('都已选定，可以合并').waitFor()
    await button('合并').click()
    const dialog = app.page.getByRole('dialog')
    await dialog.getByText('两边都有未返回的外出记录').waitFor()
    // Without a reason nothing is closed.
    await dialog.getByRole('radio', { name: '只留一条，其余登记返回' }).check()
    await dialog.getByRole('button', { name: '合并' }).click()
    await dialog.getByText('请写明理由').waitFor()
    await dialog.getByRole('radio', { name: '并为一条' }).check()
    await dialog
      .getByRole('listitem')
      .filter({ hasText: /”并入“.*移过去联系记录1条/ })
      .waitFor()
    expect(await seriousFindings(app.page)).toEqual([])
    expect(await clippedTexts(app.page)).toEqual([])
    await dialog.getByRole('button', { name: '合并' }).click()
    await app.page.getByRole('article', { name: '党员卡：李四' }).waitFor()
    const away = async () => (await flow.list({ filter: { text: '李四' } })).rows.map(({ leftOn }) => leftOn)
    await expect.poll(away).toEqual(['2023-06-01'])
    await app.page.keyboard.press('Control+z')
    await app.page.getByText(/^已撤销：合并重复的党员：李四/).waitFor()
    await expect.poll(async () => (await away()).sort()).toEqual(['2023-06-01', '2024-02-01'])
  })
})
