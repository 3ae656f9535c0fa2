/** What the desk works with. */

import type { OfficeClient } from '../../shared/api/contract.ts'
import type { Messages } from '../shell/messages.tsx'
import type { Tasks } from '../shell/tasks.tsx'

export interface IntakeDeskDeps {
  client: Pick<OfficeClient, 'intake'>
  run: Tasks['run']
  messages: Pick<Messages, 'done' | 'note'>
}
