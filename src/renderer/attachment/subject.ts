import { defineSubject } from '../shell/subject.ts'
import { AttachmentTab } from './AttachmentTab.tsx'

export const attachment = defineSubject({
  cardTabs: [{ key: 'attachment', label: '附件', order: 80, component: AttachmentTab }],
})
