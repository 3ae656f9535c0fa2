import { lazy } from 'react'
import { PLACE } from '../shell/places.ts'
import { defineSubject } from '../shell/subject.ts'

export const quality = defineSubject({
  navigation: [{ group: '台账', label: '信息质量', to: PLACE.quality, order: 70 }],
  screens: [{ path: PLACE.quality, component: lazy(() => import('./QualityScreen.tsx')) }],
})
