/** 备份: when the last one was made, making one now, getting one back, and whether the register is whole. */

import { Button, Checkbox } from 'antd'
import { useMemo, useState } from 'react'
import { howLongAgo } from '../shell/BottomBar.tsx'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useMessages } from '../shell/messages.tsx'
import { useOffice } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { useTasks } from '../shell/tasks.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import { useGridView } from '../ui/grid/gridView.ts'
import { useAllRows } from '../ui/grid/pagedRows.ts'
import { shownColumns } from '../ui/grid/shownColumns.ts'
import { ListFileButtons } from '../ui/ListFileButtons.tsx'
import { useListFiles } from '../ui/listFiles.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SplitScreen } from '../ui/SplitScreen.tsx'
import { backupColumns, restoreColumn } from './backupColumns.tsx'
import { BackupPanel } from './BackupPanel.tsx'
import { useBackups, type Backup } from './backups.ts'
import { RestoreDialog } from './RestoreDialog.tsx'

const HINTS = [
  { keys: '↑↓', what: '选备份' },
  { keys: 'Enter', what: '恢复' },
]

const rowId = (row: Backup) => row.key
const rowName = (row: Backup) => row.fileName

export default function BackupScreen() {
  const { client } = useOffice()
  const { today } = useScope()
  const { run, running } = useTasks()
  const messages = useMessages()
  const { own, others, sticks } = useBackups()
  const [withOthers, setWithOthers] = useState(false)
  const [chosen, setChosen] = useState<Backup | null>(null)
  const [view, setView] = useGridView('backup')
  useKeyHints(HINTS)

  const rows = useMemo(
    () => (own === undefined ? undefined : withOthers ? [...own, ...others] : [...own]),
    [own, others, withOthers],
  )
  const source = useAllRows(rows)
  const told = useMemo(() => backupColumns(today, withOthers), [today, withOthers])
  const columns = useMemo(() => [...told, restoreColumn(setChosen)], [told])
  const files = useListFiles('备份', (format, task) =>
    client.vault.backupsFile({ others: withOthers, columns: shownColumns(told, view), format }, task),
  )
  const busy = running.length > 0
  const backUp = async (place?: string) => {
    const result = await run('备份', ({ signal }) =>
      client.vault.backup(place === undefined ? {} : { place }, { signal }),
    )
    if (result.ok) messages.done(`已备份并核对，共${result.value.members}名党员`)
  }
  const [newest] = own ?? []
  const count =
    own === undefined
      ? ''
      : newest
        ? `上次备份 ${howLongAgo(newest.madeAt, today).text}，共${own.length}份`
        : '还没有备份过'
  return (
    <>
      <PageHeader
        title="备份"
        count={count}
        actions={
          <>
            <ListFileButtons files={files} />
            {sticks.map(stick => (
              <Button key={stick.key} disabled={busy} onClick={() => void backUp(stick.key)}>
                备份到{stick.label}
              </Button>
            ))}
            <Button type="primary" disabled={busy} onClick={() => void backUp()}>
              立即备份
            </Button>
          </>
        }
        {...(others.length === 0
          ? {}
          : {
              children: (
                <Checkbox checked={withOthers} onChange={event => setWithOthers(event.target.checked)}>
                  也列出其他台账的备份（{others.length}份）
                </Checkbox>
              ),
            })}
      />
      <SplitScreen
        panelLabel="存放与核对"
        list={
          <DataGrid
            label="备份"
            columns={columns}
            source={source}
            rowId={rowId}
            rowName={rowName}
            view={view}
            onView={setView}
            onOpen={setChosen}
            autoFocus
            follow
            empty={
              <EmptyState text="还没有备份。备份是一个加密文件，用台账的口令才能打开。">
                <Button disabled={busy} onClick={() => void backUp()}>
                  现在备份
                </Button>
              </EmptyState>
            }
          />
        }
        panel={<BackupPanel newest={newest} sticks={sticks.length} />}
      />
      {chosen && <RestoreDialog backup={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}
