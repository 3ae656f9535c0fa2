/** Reports and letters on paper: no sheet holds signatures alone or nothing but one last line. */

import { describe, expect, it } from 'vitest'
import { proseHtml } from '../../src/main/documents/writeProse.ts'
import { browserPdf } from '../../src/main/hosts/local/browserPdf.ts'
import { pageTexts } from '../builders/libreOffice.ts'

/** Lines of the text: with the first few all stands on one sheet, with the last on two, whatever the font. */
const LINES = [16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26]

async function pagesOf(lines: number, signatures: string[]): Promise<string[]> {
  const paragraphs = Array.from({ length: lines }, (_, i) => ({
    kind: 'text' as const,
    text: `第${i + 1}行。`,
  }))
  const html = proseHtml([{ title: '报告', subtitle: '', paragraphs, signatures }])
  return pageTexts(await browserPdf().print(html, new AbortController().signal))
}

describe('the last sheet of a report', () => {
  it('has text above its signatures, and more than one line where there are none', async () => {
    let several = 0
    for (const lines of LINES) {
      const signed = await pagesOf(lines, ['书记（签字）：', '2024年3月20日'])
      expect(signed.at(-1), String(lines)).toMatch(new RegExp(`第${lines - 1}行。第${lines}行。书记（签字）`))
      expect((await pagesOf(lines, [])).at(-1)).toContain(`第${lines - 1}行。第${lines}行。`)
      if (signed.length > 1) several += 1
    }
    expect(several).toBeGreaterThan(0)
    expect(several).toBeLessThan(LINES.length)
  }, 120_000)
})
