/** 三不名单: who paid no dues, took part in no organisation life or did no task for six months, and the case it calls for. */

import { Button, Segmented } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { z } from 'zod'
import { FAULT, FAULTS, type Fault } from '../../shared/duty/codes.ts'
import { lineOf, THREE_NO_COLUMNS } from '../../shared/duty/listColumns.ts'
import type { ThreeNoRow } from '../../shared/duty/methods.ts'
import { runText } from '../../shared/duty/rules.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { OpenDisposalDialog } from '../disposal/OpenDisposalDialog.tsx'
import { useBranchChips } from '../shell/branchChips.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useListState } from '../shell/listState.ts'
import { useOffice } from '../shell/office.tsx'
import { disposalPlace, memberPlace, PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { ColumnChooser } from '../ui/grid/ColumnChooser.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import { useGridView } from '../ui/grid/gridView.ts'
import { gridColumns, type ColumnLook } from '../ui/grid/listedColumns.ts'
import { usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'
import { shownColumns } from '../ui/grid/shownColumns.ts'
import { ListFileButtons } from '../ui/ListFileButtons.tsx'
import { useListFiles } from '../ui/listFiles.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import styles from './duty.module.css'

const HINTS = [
  { keys: '↑↓', what: '选党员' },
  { keys: 'Enter', what: '立处置案，已立的打开' },
]

const CHOICES = ['ALL', ...FAULTS] as const
type Choice = (typeof CHOICES)[number]

const filterSchema = z.strictObject({ fault: z.enum(CHOICES) })

function faultLook(fault: Fault): ColumnLook<ThreeNoRow> {
  return {
    render: row => {
      const line = lineOf(row, fault)
      return line === undefined ? null : (
        <FindingText level={line.full ? 'error' : 'note'} text={runText(line)} />
      )
    },
  }
}

const LOOKS = {
  name: { pinned: true, fixed: true, opens: true },
  LIFE: faultLook('LIFE'),
  DUES: faultLook('DUES'),
  WORK: faultLook('WORK'),
  standing: { grow: true },
} as const

const rowId = (row: ThreeNoRow) => String(row.memberId)
const rowName = (row: ThreeNoRow) => row.name

export default function ThreeNoScreen() {
  const { client, queries } = useOffice()
  const navigate = useNavigate()
  const { orgId, asOf, day, readOnly } = useScope()
  const [{ fault }, setFilter] = useListState('duty.threeNo', {
    schema: filterSchema,
    initial: { fault: 'ALL' as const },
  })
  const [view, setView] = useGridView('threeNo')
  const [opening, setOpening] = useState<ThreeNoRow | null>(null)
  const input = useMemo(
    () => ({
      ...(fault === 'ALL' ? {} : { fault }),
      ...(orgId === null ? {} : { orgId }),
      ...(asOf === undefined ? {} : { asOf }),
    }),
    [fault, orgId, asOf],
  )
  const columns = useMemo(() => gridColumns(THREE_NO_COLUMNS, day, LOOKS), [day])
  const files = useListFiles('三不名单', (format, task) =>
    client.duty.threeNoFile({ ...input, columns: shownColumns(columns, view), format }, task),
  )
  useKeyHints(HINTS)
  const pageOptions = useCallback(
    (page: PageRequest) => queries.duty.threeNo.queryOptions({ input: { ...input, page } }),
    [queries, input],
  )
  const source = usePagedRows<ThreeNoRow>(pageOptions, view.active?.row ?? 0)
  const onOpen = useCallback(
    (row: ThreeNoRow) => {
      if (row.disposal !== null) void navigate({ to: disposalPlace(row.disposal.id) })
      else if (readOnly) void navigate({ to: memberPlace(row.memberId) })
      else setOpening(row)
    },
    [navigate, readOnly],
  )
  const choose = (next: Choice) => {
    setFilter(() => ({ fault: next }))
    setView(now => ({ ...now, scroll: 0, active: null }))
  }
  const branchChips = useBranchChips()
  const active = source.loaded.find(({ index }) => index === (view.active?.row ?? 0))?.row ?? null
  return (
    <>
      <PageHeader
        title="三不名单"
        asOf={asOf}
        count={source.total === null ? '' : `${source.total}名`}
        actions={
          <>
            <Button onClick={() => void navigate({ to: PLACE.disposal })}>‹ 组织处置</Button>
            <ColumnChooser columns={columns} view={view} onView={setView} />
            <ListFileButtons files={files} />
            <Button
              disabled={!active}
              onClick={() => {
                if (active) void navigate({ to: memberPlace(active.memberId) })
              }}
            >
              打开党员卡
            </Button>
            <Button
              type="primary"
              disabled={readOnly || active?.disposal !== null}
              onClick={() => setOpening(active)}
            >
              立处置案
            </Button>
          </>
        }
      >
        <FilterChips chips={branchChips}>
          <Segmented<Choice>
            size="small"
            aria-label="表现"
            value={fault}
            options={CHOICES.map(value => ({
              value,
              label: value === 'ALL' ? '全部' : labelOf(FAULT, value),
            }))}
            onChange={choose}
          />
          <span className={styles.quiet}>
            没有正当理由，连续月数达到规定的在册党员。理由在党员卡“任务”里登记。
          </span>
        </FilterChips>
      </PageHeader>
      <DataGrid
        label="三不名单"
        columns={columns}
        source={source}
        rowId={rowId}
        rowName={rowName}
        view={view}
        onView={setView}
        onOpen={onOpen}
        follow
        autoFocus
        empty={<EmptyState text="这份名单上没有人。" />}
      />
      {opening && (
        <OpenDisposalDialog
          member={{ id: opening.memberId, name: opening.name }}
          source="THREE_NO"
          proposed={{
            kind: 'SELF_LEFT',
            grounds: opening.grounds,
            note: '“三不”名单',
            sinceOn: opening.sinceOn,
            facts: opening.facts,
          }}
          onClose={() => setOpening(null)}
          onOpened={id => void navigate({ to: disposalPlace(id) })}
        />
      )}
    </>
  )
}
