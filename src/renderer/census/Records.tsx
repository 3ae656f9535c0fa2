/** 工作记录 of a campaign: meetings and trainings, questions and reports sent up, sweeps of a quarter. */

import type { Campaign } from '../../shared/census/methods.ts'
import { useScope } from '../shell/scope.tsx'
import { CampaignMeetings } from './CampaignMeetings.tsx'
import styles from './census.module.css'
import { Consultations } from './Consultations.tsx'
import { Sweeps } from './Sweeps.tsx'

export function Records({ campaign }: { campaign: Campaign }) {
  const { readOnly, today } = useScope()
  const fixed = readOnly || campaign.endedOn !== null
  return (
    <div className={styles.stages} role="region" aria-label="工作记录" tabIndex={0}>
      <CampaignMeetings campaignId={campaign.id} fixed={fixed} />
      <Consultations campaignId={campaign.id} fixed={fixed} />
      <Sweeps firstYear={Number(today.slice(0, 4))} />
    </div>
  )
}
