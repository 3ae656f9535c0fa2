/** The button 调整: what may become of an organisation on a day. */

import { Button, Dropdown } from 'antd'
import { useState, type ComponentType } from 'react'
import type { OrganisationNode } from '../../shared/organisation/methods.ts'
import { mayHoldMembers } from '../../shared/organisation/rules.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { ConfirmChange } from '../ui/ConfirmChange.tsx'
import { DissolveForm, MoveForm, type ChangeFormProps } from './changeForms.tsx'
import { MergeForm } from './MergeForm.tsx'
import { SplitForm } from './SplitForm.tsx'

function RemoveForm({ node, onClose }: ChangeFormProps) {
  const { client } = useOffice()
  const { run } = useWrite(client.organisation.remove, { quiet: true })
  return (
    <ConfirmChange
      title="删除误建的党组织"
      effect={`将删除“${node.fullName}”，以前日期的列表中也不再有它。它须没有党员，也没有下级。确曾成立过的请用“撤销”。`}
      confirmText="删除"
      onConfirm={() => run({ id: node.id })}
      onClose={onClose}
    />
  )
}

interface Entry {
  label: string
  form: ComponentType<ChangeFormProps>
  /** needs members of its own */
  ofBranches?: true
}

const ENTRIES: Readonly<Record<string, Entry>> = {
  move: { label: '改属其他上级', form: MoveForm },
  merge: { label: '合并支部', form: MergeForm, ofBranches: true },
  split: { label: '分出新支部', form: SplitForm, ofBranches: true },
  dissolve: { label: '撤销', form: DissolveForm },
  remove: { label: '删除误建的', form: RemoveForm },
}

export function ChangeMenu({ node, disabled }: { node: OrganisationNode; disabled: boolean }) {
  const [open, setOpen] = useState<string | null>(null)
  const items = Object.entries(ENTRIES)
    .filter(([, { ofBranches }]) => ofBranches !== true || mayHoldMembers(node.kind))
    .map(([key, { label }]) => ({ key, label, onClick: () => setOpen(key) }))
  const Form = open === null ? undefined : ENTRIES[open]?.form
  return (
    <>
      <Dropdown trigger={['click']} disabled={disabled} menu={{ items }}>
        <Button size="small" aria-haspopup="menu">
          调整 ▾
        </Button>
      </Dropdown>
      {Form && <Form node={node} onClose={() => setOpen(null)} />}
    </>
  )
}
