/**
 * Long work (law 10): its progress, its result, and a way to give it up. The work runs on while the clerk
 * uses other screens; the bottom bar shows it.
 */

import { useQueryClient } from '@tanstack/react-query'
import { createContext, use, useCallback, useMemo, useRef, useState, type ReactNode } from 'react'
import { errorText } from '../../shared/api/errors.ts'
import type { Progress } from '../../shared/api/method.ts'
import { failureOf, type Attempt } from './failures.ts'
import { useMessages } from './messages.tsx'
import { refreshAnswers } from './refresh.ts'

export interface RunningTask {
  id: number
  title: string
  /** null until the first report */
  progress: Progress | null
  cancel: () => void
}

/** What a task method of the contract answers with: progress, then its result. */
export interface TaskStream<R> {
  next: () => Promise<IteratorResult<Progress, R>>
  return?: () => Promise<unknown>
}

export interface TaskOptions {
  /** failures are shown by the caller */
  quiet?: boolean
  onProgress?: (progress: Progress) => void
}

export interface Tasks {
  running: readonly RunningTask[]
  /** starts long work and answers when it has ended */
  run: <R>(
    title: string,
    start: (options: { signal: AbortSignal }) => Promise<TaskStream<R>>,
    options?: TaskOptions,
  ) => Promise<Attempt<R>>
}

const TasksContext = createContext<Tasks | null>(null)

export function useTasks(): Tasks {
  const tasks = use(TasksContext)
  if (!tasks) throw new Error('useTasks outside TasksProvider')
  return tasks
}

const CANCELLED = { code: 'CANCELLED', message: errorText('CANCELLED'), field: null }

async function drive<R>(
  start: (options: { signal: AbortSignal }) => Promise<TaskStream<R>>,
  signal: AbortSignal,
  report: (progress: Progress) => void,
): Promise<Attempt<R>> {
  try {
    const stream = await start({ signal })
    // Giving the stream back tells the backend to stop; the signal alone would only end our waiting.
    signal.addEventListener('abort', () => void stream.return?.().catch(() => undefined), { once: true })
    for (;;) {
      const step = await stream.next()
      if (signal.aborted) return { ok: false, failure: CANCELLED }
      if (step.done) return { ok: true, value: step.value }
      report(step.value)
    }
  } catch (error) {
    return { ok: false, failure: signal.aborted ? CANCELLED : failureOf(error) }
  }
}

export function TasksProvider({ children }: { children: ReactNode }) {
  const [running, setRunning] = useState<readonly RunningTask[]>([])
  const lastId = useRef(0)
  const messages = useMessages()
  const queryClient = useQueryClient()

  const run = useCallback<Tasks['run']>(
    async (title, start, options = {}) => {
      lastId.current += 1
      const id = lastId.current
      const controller = new AbortController()
      const abandoned = new Promise<Attempt<never>>(resolve => {
        controller.signal.addEventListener('abort', () => resolve({ ok: false, failure: CANCELLED }), {
          once: true,
        })
      })
      const report = (progress: Progress) => {
        options.onProgress?.(progress)
        setRunning(tasks => tasks.map(task => (task.id === id ? { ...task, progress } : task)))
      }
      setRunning(tasks => [...tasks, { id, title, progress: null, cancel: () => controller.abort() }])
      const result = await Promise.race([drive(start, controller.signal, report), abandoned])
      setRunning(tasks => tasks.filter(task => task.id !== id))
      if (result.ok) await refreshAnswers(queryClient).all
      else if (result.failure.code === 'CANCELLED') messages.done(result.failure.message)
      else if (options.quiet !== true) messages.fail(result.failure)
      return result
    },
    [messages, queryClient],
  )

  const tasks = useMemo(() => ({ running, run }), [running, run])
  return <TasksContext value={tasks}>{children}</TasksContext>
}
