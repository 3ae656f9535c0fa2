import { useQuery } from '@tanstack/react-query'
import { lazy } from 'react'
import { useOffice } from '../shell/office.tsx'
import { PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { defineSubject, type Count } from '../shell/subject.ts'

/** Branches of this year's review that are not handed up. */
function useOpenReviews(): Count | null {
  const { queries } = useOffice()
  const { today, orgId } = useScope()
  const { data } = useQuery(
    queries.annual.list.queryOptions({
      input: { year: Number(today.slice(0, 4)), ...(orgId === null ? {} : { orgId }) },
    }),
  )
  if (!data) return null
  const { branches, handed, overdue } = data.totals
  if (overdue > 0) return { text: `${overdue} 逾期`, tone: 'bad' }
  return { text: `${handed}/${branches}`, tone: 'plain' }
}

export const annual = defineSubject({
  navigation: [{ group: '日常', label: '年审', to: PLACE.annual, order: 30, useCount: useOpenReviews }],
  screens: [
    { path: PLACE.annual, component: lazy(() => import('./AnnualScreen.tsx')) },
    { path: PLACE.annualSheet, component: lazy(() => import('./SheetScreen.tsx')) },
    { path: PLACE.annualRoster, component: lazy(() => import('./RosterScreen.tsx')) },
  ],
})
