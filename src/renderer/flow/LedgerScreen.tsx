/** A ledger of members away or abroad as the paper it will be, for the branch and day of the top bar. */

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { FLOW_LEDGER, type FlowLedger } from '../../shared/flow/papers.ts'
import { SHOWN_PAGES } from '../../shared/flow/paperMethods.ts'
import { useBranchChips } from '../shell/branchChips.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { flowLedgerPlace, PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { useTasks } from '../shell/tasks.tsx'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { PagesBar } from '../ui/PagesBar.tsx'
import { PaperMissing } from '../ui/PaperMissing.tsx'
import { PaperPreview, type PaperFormat } from '../ui/PaperPreview.tsx'
import styles from './flow.module.css'

const HINTS = [
  { keys: 'Tab', what: '下一个按钮' },
  { keys: '点一行', what: '打开党员卡' },
]

export default function LedgerScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const ledger = FLOW_LEDGER.items.find(({ key }) => key === params.ledger)?.key ?? null
  useKeyHints(HINTS)
  if (ledger === null) {
    return <PaperMissing text="没有这份台账。" back={{ to: PLACE.flow, text: '流动党员' }} />
  }
  return <Ledger key={ledger} ledger={ledger} />
}

function Ledger({ ledger }: { ledger: FlowLedger }) {
  const { client, queries } = useOffice()
  const { run } = useTasks()
  const { orgId, asOf } = useScope()
  const navigate = useNavigate()
  const branchChips = useBranchChips()
  const input = useMemo(
    () => ({ ledger, ...(orgId === null ? {} : { orgId }), ...(asOf === undefined ? {} : { asOf }) }),
    [ledger, orgId, asOf],
  )
  // Another branch or day begins at the first page again.
  const [turned, setTurned] = useState({ input, fromPage: 1 })
  const fromPage = turned.input === input ? turned.fromPage : 1
  const { data } = useQuery({
    ...queries.flow.ledger.queryOptions({ input: { ...input, fromPage } }),
    placeholderData: keepPreviousData,
  })
  const make = useCallback(
    (format: PaperFormat, name: string) =>
      run(name, ({ signal }) => client.flow.ledgerFile({ ...input, format }, { signal })),
    [client, run, input],
  )
  if (!data) return null
  return (
    <PaperPreview
      title={data.title}
      asOf={asOf}
      count={`${data.rows}行，${data.pageCount}页`}
      pages={data.pages}
      back={{ text: '流动党员', go: () => void navigate({ to: PLACE.flow }) }}
      make={make}
      head={
        <FilterChips chips={branchChips}>
          <span className={styles.ledger}>
            <CodeSelect
              label="换一份台账"
              table={FLOW_LEDGER}
              value={ledger}
              required
              onChange={next => next !== null && void navigate({ to: flowLedgerPlace(next) })}
            />
          </span>
        </FilterChips>
      }
      bar={
        <PagesBar
          total={data.pageCount}
          atOnce={SHOWN_PAGES}
          from={fromPage}
          onFrom={next => setTurned({ input, fromPage: next })}
        />
      }
    />
  )
}
