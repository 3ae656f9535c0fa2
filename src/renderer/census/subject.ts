import { useQuery } from '@tanstack/react-query'
import { lazy } from 'react'
import { useOffice } from '../shell/office.tsx'
import { PLACE } from '../shell/places.ts'
import { defineSubject, type Count } from '../shell/subject.ts'

function useCampaignYear(): Count | null {
  const { queries } = useOffice()
  const { data } = useQuery(queries.census.campaigns.queryOptions({ input: {} }))
  if (!data) return null
  return data.active ? { text: `${data.active.year}年`, tone: 'plain' } : { text: '未设定', tone: 'bad' }
}

export const census = defineSubject({
  navigation: [{ group: '排查', label: '集中排查', to: PLACE.census, order: 10, useCount: useCampaignYear }],
  screens: [
    { path: PLACE.census, component: lazy(() => import('./CensusScreen.tsx')) },
    { path: PLACE.branchReport, component: lazy(() => import('./ReportScreen.tsx')) },
    { path: PLACE.campaignReport, component: lazy(() => import('./CampaignReportScreen.tsx')) },
    { path: PLACE.censusPaper, component: lazy(() => import('./CensusPaperScreen.tsx')) },
    { path: PLACE.checkLines, component: lazy(() => import('./LinesScreen.tsx')) },
  ],
})
