/** The computer's clipboard, as another program fills and reads it. */

import type { Page } from 'playwright-core'

export interface Copied {
  text: string
  html?: string
}

/** Puts it there untouched, as Excel does: a page's own way would clean the table of Excel's marks. */
export async function copyElsewhere(page: Page, copied: Copied): Promise<void> {
  const done = await page.evaluate(({ text, html }) => {
    const onCopy = (event: ClipboardEvent) => {
      event.preventDefault()
      event.stopImmediatePropagation()
      event.clipboardData?.setData('text/plain', text)
      if (html !== undefined) event.clipboardData?.setData('text/html', html)
    }
    window.addEventListener('copy', onCopy, { capture: true, once: true })
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the newer way cleans the table
    return document.execCommand('copy')
  }, copied)
  if (!done) throw new Error('the clipboard was not filled')
}

/** What another program would paste now. */
export async function readElsewhere(page: Page): Promise<Required<Copied>> {
  await page.evaluate(() => {
    const onPaste = (event: ClipboardEvent) => {
      event.preventDefault()
      event.stopImmediatePropagation()
      const read = (type: string) => event.clipboardData?.getData(type) ?? ''
      document.documentElement.dataset.pasted = JSON.stringify({
        text: read('text/plain'),
        html: read('text/html'),
      })
    }
    window.addEventListener('paste', onPaste, { capture: true, once: true })
  })
  await page.keyboard.press('Control+v')
  const pasted = await page.evaluate(() => document.documentElement.dataset.pasted ?? '{}')
  return JSON.parse(pasted) as Required<Copied>
}

/** A block as Excel puts it on the clipboard: its table, and the same cells with tabs. */
export function asExcel(rows: readonly (readonly string[])[]): Required<Copied> {
  const quote = (cell: string) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const cell = (text: string) =>
    `  <td class=xl65 style='mso-number-format:"\\@"'>${text.replaceAll('&', '&amp;').replaceAll('\n', '<br>\r\n    ')}</td>`
  const lines = rows.map(
    row => ` <tr height=19 style='height:14.25pt'>\r\n${row.map(cell).join('\r\n')}\r\n </tr>`,
  )
  return {
    text: rows.map(row => `${row.map(quote).join('\t')}\r\n`).join(''),
    html: [
      '<html xmlns:o="urn:schemas-microsoft-com:office:office"',
      'xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">',
      '<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">',
      '<meta name=ProgId content=Excel.Sheet><meta name=Generator content="Microsoft Excel 15">',
      '<style><!--td {mso-style-parent:style0;} .xl65 {mso-number-format:"\\@";}--></style></head>',
      '<body link="#0563C1" vlink="#954F72">',
      '<table border=0 cellpadding=0 cellspacing=0 width=768>',
      '<!--StartFragment-->',
      ' <col width=64 span=12 style="width:48pt">',
      ...lines,
      ' <![if supportMisalignedColumns]>',
      " <tr height=0 style='display:none'><td width=64 style='width:48pt'></td></tr>",
      ' <![endif]>',
      '<!--EndFragment-->',
      '</table></body></html>',
    ].join('\r\n'),
  }
}
