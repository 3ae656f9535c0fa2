import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBlock, tableHtml, tabbedText } from '../../../../src/renderer/ui/grid/clipboard.ts'

const text = (plain: string) => readBlock({ html: '', text: plain })
const html = (table: string) => readBlock({ html: table, text: '不该读这里' })

describe('text with tabs', () => {
  it.each([
    ['one cell', '张三', [['张三']]],
    [
      'rows as Excel ends them',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'no line end after the last row',
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'empty cells, also the last of a row',
      'a\t\t\r\n\tb\t\r\n',
      [
        ['a', '', ''],
        ['', 'b', ''],
      ],
    ],
    ['an empty row in between', 'a\r\n\r\nb\r\n', [['a'], [''], ['b']]],
    ['line breaks within a cell', '"甲\n乙"\tb\r\n', [['甲\n乙', 'b']]],
    ['tabs and quotation marks within a cell', '"a\tb"\t"说“""好""”"\r\n', [['a\tb', '说“"好"”']]],
    ['a quotation mark that begins no quoted cell', '"甲"乙\tb\r\n', [['"甲"乙', 'b']]],
    ['a quotation mark that is never closed', '"甲\tb\r\n', [['"甲', 'b']]],
    [
      'rows of unequal length',
      'a\tb\tc\nd\n',
      [
        ['a', 'b', 'c'],
        ['d', '', ''],
      ],
    ],
  ])('reads %s', (_, plain, cells) => {
    expect(text(plain)).toEqual(cells)
  })

  it('is no block where nothing was copied', () => {
    expect(text('')).toBeNull()
  })
})

/** As Excel 2019 puts it on the clipboard. */
const EXCEL = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<style><!--td {mso-number-format:General;} .xl65 {mso-number-format:"\\@";}--></style></head>
<body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0 width=256>
<!--StartFragment-->
 <col width=64 span=4>
 <tr height=18>
  <td height=18 class=xl65 width=64>张三</td>
  <td class=xl65>410400198003120011</td>
  <td align=right x:num="13700001121">1.37E+10</td>
  <td>甲 &amp; 乙<br>
    丙&nbsp;</td>
 </tr>
 <tr height=18>
  <td>Zhang
  San</td>
  <td x:num="4.1040019800312E+17">4.104E+17</td>
  <td align=right x:num="32678">####</td>
  <td></td>
 </tr>
 <![if supportMisalignedColumns]>
 <tr height=0 style='display:none'><td width=64></td><td></td><td></td><td></td></tr>
 <![endif]>
<!--EndFragment-->
</table></body></html>`

describe('a table', () => {
  it('is read as Excel writes it: entities, wrapped sources, numbers that had no room', () => {
    expect(html(EXCEL)).toEqual([
      ['张三', '410400198003120011', '13700001121', '甲 & 乙\n丙'],
      ['Zhang San', '4.104E+17', '32678', ''],
    ])
  })

  it('knows the cells that a merged one covers', () => {
    expect(
      html(
        '<table><tr><td rowspan=2>支部</td><td colspan=2>甲</td></tr><tr><td>乙</td><td>丙</td></tr></table>',
      ),
    ).toEqual([
      ['支部', '甲', null],
      [null, '乙', '丙'],
    ])
  })

  it('takes paragraphs in a cell as lines, and keeps to the outer table', () => {
    expect(
      html('<table><tr><td><p>甲</p><p>乙</p></td><td>x<table><tr><td>y</td></tr></table></td></tr></table>'),
    ).toEqual([['甲\n乙', expect.stringContaining('x')]])
  })

  it('loses its styles only, not what a cell says about styles', () => {
    const styled = `<style>td { color: red }</style><table><tr style='display:none'><td style="x:'y'">甲 style="1"</td></tr></table>`
    expect(html(styled)).toEqual([['甲 style="1"']])
  })

  it('without any, the text counts', () => {
    expect(readBlock({ html: '<p>甲</p>', text: 'a\tb' })).toEqual([['a', 'b']])
    expect(readBlock({ html: '<table></table>', text: 'a' })).toEqual([['a']])
  })
})

describe('copying', () => {
  it('quotes what would break the rows', () => {
    expect(
      tabbedText([
        ['a', 'b\tc'],
        ['d\ne', '"'],
      ]),
    ).toBe('a\t"b\tc"\r\n"d\ne"\t""""\r\n')
  })

  it('tells spreadsheets that every cell is text', () => {
    expect(tableHtml([['410400198003120011', '<b>']])).toBe(
      `<meta charset="utf-8"><table><tr><td style="mso-number-format:'\\@'">410400198003120011</td>` +
        `<td style="mso-number-format:'\\@'">&lt;b&gt;</td></tr></table>`,
    )
  })

  const cell = fc.stringMatching(/^[\u4e00-\u4e10a-z0-9"<>&=]{0,4}([ \t\n]?[a-z"]{1,3})?$/)
  const block = fc
    .integer({ min: 1, max: 4 })
    .chain(width =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
    )

  it('gives back as text exactly what was copied', () => {
    fc.assert(
      fc.property(block, cells => {
        expect(text(tabbedText(cells))).toEqual(cells)
      }),
    )
  })

  it('gives back as a table what was copied, spaces folded', () => {
    const folded = (one: string) =>
      one
        .split('\n')
        .map(line => line.replace(/[\t ]+/g, ' ').trim())
        .join('\n')
        .trim()
    fc.assert(
      fc.property(block, cells => {
        expect(html(tableHtml(cells))).toEqual(cells.map(row => row.map(folded)))
      }),
    )
  })
})
