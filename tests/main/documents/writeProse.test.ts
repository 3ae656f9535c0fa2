import { expect, it } from 'vitest'
import { proseHtml } from '../../../src/main/documents/writeProse.ts'

it('stands with 内部资料 in the head that is printed on every sheet, and takes typed signs as text (R-A22)', () => {
  const html = proseHtml([
    {
      title: '报告',
      subtitle: '数据截至2024年3月20日',
      paragraphs: [{ kind: 'text', text: '<script>1 & 2</script>' }],
      signatures: ['报告人：李干事'],
    },
  ])
  expect(html).toMatch(/<thead><tr><td class="mark">内部资料<\/td><\/tr><\/thead>/)
  expect(html).toContain('<p>&lt;script&gt;1 &amp; 2&lt;/script&gt;</p>')
  expect(html).not.toContain('<script')
})

it('begins every further paper on a sheet of its own, and sets whom a letter speaks to at the margin', () => {
  const paper = (title: string) => ({
    title,
    subtitle: '',
    paragraphs: [{ kind: 'address' as const, text: '县委组织部：' }],
    signatures: [],
  })
  const html = proseHtml([paper('证明一'), paper('证明二')])
  expect(html.split('<h1>')).toHaveLength(3)
  expect(html.split('<table class="next">')).toHaveLength(2)
  expect(html.split('内部资料')).toHaveLength(3)
  expect(html).toContain('<p class="to">县委组织部：</p>')
})
