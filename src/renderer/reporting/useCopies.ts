/** An annex in all its copies, from the register or from a batch: on the printer or as one PDF. */

import { useCallback } from 'react'
import type { Inputs, Outputs } from '../../shared/api/contract.ts'
import type { Failure } from '../shell/failures.ts'
import { download, printPage } from '../shell/files.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice } from '../shell/office.tsx'
import { useTasks } from '../shell/tasks.tsx'

type Ticket = Outputs['reporting']['copies']
export type Of =
  | { kind: 'annex'; scope: Omit<Inputs['reporting']['copies'], 'format'> }
  | { kind: 'batch'; batchId: number; annex: number }

export function copiesTitle(of: Of): string {
  return of.kind === 'annex' ? `附件${of.scope.annex}各份` : `批次${of.batchId}附件${of.annex}各份`
}

export interface CopyFiles {
  /** null: printed; a failure is told by whoever asked when `quiet` */
  print: (of: Of, quiet?: boolean) => Promise<Failure | null>
  pdf: (of: Of) => Promise<void>
}

export function useCopies(): CopyFiles {
  const { client } = useOffice()
  const { run } = useTasks()
  const messages = useMessages()
  const make = useCallback(
    (of: Of, format: 'pdf' | 'html', quiet: boolean) =>
      run<Ticket>(
        copiesTitle(of),
        ({ signal }) =>
          of.kind === 'annex'
            ? client.reporting.copies({ ...of.scope, format }, { signal })
            : client.reporting.batchCopies({ batchId: of.batchId, annex: of.annex, format }, { signal }),
        { quiet },
      ),
    [client, run],
  )
  const print = useCallback<CopyFiles['print']>(
    async (of, quiet = false) => {
      const made = await make(of, 'html', quiet)
      if (!made.ok) return made.failure
      const problem = await printPage(made.value)
      if (problem === null) return null
      const failure = { code: 'PRINT_FAILED', message: problem, field: null }
      if (!quiet) messages.fail(failure)
      return failure
    },
    [make, messages],
  )
  const pdf = useCallback<CopyFiles['pdf']>(
    async of => {
      const made = await make(of, 'pdf', false)
      if (made.ok) download(made.value)
    },
    [make],
  )
  return { print, pdf }
}
