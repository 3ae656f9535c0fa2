import { useQuery } from '@tanstack/react-query'
import { lazy } from 'react'
import { useOffice } from '../shell/office.tsx'
import { PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { defineSubject, type Count } from '../shell/subject.ts'
import { FlowTab } from './FlowTab.tsx'

function useAwayCount(): Count | null {
  const { queries } = useOffice()
  const { orgId, asOf } = useScope()
  const { data } = useQuery(
    queries.flow.list.queryOptions({
      input: {
        filter: { status: 'away', ...(orgId === null ? {} : { orgId }) },
        page: { offset: 0, limit: 1 },
        ...(asOf === undefined ? {} : { asOf }),
      },
    }),
  )
  return data ? { text: String(data.total), tone: 'plain' } : null
}

export const flow = defineSubject({
  navigation: [{ group: '台账', label: '流动党员', to: PLACE.flow, order: 40, useCount: useAwayCount }],
  screens: [
    { path: PLACE.flow, component: lazy(() => import('./FlowScreen.tsx')) },
    { path: PLACE.flowLedger, component: lazy(() => import('./LedgerScreen.tsx')) },
    { path: PLACE.flowStatistic, component: lazy(() => import('./StatisticScreen.tsx')) },
    { path: PLACE.flowSlip, component: lazy(() => import('./SlipScreen.tsx')) },
  ],
  cardTabs: [{ key: 'flow', label: '流动', order: 14, component: FlowTab }],
})
