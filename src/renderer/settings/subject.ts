import { lazy } from 'react'
import { PLACE } from '../shell/places.ts'
import { defineSubject } from '../shell/subject.ts'

export const settings = defineSubject({
  navigation: [{ group: '管理', label: '设置', to: PLACE.settings, order: 40 }],
  screens: [{ path: PLACE.settings, component: lazy(() => import('./SettingsScreen.tsx')) }],
})
