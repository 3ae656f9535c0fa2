/** The tabs of a card: those of the roster and of every subject that adds one. */

import { Tabs } from 'antd'
import { useMemo, useState } from 'react'
import { useSubjects } from '../../shell/subject.ts'
import styles from './card.module.css'

export interface CardTabsProps {
  memberId: number
  readOnly: boolean
}

/** The tab last looked at: going from card to card stays on it. */
let lastTab = 'basic'

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
          lastTab = key
          setChosen(key)
        }}
        items={tabs.map(({ key, label }) => ({ key, label }))}
        tabBarGutter={16}
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
