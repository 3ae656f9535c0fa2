import { defineSubject } from '../shell/subject.ts'
import { DuesTab } from './DuesTab.tsx'

export const dues = defineSubject({
  cardTabs: [{ key: 'dues', label: '党费', order: 11, component: DuesTab }],
})
