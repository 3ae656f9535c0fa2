/** Lists of the room as workbook and on paper, in one menu. */

import { Button, Dropdown } from 'antd'
import type { Inputs } from '../../shared/api/contract.ts'
import { download, printPage } from '../shell/files.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { useTasks } from '../shell/tasks.tsx'

type Kind = Inputs['dossier']['ledger']['kind']

export interface DossierLedgerProps {
  /** what the button says */
  label: string
  lists: readonly { kind: Kind; name: string }[]
  /** further lines of the menu */
  more?: readonly { label: string; onClick: () => void }[]
  /** what must be done first: marks that are not saved yet */
  before?: () => Promise<void>
}

export function DossierLedger({ label, lists, more = [], before }: DossierLedgerProps) {
  const { client } = useOffice()
  const { run } = useTasks()
  const messages = useMessages()
  const { orgId, asOf } = useScope()
  const make = async (kind: Kind, format: 'xlsx' | 'html', what: string) => {
    await before?.()
    return run(what, ({ signal }) =>
      client.dossier.ledger({ kind, format, ...(orgId === null ? {} : { orgId }), asOf }, { signal }),
    )
  }
  const workbook = async (kind: Kind, name: string) => {
    const made = await make(kind, 'xlsx', `${name} Excel`)
    if (made.ok) download(made.value)
  }
  const print = async (kind: Kind, name: string) => {
    const made = await make(kind, 'html', `打印${name}`)
    if (!made.ok) return
    const problem = await printPage(made.value)
    if (problem !== null) messages.fail({ code: 'PRINT_FAILED', message: problem })
  }
  const items = [
    ...more.map(one => ({ key: one.label, ...one })),
    ...lists.flatMap(({ kind, name }) => [
      { key: `${kind} print`, label: `打印${name}`, onClick: () => void print(kind, name) },
      { key: `${kind} xlsx`, label: `导出${name}`, onClick: () => void workbook(kind, name) },
    ]),
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button aria-haspopup="menu">{label} ▾</Button>
    </Dropdown>
  )
}
