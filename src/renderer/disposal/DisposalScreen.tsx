/** 组织处置: every case with its stage, what comes next and what is overdue. */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { DisposalRow } from '../../shared/disposal/methods.ts'
import { useOffice } from '../shell/office.tsx'
import { disposalPlace, PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { CaseList, type CaseAsked } from '../ui/CaseList.tsx'
import type { PageRequest } from '../ui/grid/pagedRows.ts'
import { disposalColumns } from './disposalColumns.tsx'
import { ALL_OPEN, STATE_CHOICES, useDisposalFilter, type DisposalFilter } from './disposalFilter.ts'
import { OpenDisposalDialog } from './OpenDisposalDialog.tsx'

const WORDS = {
  row: '选案件',
  open: '打开处置案',
  search: '在处置案中筛选',
  noMatch: '没有符合条件的处置案。',
  none: '没有正在办理的处置案。支委会初步认定为不合格的党员，在这里立案，按程序逐步办理。',
}

const rowId = (row: DisposalRow) => String(row.id)

export default function DisposalScreen() {
  const { client, queries } = useOffice()
  const navigate = useNavigate()
  const { day } = useScope()
  const [filter, setFilter] = useDisposalFilter()
  const [opening, setOpening] = useState(false)
  const columns = useMemo(() => disposalColumns(day), [day])
  const pageOptions = useCallback(
    (asked: CaseAsked<DisposalFilter['state']>, page: PageRequest) =>
      queries.disposal.list.queryOptions({ input: { ...asked, page } }),
    [queries],
  )
  const onFilter = useCallback(
    (patch: Partial<DisposalFilter>) => setFilter(now => ({ ...now, ...patch })),
    [setFilter],
  )
  const show = useCallback((id: number) => void navigate({ to: disposalPlace(id) }), [navigate])
  return (
    <>
      <CaseList
        title="组织处置"
        label="组织处置"
        viewKey="disposal"
        columns={columns}
        choices={STATE_CHOICES}
        choicesLabel="进度"
        filter={filter}
        unfiltered={ALL_OPEN}
        onFilter={onFilter}
        pageOptions={pageOptions}
        makeFile={(asked, options) => client.disposal.listFile(asked, options)}
        unit="件"
        rowId={rowId}
        onOpen={({ id }) => show(id)}
        actions={<Button onClick={() => void navigate({ to: PLACE.threeNo })}>三不名单</Button>}
        create={{ text: '立案', go: () => setOpening(true) }}
        words={WORDS}
      />
      {opening && <OpenDisposalDialog onClose={() => setOpening(false)} onOpened={show} />}
    </>
  )
}
