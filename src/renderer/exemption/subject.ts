import { defineSubject } from '../shell/subject.ts'
import { ExemptionTab } from './ExemptionTab.tsx'

export const exemption = defineSubject({
  cardTabs: [{ key: 'exemption', label: '豁免', order: 33, component: ExemptionTab }],
})
