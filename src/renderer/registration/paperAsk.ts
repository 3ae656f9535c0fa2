/** The papers of a registration, and what each is named by in its path. */

import { registrationAskSchema } from '../../shared/registration/methods.ts'
import { paperAsks } from '../ui/paperAsk.ts'

export const { path: askPath, read: readAsk } = paperAsks(registrationAskSchema, {
  form: ['id', 'blank'],
  forms: ['driveId', 'blank', 'orgId'],
  overdue: ['driveId', 'orgId'],
})
