/** What every screen works with: the typed client, its queries, messages, and writing. */

import {
  QueryCache,
  QueryClient,
  QueryClientProvider,
  useQueryClient,
  type Query,
} from '@tanstack/react-query'
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query'
import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react'
import type { OfficeClient } from '../../shared/api/contract.ts'
import { attempt, failureOf, type Attempt, type Failure } from './failures.ts'
import { useMessages, type Messages } from './messages.tsx'
import { refreshAnswers, type Refreshed } from './refresh.ts'
import { createSaveLedger, type SaveLedger } from './saveState.ts'
import { steadyClient } from './steadyClient.ts'

export interface OfficeAccess {
  client: OfficeClient
  /** query options and keys by method: `queries.roster.list.queryOptions({ input })` */
  queries: RouterUtils<OfficeClient>
  ledger: SaveLedger
}

const OfficeContext = createContext<OfficeAccess | null>(null)

export function useOffice(): OfficeAccess {
  const access = use(OfficeContext)
  if (!access) throw new Error('useOffice outside OfficeProvider')
  return access
}

/** Codes that are not worth a message of their own: the start screen appears, or the clerk gave up. */
const SILENT = new Set(['VAULT_CLOSED', 'CANCELLED'])

function createQueryClient(messages: Messages, onClosed: () => void): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: error => {
        const failure = failureOf(error)
        if (failure.code === 'VAULT_CLOSED') onClosed()
        if (!SILENT.has(failure.code)) messages.fail(failure)
      },
    }),
    defaultOptions: {
      queries: {
        // One clerk, one register: nothing changes but by our own writes, which mark everything stale.
        staleTime: Infinity,
        gcTime: 5 * 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
  return client
}

export function OfficeProvider({ client, children }: { client: OfficeClient; children: ReactNode }) {
  const messages = useMessages()
  const [access] = useState<OfficeAccess>(() => {
    const steady = steadyClient(client)
    return { client: steady, queries: createTanstackQueryUtils(steady), ledger: createSaveLedger() }
  })
  const [queryClient] = useState(() => {
    const made: QueryClient = createQueryClient(messages, () => {
      void made.invalidateQueries({ queryKey: access.queries.vault.status.key() })
    })
    return made
  })
  return (
    <OfficeContext value={access}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </OfficeContext>
  )
}

/** Looked up in folders and on sticks: no save changes them, and every save would wait for them. */
function isAboutBackups({ queryKey: [path] }: Query): boolean {
  return Array.isArray(path) && path.join('.') === 'vault.backups'
}

function useRefreshed(): () => Refreshed {
  const queryClient = useQueryClient()
  return useCallback(() => refreshAnswers(queryClient, query => !isAboutBackups(query)), [queryClient])
}

/** Marks every answer about the register stale; what is on screen is fetched again. */
export function useRefresh(): () => Promise<void> {
  const refreshed = useRefreshed()
  return useCallback(() => refreshed().all, [refreshed])
}

export interface Write<I, O> {
  run: (input: I) => Promise<Attempt<O>>
  pending: boolean
  /** the last failure, until the next run */
  failure: Failure | null
  /** forgets the failure */
  clear: () => void
}

/**
 * Writes through one command of the contract. A failure that names a field is handed to the form; any
 * other becomes a message that stays until it is read. Afterwards every answer on screen is fetched anew.
 */
export function useWrite<I, O>(
  command: (input: I) => Promise<O>,
  options: {
    /** failures are shown by the caller, all of them */
    quiet?: boolean
    /** ended once the open screen shows it, while the figures around it are still fetched */
    endsOnScreen?: boolean
  } = {},
): Write<I, O> {
  const { ledger } = useOffice()
  const messages = useMessages()
  const refreshed = useRefreshed()
  const [pending, setPending] = useState(0)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { quiet = false, endsOnScreen = false } = options
  const run = useCallback(
    async (input: I): Promise<Attempt<O>> => {
      const end = ledger.begin()
      setPending(count => count + 1)
      setFailure(null)
      const result = await attempt(() => command(input))
      if (result.ok) {
        const { screen, all } = refreshed()
        await (endsOnScreen ? screen : all)
      } else {
        setFailure(result.failure)
        if (!quiet && result.failure.field === null) messages.fail(result.failure)
      }
      end()
      setPending(count => count - 1)
      return result
    },
    [command, ledger, messages, refreshed, quiet, endsOnScreen],
  )
  const clear = useCallback(() => setFailure(null), [])
  return useMemo(() => ({ run, pending: pending > 0, failure, clear }), [run, pending, failure, clear])
}
