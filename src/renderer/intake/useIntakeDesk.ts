/** The desk of the open register: one for the application, kept while other screens are shown. */

import { useSyncExternalStore } from 'react'
import type { OfficeClient } from '../../shared/api/contract.ts'
import { alsoForget } from '../shell/listState.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice } from '../shell/office.tsx'
import { useTasks } from '../shell/tasks.tsx'
import { createIntakeDesk, type IntakeDesk } from './intakeDesk.ts'
import type { Desk } from './intakeFiles.ts'

const desks = new Map<OfficeClient, IntakeDesk>()

alsoForget(() => {
  for (const desk of desks.values()) desk.clear()
})

export function useIntakeDesk(): IntakeDesk & { desk: Desk } {
  const { client } = useOffice()
  const { run } = useTasks()
  const messages = useMessages()
  const kept = desks.get(client) ?? createIntakeDesk({ client, run, messages })
  desks.set(client, kept)
  const desk = useSyncExternalStore(kept.subscribe, kept.read)
  return { ...kept, desk }
}
