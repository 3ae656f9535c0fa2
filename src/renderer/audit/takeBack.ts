/** Taking one entry of the log back, or doing it again: long work, whichever screen asks for it. */

import { useCallback } from 'react'
import type { Attempt } from '../shell/failures.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice } from '../shell/office.tsx'
import { useTasks } from '../shell/tasks.tsx'
import type { Step } from '../../shared/audit/changeWords.ts'

/** Says what was done; a refusal (something was changed since, by name) stays until it is read. */
export function useTakeBack(): (step: Step) => Promise<Attempt<{ label: string }>> {
  const { client } = useOffice()
  const { run } = useTasks()
  const messages = useMessages()
  return useCallback(
    async ({ word, id }) => {
      const result = await run(word, ({ signal }) => client.audit.undo({ id }, { signal }))
      if (result.ok) {
        const label = result.value.label.replace(/^(?:撤销|重做)：/, '')
        messages.done(`已${word}：${label}`)
      }
      return result
    },
    [client, messages, run],
  )
}
