import { defineSubject } from '../shell/subject.ts'
import { AppraisalTab } from './AppraisalTab.tsx'

export const appraisal = defineSubject({
  cardTabs: [{ key: 'appraisal', label: '评议', order: 32, component: AppraisalTab }],
})
