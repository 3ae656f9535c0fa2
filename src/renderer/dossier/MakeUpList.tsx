/** 补办档案: every case with its stage and what comes next. */

import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { MakeUpRow } from '../../shared/dossier/makeUpMethods.ts'
import { useOffice } from '../shell/office.tsx'
import { makeUpPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { CaseList, type CaseAsked } from '../ui/CaseList.tsx'
import type { PageRequest } from '../ui/grid/pagedRows.ts'
import {
  MAKE_UP_CHOICES,
  WORK_OPEN,
  type DossierWorkFilter,
  type WorkListProps,
} from './dossierWorkFilter.ts'
import { makeUpColumns } from './makeUpColumns.tsx'
import { OpenMakeUpDialog } from './OpenMakeUpDialog.tsx'

const WORDS = {
  row: '选补办',
  open: '打开补办',
  search: '在补办档案中筛选',
  noMatch: '没有符合条件的补办。',
  none: '没有正在办理的补办。整档遗失或缺少必要材料的党员，在这里立案，按程序逐步补办。',
}

const UNFILTERED = { state: WORK_OPEN.makeUp, text: '' }

const rowId = (row: MakeUpRow) => String(row.id)

export function MakeUpList({ filter, tabs, onChange }: WorkListProps) {
  const { client, queries } = useOffice()
  const navigate = useNavigate()
  const { day } = useScope()
  const [opening, setOpening] = useState(false)
  const columns = useMemo(() => makeUpColumns(day), [day])
  const pageOptions = useCallback(
    (asked: CaseAsked<DossierWorkFilter['makeUp']>, page: PageRequest) =>
      queries.dossier.makeUps.queryOptions({ input: { ...asked, page } }),
    [queries],
  )
  const show = useCallback((id: number) => void navigate({ to: makeUpPlace(id) }), [navigate])
  return (
    <>
      <CaseList
        title="档案问题"
        label="补办档案"
        tabs={tabs}
        viewKey="dossier.makeUps"
        columns={columns}
        choices={MAKE_UP_CHOICES}
        choicesLabel="只看"
        filter={{ state: filter.makeUp, text: filter.text }}
        unfiltered={UNFILTERED}
        onFilter={({ state: makeUp = filter.makeUp, text = filter.text }) => onChange({ makeUp, text })}
        pageOptions={pageOptions}
        makeFile={(asked, options) => client.dossier.makeUpsFile(asked, options)}
        unit="件"
        rowId={rowId}
        onOpen={({ id }) => show(id)}
        create={{ text: '补办立案', go: () => setOpening(true) }}
        words={WORDS}
      />
      {opening && <OpenMakeUpDialog onClose={() => setOpening(false)} onOpened={show} />}
    </>
  )
}
