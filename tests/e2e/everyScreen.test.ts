/**
 * What holds for every screen there is, on the example township: no serious accessibility finding, nothing
 * cut off and no control out of reach where Windows enlarges the screen, every control reached by Tab.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { OFFICE_SCREEN, startApplication, type Application } from './pages/application.ts'
import { censusPage } from './pages/censusPage.ts'
import { clippedTexts } from './pages/clipping.ts'
import { dossierPage } from './pages/dossierPage.ts'
import { flowPage } from './pages/flowPage.ts'
import { gridPage } from './pages/gridPage.ts'
import { controlsOutOfReach, tabWalk } from './pages/reach.ts'
import { reportingPage } from './pages/reportingPage.ts'
import { shellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

/** The room a browser-like window has for the page, in CSS pixels: the office PC's 1366×768 less its frame. */
const SCALES = [
  { name: '100 %', width: OFFICE_SCREEN.width, height: 700 },
  { name: '125 %', width: 1093, height: 560 },
  { name: '150 % of 1920×1080', width: 1280, height: 660 },
  { name: '150 %', width: 911, height: 460 },
] as const

/** Controls for the mouse alone, and what the keyboard does instead. */
const BY_OTHER_KEYS: readonly RegExp[] = [
  // a date is typed
  /^从日历选$/,
  // the button before it opens the same window
  /^选择要导入的文件$/,
  /^选择文件：附件：/,
]

let app: Application

/** Every entry of the navigation, by its name alone. */
async function entries(): Promise<string[]> {
  const names = await app.page
    .getByRole('navigation', { name: '栏目' })
    .getByRole('link')
    .evaluateAll(links => links.map(link => link.firstChild?.textContent ?? ''))
  return names
}

async function settled() {
  await app.page.waitForLoadState('networkidle')
}

async function censusTab(name: string) {
  await shellPage(app.page).goTo('集中排查')
  await censusPage(app.page).tab(name).click()
}

async function openLostCase() {
  await shellPage(app.page).goTo('失联查找')
  await gridPage(app.page, '失联党员').rows.first().click()
  await app.page.keyboard.press('Enter')
  await app.page.getByRole('article', { name: /^失联记录：/ }).waitFor()
}

