import { lazy } from 'react'
import { PLACE } from '../shell/places.ts'
import { defineSubject } from '../shell/subject.ts'
import { DutyTab } from './DutyTab.tsx'

export const duty = defineSubject({
  screens: [{ path: PLACE.threeNo, component: lazy(() => import('./ThreeNoScreen.tsx')), room: '三不名单' }],
  cardTabs: [{ key: 'duty', label: '任务', order: 13, component: DutyTab }],
})
