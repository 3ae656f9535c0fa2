/**
 * The look of every screen, in one place: colours, sizes and type. The component library reads them as
 * tokens, our own style sheets as custom properties `--tz-…`.
 *
 * The accent stands for the primary action, the title and where one is; everything else is grey or one
 * of four status colours, and a status colour never stands without its icon or word.
 */

import type { ThemeConfig } from 'antd'

const COLOURS = {
  ink: '#1f2328',
  muted: '#59626c',
  faint: '#8b949e',
  line: '#dfe3e8',
  rule: '#eceff2',
  edge: '#c3cad2',
  soft: '#f6f7f9',
  head: '#eef0f3',
  paper: '#ffffff',
  row: '#f2f6fc',
  accent: '#b3261e',
  accentDark: '#8f1d17',
  accentSoft: '#fbecea',
  ok: '#177431',
  warn: '#8a5a00',
  warnSoft: '#fff4d6',
  warnEdge: '#e5c97a',
  bad: '#bd2f1d',
  badSoft: '#fdf0ee',
  info: '#0b62b8',
  infoSoft: '#eaf3fc',
} as const

const SIZES = {
  /** every row of every list */
  row: '32px',
  top: '44px',
  side: '176px',
  bottom: '26px',
} as const

const FONT = '"Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","WenQuanYi Micro Hei",sans-serif'

/** Row height of lists in pixels, for the virtual rows. */
export const ROW_PX = 32

/** Makes the tokens known to our style sheets. */
export function applyTokens(root: HTMLElement): void {
  for (const [name, value] of Object.entries({ ...COLOURS, ...prefixed('size', SIZES) })) {
    root.style.setProperty(`--tz-${name}`, value)
  }
  root.style.setProperty('--tz-font', FONT)
}

function prefixed(prefix: string, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}-${name}`, value]))
}

/**
 * Tokens of the component library. Its "primary" marks focus and selection, which is not what the accent
 * is for: only the primary button and the active tab take the accent.
 */
export const antdTheme: ThemeConfig = {
  cssVar: { key: 'tz' },
  hashed: false,
  token: {
    colorPrimary: COLOURS.info,
    colorInfo: COLOURS.info,
    colorSuccess: COLOURS.ok,
    colorWarning: COLOURS.warn,
    colorError: COLOURS.bad,
    colorLink: COLOURS.info,
    colorText: COLOURS.ink,
    colorTextSecondary: COLOURS.muted,
    colorTextTertiary: COLOURS.muted,
    colorTextDescription: COLOURS.muted,
    colorTextPlaceholder: '#6e7781',
    colorBorder: COLOURS.edge,
    colorBorderSecondary: COLOURS.line,
    colorBgLayout: COLOURS.soft,
    fontFamily: FONT,
    fontSize: 14,
    lineHeight: 20 / 14,
    borderRadius: 4,
    controlHeight: 30,
    controlHeightSM: 26,
    motion: false,
  },
  components: {
    Button: {
      algorithm: true,
      colorPrimary: COLOURS.accent,
      primaryShadow: 'none',
      defaultShadow: 'none',
      dangerShadow: 'none',
      paddingInline: 12,
      fontWeight: 400,
      // The accent marks the one primary action; other buttons stay grey, hovered or pressed.
      defaultHoverColor: COLOURS.ink,
      defaultHoverBorderColor: COLOURS.faint,
      defaultActiveColor: COLOURS.ink,
      defaultActiveBorderColor: COLOURS.muted,
      defaultHoverBg: COLOURS.soft,
      defaultActiveBg: COLOURS.head,
    },
    Tabs: {
      inkBarColor: COLOURS.accent,
      itemSelectedColor: COLOURS.accent,
      itemHoverColor: COLOURS.accentDark,
      itemActiveColor: COLOURS.accentDark,
      horizontalItemGutter: 18,
      horizontalItemPadding: '6px 0',
      horizontalMargin: '0 0 8px 0',
    },
    // Its track is the colour of the page otherwise, and the chosen part cannot be told from the others.
    Segmented: { trackBg: '#e4e8ec' },
    Modal: { titleFontSize: 16 },
    Tree: { titleHeight: 28, indentSize: 18 },
    Form: { itemMarginBottom: 12 },
  },
}
