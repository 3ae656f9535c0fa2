/**
 * How the cells of a form look, once for the screen preview, the printed page, the PDF and the workbook.
 *
 * Typefaces are those of GB/T 9704 (附件 in 黑体, the title in 小标宋, the text in 仿宋). A workbook names
 * the office's own fonts, so Excel and WPS draw them; on screen and in a PDF each has fallbacks that hold
 * every character of GB 18030, because names do contain rare ones.
 */

import type { CellKind } from './sheet.ts'

export type Typeface = 'title' | 'hei' | 'song' | 'fang'

interface Face {
  /** the name a workbook asks for */
  workbook: string
  /** CSS font-family, most wanted first */
  css: string
}

export const TYPEFACES: Record<Typeface, Face> = {
  title: {
    workbook: '方正小标宋简体',
    css: `"公文标题", "SimSun", "Noto Serif CJK SC", serif`,
  },
  hei: {
    workbook: '黑体',
    css: `"黑体", "SimHei", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif`,
  },
  song: {
    workbook: '宋体',
    css: `"宋体", "SimSun", "Noto Serif CJK SC", "Source Han Serif SC", serif`,
  },
  fang: {
    workbook: '仿宋_GB2312',
    css: `"仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "华文仿宋", "STFangsong", "LXGW WenKai Light", "Noto Serif CJK SC", serif`,
  },
}

/**
 * Goes into the style sheet of whoever uses `TYPEFACES.title.css`. 小标宋 is heavy by itself; where it is
 * missing a bold song face stands in. Naming the faces here keeps a browser from thickening 小标宋 again.
 */
export const TITLE_FACE_CSS = `@font-face { font-family: "公文标题"; font-weight: 100 900; src: ${[
  '方正小标宋简体',
  'FZXBSJW--GB1-0',
  '方正小标宋_GBK',
  'FZXBSK--GBK1-0',
  '华文中宋',
  'STZhongsong',
  'NotoSerifCJKsc-Bold',
  'Noto Serif CJK SC Bold',
  'SourceHanSerifSC-Bold',
]
  .map(name => `local("${name}")`)
  .join(', ')}; }`

export interface Look {
  face: Typeface
  bold: boolean
  /** stands in a frame of thin black lines */
  framed: boolean
  /** the frame is a ring; a workbook, which has none, draws a box */
  round?: true
}

export const LOOK: Record<CellKind, Look> = {
  annexMark: { face: 'hei', bold: false, framed: false },
  title: { face: 'title', bold: false, framed: false },
  line: { face: 'fang', bold: false, framed: false },
  header: { face: 'song', bold: false, framed: true },
  columnNumber: { face: 'song', bold: false, framed: true },
  label: { face: 'song', bold: false, framed: true },
  value: { face: 'fang', bold: false, framed: true },
  count: { face: 'song', bold: false, framed: true },
  ringed: { face: 'fang', bold: false, framed: true, round: true },
}

/** Frame lines, CSS pixels (three quarters of a point): thinner ones are drawn as one pixel anyway. */
export const FRAME_PX = 1

/** Free space beside a text at the left or right of its cell, millimetres; centred texts have it all. */
export const CELL_PADDING_MM = 0.6

/** Distance of two lines of a cell, in type sizes. */
export const LINE_HEIGHT = 1.2

/** 内部资料 at the top right and 第 x 页 共 y 页 at the bottom: type sizes, and distance from the paper's edge. */
export const MARK = { face: 'hei', size: 10, fromTopMm: 7 } as const
export const PAGE_NUMBER = { face: 'song', size: 9, fromBottomMm: 6 } as const

/** 第 1 页 共 12 页 */
export function pageNumberText(page: number, pageCount: number): string {
  return `第 ${page} 页 共 ${pageCount} 页`
}
