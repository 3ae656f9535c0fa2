/** The frozen roster handed out: workbook, PDF, paper. */

import { useCallback } from 'react'
import type { RosterHead } from '../../shared/annual/methods.ts'
import { download, printPage } from '../shell/files.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice } from '../shell/office.tsx'
import { useTasks } from '../shell/tasks.tsx'
import { rosterWords } from './rosterWords.ts'

export interface RosterFiles {
  workbook: () => Promise<void>
  pdf: () => Promise<void>
  print: () => Promise<void>
}

export function useRosterFiles(head: Pick<RosterHead, 'id' | 'year' | 'version'>): RosterFiles {
  const { client } = useOffice()
  const { run } = useTasks()
  const messages = useMessages()
  const { id: rosterId } = head
  const name = rosterWords(head)
  const workbook = useCallback(async () => {
    const made = await run(`${name} Excel`, ({ signal }) => client.annual.workbook({ rosterId }, { signal }))
    if (made.ok) download(made.value)
  }, [client, run, rosterId, name])
  const pdf = useCallback(async () => {
    const made = await run(`${name} PDF`, ({ signal }) => client.annual.pdf({ rosterId }, { signal }))
    if (made.ok) download(made.value)
  }, [client, run, rosterId, name])
  const print = useCallback(async () => {
    const made = await run(`打印${name}`, ({ signal }) => client.annual.print({ rosterId }, { signal }))
    if (!made.ok) return
    const problem = await printPage(made.value)
    if (problem !== null) messages.fail({ code: 'PRINT_FAILED', message: problem })
  }, [client, run, messages, rosterId, name])
  return { workbook, pdf, print }
}
