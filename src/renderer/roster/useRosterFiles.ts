/** The list as it is seen, to the printer or into a file. */

import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { Inputs } from '../../shared/api/contract.ts'
import type { ListEntry } from '../shell/FormMenus.tsx'
import { download, printPage } from '../shell/files.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice } from '../shell/office.tsx'
import { useTasks } from '../shell/tasks.tsx'

type Listing = Inputs['roster']['printList']

export interface RosterFiles {
  print: readonly ListEntry[]
  exports: readonly ListEntry[]
}

/** `listing` is taken as it is when an entry is chosen: the entries themselves stay the same while one types. */
export function useRosterFiles(listing: Listing): RosterFiles {
  const seen = useRef(listing)
  useEffect(() => {
    seen.current = listing
  })
  const { client } = useOffice()
  const { run } = useTasks()
  const messages = useMessages()
  const print = useCallback(async () => {
    const made = await run('打印名册', ({ signal }) => client.roster.printList(seen.current, { signal }))
    if (!made.ok) return
    const problem = await printPage(made.value)
    if (problem !== null) messages.fail({ code: 'PRINT_FAILED', message: problem })
  }, [client, messages, run])
  const handOut = useCallback(
    async (format: 'xlsx' | 'csv') => {
      const made = await run('导出名册', ({ signal }) =>
        client.roster.exportList({ ...seen.current, format }, { signal }),
      )
      if (made.ok) download(made.value)
    },
    [client, run],
  )
  return useMemo(
    () => ({
      print: [{ label: '屏幕上的名册', act: () => void print() }],
      exports: [
        { label: '屏幕上的名册（Excel）', act: () => void handOut('xlsx') },
        { label: '屏幕上的名册（CSV）', act: () => void handOut('csv') },
      ],
    }),
    [handOut, print],
  )
}
