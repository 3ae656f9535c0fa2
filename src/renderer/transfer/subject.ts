import { useQuery } from '@tanstack/react-query'
import { lazy } from 'react'
import { useOffice } from '../shell/office.tsx'
import { PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { defineSubject, type Count } from '../shell/subject.ts'
import { LetterTab } from './LetterTab.tsx'

const ONE = { offset: 0, limit: 1 }

/** Overdue letters are said in words; otherwise how many are under way. */
function useLetterCount(): Count | null {
  const { queries } = useOffice()
  const { orgId, asOf } = useScope()
  const scope = orgId === null ? {} : { orgId }
  const day = asOf === undefined ? {} : { asOf }
  const overdue = useQuery(
    queries.transfer.list.queryOptions({
      input: { filter: { only: 'overdue', ...scope }, page: ONE, ...day },
    }),
  )
  const open = useQuery(
    queries.transfer.list.queryOptions({ input: { filter: { only: 'open', ...scope }, page: ONE, ...day } }),
  )
  if (!overdue.data || !open.data) return null
  return overdue.data.total > 0
    ? { text: `${overdue.data.total} 超期`, tone: 'bad' }
    : { text: String(open.data.total), tone: 'plain' }
}

export const transfer = defineSubject({
  navigation: [
    { group: '台账', label: '组织关系接转', to: PLACE.transfer, order: 50, useCount: useLetterCount },
  ],
  screens: [
    { path: PLACE.transfer, component: lazy(() => import('./TransferScreen.tsx')) },
    { path: PLACE.letterPaper, component: lazy(() => import('./LetterPaperScreen.tsx')) },
  ],
  cardTabs: [{ key: 'letter', label: '介绍信', order: 18, component: LetterTab }],
})
