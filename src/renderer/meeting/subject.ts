import { defineSubject } from '../shell/subject.ts'
import { LifeTab } from './LifeTab.tsx'

export const meeting = defineSubject({
  cardTabs: [{ key: 'life', label: '组织生活', order: 12, component: LifeTab }],
})
