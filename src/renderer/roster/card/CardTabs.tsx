/**
 * The tabs of a card: those of the roster and of every subject that adds one. As many as there is room for
 * stand in the row; the others stand behind 更多, and the one chosen there takes the last place in the row.
 */

import { Button, Dropdown, Tabs } from 'antd'
import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { useSubjects, type CardTab } from '../../shell/subject.ts'
import styles from './card.module.css'
import { openOnTab, useOpenTab } from './openTab.ts'

export interface CardTabsProps {
  memberId: number
  readOnly: boolean
}

/** Pixels: a character of a tab, the gap after a tab, and the button for the others. */
const CHARACTER = 14
const GAP = 14
const MORE = 40

const widthOf = ({ label }: CardTab) => label.length * CHARACTER + GAP

/** The tabs that fit into the row, from the first; among them always the open one. */
export function tabsInRow(tabs: readonly CardTab[], open: CardTab | undefined, width: number): CardTab[] {
  const all = tabs.reduce((sum, tab) => sum + widthOf(tab), 0)
  if (all <= width) return [...tabs]
  const upTo = (room: number): CardTab[] => {
    let left = room
    const end = tabs.findIndex(tab => (left -= widthOf(tab)) < 0)
    return tabs.slice(0, end)
  }
  const first = upTo(width - MORE)
  if (open === undefined || first.includes(open)) return first
  return [...upTo(width - MORE - widthOf(open)), open]
}

/** How wide an element is, in pixels; kept up to date. */
function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const watched = element.current
    if (!watched) return
    const observer = new ResizeObserver(() => setWidth(watched.clientWidth))
    observer.observe(watched)
    return () => observer.disconnect()
  }, [element])
  return width
}

export function CardTabs({ memberId, readOnly }: CardTabsProps) {
  const subjects = useSubjects()
  const tabs = useMemo(
    () => subjects.flatMap(subject => subject.cardTabs ?? []).sort((a, b) => a.order - b.order),
    [subjects],
  )
  const chosen = useOpenTab()
  const open = tabs.find(tab => tab.key === chosen) ?? tabs[0]
  const frame = useRef<HTMLDivElement>(null)
  const shown = tabsInRow(tabs, open, useWidth(frame))
  const more = tabs.filter(tab => !shown.includes(tab))
  return (
    <div ref={frame} className={styles.tabs}>
      <Tabs
        className={styles.tabFrame ?? ''}
        activeKey={open?.key ?? ''}
        onChange={openOnTab}
        destroyOnHidden
        tabBarGutter={GAP}
        items={shown.map(({ key, label, component: Body }) => ({
          key,
          label,
          children: <Body memberId={memberId} readOnly={readOnly} />,
        }))}
      />
      {/* beside the list of tabs, which may hold nothing but tabs */}
      {more.length > 0 && <MoreTabs tabs={more} onChoose={openOnTab} />}
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
