import { lazy } from 'react'
import { useOrganisations } from '../shell/organisations.ts'
import { PLACE } from '../shell/places.ts'
import { defineSubject, type Count } from '../shell/subject.ts'
import { PostTab } from './PostTab.tsx'

/** Branches, not committees: what an office counts. */
function useBranchCount(): Count | null {
  const { ready, nodes } = useOrganisations()
  if (!ready) return null
  const branches = nodes.filter(node => node.kind.endsWith('支部'))
  return { text: String(branches.length), tone: 'plain' }
}

export const organisation = defineSubject({
  navigation: [
    { group: '台账', label: '党组织', to: PLACE.organisation, order: 10, useCount: useBranchCount },
  ],
  screens: [{ path: PLACE.organisation, component: lazy(() => import('./OrganisationScreen.tsx')) }],
  cardTabs: [{ key: 'post', label: '职务', order: 45, component: PostTab }],
})
