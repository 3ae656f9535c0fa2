/** Lists of the room as workbook and on paper, in one menu. */

import { Button, Dropdown } from 'antd'
import type { Inputs } from '../../shared/api/contract.ts'
import { useHandOver } from '../shell/handOver.ts'
import { useOffice } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'

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
  const { save, print } = useHandOver()
  const { orgId, asOf } = useScope()
  const hand = async (kind: Kind, name: string, format: 'xlsx' | 'html') => {
    await before?.()
    const [handOver, title] =
      format === 'html' ? ([print, `打印${name}`] as const) : ([save, `${name} Excel`] as const)
    await handOver(title, options =>
      client.dossier.ledger({ kind, format, ...(orgId === null ? {} : { orgId }), asOf }, options),
    )
  }
  const items = [
    ...more.map(one => ({ key: one.label, ...one })),
    ...lists.flatMap(({ kind, name }) => [
      { key: `${kind} print`, label: `打印${name}`, onClick: () => void hand(kind, name, 'html') },
      { key: `${kind} xlsx`, label: `导出${name}`, onClick: () => void hand(kind, name, 'xlsx') },
    ]),
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button aria-haspopup="menu">{label} ▾</Button>
    </Dropdown>
  )
}
