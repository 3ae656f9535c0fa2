/** A paper handed out: workbook, PDF, print. */

import { useCallback } from 'react'
import type { OfficeClient } from '../../shared/api/contract.ts'
import type { PaperFormat } from '../../shared/flow/paperMethods.ts'
import { download, printPage } from '../shell/files.ts'
import { useMessages } from '../shell/messages.tsx'
import { useTasks } from '../shell/tasks.tsx'

const WORDS: Readonly<Record<PaperFormat, string>> = { xlsx: '导出 Excel', pdf: '导出 PDF', html: '打印' }

/** What `client.flow.ledgerFile` and its like give. */
type Start = (options: { signal: AbortSignal }) => ReturnType<OfficeClient['flow']['ledgerFile']>

/** @param make starts the task that makes the file */
export function usePaperFiles(title: string, make: (format: PaperFormat) => Start) {
  const { run } = useTasks()
  const messages = useMessages()
  return useCallback(
    async (format: PaperFormat) => {
      const made = await run(`${WORDS[format]}：${title}`, make(format))
      if (!made.ok) return
      if (format !== 'html') return download(made.value)
      const problem = await printPage(made.value)
      if (problem !== null) messages.fail({ code: 'PRINT_FAILED', message: problem })
    },
    [run, messages, title, make],
  )
}
