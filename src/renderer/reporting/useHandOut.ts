/** An annex as a file or on the printer. */

import { useCallback } from 'react'
import type { Inputs } from '../../shared/api/contract.ts'
import { useHandOver } from '../shell/handOver.ts'
import { useOffice } from '../shell/office.tsx'

type Scope = Inputs['reporting']['workbook']

export interface HandOut {
  workbook: (scope: Scope) => Promise<void>
  pdf: (scope: Scope) => Promise<void>
  print: (scope: Scope) => Promise<void>
}

export function useHandOut(): HandOut {
  const { client } = useOffice()
  const { save, print: printMade } = useHandOver()
  const workbook = useCallback(
    async (scope: Scope) => {
      await save(`附件${scope.annex} Excel`, options => client.reporting.workbook(scope, options))
    },
    [client, save],
  )
  const pdf = useCallback(
    async (scope: Scope) => {
      await save(`附件${scope.annex} PDF`, options => client.reporting.pdf(scope, options))
    },
    [client, save],
  )
  const print = useCallback(
    async (scope: Scope) => {
      await printMade(`打印附件${scope.annex}`, options => client.reporting.print(scope, options))
    },
    [client, printMade],
  )
  return { workbook, pdf, print }
}
