/** Taking back and doing again: what it would do now, and doing it. */

import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useMessages } from './messages.tsx'
import { useOffice } from './office.tsx'
import { useTasks } from './tasks.tsx'

export interface Undo {
  undoLabel: string | null
  redoLabel: string | null
  undo: () => void
  redo: () => void
}

export function useUndo(): Undo {
  const { client, queries } = useOffice()
  const { run } = useTasks()
  const messages = useMessages()
  const { data } = useQuery(queries.audit.state.queryOptions({ input: {} }))
  const undo = useCallback(() => {
    void run('撤销', ({ signal }) => client.audit.undo({}, { signal })).then(result => {
      if (result.ok) messages.done(`已撤销：${result.value.label}`)
    })
  }, [client, messages, run])
  const redo = useCallback(() => {
    void run('重做', ({ signal }) => client.audit.redo({}, { signal })).then(result => {
      if (result.ok) messages.done(`已重做：${result.value.label}`)
    })
  }, [client, messages, run])
  return { undoLabel: data?.undo?.label ?? null, redoLabel: data?.redo?.label ?? null, undo, redo }
}
