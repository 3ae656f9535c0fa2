/** 档案核查: the sheet marked with one key a cell, and the list of what is missing. */

import type { Page } from 'playwright-core'
import { gridPage } from './gridPage.ts'

export function dossierPage(page: Page) {
  const panel = page.getByRole('complementary', { name: '档案' })
  return {
    sheet: gridPage(page, '档案核查表'),
    missing: gridPage(page, '缺件清单'),
    panel,
    material: (name: string) => panel.getByLabel(name, { exact: true }),
    count: page.getByRole('main').locator('[aria-live=polite]').first(),
    search: page.getByLabel('在核查表中筛选'),
    /** 核查表, 缺件清单, 全部, 未查完 … */
    choose: (label: string | RegExp) =>
      page.locator('.ant-segmented-item', { hasText: label }).first().click(),
    /** lists to be handed out: 导出缺件清单, 打印检查表 … */
    async handOut(name: string): Promise<void> {
      await page.getByRole('button', { name: '表格' }).click()
      await page.getByRole('menuitem', { name }).click()
    },
    refused: page.getByRole('alert').filter({ hasText: '没有保存' }),
  }
}

export type DossierPage = ReturnType<typeof dossierPage>
