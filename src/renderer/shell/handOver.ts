/** What the backend made, to the printer or into a file: the work is shown while it lasts, a failure said. */

import { useCallback, useMemo } from 'react'
import type { Ticket } from '../../shared/api/method.ts'
import { download, printPage } from './files.ts'
import { useMessages } from './messages.tsx'
import { useTasks, type TaskStream } from './tasks.tsx'

/** Starts the work that ends with a file. */
export type MakeFile<T extends Ticket = Ticket> = (options: { signal: AbortSignal }) => Promise<TaskStream<T>>

export interface HandOver {
  /** answers with what was made; null where nothing was */
  save: <T extends Ticket>(title: string, make: MakeFile<T>) => Promise<T | null>
  /** opens the print dialog; null where nothing was made */
  print: <T extends Ticket>(title: string, make: MakeFile<T>) => Promise<T | null>
}

export function useHandOver(): HandOver {
  const { run } = useTasks()
  const messages = useMessages()
  const save = useCallback<HandOver['save']>(
    async (title, make) => {
      const made = await run(title, make)
      if (!made.ok) return null
      download(made.value)
      return made.value
    },
    [run],
  )
  const print = useCallback<HandOver['print']>(
    async (title, make) => {
      const made = await run(title, make)
      if (!made.ok) return null
      const problem = await printPage(made.value)
      if (problem !== null) messages.fail({ code: 'PRINT_FAILED', message: problem })
      return made.value
    },
    [messages, run],
  )
  return useMemo(() => ({ save, print }), [save, print])
}
