/** An annex of a batch handed out again: workbook, PDF, paper. */

import { useCallback } from 'react'
import { download, printPage } from '../shell/files.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice } from '../shell/office.tsx'
import { useTasks } from '../shell/tasks.tsx'

export interface BatchFiles {
  workbook: () => Promise<void>
  pdf: () => Promise<void>
  print: () => Promise<void>
}

export function useBatchFiles(batchId: number, annex: number): BatchFiles {
  const { client } = useOffice()
  const { run } = useTasks()
  const messages = useMessages()
  const workbook = useCallback(async () => {
    const made = await run(`批次${batchId}附件${annex} Excel`, ({ signal }) =>
      client.reporting.batchWorkbook({ batchId, annex }, { signal }),
    )
    if (made.ok) download(made.value)
  }, [client, run, batchId, annex])
  const pdf = useCallback(async () => {
    const made = await run(`批次${batchId}附件${annex} PDF`, ({ signal }) =>
      client.reporting.batchPdf({ batchId, annex }, { signal }),
    )
    if (made.ok) download(made.value)
  }, [client, run, batchId, annex])
  const print = useCallback(async () => {
    const made = await run(`重印批次${batchId}附件${annex}`, ({ signal }) =>
      client.reporting.batchPrint({ batchId, annex }, { signal }),
    )
    if (!made.ok) return
    const problem = await printPage(made.value)
    if (problem !== null) messages.fail({ code: 'PRINT_FAILED', message: problem })
  }, [client, run, messages, batchId, annex])
  return { workbook, pdf, print }
}
