import { useQuery } from '@tanstack/react-query'
import { lazy } from 'react'
import { useOffice } from '../shell/office.tsx'
import { PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { defineSubject, type Count } from '../shell/subject.ts'
import { DisposalTab } from './DisposalTab.tsx'

function useOpenCount(): Count | null {
  const { queries } = useOffice()
  const { orgId, asOf } = useScope()
  const { data } = useQuery(
    queries.disposal.list.queryOptions({
      input: {
        filter: { state: 'open', ...(orgId === null ? {} : { orgId }) },
        page: { offset: 0, limit: 1 },
        ...(asOf === undefined ? {} : { asOf }),
      },
    }),
  )
  return data ? { text: String(data.total), tone: 'plain' } : null
}

export const disposal = defineSubject({
  navigation: [{ group: '排查', label: '组织处置', to: PLACE.disposal, order: 25, useCount: useOpenCount }],
  screens: [
    { path: PLACE.disposal, component: lazy(() => import('./DisposalScreen.tsx')) },
    { path: PLACE.disposalPaper, component: lazy(() => import('./PaperScreen.tsx')) },
    { path: PLACE.disposalCase, component: lazy(() => import('./CaseScreen.tsx')) },
  ],
  cardTabs: [{ key: 'disposal', label: '处置', order: 17, component: DisposalTab }],
})
