/** 导入: workbooks chosen, checked, mended in place and taken over. */

import type { Page } from 'playwright-core'
import { gridPage } from './gridPage.ts'
import type { Hands } from './hands.ts'

export function intakePage(page: Page) {
  const files = page.getByRole('complementary', { name: '文件' })
  const questions = page.getByRole('region', { name: '支部对应' })
  const result = page.getByRole('region', { name: '导入结果' })
  return {
    files,
    rows: gridPage(page, '预览的行'),
    batches: gridPage(page, '导入记录'),
    summary: page.getByRole('region', { name: '预览' }).locator('p').first(),
    /** the sheet's beginning, where no header was found */
    firstRows: page.getByRole('region', { name: '工作表的前几行' }),
    questions,
    /** what one question may be answered with */
    question: (text: string) => questions.getByRole('combobox', { name: `${text} 对应到` }),
    newBranch: questions.getByRole('button', { name: '新建', exact: true }),
    /** 未通过 3, 全部 10 … */
    tab: (label: RegExp) => page.locator('.ant-segmented-item', { hasText: label }).first(),
    codes: page.getByRole('combobox', { name: '按问题筛选' }),
    import: page.getByRole('button', { name: /^(只导入通过的|导入)\d+[名行]$/ }),
    blocked: page.getByRole('button', { name: /^先选定\d+个支部$/ }),
    refused: page.getByRole('button', { name: /^导出未通过的\d+行$/ }),
    result,
    undo: result.getByRole('button', { name: '撤销这次导入' }),
    cancel: page.getByRole('main').getByRole('button', { name: '取消' }),
    /** 选择文件, then the file with a double click in the system's own window, which counts as one click */
    async choose(path: string, hands?: Hands) {
      const button = page.getByRole('button', { name: '选择文件' })
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        hands ? hands.click(button) : button.click(),
      ])
      hands?.clicked()
      await chooser.setFiles(path)
    },
  }
}

export type IntakePage = ReturnType<typeof intakePage>
