import { lazy } from 'react'
import { PLACE } from '../shell/places.ts'
import { defineSubject } from '../shell/subject.ts'

export const duplicates = defineSubject({
  navigation: [{ group: '台账', label: '重复检查', to: PLACE.duplicates, order: 60 }],
  screens: [
    { path: PLACE.duplicates, component: lazy(() => import('./DuplicatesScreen.tsx')) },
    { path: PLACE.duplicatePair, component: lazy(() => import('./PairScreen.tsx')) },
  ],
})
