/** What every list is about: the branch chosen in the top bar and the day it is shown as of. */

import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react'
import { z } from 'zod'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { readStored, writeStored } from './stored.ts'

export interface Scope {
  /** the open register, for what is remembered on this computer */
  registerKey: string
  today: IsoDate
  /** the organisation every list is narrowed to; null: the whole committee */
  orgId: number | null
  setOrgId: (orgId: number | null) => void
  /** the day shown */
  day: IsoDate
  /** handed to the backend: absent when the day is today */
  asOf: IsoDate | undefined
  setDay: (day: IsoDate) => void
  /** a past day is looked at, not changed */
  readOnly: boolean
}

const ScopeContext = createContext<Scope | null>(null)

export function useScope(): Scope {
  const scope = use(ScopeContext)
  if (!scope) throw new Error('useScope outside ScopeProvider')
  return scope
}

const branchSchema = z.number().int().positive().nullable()

export function ScopeProvider({
  registerKey,
  today,
  children,
}: {
  registerKey: string
  today: IsoDate
  children: ReactNode
}) {
  const [orgId, putOrgId] = useState(() => readStored(registerKey, 'branch', branchSchema, null))
  const [chosenDay, setDay] = useState<IsoDate | null>(null)
  const setOrgId = useCallback(
    (next: number | null) => {
      putOrgId(next)
      writeStored(registerKey, 'branch', next)
    },
    [registerKey],
  )
  const scope = useMemo<Scope>(() => {
    const day = chosenDay ?? today
    const past = day !== today
    return {
      registerKey,
      today,
      orgId,
      setOrgId,
      day,
      asOf: past ? day : undefined,
      setDay: next => setDay(next === today ? null : next),
      readOnly: past,
    }
  }, [registerKey, today, orgId, setOrgId, chosenDay])
  return <ScopeContext value={scope}>{children}</ScopeContext>
}
