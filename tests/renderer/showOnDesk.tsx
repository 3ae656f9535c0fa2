/** Shows a component as it stands in the application: language, client, scope, an open register. */

import { cleanup, render, type RenderResult } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach } from 'vitest'
import { BaseProviders } from '../../src/renderer/shell/BaseProviders.tsx'
import { OfficeProvider } from '../../src/renderer/shell/office.tsx'
import { RegisterProvider } from '../../src/renderer/shell/register.tsx'
import { ScopeProvider } from '../../src/renderer/shell/scope.tsx'
import { TasksProvider } from '../../src/renderer/shell/tasks.tsx'
import { fakeOffice, type FakeHandlers, type FakeOffice } from './fakeOffice.ts'

export const TODAY = '2024-03-20'

const REGISTER = { name: '台账', committee: '中共青山镇委员会', folder: '/文档', demo: false }

afterEach(() => {
  cleanup()
  window.localStorage.clear()
})

export interface Desk extends RenderResult {
  office: FakeOffice
}

export function showOnDesk(children: ReactNode, handlers: FakeHandlers = {}): Desk {
  const office = fakeOffice(handlers)
  const shown = render(
    <BaseProviders>
      <OfficeProvider client={office.client}>
        <TasksProvider>
          <RegisterProvider value={REGISTER}>
            <ScopeProvider registerKey="test" today={TODAY}>
              {children}
            </ScopeProvider>
          </RegisterProvider>
        </TasksProvider>
      </OfficeProvider>
    </BaseProviders>,
  )
  return { ...shown, office }
}
