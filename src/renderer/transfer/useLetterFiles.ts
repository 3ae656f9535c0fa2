/** A letter handed out: workbook, PDF, paper. */

import { useCallback } from 'react'
import type { LetterForm } from '../../shared/transfer/methods.ts'
import { download, printPage } from '../shell/files.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice } from '../shell/office.tsx'
import { useTasks } from '../shell/tasks.tsx'

export function useLetterFiles(id: number, form: LetterForm, name: string) {
  const { client } = useOffice()
  const { run } = useTasks()
  const messages = useMessages()
  const workbook = useCallback(async () => {
    const made = await run(`${name} Excel`, ({ signal }) =>
      client.transfer.workbook({ id, form }, { signal }),
    )
    if (made.ok) download(made.value)
  }, [client, run, id, form, name])
  const pdf = useCallback(async () => {
    const made = await run(`${name} PDF`, ({ signal }) => client.transfer.pdf({ id, form }, { signal }))
    if (made.ok) download(made.value)
  }, [client, run, id, form, name])
  const print = useCallback(async () => {
    const made = await run(`打印${name}`, ({ signal }) => client.transfer.print({ id, form }, { signal }))
    if (!made.ok) return
    const problem = await printPage(made.value)
    if (problem !== null) messages.fail({ code: 'PRINT_FAILED', message: problem })
  }, [client, run, messages, id, form, name])
  return { workbook, pdf, print }
}
