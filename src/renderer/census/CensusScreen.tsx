/** 集中排查: the campaigns and their dates; the annexes are computed from the active one. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useOffice } from '../shell/office.tsx'
import { PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { CampaignForm } from './CampaignForm.tsx'
import styles from './census.module.css'

type Choice = number | 'new' | null

export default function CensusScreen() {
  const { queries } = useOffice()
  const { readOnly } = useScope()
  const navigate = useNavigate()
  const { data } = useQuery(queries.census.campaigns.queryOptions({ input: {} }))
  const [chosen, setChosen] = useState<Choice>(null)
  if (!data) return null
  const { campaigns, active } = data
  const present =
    chosen === 'new' ? null : (campaigns.find(({ id }) => id === chosen) ?? active ?? campaigns[0] ?? null)
  return (
    <>
      <PageHeader
        title="集中排查"
        count={
          active
            ? `附件按“${active.name}”计算：${active.startOn} 开始，${active.searchEnd} 查找结束`
            : '还没有设定日期，附件3和5至9要用'
        }
        actions={
          <>
            <Button onClick={() => void navigate({ to: PLACE.reporting })}>看附件</Button>
            {campaigns.length > 0 && (
              <Button disabled={readOnly || present === null} onClick={() => setChosen('new')}>
                新的排查
              </Button>
            )}
          </>
        }
      />
      <div className={styles.screen}>
        {campaigns.length > 0 && (
          <nav className={styles.campaigns} aria-label="历次排查">
            {campaigns.map(campaign => (
              <button
                key={campaign.id}
                type="button"
                aria-current={campaign === present}
                onClick={() => setChosen(campaign.id)}
              >
                <span>{campaign.name}</span>
                <span className={styles.quiet}>
                  {campaign.startOn} 至 {campaign.fillDate9}
                </span>
                {campaign.active && <FindingText level="ok" text="附件按此计算" />}
              </button>
            ))}
          </nav>
        )}
        <div className={styles.paper}>
          <CampaignForm
            key={present?.id ?? 'new'}
            campaign={present}
            readOnly={readOnly}
            onSaved={id => setChosen(id)}
          />
        </div>
      </div>
    </>
  )
}
