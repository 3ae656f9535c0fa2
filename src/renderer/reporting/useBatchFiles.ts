/** An annex of a batch handed out again: workbook, PDF, paper. */

import { useCallback, useMemo } from 'react'
import { useHandOver } from '../shell/handOver.ts'
import { useOffice } from '../shell/office.tsx'

export interface BatchFiles {
  workbook: () => Promise<void>
  pdf: () => Promise<void>
  print: () => Promise<void>
}

export function useBatchFiles(batchId: number, annex: number): BatchFiles {
  const { client } = useOffice()
  const { save, print: printMade } = useHandOver()
  const input = useMemo(() => ({ batchId, annex }), [batchId, annex])
  const name = `批次${batchId}附件${annex}`
  const workbook = useCallback(async () => {
    await save(`${name} Excel`, options => client.reporting.batchWorkbook(input, options))
  }, [client, save, name, input])
  const pdf = useCallback(async () => {
    await save(`${name} PDF`, options => client.reporting.batchPdf(input, options))
  }, [client, save, name, input])
  const print = useCallback(async () => {
    await printMade(`重印${name}`, options => client.reporting.batchPrint(input, options))
  }, [client, printMade, name, input])
  return { workbook, pdf, print }
}
