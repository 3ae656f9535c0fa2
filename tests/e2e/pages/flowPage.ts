/** 流动党员: who is away, who is abroad, and the contacts with them. */

import type { Page } from 'playwright-core'
import { gridPage } from './gridPage.ts'

export function flowPage(page: Page) {
  return {
    away: gridPage(page, '流动党员'),
    abroad: gridPage(page, '出国（境）党员'),
    panel: page.getByRole('complementary', { name: '流动记录' }),
    abroadPanel: page.getByRole('complementary', { name: '出国（境）记录' }),
    start: page.getByRole('button', { name: '登记外出' }),
    contact: page.getByLabel('联系内容'),
    dialog: page.getByRole('dialog'),
    choose: (label: string) => page.locator('.ant-segmented-item', { hasText: label }).first().click(),
  }
}

export type FlowPage = ReturnType<typeof flowPage>
