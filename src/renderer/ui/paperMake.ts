/** What every screen of a paper has besides its preview: the keys, and making the file by one method for each format. */

import type { Ticket } from '../../shared/api/method.ts'
import { useTasks, type TaskStream } from '../shell/tasks.tsx'
import type { PaperFormat, PaperPreviewProps } from './PaperPreview.tsx'

export const PAPER_HINTS = [
  { keys: 'Tab', what: '下一个按钮' },
  { keys: 'Enter', what: '按下按钮' },
]

type Make<I> = (input: I, options: { signal: AbortSignal }) => Promise<TaskStream<Ticket>>

/** Makes the file of the paper as a task that can be watched and stopped. */
export function usePaperMake<I>(
  input: I,
  makes: Readonly<Record<PaperFormat, Make<I>>>,
): PaperPreviewProps['make'] {
  const { run } = useTasks()
  return (format, name) => run(name, ({ signal }) => makes[format](input, { signal }))
}