/** Pages that are not in the navigation: a list's row leads to them. */
const INNER: Record<string, () => Promise<void>> = {
  党员卡: async () => {
    await shellPage(app.page).goTo('党员名册')
    await gridPage(app.page, '党员名册').row('白春梅').click()
    await app.page.getByRole('button', { name: '打开党员卡' }).click()
    await app.page.getByRole('tab', { name: '记录' }).waitFor()
  },
  处置案: async () => {
    await shellPage(app.page).goTo('组织处置')
    await gridPage(app.page, '组织处置').rows.first().click()
    await app.page.keyboard.press('Enter')
    await app.page.getByRole('list', { name: '办理程序' }).waitFor()
  },
  三不名单: async () => {
    await shellPage(app.page).goTo('组织处置')
    await app.page.getByRole('button', { name: '三不名单' }).click()
    await app.page.getByRole('heading', { level: 1, name: '三不名单' }).waitFor()
  },
  处置材料: async () => {
    await shellPage(app.page).goTo('组织处置')
    await gridPage(app.page, '组织处置').rows.first().click()
    await app.page.keyboard.press('Enter')
    await app.page.getByRole('button', { name: '立案登记表' }).click()
    await app.page.getByRole('region', { name: '纸面' }).waitFor()
  },
  材料目录: async () => {
    await shellPage(app.page).goTo('档案核查')
    await dossierPage(app.page).choose('材料目录')
    await gridPage(app.page, '材料目录').rows.first().waitFor()
  },
  一名党员的目录: async () => {
    await shellPage(app.page).goTo('档案核查')
    await dossierPage(app.page).choose('材料目录')
    await gridPage(app.page, '材料目录').rows.first().click()
    await app.page.keyboard.press('Enter')
    await app.page.getByRole('region', { name: '目录' }).waitFor()
  },
  档案交接: async () => {
    await shellPage(app.page).goTo('档案核查')
    await dossierPage(app.page).choose('档案交接')
    await gridPage(app.page, '档案交接').rows.first().click()
    await app.page.getByRole('region', { name: '交接情况' }).waitFor()
  },
  档案交接清单: async () => {
    await shellPage(app.page).goTo('档案核查')
    await dossierPage(app.page).choose('档案交接')
    await gridPage(app.page, '档案交接').rows.first().click()
    await app.page.getByRole('button', { name: '清单版面' }).click()
    await app.page.getByRole('region', { name: '纸面' }).waitFor()
  },
  查阅登记: async () => {
    await shellPage(app.page).goTo('档案核查')
    await dossierPage(app.page).choose('查阅登记')
    await gridPage(app.page, '查阅登记').rows.first().click()
    await app.page.getByRole('region', { name: '查阅内容' }).waitFor()
  },
  活动证登记: async () => {
    await shellPage(app.page).goTo('流动党员')
    const flow = flowPage(app.page)
    await flow.sheet('活动证')
    await flow.certificates.rows.first().click()
    await flow.certificatePanel.getByRole('button', { name: '登记年审' }).waitFor()
  },
  流动党员台账: async () => {
    await shellPage(app.page).goTo('流动党员')
    await flowPage(app.page).sheet('流动')
    await app.page.getByRole('button', { name: '台账和名单' }).click()
    await app.page.getByRole('menuitem', { name: '流动党员台账' }).click()
    await app.page.getByRole('region', { name: '纸面' }).waitFor()
  },
  流动党员统计表: async () => {
    await shellPage(app.page).goTo('流动党员')
    await app.page.getByRole('button', { name: '台账和名单' }).click()
    await app.page.getByRole('menuitem', { name: '流动党员管理有关情况统计表' }).click()
    await app.page.getByRole('region', { name: '纸面' }).waitFor()
    await app.page.getByRole('button', { name: /^1 流出省外的/ }).click()
    await app.page.getByRole('list', { name: '名单' }).waitFor()
  },
  流入党员: async () => {
    await shellPage(app.page).goTo('流动党员')
    await flowPage(app.page).sheet('流入')
    await flowPage(app.page).inflow.rows.first().click()
    await app.page.getByRole('button', { name: '删除记录' }).waitFor()
  },
  联心卡: async () => {
    await shellPage(app.page).goTo('流动党员')
    const flow = flowPage(app.page)
    await flow.sheet('流动')
    await flow.away.rows.first().click()
    await flow.panel.getByRole('button', { name: '联心卡' }).click()
    await app.page.getByRole('region', { name: '纸面', exact: true }).waitFor()
  },
  流动党员待提醒: async () => {
    await shellPage(app.page).goTo('流动党员')
    const flow = flowPage(app.page)
    await flow.sheet('流动')
    await flow.choose('待提醒')
    await flow.away.rows.first().click()
    await flow.panel.getByRole('button', { name: '登记提醒' }).waitFor()
  },
  失联记录: async () => {
    await openLostCase()
  },
  失联材料: async () => {
    await openLostCase()
    await app.page.getByRole('button', { name: '一人一档封面和目录' }).click()
    await app.page.getByRole('region', { name: '纸面' }).waitFor()
  },
  联系方式核对: async () => {
    await shellPage(app.page).goTo('失联查找')
    await app.page.getByRole('button', { name: '联系方式核对' }).click()
    await app.page.getByRole('heading', { level: 1, name: '联系方式核对' }).waitFor()
  },
  失联关注名单: async () => {
    await shellPage(app.page).goTo('失联查找')
    await app.page.getByRole('button', { name: '关注名单' }).click()
    await app.page.getByRole('heading', { level: 1, name: '失联关注名单' }).waitFor()
  },
  重点失联月报: async () => {
    await shellPage(app.page).goTo('失联查找')
    await app.page.getByRole('button', { name: '重点月报' }).click()
    await app.page.getByRole('region', { name: '各月月报' }).waitFor()
  },
  一个月的月报: async () => {
    await shellPage(app.page).goTo('失联查找')
    await app.page.getByRole('button', { name: '重点月报' }).click()
    await app.page.getByRole('button', { name: '2024-02 看月报' }).click()
    await app.page.getByRole('region', { name: '纸面' }).waitFor()
  },
  归档期限: async () => {
    await shellPage(app.page).goTo('档案问题')
    await app.page.locator('.ant-segmented-item', { hasText: '归档期限' }).click()
    await gridPage(app.page, '归档期限').rows.first().waitFor()
  },
  补办档案: async () => {
    await shellPage(app.page).goTo('档案问题')
    await app.page.locator('.ant-segmented-item', { hasText: '补办档案' }).click()
    await gridPage(app.page, '补办档案').rows.first().click()
    await app.page.keyboard.press('Enter')
    await app.page.getByRole('list', { name: '补办程序' }).waitFor()
  },
  补办材料: async () => {
    await INNER.补办档案?.()
    await app.page.getByRole('button', { name: '补办申请书' }).click()
    await app.page.getByRole('region', { name: '纸面' }).waitFor()
  },
  登记名单: async () => {
    await shellPage(app.page).goTo('党员登记')
    await gridPage(app.page, '党员登记').row('2024年党员登记').click()
    await app.page.getByRole('button', { name: '打开名单' }).click()
    await gridPage(app.page, '登记名单').rows.first().click()
    await app.page.getByRole('region', { name: '登记申请表内容' }).waitFor()
  },
  党员登记申请表: async () => {
    await INNER.登记名单?.()
    await app.page.getByRole('button', { name: '申请表版面' }).click()
    await app.page.getByRole('region', { name: '纸面' }).waitFor()
  },
  年审核对表: async () => {
    await shellPage(app.page).goTo('年审')
    await gridPage(app.page, '年审进度').row('石桥村支部').click()
    await app.page.getByRole('button', { name: '打开核对表' }).click()
    await gridPage(app.page, '年审核对表').rows.first().waitFor()
  },
  年度花名册: async () => {
    await shellPage(app.page).goTo('年审')
    await gridPage(app.page, '年审进度').row('西岗村支部').click()
    await app.page.getByRole('button', { name: '看花名册' }).click()
    await app.page.getByRole('region', { name: '纸面' }).waitFor()
  },
  核查表: async () => {
    await shellPage(app.page).goTo('集中排查')
    await censusPage(app.page).tab('进度').click()
    await gridPage(app.page, '排查进度').rows.first().click()
    await app.page.keyboard.press('Enter')
    await gridPage(app.page, '核查表').rows.first().waitFor()
  },
  排查情况记录表: async () => {
    await goTo('核查表')
    await app.page.getByRole('button', { name: '看记录表' }).click()
    await app.page.getByRole('region', { name: '纸面' }).waitFor()
  },
  支部核查情况报告: async () => {
    await goTo('核查表')
    await app.page.getByRole('button', { name: '核查情况报告' }).click()
    await app.page.getByRole('region', { name: '报告内容' }).waitFor()
  },
  排查名单: () => censusTab('名单'),
  排查阶段和任务: () => censusTab('阶段和任务'),
  排查工作记录: () => censusTab('工作记录'),
  排查上报: () => censusTab('上报'),
  排查方案和日期: () => censusTab('方案和日期'),
  排查综合报告: async () => {
    await censusTab('上报')
    await app.page.getByRole('button', { name: '写综合报告' }).click()
    await app.page.getByRole('region', { name: '报告内容' }).waitFor()
  },
  附件7: async () => {
    await shellPage(app.page).goTo('附件报送')
    await reportingPage(app.page).open(7).click()
    await reportingPage(app.page).sheets.first().waitFor()
  },
}

