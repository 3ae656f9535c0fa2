/**
 * The tabs of a card: those of the roster and of every subject that adds one. Beside a list, and in a small
 * window, there is room for the first few; the others stand behind 更多, and the one chosen there takes the last place in the row.
 */

import { Button, Dropdown, Tabs } from 'antd'
import { useMemo, useState } from 'react'
import { useWidth } from '../../ui/grid/useWidth.ts'
import { useSubjects, type CardTab } from '../../shell/subject.ts'
import styles from './card.module.css'
import { useCardColumns } from './cardColumns.ts'
import { lastTab, openOnTab } from './openTab.ts'

export interface CardTabsProps {
  memberId: number
  readOnly: boolean
}

/** Tabs beside a list, at the width of an office PC's screen. */
const NARROW = 5

/** Pixels between tabs. */
const GUTTER = 14
/** Pixels of 更多 beside them. */
const MORE = 70

/** How many tabs stand in a row of this width; all of them until it is known. */
function roomFor(tabs: readonly CardTab[], width: number): number {
  // A character is as wide as the type is high: 14 pixels.
  const ends = tabs.map((_, i) =>
    tabs.slice(0, i + 1).reduce((end, { label }) => end + label.length * 14 + GUTTER, 0),
  )
  if (width === 0 || (ends.at(-1) ?? 0) <= width) return tabs.length
  return Math.max(1, ends.filter(end => end <= width - MORE).length)
}

/** The tabs in the row, among them always the open one. */
function tabsInRow(tabs: readonly CardTab[], open: CardTab | undefined, room: number): readonly CardTab[] {
  const first = tabs.slice(0, room)
  return open === undefined || first.includes(open) ? first : [...tabs.slice(0, room - 1), open]
}

export function CardTabs({ memberId, readOnly }: CardTabsProps) {
  const subjects = useSubjects()
  const narrow = useCardColumns() === 1
  const tabs = useMemo(
    () => subjects.flatMap(subject => subject.cardTabs ?? []).sort((a, b) => a.order - b.order),
    [subjects],
  )
  const [chosen, setChosen] = useState(lastTab)
  const open = tabs.find(tab => tab.key === chosen) ?? tabs[0]
  const [box, setBox] = useState<HTMLDivElement | null>(null)
  const width = useWidth(box)
  const shown = tabsInRow(tabs, open, narrow ? NARROW : roomFor(tabs, width))
  const more = tabs.filter(tab => !shown.includes(tab))
  const choose = (key: string) => {
    openOnTab(key)
    setChosen(key)
  }
  return (
    <div ref={setBox} className={styles.tabs}>
      <Tabs
        className={styles.tabFrame ?? ''}
        activeKey={open?.key ?? ''}
        onChange={choose}
        destroyOnHidden
        tabBarGutter={GUTTER}
        items={shown.map(({ key, label, component: Body }) => ({
          key,
          label,
          children: <Body memberId={memberId} readOnly={readOnly} />,
        }))}
      />
      {/* beside the list of tabs, which may hold nothing but tabs */}
      {more.length > 0 && <MoreTabs tabs={more} onChoose={choose} />}
    </div>
  )
}

interface MoreTabsProps {
  tabs: readonly CardTab[]
  onChoose: (key: string) => void
}

/** The tabs there is no room for. */
function MoreTabs({ tabs, onChoose }: MoreTabsProps) {
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: tabs.map(({ key, label }) => ({ key, label })),
        onClick: ({ key }) => onChoose(key),
      }}
    >
      <Button type="text" size="small" className={styles.moreTabs ?? ''} aria-haspopup="menu">
        更多 ▾
      </Button>
    </Dropdown>
  )
}
