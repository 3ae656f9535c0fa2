import { lazy } from 'react'
import { PLACE } from '../shell/places.ts'
import { defineSubject } from '../shell/subject.ts'

// No figure beside the entry: counting every branch after every change would hold a large register up.
export const annual = defineSubject({
  navigation: [{ group: '日常', label: '年审', to: PLACE.annual, order: 30 }],
  screens: [
    { path: PLACE.annual, component: lazy(() => import('./AnnualScreen.tsx')) },
    { path: PLACE.annualSheet, component: lazy(() => import('./SheetScreen.tsx')) },
    { path: PLACE.annualRoster, component: lazy(() => import('./RosterScreen.tsx')) },
  ],
})