async function goTo(screen: string) {
  await app.page.setViewportSize(OFFICE_SCREEN)
  const inner = INNER[screen]
  await (inner ? inner() : shellPage(app.page).goTo(screen))
  await settled()
}

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).openDemo()
})

afterAll(() => app.dispose())

describe('every screen', () => {
  it('has no serious accessibility finding', async () => {
    const found: Record<string, string[]> = {}
    for (const screen of [...(await entries()), ...Object.keys(INNER)]) {
      await goTo(screen)
      const findings = await seriousFindings(app.page)
      if (findings.length > 0) found[screen] = findings
    }
    expect(found).toEqual({})
  }, 900_000)

  it.each(SCALES)(
    'cuts nothing off and keeps every control in reach at $name',
    async ({ width, height }) => {
      const found: Record<string, string[]> = {}
      for (const screen of [...(await entries()), ...Object.keys(INNER)]) {
        await goTo(screen)
        await app.page.setViewportSize({ width, height })
        await settled()
        const faults = [...(await clippedTexts(app.page)), ...(await controlsOutOfReach(app.page))]
        if (faults.length > 0) found[screen] = faults
      }
      expect(found).toEqual({})
    },
    900_000,
  )

  it('is reached control by control with Tab', async () => {
    const missed: Record<string, string[]> = {}
    for (const screen of [...(await entries()), ...Object.keys(INNER)]) {
      await goTo(screen)
      const walk = await tabWalk(app.page)
      expect(walk.reached.length, screen).toBeGreaterThan(10)
      const rest = walk.missed.filter(name => !BY_OTHER_KEYS.some(pattern => pattern.test(name)))
      if (rest.length > 0) missed[screen] = rest
    }
    expect(missed).toEqual({})
  }, 900_000)

  it('is walked by a test that sees what Tab does not come to', async () => {
    await goTo('附件报送')
    await reportingPage(app.page).packet.evaluate(button => (button.tabIndex = -1))
    expect((await tabWalk(app.page)).missed).toEqual(['导出上报包'])
  })

  it('lets the button in a row be pressed with Enter', async () => {
    await goTo('操作记录')
    const list = gridPage(app.page, '操作记录')
    const before = await list.column('操作')
    await list
      .row(before[0] ?? '')
      .first()
      .click()
    await app.page.keyboard.press('End')
    await app.page.keyboard.press('Enter')
    await expect.poll(async () => (await list.column('操作'))[0]).toBe(`撤销：${before[0] ?? ''}`)
  })

  it('folds and unfolds the tree of organisations with Alt and an arrow', async () => {
    await goTo('党组织')
    const tree = gridPage(app.page, '党组织')
    const whole = await tree.column('名称')
    await tree
      .row(whole[0] ?? '')
      .first()
      .click()
    await app.page.keyboard.press('Alt+ArrowLeft')
    await expect.poll(() => tree.column('名称')).toHaveLength(1)
    await app.page.keyboard.press('Alt+ArrowRight')
    await expect.poll(() => tree.column('名称')).toEqual(whole)
  })

  it('was shown without a complaint of the browser', () => expect(app.complaints).toEqual([]))
})
