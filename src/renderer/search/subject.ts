import { useQuery } from '@tanstack/react-query'
import { lazy } from 'react'
import { useOffice } from '../shell/office.tsx'
import { PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { defineSubject, type Count } from '../shell/subject.ts'
import { LostTab } from './LostTab.tsx'

function useOpenCount(): Count | null {
  const { queries } = useOffice()
  const { orgId, asOf } = useScope()
  const { data } = useQuery(
    queries.search.list.queryOptions({
      input: {
        filter: { state: 'open', ...(orgId === null ? {} : { orgId }) },
        page: { offset: 0, limit: 1 },
        ...(asOf === undefined ? {} : { asOf }),
      },
    }),
  )
  return data ? { text: String(data.total), tone: 'plain' } : null
}

export const search = defineSubject({
  navigation: [{ group: '排查', label: '失联查找', to: PLACE.search, order: 20, useCount: useOpenCount }],
  screens: [
    { path: PLACE.search, component: lazy(() => import('./SearchScreen.tsx')) },
    { path: PLACE.lostMonths, component: lazy(() => import('./MonthsScreen.tsx')), room: '重点失联月报' },
    { path: PLACE.lostMonthPaper, component: lazy(() => import('./MonthPaperScreen.tsx')) },
    { path: PLACE.lostWatch, component: lazy(() => import('./WatchScreen.tsx')), room: '失联关注名单' },
    { path: PLACE.lostContacts, component: lazy(() => import('./ContactsScreen.tsx')), room: '联系方式核对' },
    { path: PLACE.lostPaper, component: lazy(() => import('./PaperScreen.tsx')) },
    { path: PLACE.lostCase, component: lazy(() => import('./CaseScreen.tsx')) },
  ],
  cardTabs: [{ key: 'lost', label: '失联', order: 17, component: LostTab }],
})
