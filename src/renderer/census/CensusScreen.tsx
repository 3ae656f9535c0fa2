/** 集中排查: the campaigns; of the chosen one its progress, stages and dates. The annexes are computed from the active one. */

import { Button, Segmented, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Board } from './Board.tsx'
import { CampaignForm } from './CampaignForm.tsx'
import styles from './census.module.css'
import { CENSUS_TAB_KEYS, CENSUS_TABS, useCensusTab, type CensusTab } from './censusTab.ts'
import { CheckLists } from './CheckLists.tsx'
import { Packet } from './Packet.tsx'
import { Records } from './Records.tsx'
import { Stages } from './Stages.tsx'

const BOARD_HINTS = [
  { keys: '↑↓', what: '选支部' },
  { keys: 'Enter', what: '打开核查表' },
]

export default function CensusScreen() {
  const { queries } = useOffice()
  const { asOf, readOnly } = useScope()
  const navigate = useNavigate()
  const { data } = useQuery(queries.census.campaigns.queryOptions({ input: {} }))
  const [chosen, setChosen] = useState<number | 'new' | null>(null)
  const [kept, setTab] = useCensusTab()
  const present =
    data && chosen !== 'new'
      ? (data.campaigns.find(({ id }) => id === chosen) ?? data.active ?? data.campaigns[0] ?? null)
      : null
  const tab: CensusTab = present === null ? 'dates' : kept
  useKeyHints(tab === 'board' ? BOARD_HINTS : [])
  if (!data) return null
  const { campaigns, active } = data
  return (
    <>
      <PageHeader
        title="集中排查"
        asOf={asOf}
        tabs={
          present !== null && (
            <Segmented<CensusTab>
              aria-label="内容"
              value={tab}
              options={CENSUS_TAB_KEYS.map(value => ({ value, label: CENSUS_TABS[value] }))}
              onChange={setTab}
            />
          )
        }
        count={
          active
            ? `${active.startOn} 开始，${active.searchEnd} 查找结束；附件按${active.id === present?.id ? '这次' : `“${active.name}”`}计算`
            : '还没有设定日期，附件3和5至9要用'
        }
        actions={
          <>
            {campaigns.length > 1 && (
              <Select<number>
                aria-label="哪次排查"
                value={present?.id ?? null}
                options={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={setChosen}
              />
            )}
            <Button onClick={() => void navigate({ to: PLACE.reporting })}>看附件</Button>
            {campaigns.length > 0 && (
              <Button disabled={readOnly || present === null} onClick={() => setChosen('new')}>
                新的排查
              </Button>
            )}
          </>
        }
      />
      {present !== null && tab === 'board' && <Board key={present.id} campaign={present} />}
      {present !== null && tab === 'lists' && <CheckLists key={present.id} campaign={present} />}
      {present !== null && tab === 'stages' && <Stages key={present.id} campaign={present} />}
      {present !== null && tab === 'records' && <Records key={present.id} campaign={present} />}
      {present !== null && tab === 'packet' && <Packet key={present.id} campaign={present} />}
      {tab === 'dates' && (
        <div className={styles.screen}>
          <div className={styles.paper}>
            <CampaignForm
              key={present?.id ?? 'new'}
              campaign={present}
              readOnly={readOnly}
              taken={campaigns.filter(({ id }) => id !== present?.id).map(({ name }) => name)}
              onSaved={id => setChosen(id)}
              {...(chosen === 'new' && campaigns.length > 0 ? { onGiveUp: () => setChosen(null) } : {})}
            />
          </div>
        </div>
      )}
    </>
  )
}
