import { useQuery } from '@tanstack/react-query'
import { lazy } from 'react'
import { useOffice } from '../shell/office.tsx'
import { PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { defineSubject, type Count } from '../shell/subject.ts'
import { RegistrationTab } from './RegistrationTab.tsx'

function useOverdueCount(): Count | null {
  const { queries } = useOffice()
  const { orgId, asOf } = useScope()
  const { data } = useQuery(
    queries.registration.list.queryOptions({
      input: {
        filter: { only: 'overdue', ...(orgId === null ? {} : { orgId }) },
        page: { offset: 0, limit: 1 },
        ...(asOf === undefined ? {} : { asOf }),
      },
    }),
  )
  return data && data.total > 0 ? { text: `${data.total} 逾期`, tone: 'bad' } : null
}

export const registration = defineSubject({
  navigation: [
    { group: '日常', label: '党员登记', to: PLACE.registration, order: 32, useCount: useOverdueCount },
  ],
  screens: [
    { path: PLACE.registration, component: lazy(() => import('./DrivesScreen.tsx')) },
    { path: PLACE.registrationPaper, component: lazy(() => import('./PaperScreen.tsx')) },
    { path: PLACE.registrationForms, component: lazy(() => import('./FormsScreen.tsx')) },
  ],
  cardTabs: [{ key: 'registration', label: '登记', order: 34, component: RegistrationTab }],
})
