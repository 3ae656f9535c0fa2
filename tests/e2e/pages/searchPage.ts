/** 失联查找: the list of cases and one case. */

import type { Page } from 'playwright-core'
import { gridPage } from './gridPage.ts'
import { openOption } from './openOption.ts'

export interface Attempted {
  channel: string
  at: string
  target: string
  course: string
  result?: '无结果' | '线索' | '取得联系'
}

export function searchPage(page: Page) {
  const record = page.getByRole('article', { name: /^失联记录：/ })
  const entry = page.getByRole('group', { name: '登记一次查找' })
  return {
    list: gridPage(page, '失联党员'),
    record,
    entry,
    effort: page.getByRole('group', { name: '查找力度' }),
    dialog: page.getByRole('dialog'),
    step: (name: string) => record.getByRole('button', { name, exact: true }),
    attempts: record.locator('ol > li'),
    /** enters one attempt beside the timeline */
    async attempt({ channel, at, target, course, result = '无结果' }: Attempted) {
      await entry.getByLabel('查找方式').click()
      await openOption(page, channel).first().click()
      await entry.getByLabel('时间').fill(at)
      await entry.getByLabel('联系对象').fill(target)
      await entry.getByLabel('责任人').fill('李书记')
      await entry.locator('.ant-segmented-item', { hasText: result }).click()
      await entry.getByLabel('经过').fill(course)
      await entry.getByLabel('经过').press('Enter')
    },
  }
}

export type SearchPage = ReturnType<typeof searchPage>
