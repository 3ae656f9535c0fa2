/** The report on key cases of one month, as it will be printed (D18). */

import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { PLACE } from '../shell/places.ts'
import { useTasks } from '../shell/tasks.tsx'
import { PAPER_HINTS } from '../ui/paperMake.ts'
import { PaperMissing } from '../ui/PaperMissing.tsx'
import { PaperPreview, type PaperFormat } from '../ui/PaperPreview.tsx'

export default function MonthPaperScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const month = params.month ?? ''
  const { client, queries } = useOffice()
  const { run } = useTasks()
  const navigate = useNavigate()
  useKeyHints(PAPER_HINTS)
  const { data, isError } = useQuery(queries.search.monthPaper.queryOptions({ input: { month } }))
  const make = useCallback(
    (format: PaperFormat, name: string) =>
      run(name, ({ signal }) => client.search.monthFile({ month, format }, { signal })),
    [client, run, month],
  )
  if (isError)
    return <PaperMissing text="没有这个月的月报。" back={{ to: PLACE.lostMonths, text: '重点失联月报' }} />
  if (!data) return null
  const back = { text: '重点失联月报', go: () => void navigate({ to: PLACE.lostMonths }) }
  return <PaperPreview title={data.title} pages={data.pages} back={back} make={make} />
}
