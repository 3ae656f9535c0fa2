/** Which campaign's dates the annexes are computed from, and where they are set. */

import { Button, Select } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { PLACE } from '../shell/places.ts'
import type { ReportScope } from './reportScope.ts'

export function CampaignSelect({ scope }: { scope: ReportScope }) {
  const navigate = useNavigate()
  const { campaigns, campaign, choose } = scope
  return (
    <>
      {campaigns.length > 1 && (
        <Select
          aria-label="集中排查"
          value={campaign?.id ?? null}
          popupMatchSelectWidth={false}
          options={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={id => choose(id)}
        />
      )}
      <Button onClick={() => void navigate({ to: PLACE.census })}>排查日期</Button>
    </>
  )
}
