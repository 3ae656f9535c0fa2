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
  const dialog = page.getByRole('dialog')
  const choose = async (field: RegExp, words: string) => {
    await dialog.getByLabel(field).click()
    await openOption(page, words).first().click()
  }
  return {
    list: gridPage(page, '失联党员'),
    record,
    entry,
    effort: page.getByRole('group', { name: '查找力度' }),
    dialog,
    step: (name: string) => record.getByRole('button', { name, exact: true }),
    attempts: record.getByRole('list', { name: '查找经过' }).getByRole('listitem'),
    /** what was found out of him: nothing to find fault with */
    async investigate(on: string) {
      await record.getByRole('button', { name: '调查核实', exact: true }).click()
      await dialog.getByLabel(/^日期/).fill(on)
      await dialog.getByLabel(/^调查核实人/).fill('赵委员')
      await choose(/^失联期间表现/, '无')
      if ((await dialog.getByLabel(/^原因性质/).count()) > 0) {
        await choose(/^原因性质/, '非纯个人主观')
        await choose(/^本人态度/, '端正')
      }
      await dialog.getByLabel(/^核实情况/).fill('走访亲属和邻居，没有发现问题')
      await dialog.getByRole('button', { name: '调查核实完成' }).click()
      await dialog.waitFor({ state: 'hidden' })
    },
    async propose(on: string) {
      await record.getByRole('button', { name: '初步意见', exact: true }).click()
      await dialog.getByLabel(/^党支部意见/).fill('见核查情况报告')
      await dialog.getByLabel(/^工作组意见/).fill('同意支部意见')
      await dialog.getByLabel(/^党委初步意见/).fill('同意')
      await dialog.getByLabel(/^党委会日期/).fill(on)
      await dialog.getByRole('button', { name: '登记初步意见' }).click()
      await dialog.waitFor({ state: 'hidden' })
    },
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
