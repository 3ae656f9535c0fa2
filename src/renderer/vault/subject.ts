import { lazy } from 'react'
import { PLACE } from '../shell/places.ts'
import { defineSubject } from '../shell/subject.ts'

export const vault = defineSubject({
  navigation: [{ group: '管理', label: '备份', to: PLACE.backup, order: 30 }],
  screens: [{ path: PLACE.backup, component: lazy(() => import('./BackupScreen.tsx')) }],
})
