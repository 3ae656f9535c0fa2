/** The papers of a campaign, and what each is named by in its path. */

import { paperAskSchema } from '../../shared/census/paperMethods.ts'
import { paperAsks } from '../ui/paperAsk.ts'

export const { path: paperPath, read: readPaperAsk } = paperAsks(paperAskSchema, {
  check: ['campaignId', 'orgId', 'memberId'],
  sweep: ['id'],
  meetings: ['campaignId'],
  consultations: ['campaignId'],
  list: ['campaignId', 'list', 'orgId'],
})
