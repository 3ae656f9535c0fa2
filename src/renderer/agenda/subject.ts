import { useQuery } from '@tanstack/react-query'
import { lazy } from 'react'
import { useOffice } from '../shell/office.tsx'
import { PLACE } from '../shell/places.ts'
import { defineSubject, type Count } from '../shell/subject.ts'

/** Only what is late: the rest waits on the screen itself. */
function useLateCount(): Count | null {
  const { queries } = useOffice()
  const { data } = useQuery(queries.agenda.overview.queryOptions({ input: {} }))
  // An empty register asks for one thing only, and the screen says which.
  if (data?.onRoll === 0) return null
  const late = data?.items.filter(item => item.tone === 'bad').length ?? 0
  return late === 0 ? null : { text: `${late} 急办`, tone: 'bad' }
}

export const agenda = defineSubject({
  navigation: [{ group: '日常', label: '工作台', to: PLACE.agenda, order: 10, useCount: useLateCount }],
  screens: [{ path: PLACE.agenda, component: lazy(() => import('./AgendaScreen.tsx')) }],
})
