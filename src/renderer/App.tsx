/** The application: the start screen while no register is open, its screens once one is. */

import { RouterProvider } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OfficeClient } from '../shared/api/contract.ts'
import { BaseProviders } from './shell/BaseProviders.tsx'
import { KeyHintsProvider } from './shell/keyHints.tsx'
import { useAskBeforeLeaving } from './shell/leaving.ts'
import { useIdleLock } from './shell/lock.ts'
import { OfficeProvider, useOffice } from './shell/office.tsx'
import { RegisterProvider, registerKeyOf, type OpenRegister, type VaultStatus } from './shell/register.tsx'
import { createScreens } from './shell/router.tsx'
import { ScopeProvider } from './shell/scope.tsx'
import { SubjectsProvider, useSubjects, type Subject } from './shell/subject.ts'
import { TasksProvider } from './shell/tasks.tsx'
import { SUBJECTS } from './subjects.ts'
import { StartScreen } from './vault/StartScreen.tsx'

/** Opened first: the workbench where it exists. */
const HOME = '/agenda'

export function App({
  client,
  subjects = SUBJECTS,
}: {
  client: OfficeClient
  subjects?: readonly Subject[]
}) {
  return (
    <BaseProviders>
      <OfficeProvider client={client}>
        <TasksProvider>
          <SubjectsProvider value={subjects}>
            <Desk />
          </SubjectsProvider>
        </TasksProvider>
      </OfficeProvider>
    </BaseProviders>
  )
}

function Desk() {
  const { queries } = useOffice()
  const { data: status } = useQuery(queries.vault.status.queryOptions({ input: {} }))
  // A new register shows its recovery code before its screens: the code is not shown a second time.
  const [held, setHeld] = useState(false)
  if (!status) return null
  if (!status.register || held) {
    return <StartScreen status={status} onHold={setHeld} />
  }
  const key = registerKeyOf(status, status.register)
  return <OpenDesk key={key} registerKey={key} register={status.register} status={status} />
}

interface OpenDeskProps {
  registerKey: string
  register: OpenRegister
  status: VaultStatus
}

function OpenDesk({ registerKey, register, status }: OpenDeskProps) {
  return (
    <RegisterProvider value={register}>
      <ScopeProvider registerKey={registerKey} today={status.today}>
        <KeyHintsProvider>
          <Screens />
        </KeyHintsProvider>
      </ScopeProvider>
    </RegisterProvider>
  )
}

function Screens() {
  const subjects = useSubjects()
  const [router] = useState(() => createScreens(subjects, HOME))
  useIdleLock()
  useAskBeforeLeaving()
  return <RouterProvider router={router} />
}
