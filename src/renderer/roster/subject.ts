import { useQuery } from '@tanstack/react-query'
import { lazy } from 'react'
import { useOffice } from '../shell/office.tsx'
import { PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { defineSubject, type Count } from '../shell/subject.ts'
import { BasicTab } from './card/BasicTab.tsx'
import { EducationTab } from './card/EducationTab.tsx'
import { FamilyTab } from './card/FamilyTab.tsx'
import { HistoryTab } from './card/HistoryTab.tsx'
import { HonourTab } from './card/HonourTab.tsx'
import { SanctionTab } from './card/SanctionTab.tsx'

function useMemberCount(): Count | null {
  const { queries } = useOffice()
  const { orgId, asOf } = useScope()
  const { data } = useQuery(
    queries.roster.summary.queryOptions({
      input: { ...(orgId === null ? {} : { orgId }), ...(asOf === undefined ? {} : { asOf }) },
    }),
  )
  return data ? { text: String(data.onRoll), tone: 'plain' } : null
}

export const roster = defineSubject({
  navigation: [{ group: '台账', label: '党员名册', to: PLACE.roster, order: 20, useCount: useMemberCount }],
  screens: [
    { path: PLACE.roster, component: lazy(() => import('./RosterScreen.tsx')) },
    { path: PLACE.member, component: lazy(() => import('./card/MemberScreen.tsx')) },
  ],
  cardTabs: [
    { key: 'basic', label: '基本信息', order: 10, component: BasicTab },
    { key: 'family', label: '家庭', order: 20, component: FamilyTab },
    { key: 'education', label: '学历', order: 30, component: EducationTab },
    { key: 'honour', label: '荣誉', order: 35, component: HonourTab },
    { key: 'sanction', label: '处分', order: 40, component: SanctionTab },
    { key: 'history', label: '记录', order: 90, component: HistoryTab },
  ],
})
