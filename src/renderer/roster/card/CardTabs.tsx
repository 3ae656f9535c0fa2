/** The tabs of a card: those of the roster and of every subject that adds one. */

import { Tabs } from 'antd'
import { useMemo, useState } from 'react'
import { useSubjects } from '../../shell/subject.ts'
import styles from './card.module.css'
import { lastTab, openOnTab } from './openTab.ts'

export interface CardTabsProps {
  memberId: number
  readOnly: boolean
}

export function CardTabs({ memberId, readOnly }: CardTabsProps) {
  const subjects = useSubjects()
  const tabs = useMemo(
    () => subjects.flatMap(subject => subject.cardTabs ?? []).sort((a, b) => a.order - b.order),
    [subjects],
  )
  const [chosen, setChosen] = useState(lastTab)
  const present = tabs.some(tab => tab.key === chosen) ? chosen : (tabs[0]?.key ?? '')
  const Body = tabs.find(tab => tab.key === present)?.component
  return (
    <div className={styles.tabs}>
      <Tabs
        activeKey={present}
        onChange={key => {
          openOnTab(key)
          setChosen(key)
        }}
        items={tabs.map(({ key, label }) => ({ key, label }))}
        tabBarGutter={14}
      />
      <div
        className={styles.tabBody}
        role="tabpanel"
        aria-label={tabs.find(tab => tab.key === present)?.label}
      >
        {Body && <Body memberId={memberId} readOnly={readOnly} />}
      </div>
    </div>
  )
}
