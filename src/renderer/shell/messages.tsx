/**
 * The one place where something is said to the clerk outside a form: failures stay until they are read,
 * what was done passes by itself.
 */

import { App } from 'antd'
import { useMemo, type ReactNode } from 'react'
import type { Failure } from './failures.ts'

export interface Messages {
  /** stays until it is closed */
  fail: (failure: Pick<Failure, 'code' | 'message'>) => void
  /** stays until it is closed; not a failure, but to be read */
  note: (title: string, detail?: ReactNode) => void
  /** passes by itself */
  done: (text: string) => void
}

/** Seconds a passing message stands. */
const PASSING = 4

export function useMessages(): Messages {
  const { notification, message } = App.useApp()
  return useMemo(
    () => ({
      fail: ({ code, message: text }) => {
        notification.error({
          // The same sentence is not stacked: a second one replaces the first.
          key: `${code}:${text}`,
          title: text,
          duration: 0,
          placement: 'bottomRight',
          role: 'alert',
        })
      },
      note: (title, detail) => {
        notification.info({ key: title, title, description: detail, duration: 0, placement: 'bottomRight' })
      },
      done: text => {
        void message.success({ content: text, duration: PASSING })
      },
    }),
    [notification, message],
  )
}
