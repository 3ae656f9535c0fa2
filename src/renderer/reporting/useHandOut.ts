/** An annex as a file or on the printer. */

import { useCallback } from 'react'
import type { Inputs } from '../../shared/api/contract.ts'
import { download, printPage } from '../shell/files.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice } from '../shell/office.tsx'
import { useTasks } from '../shell/tasks.tsx'

type Scope = Inputs['reporting']['workbook']

export interface HandOut {
  workbook: (scope: Scope) => Promise<void>
  pdf: (scope: Scope) => Promise<void>
  print: (scope: Scope) => Promise<void>
}

export function useHandOut(): HandOut {
  const { client } = useOffice()
  const { run } = useTasks()
  const messages = useMessages()
  const workbook = useCallback(
    async (scope: Scope) => {
      const made = await run(`附件${scope.annex} Excel`, ({ signal }) =>
        client.reporting.workbook(scope, { signal }),
      )
      if (made.ok) download(made.value)
    },
    [client, run],
  )
  const pdf = useCallback(
    async (scope: Scope) => {
      const made = await run(`附件${scope.annex} PDF`, ({ signal }) =>
        client.reporting.pdf(scope, { signal }),
      )
      if (made.ok) download(made.value)
    },
    [client, run],
  )
  const print = useCallback(
    async (scope: Scope) => {
      const made = await run(`打印附件${scope.annex}`, ({ signal }) =>
        client.reporting.print(scope, { signal }),
      )
      if (!made.ok) return
      const problem = await printPage(made.value)
      if (problem !== null) messages.fail({ code: 'PRINT_FAILED', message: problem })
    },
    [client, run, messages],
  )
  return { workbook, pdf, print }
}
