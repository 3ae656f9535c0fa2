import { lazy } from 'react'
import { PLACE } from '../shell/places.ts'
import { defineSubject } from '../shell/subject.ts'

export const intake = defineSubject({
  navigation: [{ group: '管理', label: '导入', to: PLACE.intake, order: 10 }],
  screens: [{ path: PLACE.intake, component: lazy(() => import('./IntakeScreen.tsx')) }],
})
