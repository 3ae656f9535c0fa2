/** 问题台账: every finding with where it stands; beside it what was done and what may follow. */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { FindingRow } from '../../shared/dossier/findingMethods.ts'
import { useOffice } from '../shell/office.tsx'
import { memberPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { CaseList, type CaseAsked } from '../ui/CaseList.tsx'
import type { PageRequest } from '../ui/grid/pagedRows.ts'
import { CheckMarkedDialog } from './CheckDialogs.tsx'
import {
  FINDING_CHOICES,
  WORK_OPEN,
  type DossierWorkFilter,
  type WorkListProps,
} from './dossierWorkFilter.ts'
import { findingColumns } from './findingColumns.tsx'
import { FindingPanel } from './FindingPanel.tsx'
import { OpenFindingDialog } from './OpenFindingDialog.tsx'

const WORDS = {
  row: '选问题',
  open: '打开党员卡',
  search: '在问题台账中筛选',
  noMatch: '没有符合条件的档案问题。',
  none: '没有未了结的档案问题。五件材料标记后点“登记核查结论”，缺和不规范的自动列到这里；其他问题点“登记问题”。',
}

const UNFILTERED = { state: WORK_OPEN.finding, text: '' }

const rowId = (row: FindingRow) => String(row.id)

export function FindingList({ filter, tabs, onChange }: WorkListProps) {
  const { client, queries } = useOffice()
  const navigate = useNavigate()
  const { day, readOnly } = useScope()
  const [dialog, setDialog] = useState<'open' | 'check' | null>(null)
  const columns = useMemo(() => findingColumns(day), [day])
  const pageOptions = useCallback(
    (asked: CaseAsked<DossierWorkFilter['finding']>, page: PageRequest) =>
      queries.dossier.findings.queryOptions({ input: { ...asked, page } }),
    [queries],
  )
  return (
    <>
      <CaseList
        title="档案问题"
        label="问题台账"
        tabs={tabs}
        viewKey="dossier.findings"
        columns={columns}
        choices={FINDING_CHOICES}
        choicesLabel="只看"
        filter={{ state: filter.finding, text: filter.text }}
        unfiltered={UNFILTERED}
        onFilter={({ state: finding = filter.finding, text = filter.text }) => onChange({ finding, text })}
        pageOptions={pageOptions}
        makeFile={(asked, options) => client.dossier.findingsFile(asked, options)}
        unit="个"
        rowId={rowId}
        onOpen={row => void navigate({ to: memberPlace(row.memberId) })}
        actions={
          <Button disabled={readOnly} onClick={() => setDialog('check')}>
            登记核查结论
          </Button>
        }
        create={{ text: '登记问题', go: () => setDialog('open'), inEmpty: false }}
        panel={{
          label: '档案问题',
          of: ({ id }) => <FindingPanel key={id} id={id} readOnly={readOnly} />,
        }}
        words={WORDS}
      />
      {dialog === 'open' && <OpenFindingDialog onClose={() => setDialog(null)} />}
      {dialog === 'check' && <CheckMarkedDialog onClose={() => setDialog(null)} />}
    </>
  )
}
