/** The workbench: what needs attention today. */

import { z } from 'zod'
import { query } from '../api/method.ts'

export const overviewItemSchema = z.strictObject({
  key: z.enum([
    'issues',
    'dossierMissing',
    'dossierUnchecked',
    'handoverOverdue',
    'handoverDue',
    'readingOverdue',
    'dossierFindings',
    'dossierFileDue',
    'dossierYearly',
    'makeUps',
    'lostOpen',
    'lostVerifyDue',
    'lostWeekly',
    'lostMonthly',
    'lostFollowUp',
    'lostInquiry',
    'contactsDue',
    'flowIncomplete',
    'flowOverdue',
    'flowUncontrolled',
    'flowRemind',
    'flowTransfer',
    'certificates',
    'letterOverdue',
    'letterUnreceipted',
    'letterToAnswer',
    'registrationOverdue',
    'registrationUnwilling',
    'disposalDue',
    'disposalOpen',
    'annual',
    'campaign',
    'censusLines',
    'censusTasks',
    'censusAnswers',
    'censusSweep',
    'checks',
    'backup',
  ]),
  text: z.string(),
  count: z.number().int().nullable(),
  tone: z.enum(['bad', 'warn', 'ok', 'info']),
})

export const agendaMethods = {
  overview: query(
    '今天要办的事',
    z.strictObject({}),
    z.strictObject({
      onRoll: z.number().int(),
      probationary: z.number().int(),
      branches: z.number().int(),
      away: z.number().int(),
      lost: z.number().int(),
      items: z.array(overviewItemSchema),
    }),
  ),
}
