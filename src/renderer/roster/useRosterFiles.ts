/** The list as it is seen, to the printer or into a file. */

import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { Inputs } from '../../shared/api/contract.ts'
import type { ListEntry } from '../shell/FormMenus.tsx'
import { useHandOver } from '../shell/handOver.ts'
import { useOffice } from '../shell/office.tsx'

type Listing = Inputs['roster']['printList']

export interface RosterFiles {
  print: readonly ListEntry[]
  exports: readonly ListEntry[]
}

/** `listing` is taken as it is when an entry is chosen: the entries themselves stay the same while one types. */
export function useRosterFiles(listing: Listing): RosterFiles {
  const seen = useRef(listing)
  useEffect(() => {
    seen.current = listing
  })
  const { client } = useOffice()
  const { save, print: printMade } = useHandOver()
  const print = useCallback(async () => {
    await printMade('打印名册', options => client.roster.printList(seen.current, options))
  }, [client, printMade])
  const handOut = useCallback(
    async (format: 'xlsx' | 'csv') => {
      await save('导出名册', options => client.roster.exportList({ ...seen.current, format }, options))
    },
    [client, save],
  )
  return useMemo(
    () => ({
      print: [{ label: '屏幕上的名册', act: () => void print() }],
      exports: [
        { label: '屏幕上的名册（Excel）', act: () => void handOut('xlsx') },
        { label: '屏幕上的名册（CSV）', act: () => void handOut('csv') },
      ],
    }),
    [handOut, print],
  )
}
