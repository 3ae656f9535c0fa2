/** The list of letters as paper and workbook: those past their limit without receipt, or 四个清楚 of all. */

import { useOffice } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { ListFileButtons } from '../ui/ListFileButtons.tsx'
import { useListFiles } from '../ui/listFiles.ts'
import type { LetterFilter } from './letterFilter.ts'

export function LedgerButtons({ only }: LetterFilter) {
  const { client } = useOffice()
  const { orgId, asOf } = useScope()
  const late = only === 'overdue' || only === 'unreceipted'
  const name = late ? '超期清单' : '登记表'
  const files = useListFiles(name, (format, task) => {
    const kind: 'unreceipted' | 'register' = late ? 'unreceipted' : 'register'
    const input = {
      kind,
      format,
      ...(orgId === null ? {} : { orgId }),
      ...(asOf === undefined ? {} : { asOf }),
    }
    return client.transfer.ledger(input, task)
  })
  return <ListFileButtons files={files} what={name} />
}
