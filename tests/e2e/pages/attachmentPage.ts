/** Papers of a record as the clerk puts them there: dropped, chosen, pasted. */

import type { Locator, Page } from 'playwright-core'

export interface Paper {
  name: string
  mimeType: string
  buffer: Buffer
}

export function attachmentPage(page: Page) {
  const place = (name: string) => page.getByRole('group', { name: `附件：${name}`, exact: true })
  return {
    place,

    /** Lets files fall on a place, as from a window of the file manager. */
    async drop(target: Locator, papers: readonly Paper[]) {
      const files = papers.map(({ name, mimeType, buffer }) => ({
        name,
        mimeType,
        base64: buffer.toString('base64'),
      }))
      const transfer = await page.evaluateHandle(list => {
        const carried = new DataTransfer()
        for (const { name, mimeType, base64 } of list) {
          const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
          carried.items.add(new File([bytes], name, { type: mimeType }))
        }
        return carried
      }, files)
      await target.dispatchEvent('dragover', { dataTransfer: transfer })
      await target.dispatchEvent('drop', { dataTransfer: transfer })
    },

    async choose(name: string, papers: readonly Paper[]) {
      await place(name)
        .locator('input[type=file]')
        .setInputFiles([...papers])
    },

    /** A picture on the clipboard, pasted where the focus is. */
    async pastePicture(target: Locator, png: Buffer) {
      await page.evaluate(async base64 => {
        const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
        const picture = new Blob([bytes], { type: 'image/png' })
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
      }, png.toString('base64'))
      await target.focus()
      await page.keyboard.press('Control+v')
    },
  }
}

export type AttachmentPage = ReturnType<typeof attachmentPage>
