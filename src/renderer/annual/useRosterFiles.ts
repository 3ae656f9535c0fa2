/** The frozen roster handed out: workbook, PDF, paper. */

import { useCallback } from 'react'
import type { RosterHead } from '../../shared/annual/methods.ts'
import { useHandOver } from '../shell/handOver.ts'
import { useOffice } from '../shell/office.tsx'
import { rosterWords } from './rosterWords.ts'

export interface RosterFiles {
  workbook: () => Promise<void>
  pdf: () => Promise<void>
  print: () => Promise<void>
}

export function useRosterFiles(head: Pick<RosterHead, 'id' | 'year' | 'version'>): RosterFiles {
  const { client } = useOffice()
  const { save, print: printMade } = useHandOver()
  const { id: rosterId } = head
  const name = rosterWords(head)
  const workbook = useCallback(async () => {
    await save(`${name} Excel`, options => client.annual.workbook({ rosterId }, options))
  }, [client, save, rosterId, name])
  const pdf = useCallback(async () => {
    await save(`${name} PDF`, options => client.annual.pdf({ rosterId }, options))
  }, [client, save, rosterId, name])
  const print = useCallback(async () => {
    await printMade(`打印${name}`, options => client.annual.print({ rosterId }, options))
  }, [client, printMade, rosterId, name])
  return { workbook, pdf, print }
}
