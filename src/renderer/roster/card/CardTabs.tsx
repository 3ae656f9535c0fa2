/**
 * The tabs of a card: those of the roster and of every subject that adds one. Beside a list there is room
 * for the first few; the others stand behind 更多.
 */

import { Button, Dropdown, Tabs } from 'antd'
import { useMemo, useState } from 'react'
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

export function CardTabs({ memberId, readOnly }: CardTabsProps) {
  const subjects = useSubjects()
  const narrow = useCardColumns() === 1
  const tabs = useMemo(
    () => subjects.flatMap(subject => subject.cardTabs ?? []).sort((a, b) => a.order - b.order),
    [subjects],
  )
  const [chosen, setChosen] = useState(lastTab)
  const present = tabs.find(tab => tab.key === chosen) ?? tabs[0]
  const shown = narrow ? tabs.slice(0, NARROW) : tabs
  const more = tabs.slice(shown.length)
  const choose = (key: string) => {
    openOnTab(key)
    setChosen(key)
  }
  const Body = present?.component
  return (
    <div className={styles.tabs} data-more={more.some(tab => tab === present)}>
      <div className={styles.tabRow}>
        <Tabs
          activeKey={present?.key ?? ''}
          onChange={choose}
          items={shown.map(({ key, label }) => ({ key, label }))}
          tabBarGutter={14}
        />
        {/* beside the list of tabs, which may hold nothing but tabs */}
        {more.length > 0 && <MoreTabs tabs={more} present={present} onChoose={choose} />}
      </div>
      <div className={styles.tabBody} role="tabpanel" aria-label={present?.label}>
        {Body && <Body memberId={memberId} readOnly={readOnly} />}
      </div>
    </div>
  )
}

interface MoreTabsProps {
  tabs: readonly CardTab[]
  present: CardTab | undefined
  onChoose: (key: string) => void
}

/** The tabs there is no room for; the one that is open lends the button its name. */
function MoreTabs({ tabs, present, onChoose }: MoreTabsProps) {
  const open = tabs.find(tab => tab === present)
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: tabs.map(({ key, label }) => ({ key, label })),
        selectedKeys: open ? [open.key] : [],
        onClick: ({ key }) => onChoose(key),
      }}
    >
      <Button
        type="text"
        size="small"
        className={styles.moreTabs ?? ''}
        aria-haspopup="menu"
        data-open={open !== undefined}
      >
        {open?.label ?? '更多'} ▾
      </Button>
    </Dropdown>
  )
}
