import { lazy } from 'react'
import { PLACE } from '../shell/places.ts'
import { defineSubject } from '../shell/subject.ts'

export const reporting = defineSubject({
  navigation: [{ group: '排查', label: '附件报送', to: PLACE.reporting, order: 40 }],
  screens: [
    { path: PLACE.reporting, component: lazy(() => import('./ReportingScreen.tsx')) },
    { path: PLACE.batches, component: lazy(() => import('./BatchesScreen.tsx')), room: '报送批次' },
    { path: PLACE.batch, component: lazy(() => import('./BatchScreen.tsx')) },
    { path: PLACE.returns, component: lazy(() => import('./ReturnsScreen.tsx')), room: '收支部填报' },
    { path: PLACE.annex, component: lazy(() => import('./AnnexScreen.tsx')) },
  ],
})
