/** The list of letters as paper and workbook: those past their limit without receipt, or 四个清楚 of all. */

import { Button } from 'antd'
import { useCallback } from 'react'
import { download, printPage } from '../shell/files.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { useTasks } from '../shell/tasks.tsx'
import type { LetterFilter } from './letterFilter.ts'

export function LedgerButtons({ only }: LetterFilter) {
  const { client } = useOffice()
  const { run } = useTasks()
  const messages = useMessages()
  const { orgId, asOf } = useScope()
  const late = only === 'overdue' || only === 'unreceipted'
  const name = late ? '超期清单' : '登记表'
  const make = useCallback(
    async (format: 'xlsx' | 'html') => {
      const kind: 'unreceipted' | 'register' = late ? 'unreceipted' : 'register'
      const input = {
        kind,
        format,
        ...(orgId === null ? {} : { orgId }),
        ...(asOf === undefined ? {} : { asOf }),
      }
      return run(`${name}${format === 'xlsx' ? ' Excel' : '打印'}`, ({ signal }) =>
        client.transfer.ledger(input, { signal }),
      )
    },
    [client, run, late, name, orgId, asOf],
  )
  const workbook = async () => {
    const made = await make('xlsx')
    if (made.ok) download(made.value)
  }
  const print = async () => {
    const made = await make('html')
    if (!made.ok) return
    const problem = await printPage(made.value)
    if (problem !== null) messages.fail({ code: 'PRINT_FAILED', message: problem })
  }
  return (
    <>
      <Button onClick={() => void workbook()}>导出{name}</Button>
      <Button onClick={() => void print()}>打印{name}</Button>
    </>
  )
}
