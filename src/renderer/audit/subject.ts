import { lazy } from 'react'
import { PLACE } from '../shell/places.ts'
import { defineSubject } from '../shell/subject.ts'

export const audit = defineSubject({
  navigation: [{ group: '管理', label: '操作记录', to: PLACE.audit, order: 20 }],
  screens: [{ path: PLACE.audit, component: lazy(() => import('./AuditScreen.tsx')) }],
})
