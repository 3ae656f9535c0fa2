/** Checking the whole register: its progress, and what came of it while the screen stands. */

import { useCallback, useState } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import { useOffice } from '../shell/office.tsx'
import { useTasks, type RunningTask } from '../shell/tasks.tsx'

type Report = Outputs['vault']['verify']

const TITLE = '核对完整性'

export interface Verify {
  report: Report | null
  progress: RunningTask['progress']
  busy: boolean
  verify: () => Promise<void>
  cancel: () => void
}

export function useVerify(): Verify {
  const { client } = useOffice()
  const { run, running } = useTasks()
  const [report, setReport] = useState<Report | null>(null)
  const task = running.find(one => one.title === TITLE)
  const verify = useCallback(async () => {
    const result = await run(TITLE, ({ signal }) => client.vault.verify({}, { signal }))
    if (result.ok) setReport(result.value)
  }, [client, run])
  return {
    report,
    progress: task?.progress ?? null,
    busy: task !== undefined,
    verify,
    cancel: () => task?.cancel(),
  }
}
