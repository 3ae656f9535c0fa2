/** 失联查找: every lost member with the length, the deadline and the search so far. */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { LostRow } from '../../shared/search/methods.ts'
import { useOffice } from '../shell/office.tsx'
import { lostCasePlace, PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { CaseList, type CaseAsked } from '../ui/CaseList.tsx'
import type { PageRequest } from '../ui/grid/pagedRows.ts'
import { caseColumns } from './caseColumns.tsx'
import { verifyWords } from '../../shared/search/caseWords.ts'
import { OpenCaseDialog } from './OpenCaseDialog.tsx'
import { ALL_OPEN, STATE_CHOICES, useSearchFilter, type SearchFilter } from './searchFilter.ts'

const WORDS = {
  row: '选党员',
  open: '打开失联记录',
  search: '在失联党员中筛选',
  noMatch: '没有符合条件的失联记录。',
  none: '没有未了结的失联党员。发现党员联系不上时，请立失联记录，30天内核查。',
}

const rowId = (row: LostRow) => String(row.id)

export default function SearchScreen() {
  const { client, queries } = useOffice()
  const navigate = useNavigate()
  const { day } = useScope()
  const [filter, setFilter] = useSearchFilter()
  const [opening, setOpening] = useState(false)
  const columns = useMemo(() => caseColumns(day), [day])
  const pageOptions = useCallback(
    (asked: CaseAsked<SearchFilter['state']>, page: PageRequest) =>
      queries.search.list.queryOptions({ input: { ...asked, page } }),
    [queries],
  )
  const onFilter = useCallback(
    (patch: Partial<SearchFilter>) => setFilter(now => ({ ...now, ...patch })),
    [setFilter],
  )
  const overdue = useCallback(
    (rows: readonly LostRow[]) => {
      const count = rows.filter(row => verifyWords(row, day).level === 'error').length
      return count > 0 ? `，其中核查超期${count}名` : ''
    },
    [day],
  )
  const show = useCallback((id: number) => void navigate({ to: lostCasePlace(id) }), [navigate])
  return (
    <>
      <CaseList
        title="失联查找"
        label="失联党员"
        viewKey="search"
        columns={columns}
        choices={STATE_CHOICES}
        choicesLabel="状态"
        filter={filter}
        unfiltered={ALL_OPEN}
        onFilter={onFilter}
        pageOptions={pageOptions}
        makeFile={(asked, options) => client.search.listFile(asked, options)}
        unit="名"
        rowId={rowId}
        note={overdue}
        onOpen={({ id }) => show(id)}
        create={{ text: '立失联记录', go: () => setOpening(true) }}
        actions={
          <>
            <Button onClick={() => void navigate({ to: PLACE.lostWatch })}>关注名单</Button>
            <Button onClick={() => void navigate({ to: PLACE.lostContacts })}>联系方式核对</Button>
            <Button onClick={() => void navigate({ to: PLACE.lostMonths })}>重点月报</Button>
          </>
        }
        words={WORDS}
      />
      {opening && <OpenCaseDialog onClose={() => setOpening(false)} onOpened={show} />}
    </>
  )
}
