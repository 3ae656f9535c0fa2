/** 流动党员: who is away, who is abroad, and the contacts with them. */

import type { Page } from 'playwright-core'
import { gridPage } from './gridPage.ts'

export function flowPage(page: Page) {
  return {
    away: gridPage(page, '流动党员'),
    certificates: gridPage(page, '活动证登记'),
    inflow: gridPage(page, '流入党员'),
    abroad: gridPage(page, '出国（境）党员'),
    panel: page.getByRole('complementary', { name: '流动记录' }),
    certificatePanel: page.getByRole('complementary', { name: '活动证' }),
    abroadPanel: page.getByRole('complementary', { name: '出国（境）记录' }),
    start: page.getByRole('button', { name: '登记外出' }),
    contact: page.getByLabel('联系内容'),
    dialog: page.getByRole('dialog'),
    /** one of the three lists */
    sheet: (label: string) =>
      page
        .getByRole('radiogroup', { name: '台账' })
        .locator('.ant-segmented-item', { hasText: new RegExp(`^${label}$`) })
        .click(),
    choose: (label: string) => page.locator('.ant-segmented-item', { hasText: label }).first().click(),
  }
}

export type FlowPage = ReturnType<typeof flowPage>
