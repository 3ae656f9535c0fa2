import { useQuery } from '@tanstack/react-query'
import { lazy } from 'react'
import { useOffice } from '../shell/office.tsx'
import { PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { defineSubject, type Count } from '../shell/subject.ts'
import { DossierTab } from './DossierTab.tsx'

function useMissingCount(): Count | null {
  const { queries } = useOffice()
  const { orgId, asOf } = useScope()
  const { data } = useQuery(
    queries.dossier.matrix.queryOptions({
      input: { filter: orgId === null ? {} : { orgId }, page: { offset: 0, limit: 1 }, asOf },
    }),
  )
  if (!data) return null
  const { withMissing, unchecked } = data.totals
  if (data.total === 0) return { text: '0', tone: 'plain' }
  if (withMissing > 0) return { text: `${withMissing} 不齐`, tone: 'bad' }
  return unchecked > 0 ? { text: `${unchecked} 未查`, tone: 'plain' } : { text: '齐全', tone: 'plain' }
}

function useOpenFindings(): Count | null {
  const { queries } = useOffice()
  const { orgId, asOf } = useScope()
  const { data } = useQuery(
    queries.dossier.findings.queryOptions({
      input: {
        filter: { state: 'open', ...(orgId === null ? {} : { orgId }) },
        page: { offset: 0, limit: 1 },
        ...(asOf === undefined ? {} : { asOf }),
      },
    }),
  )
  return data ? { text: String(data.total), tone: 'plain' } : null
}

export const dossier = defineSubject({
  navigation: [
    { group: '台账', label: '档案核查', to: PLACE.dossier, order: 30, useCount: useMissingCount },
    { group: '台账', label: '档案问题', to: PLACE.dossierWork, order: 31, useCount: useOpenFindings },
  ],
  screens: [
    { path: PLACE.dossier, component: lazy(() => import('./DossierScreen.tsx')) },
    {
      path: PLACE.dossierCatalogues,
      component: lazy(() => import('./CatalogueScreen.tsx')),
      room: '材料目录',
    },
    { path: PLACE.dossierCatalogue, component: lazy(() => import('./CatalogueRecord.tsx')) },
    { path: PLACE.dossierHandovers, component: lazy(() => import('./HandoverScreen.tsx')), room: '档案交接' },
    { path: PLACE.dossierReadings, component: lazy(() => import('./ReadingScreen.tsx')), room: '查阅登记' },
    { path: PLACE.dossierPaper, component: lazy(() => import('./DossierPaperScreen.tsx')) },
    { path: PLACE.dossierWork, component: lazy(() => import('./DossierWorkScreen.tsx')) },
    { path: PLACE.makeUpPaper, component: lazy(() => import('./MakeUpPaperScreen.tsx')) },
    { path: PLACE.makeUp, component: lazy(() => import('./MakeUpScreen.tsx')) },
  ],
  cardTabs: [{ key: 'dossier', label: '档案', order: 16, component: DossierTab }],
})
