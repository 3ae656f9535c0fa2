/** Annexes straight to the printer or into a file, from wherever their persons are shown. */

import { useCallback } from 'react'
import type { Inputs } from '../../shared/api/contract.ts'
import { download, printPage } from './files.ts'
import { useMessages } from './messages.tsx'
import { useOffice } from './office.tsx'
import { useScope } from './scope.tsx'
import { useTasks } from './tasks.tsx'

type FormScope = Omit<Inputs['reporting']['print'], 'asOf'>

/** Whose 附件1: chosen members, or those of an organisation and below it; the whole committee when both are absent. */
export type Whose = Pick<FormScope, 'orgId' | 'memberIds' | 'memberId'>

export interface Forms {
  /** opens the print dialog */
  print: (title: string, form: FormScope) => Promise<void>
  /** hands the workbook over */
  exportWorkbook: (title: string, form: FormScope) => Promise<void>
  /** hands the PDF over */
  exportPdf: (title: string, form: FormScope) => Promise<void>
}

/** Forms are computed as of the day that is shown. */
export function useForms(): Forms {
  const { client } = useOffice()
  const { asOf } = useScope()
  const { run } = useTasks()
  const messages = useMessages()
  const print = useCallback<Forms['print']>(
    async (title, form) => {
      const input = { ...form, ...(asOf === undefined ? {} : { asOf }) }
      const made = await run(title, ({ signal }) => client.reporting.print(input, { signal }))
      if (!made.ok) return
      if (made.value.note !== null) messages.note(made.value.note)
      const problem = await printPage(made.value)
      if (problem !== null) messages.fail({ code: 'PRINT_FAILED', message: problem })
    },
    [asOf, client, messages, run],
  )
  const handOut = useCallback(
    async (format: 'workbook' | 'pdf', title: string, form: FormScope) => {
      const input = { ...form, ...(asOf === undefined ? {} : { asOf }) }
      const made = await run(title, ({ signal }) => client.reporting[format](input, { signal }))
      if (!made.ok) return
      if (made.value.note !== null) messages.note(made.value.note)
      download(made.value)
    },
    [asOf, client, messages, run],
  )
  const exportWorkbook = useCallback<Forms['exportWorkbook']>(
    (title, form) => handOut('workbook', title, form),
    [handOut],
  )
  const exportPdf = useCallback<Forms['exportPdf']>((title, form) => handOut('pdf', title, form), [handOut])
  return { print, exportWorkbook, exportPdf }
}
