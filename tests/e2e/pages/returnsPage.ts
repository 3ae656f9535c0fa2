/** 支部填报包 and 收支部填报: the tables of the branches on their way out and back. */

import type { Page } from 'playwright-core'

export function returnsPage(page: Page) {
  const table = page.getByRole('table', { name: '交回的文件' })
  return {
    out: page.getByRole('button', { name: '支部填报包' }),
    back: page.getByRole('button', { name: '收支部填报' }),
    chooser: page.getByLabel('选择支部交回的文件'),
    file: (name: string) => table.getByRole('row').filter({ hasText: name }),
    open: (name: string) => page.getByRole('button', { name: `看和改：${name}` }),
    undo: (name: string) => page.getByRole('button', { name: `撤销：${name}` }),
    differences: page.getByRole('list', { name: '要写入的' }),
    findings: page.getByRole('list', { name: '问题' }),
    doubles: page.getByRole('list', { name: '两个文件里都有的' }),
    missing: page.getByRole('list', { name: '还没有交的支部' }),
    importAll: page.getByRole('button', { name: '全部导入' }),
    /** writes the tables of all branches into the clerk's folder; answers which */
    async sendOut(): Promise<string> {
      await this.out.click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('radio', { name: '文档' }).click()
      await dialog.getByRole('button', { name: '导出', exact: true }).click()
      await dialog.getByText('支部填报包已导出').waitFor({ timeout: 90_000 })
      const said = await dialog.innerText()
      await dialog.getByRole('button', { name: '完成' }).click()
      await dialog.waitFor({ state: 'hidden' })
      return said.split('\n').find(line => line.includes('/')) ?? ''
    },
  }
}

export type ReturnsPage = ReturnType<typeof returnsPage>
