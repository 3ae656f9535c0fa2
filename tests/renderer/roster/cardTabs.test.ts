import { describe, expect, it } from 'vitest'
import { tabsInRow } from '../../../src/renderer/roster/card/CardTabs.tsx'
import type { CardTab } from '../../../src/renderer/shell/subject.ts'

const tab = (label: string): CardTab => ({ key: label, label, order: 1, component: () => null })
// Two characters and the gap after them are 42 pixels, four are 70; the button for the others is 40.
const TABS = ['基本信息', '党费', '流动', '档案', '家庭'].map(tab)
const row = (width: number, open = '基本信息') =>
  tabsInRow(
    TABS,
    TABS.find(({ label }) => label === open),
    width,
  ).map(({ label }) => label)

describe('the tabs in the row', () => {
  it('are all where there is room for all, else those that leave room for the others', () => {
    expect(row(238)).toEqual(['基本信息', '党费', '流动', '档案', '家庭'])
    expect(row(237)).toEqual(['基本信息', '党费', '流动', '档案'])
    expect(row(235)).toEqual(['基本信息', '党费', '流动'])
    expect(row(194)).toEqual(['基本信息', '党费', '流动'])
    expect(row(193)).toEqual(['基本信息', '党费'])
  })

  it('have the open one among them, in the last place', () => {
    expect(row(194, '家庭')).toEqual(['基本信息', '党费', '家庭'])
    expect(row(194, '流动')).toEqual(['基本信息', '党费', '流动'])
    expect(row(0, '家庭')).toEqual(['家庭'])
  })
})
